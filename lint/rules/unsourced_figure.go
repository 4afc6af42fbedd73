package rules

import (
	"bytes"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/complint/comparisons/internal/lazy"
	"github.com/complint/comparisons/lint"
	"github.com/complint/comparisons/lint/comparison"
)

var unsourcedFigure = lint.Rule{Name: "unsourced-figure", Severity: lint.Info, Run: runUnsourcedFigure}

// What makes a number a figure: a currency before it, or after it a percent
// sign, a currency, or what makes it a multiple. A multiple stands alone or
// before what it compares: "2x USB" is a number of things.
var (
	beforeFigure = lazy.Regexp(`(?:[$€£¥₹₩]|\b(?:` + currencies + `))\s?$`)
	afterFigure  = lazy.Regexp(`^(?:` + strings.Join([]string{
		`\s?[%％‰]`,
		`\s(?i:percent|per cent|prozent|pour cent|por ciento|por cento|per cento|procent)\b`,
		`\s?[€£¥₹₩円元원]`,
		`\s?(?:` + currencies + `|dollars|euros?)\b`,
		`\s?[x×](?:[\s.,;:!?)]*$|\s+(?:` + comparatives + `)\b)`,
		`\s?(?:times|mal|fois|veces|vezes|volte|keer)\s+(?:` + comparatives + `)\b`,
		`倍`,
	}, "|") + `)`)
)

// wholeShare matches what is said of a thing as a whole and is no measurement:
// "100 % open source".
var wholeShare = lazy.Regexp(`^100\s?[%％]`)

const (
	currencies   = `USD|EUR|GBP|CHF|JPY|CNY|INR|AUD|CAD`
	comparatives = `as|the|more|less|fewer|faster|slower|cheaper|smaller|larger|bigger|higher|lower|better|longer|shorter|` +
		`so|schneller|mehr|weniger|plus|moins|más|menos|mais|più|meno`
)

// runUnsourcedFigure reports the first figure that has no source, and how many
// more there are: a page without sources is one thing to mend.
func runUnsourcedFigure(p *lint.Pass) {
	if len(p.Sources) > 0 || len(sections(p, comparison.SectionSources)) > 0 {
		return
	}
	var found []comparison.Span
	for _, key := range [...]string{"options", "criteria", "verdict", "picks", "faq", "faqs"} {
		eachScalar(p.Param(key), func(span comparison.Span) bool {
			if !bytes.Contains(p.Source[span.Start:span.End], []byte("](")) {
				found = appendFigures(found, p.Source, span)
			}
			return true
		})
	}
	for _, block := range p.Blocks() {
		if block.Notes > 0 {
			return // the notes are the page's sources
		}
		if block.Cites {
			continue
		}
		for _, span := range block.Text {
			found = appendFigures(found, p.Source, span)
		}
	}
	if len(found) > 0 {
		p.Reportf(found[0], "figure without a source%s: link to where it comes from, or add a section `## Sources`", andMore(len(found)-1))
	}
}

// appendFigures adds the figures in a part of the source.
func appendFigures(found []comparison.Span, source []byte, within comparison.Span) []comparison.Span {
	text := source[within.Start:within.End]
	done := 0 // the end of the last figure, whose currency is no other's
	for at := 0; at < len(text); {
		start := bytes.IndexAny(text[at:], "0123456789")
		if start < 0 {
			break
		}
		start += at
		at = start + len(text[start:]) - len(bytes.TrimLeft(text[start:], "0123456789.,"))
		end := start + len(bytes.TrimRight(text[start:at], ".,"))
		if figure, ok := figureAt(text, done, start, end); ok && !wholeShare().Match(text[start:]) {
			found = append(found, comparison.Span{Start: within.Start + figure.Start, End: within.Start + figure.End})
			done = figure.End
		}
	}
	return found
}

// figureAt returns the figure that a number is part of, if it is. Nothing before
// done belongs to it.
func figureAt(text []byte, done, start, end int) (comparison.Span, bool) {
	const reach = len(" USD ")
	from := max(start-reach, done)
	if m := beforeFigure().FindIndex(text[from:start]); m != nil {
		return comparison.Span{Start: from + m[0], End: end}, true
	}
	before, _ := utf8.DecodeLastRune(text[:start])
	if start > 0 && (before == '_' || unicode.In(before, unicode.Latin)) {
		return comparison.Span{}, false // the number of a name
	}
	if m := afterFigure().FindIndex(text[end:]); m != nil {
		return comparison.Span{Start: start, End: end + m[1]}, true
	}
	return comparison.Span{}, false
}

// andMore says how many more there are, if there are any.
func andMore(n int) string {
	switch n {
	case 0:
		return ""
	case 1:
		return ", and one more"
	}
	return ", and " + strconv.Itoa(n) + " more"
}
