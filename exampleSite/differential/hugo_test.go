// Package differential holds the readers of complint to Hugo's own page parser,
// on the same bytes. It is a module of its own: were complint's module replaced
// in the go.mod of the example site, Hugo would download hundreds of archives to
// build the site.
package differential

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"github.com/complint/comparisons/lint/comparison"
	"github.com/gohugoio/hugo/parser/pageparser"
)

// content is a content file as either side reads it, in words: a text for
// each run of text and each tag of a shortcode, with all its positions.
type content struct {
	format  string
	block   comparison.Span // of the front matter, without white space around it
	body    int
	pieces  []string
	refused string // why the rest is not read, "" if it is
	unended bool   // refused because of the delimiters of the front matter
}

// hugo reads a file with Hugo's page parser, the way hugolib does.
func hugo(src []byte) content {
	items, err := pageparser.ParseBytes(src, pageparser.Config{})
	if err != nil {
		return content{refused: err.Error()}
	}
	c := content{format: "none"}
	for len(items) > 0 && (items[0].Type == pageparser.TypeIgnore || items[0].IsFrontMatter()) {
		if items[0].IsFrontMatter() {
			c.format = string(pageparser.FormatFromFrontMatterType(items[0].Type))
			c.block = trimmed(src, items[0].Pos(), items[0].Val(src))
		}
		items = items[1:]
		c.body = items[0].Pos()
	}
	if items[0].IsError() && c.format == "none" {
		c.format = formatOfError(items[0].Err)
		c.unended = true
		return c
	}
	c.readItems(src, items)
	return c
}

// trimmed returns where in the file val, which begins at pos, is without the
// white space around it.
func trimmed(src []byte, pos int, val []byte) comparison.Span {
	const space = " \t\n\v\f\r"
	end := pos + len(bytes.TrimRight(val, space))
	start := pos + len(val) - len(bytes.TrimLeft(val, space))
	return comparison.Span{Start: min(start, end), End: end}
}

// formatOfError returns which front matter Hugo could not end.
func formatOfError(err error) string {
	for _, format := range []string{"YAML", "TOML", "JSON"} {
		if strings.Contains(err.Error(), format) {
			return strings.ToLower(format)
		}
	}
	return err.Error()
}

// readItems reads the items of the body.
func (c *content) readItems(src []byte, items pageparser.Items) {
	var text runs
	for len(items) > 0 {
		item := items[0]
		switch {
		case item.IsText():
			text.add(item.Pos(), item.Pos()+len(item.Val(src)))
			items = items[1:]
		case item.IsLeftShortcodeDelim():
			c.pieces = text.flush(c.pieces)
			var tag string
			tag, items, c.refused = readTag(src, items)
			if c.refused != "" {
				return
			}
			c.pieces = append(c.pieces, tag)
		default:
			if item.IsError() {
				c.refused = item.Err.Error()
			}
			if item.IsDone() {
				c.pieces = text.flush(c.pieces)
				return
			}
			items = items[1:] // the summary divider
		}
	}
}

// runs are runs of text in the file. Neighbours are one.
type runs []comparison.Span

func (r *runs) add(start, end int) {
	switch last := len(*r) - 1; {
	case start == end:
	case last >= 0 && (*r)[last].End == start:
		(*r)[last].End = end
	default:
		*r = append(*r, comparison.Span{Start: start, End: end})
	}
}

func (r *runs) flush(pieces []string) []string {
	for _, s := range *r {
		pieces = append(pieces, fmt.Sprintf("text %v", s))
	}
	*r = nil
	return pieces
}

// tag is a tag of a shortcode as both sides have it. Hugo knows where values
// begin, but nothing of quotes.
type tag struct {
	start, end                           int
	name                                 string
	nameAt                               int
	markup, closing, selfClosing, inline bool
	params                               []param
}

type param struct {
	name, value     string
	nameAt, valueAt int
	isNamed         bool
}

func (t tag) String() string {
	out := fmt.Sprintf("tag [%d %d) %q at %d", t.start, t.end, t.name, t.nameAt)
	for _, flag := range []struct {
		name string
		on   bool
	}{{"markup", t.markup}, {"closing", t.closing}, {"self-closing", t.selfClosing}, {"inline", t.inline}} {
		if flag.on {
			out += " " + flag.name
		}
	}
	for _, p := range t.params {
		if p.isNamed {
			out += fmt.Sprintf(" %q at %d =", p.name, p.nameAt)
		}
		out += fmt.Sprintf(" %q at %d", p.value, p.valueAt)
	}
	return out
}

// readTag reads the items of a tag up to its right delimiter, and takes from
// them what hugolib's extractShortcode takes: what comes after the slash it
// skips. It returns the items that are left, and why Hugo refuses the tag.
func readTag(src []byte, items pageparser.Items) (string, pageparser.Items, string) {
	t := tag{start: items[0].Pos(), nameAt: -1, markup: items[0].IsShortcodeMarkupDelimiter()}
	slash := false
	for i := 1; i < len(items); i++ {
		switch item := items[i]; {
		case item.IsError():
			return "", nil, item.Err.Error()
		case item.IsRightShortcodeDelim():
			t.end = item.Pos() + len(item.Val(src))
			return t.String(), items[i+1:], t.refused()
		case item.IsShortcodeClose() && !slash:
			slash = true
			t.closing, t.selfClosing = i == 1, i > 1
		case item.IsShortcodeName() || item.IsInlineShortcodeName():
			if t.nameAt < 0 {
				t.name, t.nameAt = item.ValStr(src), item.Pos()
				t.inline = item.IsInlineShortcodeName()
			}
		case item.IsShortcodeParam() && !slash:
			p := param{value: item.ValStr(src), valueAt: item.Pos()}
			if value := items[i+1]; value.IsShortcodeParamVal() {
				p = param{p.value, value.ValStr(src), p.valueAt, value.Pos(), true}
			}
			t.params = append(t.params, p)
		}
	}
	return "", nil, "no end"
}

// refused says why hugolib refuses a tag that the page parser lets pass. At a
// tag without name but with parameters it panics.
func (t tag) refused() string {
	if t.nameAt < 0 && !t.closing {
		return "shortcode has no name"
	}
	if slices.ContainsFunc(t.params, func(p param) bool { return p.isNamed != t.params[0].isNamed }) {
		return "invalid state: invalid param type"
	}
	return ""
}

// complint reads a file with complint.
func complint(src []byte) content {
	page := comparison.Open(src)
	fm := page.FrontMatter
	c := content{
		format: fm.Format.String(),
		block:  trimmed(src, fm.Block.Start, src[fm.Block.Start:fm.Block.End]),
		body:   fm.Body,
	}
	if err := page.FrontMatterError; err != nil && isSplitError(err.Message) {
		c.unended = true
		return c
	}
	lexemes, err := comparison.Lex(src, fm.Body)
	var text runs
	for _, l := range lexemes {
		if l.Tag == nil {
			text.add(l.Span.Start, l.Span.End)
			continue
		}
		c.pieces = text.flush(c.pieces)
		c.pieces = append(c.pieces, convert(src, l.Tag).String())
	}
	c.pieces = text.flush(c.pieces)
	if err != nil {
		c.refused = err.Message
	}
	return c
}

// isSplitError tells an error about the delimiters of front matter from one
// about what is between them, which Hugo's page parser does not read.
func isSplitError(message string) bool {
	return strings.Contains(message, "front matter is not closed") || strings.Contains(message, "needs front matter")
}

// convert makes of the literals' positions those of their text.
func convert(src []byte, from *comparison.Tag) tag {
	t := tag{
		from.Span.Start, from.Span.End,
		from.Name.Value, from.Name.Span.Start,
		from.Markup, from.Closing, from.SelfClosing, from.Inline, nil,
	}
	if from.Name.Span.IsZero() {
		t.nameAt = -1
	}
	for _, p := range from.Params {
		out := param{value: p.Value.Value, valueAt: inQuotes(src, p.Value)}
		if !p.Name.Span.IsZero() {
			out.isNamed, out.name, out.nameAt = true, p.Name.Value, inQuotes(src, p.Name)
		}
		t.params = append(t.params, out)
	}
	return t
}

// inQuotes returns where the text of a literal begins: after the first quote,
// and after backslashes that are not part of it.
func inQuotes(src []byte, text comparison.Text) int {
	literal := string(src[text.Span.Start:text.Span.End])
	start := 0
	switch {
	case strings.HasPrefix(literal, `\`):
		start = strings.IndexByte(literal, '"') + 1
	case strings.HasPrefix(literal, `"`) && !strings.Contains(text.Value, `\`):
		start = len(literal) - len(strings.TrimLeft(literal[1:], `\`))
	case strings.HasPrefix(literal, `"`) || strings.HasPrefix(literal, "`"):
		start = 1
	}
	return text.Span.Start + start
}
