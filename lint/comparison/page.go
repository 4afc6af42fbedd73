// Package comparison reads a content file of a Hugo site, a page that compares
// options, into a model in which every text knows where it was written.
//
// It sees what Hugo renders: the front matter is split as Hugo splits it, the
// body is parsed by the same Markdown parser with the extensions that Hugo
// switches on, and a test compares the model with that of the module's layouts.
package comparison

import (
	"encoding/json"
	"fmt"

	"github.com/yuin/goldmark/ast"
)

// Page is a content file that has been read.
type Page struct {
	Comparison

	Source           []byte
	FrontMatter      FrontMatter
	FrontMatterError *SyntaxError // nil when the front matter could be read
	OptionsFrom      Origin
	Listed           []Text // the options as they were found, before empty and repeated ones are left out
	Grids            []Grid // every table of the body, comparison or not

	// ShortcodeErrors are the shortcodes of the module that are wrong, and what
	// Hugo refuses in others.
	ShortcodeErrors []*SyntaxError
	Given           []Place // every part that the page gives, once for each time
	Places          []Place // the parts that shortcodes without content show

	// ForeignTags are the tags of shortcodes that are not the module's. What they
	// show is not known.
	ForeignTags []Span
	// EmptyPoints are the items among pros and cons in which nothing is written.
	EmptyPoints []Place

	vocabulary *Vocabulary
	options    *optionList
	body       *fragment
	parts      []*part
	blocks     []Block // nil until they are asked for
}

// Place is where a page gives a part, or shows one.
type Place struct {
	Kind   SectionKind
	Option Text // the zero Text where the part belongs to no option
	Span   Span
}

// Parser reads pages. It holds no state of a page and may be used by several
// goroutines at once.
type Parser struct {
	vocabulary *Vocabulary
	markdown   dialect
}

// NewParser returns a parser that names sections by the given vocabulary, and
// reads the tables of raw HTML if html is set: a site has to allow it,
// https://gohugo.io/configuration/markup/#rendererunsafe.
func NewParser(vocabulary *Vocabulary, html bool) *Parser {
	return &Parser{vocabulary: vocabulary, markdown: newDialect(html, false)}
}

// Thorough returns a parser that reads the same and takes no short cut. Tests
// compare the two.
func (p *Parser) Thorough() *Parser {
	return &Parser{vocabulary: p.vocabulary, markdown: newDialect(p.markdown.html, true)}
}

// Digest is the same for parsers that read the same in the same program.
func (p *Parser) Digest() string {
	own, err := json.Marshal(p.vocabulary.own) // with sorted keys
	if err != nil {
		panic(err) // a map of lists of texts
	}
	return fmt.Sprintf("%s %t", own, p.markdown.html)
}

// Open reads the front matter of a file, which tells whether the page is for
// Read. It never fails: what cannot be read is absent, and FrontMatterError
// says why.
func Open(source []byte) *Page {
	page := &Page{Source: source}
	page.FrontMatter, page.FrontMatterError = parseFrontMatter(source)
	return page
}

// Read reads the body of an opened page and fills its model.
func (p *Parser) Read(page *Page) {
	page.vocabulary = p.vocabulary
	source, origins, parts := readBody(page)
	page.body = parseBody(p.markdown, rooms.Get().(*room), source, origins, parts)
	page.parts = parts
	b := &builder{Page: page, fragment: page.body, markdown: p.markdown}
	b.build()
}

// Release lets the page that is read next use the memory of this one. Strings
// that were read stay what they are, and so does the front matter; nothing else
// of the page may be used any more, nor may its methods be called.
func (p *Page) Release() {
	if p.body != nil {
		p.body.room.release()
		p.body = nil
	}
}

// Parse opens a file and reads it.
func (p *Parser) Parse(source []byte) *Page {
	page := Open(source)
	p.Read(page)
	return page
}

// Type returns the Hugo type that the page's front matter sets, "" for none.
// Hugo's default, the name of the first folder, is for the caller to know.
func (p *Page) Type() string { return scalar(p.FrontMatter.Root.Get("type")).Value }

// Param returns a value of the front matter as Hugo's .Params has it: from the
// top level or from the map "params". It is nil when there is none.
func (p *Page) Param(key string) *Value {
	if v := p.FrontMatter.Root.Get("params").Get(key); v != nil {
		return v
	}
	return p.FrontMatter.Root.Get(key)
}

// IsValue reports whether a cell says something: it is neither empty nor a
// mark that there is nothing to say, such as a dash or "n/a", in the words of
// the vocabulary's entry "no-value".
func (p *Page) IsValue(cell Text) bool {
	return cell.Value != "" && !p.vocabulary.isNone(cell.Value)
}

// OptionNamed returns the option that a text names and nothing else, by its
// own name or a short one; "" for none.
func (p *Page) OptionNamed(text string) string {
	if p.options == nil {
		return ""
	}
	return p.options.find(text)
}

// MentionsOption reports whether the name of an option stands in a text.
func (p *Page) MentionsOption(text string) bool {
	folded := Fold(text)
	pattern, _ := p.options.abstract(folded)
	return pattern != folded
}

// Prose calls yield for each run of text in the body as it is written, code
// and raw HTML left out, until yield returns false. The nodes of a run are put
// together: the parser cuts where something might have begun.
func (p *Page) Prose(yield func(Span) bool) {
	var run Span // in the source of the body
	stopped := false
	flush := func() {
		if run = p.body.withoutLineEnd(run); run.End > run.Start && !stopped {
			stopped = !yield(p.body.inFile(run))
		}
		run = Span{}
	}
	eachNode(p.roots(), func(n ast.Node) bool {
		text, ok := n.(*ast.Text)
		switch {
		case ok && text.Segment.Start == run.End:
			run.End = text.Segment.Stop
		case ok:
			flush()
			run = Span{text.Segment.Start, text.Segment.Stop}
		}
		return !stopped && n.Kind() != ast.KindCodeSpan
	})
	flush()
}

// roots returns the blocks of the body, those in shortcodes included.
func (p *Page) roots() []ast.Node {
	roots := p.body.nodes()
	for _, part := range p.parts {
		roots = append(roots, part.inner...)
	}
	return roots
}
