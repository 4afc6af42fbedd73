package comparison

import (
	"bytes"
	"slices"
	"strings"

	"github.com/complint/comparisons/internal/lazy"
)

// unclosed reports a part whose last tag does not come. Before is the tag in
// front of which it has to end at the latest, nil for the end of the file.
func (w *bodyWriter) unclosed(open openPart, before *Tag) {
	name := open.tag.Name.Value
	w.problem(open.tag.Span, "shortcode %q is not closed: end it with {{< /%[1]s >}}, or write {{< %[1]s />}} to show what the page gives elsewhere", name)
	if at, ok := w.endOf(open, before); ok {
		problem := w.page.ShortcodeErrors[len(w.page.ShortcodeErrors)-1]
		problem.Edits = []Edit{{Span{at, at}, "\n" + closingTag(open.tag)}}
	}
}

// closingTag writes the last tag of a part in the notation of the first.
func closingTag(tag *Tag) string {
	if tag.Markup {
		return "{{% /" + tag.Name.Value + " %}}"
	}
	return "{{< /" + tag.Name.Value + " >}}"
}

// endOf returns where the content of an unclosed part ends, if that is
// certain: the tag begins a line, and from there on comes what such a part
// holds and nothing else, up to the next tag that cannot stand in it, to the
// next heading that cannot, or to the end of the file. What could hide such a
// tag or heading (code, HTML, shortcodes of others that are not closed) leaves
// it uncertain, and so does a part that front matter gives: the tag may be
// there to show that one.
func (w *bodyWriter) endOf(open openPart, before *Tag) (int, bool) {
	source := w.page.Source
	if w.cut || !w.beginsLine(open.tag.Span.Start) || w.isData(open.part) {
		return 0, false
	}
	start := open.tag.Span.End
	stop, ok := w.nextStop(open, before)
	if !ok {
		return 0, false
	}
	content := Span{start, start + len(bytes.TrimRight(source[start:stop], asciiSpace))}
	return content.End, isWhole(open.name, string(source[content.Start:content.End]))
}

func (w *bodyWriter) beginsLine(at int) bool {
	return at == w.page.FrontMatter.Body || w.page.Source[at-1] == '\n'
}

// isData reports whether what a part shows is data, of this page or another.
func (w *bodyWriter) isData(p *part) bool {
	keys := map[string][]string{"verdict": {"verdict"}, "faq": {"faq", "faqs"}, "cta": {"cta"}, "table": {"criteria"}}[p.name]
	if slices.ContainsFunc(keys, func(key string) bool { return w.page.Param(key) != nil }) {
		return true
	}
	return p.params["page"].Value != "" || p.params["url"].Value != "" ||
		keys == nil && len(w.page.Param("options").Maps()) > 0
}

// maxAround is how many shortcodes may be open within a part whose end is
// looked for. With a limit, a page of nothing but first tags is read once.
const maxAround = 3

// nextStop returns the offset of the tag or heading that ends the content of a
// part.
func (w *bodyWriter) nextStop(open openPart, before *Tag) (int, bool) {
	var around []string // shortcodes that are open within the part
	for _, lexeme := range open.after {
		tag := lexeme.Tag
		switch {
		case tag == nil:
			if len(around) > 0 {
				continue
			}
			if at := nextHeading(w.page.Source, lexeme.Span, open.headings()); at >= 0 {
				// Within another part, headings divide nothing.
				return at, open.headings() == anyHeading || open.tag == w.open[0].tag
			}
		case tag == before || len(around) == 0 && open.endsAt(tag):
			return tag.Span.Start, len(around) == 0 && w.beginsLine(tag.Span.Start)
		case len(around) == 0 && open.doubts(tag):
			return 0, false
		case tag.Closing:
			if len(around) == 0 || tag.Name.Value != "" && tag.Name.Value != around[len(around)-1] {
				return 0, false
			}
			around = around[:len(around)-1]
		case !tag.SelfClosing:
			if around = append(around, tag.Name.Value); len(around) > maxAround {
				return 0, false
			}
		}
	}
	return len(w.page.Source), len(around) == 0
}

// endsAt reports whether a tag cannot stand in a part: an option holds parts of
// its own, an FAQ its questions, the others none.
func (p *part) endsAt(tag *Tag) bool {
	inner, ours := strings.CutPrefix(tag.Name.Value, partPrefix)
	if !ours || tag.Closing {
		return false
	}
	switch p.name {
	case "option":
		return (&part{name: inner}).standsAlone()
	case "faq":
		return inner != "question"
	}
	return true
}

// doubts reports whether a tag in an option may stand after it: it names the
// option that it belongs to.
func (p *part) doubts(tag *Tag) bool {
	return p.name == "option" && slices.ContainsFunc(tag.Params, func(param Param) bool {
		return param.Name.Value == "" || param.Name.Value == "option"
	})
}

// anyHeading is the level of the last of all headings.
const anyHeading = 6

// headings returns the level up to which headings end a part. Text may have
// headings of its own.
func (p *part) headings() int {
	switch p.name {
	case "option", "verdict", "faq", "question", "cta":
		return 2
	}
	return anyHeading
}

var atxHeading = lazy.Regexp(`(?m)^ {0,3}(#{1,6})(?:[ \t\r]|$)`)

// nextHeading returns the offset of the first heading in a span of the source
// up to a level, -1 for none. A span may begin within a line.
func nextHeading(source []byte, span Span, level int) int {
	for _, at := range atxHeading().FindAllSubmatchIndex(source[span.Start:span.End], -1) {
		start := span.Start + at[0]
		if at[3]-at[2] <= level && (start == 0 || source[start-1] == '\n') {
			return start
		}
	}
	return -1
}

var (
	// hiding is what may make text of a tag or a heading, or a heading of a text.
	hiding   = lazy.Regexp("```|~~~|<!--|{{[<%]/\\*|(?m)^ {0,3}(?:(?:=+|-+)[ \t]*\r?$|<)")
	listItem = lazy.Regexp(`^ {0,3}(?:[-*+]|\d{1,9}[.)])[ \t]`)
	indented = lazy.Regexp(`^(?: {2}|\t)`)
	blankRow = lazy.Regexp(`\n[ \t]*\r?\n(?:[ \t]*\r?\n)*`)

	leadingBlank = lazy.Regexp(`^(?:[ \t\r]*\n)+`)
)

// isWhole reports whether the content of a part is what such a part holds:
// pros and cons a list, a table its rows, best-for a paragraph, others text.
func isWhole(name, content string) bool {
	if content = leadingBlank().ReplaceAllString(content, ""); content == "" || hiding().MatchString(content) {
		return false
	}
	blocks := blankRow().Split(content, -1)
	switch name {
	case "pros", "cons":
		return listItem().MatchString(blocks[0]) && !slices.ContainsFunc(blocks, func(block string) bool {
			return !listItem().MatchString(block) && !indented().MatchString(block)
		})
	case "table":
		return len(blocks) == 1 && content[0] == '|'
	case "best-for":
		return len(blocks) == 1
	}
	_, known := partParams[name]
	return known
}
