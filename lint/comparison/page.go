// Package comparison reads a content file of a Hugo site, a page that compares
// options, into a model in which every text knows where it was written.
//
// It sees what Hugo renders: the front matter is split as Hugo splits it, the
// body is parsed by the same Markdown parser with the extensions that Hugo
// switches on, and a test compares the model with that of the module's layouts.
package comparison

import (
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
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

	body     []byte   // Source without the front matter
	document ast.Node // of the body
}

// Parser reads pages. It holds no state of a page and may be used by several
// goroutines at once.
type Parser struct {
	vocabulary *Vocabulary
	markdown   parser.Parser
}

// NewParser returns a parser that names sections by the given vocabulary.
func NewParser(vocabulary *Vocabulary) *Parser {
	markdown := goldmark.New(
		goldmark.WithExtensions(
			// What Hugo enables by default: https://gohugo.io/configuration/markup/#goldmark
			extension.Table,
			extension.Strikethrough,
			extension.Linkify,
			extension.TaskList,
			extension.Typographer,
			extension.DefinitionList,
			extension.Footnote,
		),
		goldmark.WithParserOptions(parser.WithAttribute()),
	)
	return &Parser{vocabulary: vocabulary, markdown: markdown.Parser()}
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
	page.body = page.Source[page.FrontMatter.Body:]
	page.document = p.markdown.Parse(text.NewReader(page.body))
	b := &builder{Page: page, vocabulary: p.vocabulary}
	b.build()
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

// SectionAround returns the nearest section of a kind among section i and
// those around it.
func (p *Page) SectionAround(i int, kind SectionKind) (*Section, bool) {
	for ; i >= 0; i = p.Sections[i].Parent {
		if p.Sections[i].Kind == kind {
			return &p.Sections[i], true
		}
	}
	return nil, false
}

// Prose calls yield for each run of text in the body as it is written, code
// and raw HTML left out, until yield returns false.
func (p *Page) Prose(yield func(Span) bool) {
	_ = ast.Walk(p.document, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		if n.Kind() == ast.KindCodeSpan {
			return ast.WalkSkipChildren, nil
		}
		if text, ok := n.(*ast.Text); ok {
			base := p.FrontMatter.Body
			if !yield(Span{text.Segment.Start + base, text.Segment.Stop + base}) {
				return ast.WalkStop, nil
			}
		}
		return ast.WalkContinue, nil
	})
}
