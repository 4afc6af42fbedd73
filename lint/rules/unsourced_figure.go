package rules

import (
	"bytes"
	"regexp"
	"strconv"
	"strings"

	"github.com/complint/comparisons/lint"
	"github.com/complint/comparisons/lint/comparison"
)

var unsourcedFigure = lint.Rule{Name: "unsourced-figure", Severity: lint.Info, Run: runUnsourcedFigure}

// figure matches a percentage, an amount of money, or a multiple. A multiple
// stands alone or before what it compares: "2x USB" is a number of things.
var figure = regexp.MustCompile(`(?i)` + strings.Join([]string{
	`\b\d[\d.,]*(?:\s?[%％‰]|\s(?:percent|per cent|prozent|pour cent|por ciento|por cento|per cento|procent)\b)`,
	`[$€£¥₹₩]\s?\d[\d.,]*`,
	`\b\d[\d.,]*\s?[€£¥₹₩円元원]`,
	`\b(?:USD|EUR|GBP|CHF|JPY|CNY|INR|AUD|CAD)\s?\d[\d.,]*`,
	`\b\d[\d.,]*\s?(?:USD|EUR|GBP|CHF|JPY|CNY|INR|AUD|CAD|dollars|euros?)\b`,
	`\b\d[\d.,]*\s?[x×](?:[\s.,;:!?)]*$|\s+(?:as|the|more|less|fewer|faster|slower|cheaper|smaller|larger|bigger|higher|lower|better|longer|shorter)\b)`,
	`\b\d[\d.,]*\s?(?:times|mal|fois|veces|vezes|volte|keer)\s+(?:as|the|more|less|fewer|faster|slower|cheaper|smaller|larger|bigger|higher|lower|better|longer|shorter|so|schneller|plus|moins|más|menos|mais|più|meno)\b`,
	`\d倍`,
}, "|"))

// wholeShare matches what is said of a thing as a whole and is no measurement:
// "100 % open source".
var wholeShare = regexp.MustCompile(`^100\s?[%％]$`)

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

func appendFigures(found []comparison.Span, source []byte, within comparison.Span) []comparison.Span {
	for _, m := range figure.FindAllIndex(source[within.Start:within.End], -1) {
		at := comparison.Span{Start: within.Start + m[0], End: within.Start + m[1]}
		if !wholeShare.Match(source[at.Start:at.End]) {
			found = append(found, at)
		}
	}
	return found
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
