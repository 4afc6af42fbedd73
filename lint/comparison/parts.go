package comparison

import (
	"bytes"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"
)

// partPrefix is the name space of the module's shortcodes.
const partPrefix = "comparison/"

// part is a shortcode of the module in the body of a page.
type part struct {
	name   string // without the name space
	span   Span   // of its first tag
	params map[string]Text
	places bool // it has no content: it shows what the page gives elsewhere
	// unmarked is set when nothing of the part is the page's own.
	unmarked bool
	// island is the content, in the Markdown of the body, of a {{< >}} that
	// stands in no other part: Hugo parses it by itself, so that no definition
	// of a link or footnote reaches in or out.
	island Span
	inner  []ast.Node // the blocks of the island
}

// partParams are the parameters that the shortcodes take, the positional ones
// first, and how many those are.
var partParams = map[string]struct {
	names      []string
	positional int
}{
	"option":   {[]string{"name", "title", "page", "lang"}, 1},
	"table":    {[]string{"role", "caption", "title", "page", "lang"}, 1},
	"pros":     {[]string{"option", "title", "page", "lang"}, 1},
	"cons":     {[]string{"option", "title", "page", "lang"}, 1},
	"best-for": {[]string{"option", "title", "page", "lang"}, 1},
	"verdict":  {[]string{"winner", "title", "page", "lang"}, 1},
	"faq":      {[]string{"title", "page", "lang"}, 1},
	"question": {[]string{"title"}, 1},
	"cta":      {[]string{"url", "label", "title", "page", "lang"}, 2},
	"page":     {[]string{"page", "lang", "h1"}, 1},
}

// Shortcodes returns the names of the module's shortcodes, without "comparison/",
// by the alphabet.
func Shortcodes() []string { return slices.Sorted(maps.Keys(partParams)) }

// ShortcodeParams returns the parameters of the shortcode comparison/NAME: those
// that need no name, in their order, and the others.
func ShortcodeParams(name string) (positional, named []string) {
	params := partParams[name]
	return params.names[:params.positional], params.names[params.positional:]
}

// paramValues are what the parameters may be that are not free.
var paramValues = map[string][]string{
	"role": {string(RoleGlance), string(RoleFull)},
	"h1":   {"none", "title", "site"},
}

// ShortcodeValues returns what a parameter of a shortcode may be: some words, or
// the name of an option.
func ShortcodeValues(param string) (values []string, option bool) {
	switch param {
	case "name", "option":
		return nil, true
	case "winner":
		return []string{"tie"}, true
	}
	return paramValues[param], false
}

// isAllowed reports whether a parameter is not given, empty, or one of its values.
func (p *part) isAllowed(param string) bool {
	value := p.params[param].Value
	return value == "" || slices.Contains(paramValues[param], value)
}

// wholePage is the shortcode that shows a whole comparison in a page whose
// layout is that of the theme. It has no content and makes no section.
const wholePage = partPrefix + "page"

// ShowsItself reports whether the body of an opened page shows the page's own
// comparison with comparison/page, so that it is one whatever its type.
func ShowsItself(page *Page) bool {
	if !bytes.Contains(page.Source, []byte(wholePage)) {
		return false
	}
	lexemes, _ := Lex(page.Source, page.FrontMatter.Body)
	return slices.ContainsFunc(lexemes, func(l Lexeme) bool {
		return l.Tag != nil && l.Tag.Name.Value == wholePage && !l.Tag.Closing && !namesPage(l.Tag)
	})
}

// namesPage reports whether a tag of comparison/page shows another page.
func namesPage(tag *Tag) bool {
	return slices.ContainsFunc(tag.Params, func(p Param) bool {
		return (p.Name.Value == "" || p.Name.Value == "page") && p.Value.Value != ""
	})
}

// kind returns what the section that a part makes is about.
func (p *part) kind() SectionKind {
	switch p.name {
	case "table":
		if role := p.params["role"].Value; role != "" {
			return SectionKind(role)
		}
		return SectionFull
	case "question":
		return SectionOther
	}
	return SectionKind(p.name)
}

// standsAlone reports whether a part ends the section before it, as a heading
// would, unless that has nothing but a heading yet. The others belong to the
// section of an option or of an FAQ.
func (p *part) standsAlone() bool {
	switch p.name {
	case "option", "table", "verdict", "faq", "cta":
		return true
	}
	return false
}

// option returns the option that a part names, as it is written.
func (p *part) option() Text {
	if p.name == "option" {
		return plainText(p.params["name"])
	}
	return plainText(p.params["option"])
}

func plainText(text Text) Text {
	text.Value = normalize(text.Value)
	return text
}

// markPrefix begins the headings that stand for the tags of parts, as the
// module's partial comparisons/shortcode.html writes them too. A number
// follows, or markEnd.
const (
	markPrefix = "cmp:"
	markEnd    = "end"
)

// summaryMark is what Hugo takes for the end of a summary. It is in no lexeme.
var summaryMark = []byte(summaryDivider)

// bodyWriter turns the body of a page into the Markdown that reaches Hugo's
// parser: the module's shortcodes become marks, the tags of others are left
// out and what stands between them stays.
type bodyWriter struct {
	page    *Page
	out     []byte
	origins []origin
	parts   []*part
	open    []openPart
	isOpen  map[string]int // how many parts of a name are open
	cut     bool           // what comes after an error is unknown
}

// openPart is a part whose last tag has not come yet.
type openPart struct {
	tag   *Tag
	after []Lexeme // all up to the end of the file
	*part
}

// readBody returns the Markdown of the body and the parts in it.
func readBody(page *Page) ([]byte, []origin, []*part) {
	from := page.FrontMatter.Body
	lexemes, err := Lex(page.Source, from)
	if err != nil {
		page.ShortcodeErrors = append(page.ShortcodeErrors, err)
	}
	w := &bodyWriter{page: page, isOpen: make(map[string]int), cut: err != nil}
	if len(lexemes) == 1 && lexemes[0].Tag == nil {
		span := lexemes[0].Span
		return page.Source[span.Start:span.End], []origin{{0, span, true}}, nil
	}
	at := from
	for i, lexeme := range lexemes {
		if bytes.HasPrefix(page.Source[at:lexeme.Span.Start], summaryMark) {
			w.out = append(w.out, "\n\n"...) // Hugo begins a paragraph here
		}
		at = lexeme.Span.End
		switch tag := lexeme.Tag; {
		case tag == nil:
			w.copy(lexeme.Span)
		case !strings.HasPrefix(tag.Name.Value, partPrefix) && tag.Name.Value != "":
			page.ForeignTags = append(page.ForeignTags, tag.Span)
		case tag.Closing:
			w.end(tag)
		default:
			w.begin(tag, lexemes[i+1:])
		}
	}
	for _, open := range slices.Backward(w.open) {
		w.unclosed(open, nil)
	}
	if len(w.origins) == 0 {
		w.origins = []origin{{0, Span{from, from}, true}}
	}
	return w.out, w.origins, w.parts
}

func (w *bodyWriter) problem(span Span, format string, args ...any) {
	w.page.ShortcodeErrors = append(w.page.ShortcodeErrors, &SyntaxError{Span: span, Message: fmt.Sprintf(format, args...)})
}

func (w *bodyWriter) copy(span Span) {
	w.origins = append(w.origins, origin{len(w.out), span, true})
	w.out = append(w.out, w.page.Source[span.Start:span.End]...)
}

// mark writes a heading that stands for a tag.
func (w *bodyWriter) mark(tag *Tag, what string) {
	w.origins = append(w.origins, origin{len(w.out), tag.Span, false})
	w.out = append(w.out, "\n\n###### "+markPrefix+what+"\n\n"...)
}

// begin reads the first tag of a part. The lexemes after it tell whether it
// has content.
func (w *bodyWriter) begin(tag *Tag, after []Lexeme) {
	p := w.readPart(tag)
	if tag.Name.Value == wholePage {
		w.whole(tag, p)
		return
	}
	if p.params["page"].Value != "" && len(w.open) > 0 {
		w.problem(tag.Span, "shortcode %q shows a part of another page: it cannot stand inside another part", tag.Name.Value)
	}
	p.places = tag.SelfClosing || w.isBlank(after)
	if !tag.SelfClosing {
		w.open = append(w.open, openPart{tag, after, p})
		w.isOpen[tag.Name.Value]++
	}
	if _, known := partParams[p.name]; p.params["page"].Value != "" || p.places && !known {
		p.unmarked = true
		return
	}
	w.mark(tag, strconv.Itoa(len(w.parts)))
	w.parts = append(w.parts, p)
	if p.places {
		w.page.Places = append(w.page.Places, Place{p.kind(), p.option(), tag.Span})
	} else if !tag.Markup && len(w.open) == 1 {
		p.island.Start = len(w.out)
	}
}

// whole checks a call of comparison/page.
func (w *bodyWriter) whole(tag *Tag, p *part) {
	switch {
	case tag.SelfClosing:
		w.problem(tag.Span, "shortcode %q takes no content: leave out the slash at its end", wholePage)
	case tag.Markup:
		w.problem(tag.Span, "shortcode %q gives HTML: write {{< %s >}}", wholePage, wholePage)
	case len(w.open) > 0:
		w.problem(tag.Span, "shortcode %q shows a whole comparison: it cannot stand inside another part", wholePage)
	case !p.isAllowed("h1"):
		w.problem(p.params["h1"].Span, "h1 is %q: write none, title or site", p.params["h1"].Value)
	}
}

// isBlank reports whether nothing but white space stands before the next tag,
// and that tag closes.
func (w *bodyWriter) isBlank(after []Lexeme) bool {
	for _, lexeme := range after {
		if lexeme.Tag != nil {
			return lexeme.Tag.Closing
		}
		if span := lexeme.Span; strings.Trim(string(w.page.Source[span.Start:span.End]), " \t\r\n") != "" {
			return false
		}
	}
	return false
}

// readPart reads the parameters of a part, and says which are wrong.
func (w *bodyWriter) readPart(tag *Tag) *part {
	p := &part{name: strings.TrimPrefix(tag.Name.Value, partPrefix), span: tag.Span, params: make(map[string]Text)}
	allowed, known := partParams[p.name]
	if !known {
		w.problem(tag.Name.Span, "unknown shortcode %q: the module has %s", tag.Name.Value, strings.Join(slices.Sorted(maps.Keys(partParams)), ", "))
		return p
	}
	for i, param := range tag.Params {
		name := param.Name.Value
		switch {
		case name == "" && i < allowed.positional:
			name = allowed.names[i]
		case name == "":
			w.problem(param.Value.Span, "shortcode %q takes %d parameters without a name: name the others", tag.Name.Value, allowed.positional)
			continue
		case !slices.Contains(allowed.names, name):
			w.problem(param.Name.Span, "shortcode %q has no parameter %q: it takes %s", tag.Name.Value, name, strings.Join(allowed.names, ", "))
			continue
		}
		p.params[name] = param.Value
	}
	if !p.isAllowed("role") {
		w.problem(p.params["role"].Span, "the role of a table is %q: write glance or full", p.params["role"].Value)
	}
	return p
}

// end reads the last tag of a part.
func (w *bodyWriter) end(tag *Tag) {
	if len(w.open) == 0 {
		w.problem(tag.Span, "nothing to close here: no %q is open", tag.Name.Value)
		return
	}
	last := w.open[len(w.open)-1]
	if tag.Name.Value != "" && w.isOpen[tag.Name.Value] == 0 {
		w.problem(tag.Span, "%q is closed here, but %q is open: close that one first", tag.Name.Value, last.tag.Name.Value)
		return
	}
	for ; tag.Name.Value != "" && tag.Name.Value != last.tag.Name.Value; last = w.open[len(w.open)-1] {
		w.unclosed(last, tag)
		w.close(tag)
	}
	w.close(tag)
}

// close ends the innermost open part at a tag.
func (w *bodyWriter) close(tag *Tag) {
	last := w.open[len(w.open)-1]
	w.open = w.open[:len(w.open)-1]
	w.isOpen[last.tag.Name.Value]--
	if last.unmarked || last.places {
		return
	}
	if last.island.Start > 0 {
		last.island.End = len(w.out)
	}
	w.mark(tag, markEnd)
}

// maxIsolation bounds the bytes that are read over again for islands, so that
// a page of nothing but shortcodes takes no longer than others. Beyond it
// definitions reach across.
const maxIsolation = 64 << 20

// parseBody parses the Markdown of a body, its islands each by itself. Offsets
// are those of the whole in all of them.
func parseBody(markdown dialect, nodes *room, source []byte, origins []origin, parts []*part) *fragment {
	main := source
	isolate := len(parts)*len(source) <= maxIsolation
	for _, p := range parts {
		if p.island.End == 0 || !isolate {
			continue
		}
		if &main[0] == &source[0] {
			main = slices.Clone(source)
		}
		blank(main[p.island.Start:p.island.End])
		p.inner = newFragment(markdown, nodes, source[:p.island.End], p.island.Start, nil).nodes()
	}
	body := newFragment(markdown, nodes, main, 0, origins)
	body.source = source
	return body
}

func blank(text []byte) {
	for i := range text {
		text[i] = '\n'
	}
}

// asMark returns what a node marks: the part that begins there, or nil at the
// end of one.
func (b *builder) asMark(n ast.Node) (p *part, ok bool) {
	heading, isHeading := n.(*ast.Heading)
	if !isHeading || len(b.parts) == 0 || heading.Level != 6 || heading.Lines().Len() == 0 {
		return nil, false
	}
	segment := heading.Lines().At(0)
	what, ok := strings.CutPrefix(strings.TrimSpace(string(segment.Value(b.source))), markPrefix)
	if !ok {
		return nil, false
	}
	if i, err := strconv.Atoi(what); err == nil && 0 <= i && i < len(b.parts) {
		return b.parts[i], true
	}
	return nil, what == markEnd
}
