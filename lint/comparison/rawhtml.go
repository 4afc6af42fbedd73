package comparison

import (
	"bytes"
	"html"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"

	"github.com/complint/comparisons/internal/lazy"
)

// htmlText is text between the tags of raw HTML, in which a backslash escapes
// nothing.
type htmlText struct {
	ast.BaseInline
	span Span // in the source of the fragment
}

var kindHTMLText = ast.NewNodeKind("HTMLText")

// Kind implements ast.Node.
func (*htmlText) Kind() ast.NodeKind { return kindHTMLText }

// Dump implements ast.Node.
func (n *htmlText) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

// htmlLink is a link of raw HTML.
type htmlLink struct {
	ast.BaseInline
	tag Span // of the first one, in the source of the fragment
}

var kindHTMLLink = ast.NewNodeKind("HTMLLink")

// Kind implements ast.Node.
func (*htmlLink) Kind() ast.NodeKind { return kindHTMLLink }

// Dump implements ast.Node.
func (n *htmlLink) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

// readRawHTML replaces the raw HTML below a node by the blocks of Markdown that
// mean the same: headings, paragraphs, lists and quotations. What is not closed
// before Markdown goes on stays as it is, and tables do.
func (f *fragment) readRawHTML(parent ast.Node) {
	for n := parent.FirstChild(); n != nil; {
		run := htmlBlocks(n)
		if len(run) == 0 {
			if n.Type() == ast.TypeBlock {
				f.readRawHTML(n)
			}
			n = n.NextSibling()
			continue
		}
		n = run[len(run)-1].NextSibling()
		for len(run) > 0 {
			blocks, taken := readHTMLBlocks(f.source, run)
			for _, block := range blocks {
				parent.InsertBefore(parent, run[0], block)
			}
			if len(blocks) > 0 {
				for _, block := range run[:taken] {
					parent.RemoveChild(parent, block)
				}
			}
			run = run[taken:]
		}
	}
}

// htmlBlocks returns a node and those after it as long as they are raw HTML:
// HTML with blank lines in it is several blocks.
func htmlBlocks(n ast.Node) (run []ast.Node) {
	for ; n != nil && n.Kind() == ast.KindHTMLBlock; n = n.NextSibling() {
		run = append(run, n)
	}
	return run
}

// regionOf returns what blocks of raw HTML span.
func regionOf(run []ast.Node) Span {
	last := run[len(run)-1].(*ast.HTMLBlock)
	return Span{run[0].Pos(), max(run[0].Pos(), last.ClosureLine.Stop, stopOf(last.Lines()))}
}

// htmlToken matches a comment or a tag of raw HTML.
var htmlToken = lazy.Regexp(`(?s)<!--.*?-->|<(/?)([a-zA-Z][a-zA-Z0-9]*)[^>]*>`)

// htmlInline are the elements that stand within a line of text.
var htmlInline = lazy.Regexp(`^(?:a|abbr|b|bdi|bdo|big|br|button|cite|code|data|del|dfn|em|font|i|img|input|ins|kbd|label|` +
	`mark|q|s|samp|small|span|strike|strong|sub|sup|svg|time|tt|u|var|wbr)$`)

// Bounds on how deep the elements of raw HTML are followed, and through how
// many blank lines.
const (
	maxHTMLDepth  = 64
	maxHTMLBlocks = 16
)

// htmlReader builds the blocks of a stretch of raw HTML.
type htmlReader struct {
	source []byte
	at     int // up to where the source has been read
	open   []openElement
	known  bool // an element has been seen that Markdown has, too
	// waiting is set when the last tag of an element that is not looked into
	// is still to come.
	waiting bool
	broken  bool
}

// openElement is an element whose last tag has not come yet.
type openElement struct {
	tag  string // "" for text that stands in no paragraph
	node ast.Node
}

// readHTMLBlocks returns what the first blocks of a run of raw HTML stand for,
// and how many those are: as many as it takes to close all that they open. It
// is nothing where that does not happen, and where there is nothing that
// Markdown has, too.
func readHTMLBlocks(source []byte, run []ast.Node) (blocks []ast.Node, taken int) {
	r := &htmlReader{at: run[0].Pos(), open: []openElement{{node: ast.NewDocument()}}}
	for i := range run[:min(len(run), maxHTMLBlocks)] {
		r.source = source[:regionOf(run[:i+1]).End]
		if r.read(); r.broken {
			break
		}
		if document := r.top(); len(r.open) == 1 && !r.waiting {
			for n := document.FirstChild(); n != nil && r.known; n = n.NextSibling() {
				blocks = append(blocks, n)
			}
			document.RemoveChildren(document)
			return blocks, i + 1
		}
	}
	return nil, 1
}

// read reads up to the end of the source. A paragraph ends there if it has not
// before.
func (r *htmlReader) read() {
	for r.waiting = false; !r.broken; {
		rest := r.source[r.at:]
		m := htmlToken().FindSubmatchIndex(rest)
		if m == nil {
			break
		}
		token := Span{r.at + m[0], r.at + m[1]}
		r.text(token.Start)
		switch r.at = token.End; {
		case m[4] < 0:
			r.comment(token)
		case m[2] < m[3]:
			r.end(strings.ToLower(string(rest[m[4]:m[5]])))
		default:
			r.start(strings.ToLower(string(rest[m[4]:m[5]])), token)
		}
		if r.waiting {
			r.at = token.Start
			return
		}
	}
	r.text(len(r.source))
	r.at = len(r.source)
	if r.inText() && !slices.ContainsFunc(r.open, func(e openElement) bool { return e.node.Kind() == ast.KindHeading }) {
		r.endText()
	}
}

func (r *htmlReader) top() ast.Node { return r.open[len(r.open)-1].node }

// push adds a node to the innermost element and makes it that.
func (r *htmlReader) push(tag string, n ast.Node, at int) {
	n.SetPos(at)
	r.top().AppendChild(r.top(), n)
	r.open = append(r.open, openElement{tag, n})
	r.broken = r.broken || len(r.open) > maxHTMLDepth
}

func (r *htmlReader) pop() { r.open = r.open[:len(r.open)-1] }

// inText reports whether the innermost element holds text and not blocks.
func (r *htmlReader) inText() bool {
	switch r.top().Kind() {
	case ast.KindDocument, ast.KindList, ast.KindListItem, ast.KindBlockquote:
		return false
	}
	return true
}

// endText closes the paragraph or heading that is open.
func (r *htmlReader) endText() {
	for r.inText() {
		r.pop()
	}
}

// beginText opens text that stands in no paragraph, unless text is open.
func (r *htmlReader) beginText(at int) {
	if !r.inText() {
		r.push("", ast.NewTextBlock(), at)
	}
}

// text adds what stands before the next token.
func (r *htmlReader) text(end int) {
	blank := len(bytes.TrimSpace(r.source[r.at:end])) == 0
	if r.at == end || blank && (!r.inText() || r.top().FirstChild() == nil) {
		return
	}
	r.beginText(r.at)
	r.top().AppendChild(r.top(), &htmlText{span: Span{r.at, end}})
}

// comment keeps a comment, which may be one for complint.
func (r *htmlReader) comment(token Span) {
	segment := text.NewSegment(token.Start, token.End)
	if r.inText() {
		raw := ast.NewRawHTML()
		raw.Segments.Append(segment)
		r.top().AppendChild(r.top(), raw)
		return
	}
	r.block(token)
}

// block adds raw HTML that stays as it is.
func (r *htmlReader) block(span Span) {
	raw := ast.NewHTMLBlock(ast.HTMLBlockType6)
	raw.SetPos(span.Start)
	raw.Lines().Append(text.NewSegment(span.Start, span.End))
	r.top().AppendChild(r.top(), raw)
}

// start reads the first tag of an element.
func (r *htmlReader) start(tag string, token Span) {
	switch tag {
	case "h1", "h2", "h3", "h4", "h5", "h6":
		r.beginBlock(tag, ast.NewHeading(int(tag[1]-'0')), token)
	case "p":
		r.beginBlock(tag, ast.NewParagraph(), token)
	case "ul", "ol":
		r.beginBlock(tag, ast.NewList('-'), token)
	case "blockquote":
		r.beginBlock(tag, ast.NewBlockquote(), token)
	case "li":
		if r.endText(); r.top().Kind() == ast.KindListItem {
			r.pop()
		}
		r.broken = r.broken || r.top().Kind() != ast.KindList
		r.beginBlock(tag, ast.NewListItem(0), token)
	case "table":
		r.endText()
		r.known = true
		if r.skip(tag); !r.waiting {
			r.block(Span{token.Start, r.at})
		}
	case "script", "style":
		r.skip(tag)
	case "strong":
		r.beginInline(tag, ast.NewEmphasis(2), token)
	case "a":
		if anchor().Match(r.source[token.Start:token.End]) {
			r.beginInline(tag, &htmlLink{tag: token}, token)
		}
	case "br":
		if r.inText() {
			r.top().AppendChild(r.top(), ast.NewString([]byte(" ")))
		}
	default:
		if !htmlInline().MatchString(tag) {
			r.endText()
		}
	}
}

// beginBlock opens a block that Markdown has, too.
func (r *htmlReader) beginBlock(tag string, n ast.Node, token Span) {
	r.endText()
	r.known = true
	r.push(tag, n, token.Start)
}

// beginInline opens an element within a line of text.
func (r *htmlReader) beginInline(tag string, n ast.Node, token Span) {
	r.beginText(token.Start)
	r.push(tag, n, token.Start)
}

// skip goes to the end of an element.
func (r *htmlReader) skip(tag string) {
	last := "</" + tag + ">"
	i := bytes.Index(r.source[r.at:], []byte(last))
	r.at += i + len(last)
	r.waiting = i < 0
}

// end reads the last tag of an element. That of a paragraph or an item may
// have been left out.
func (r *htmlReader) end(tag string) {
	switch tag {
	case "strong", "a":
		r.endInline(tag)
	case "ul", "ol", "li", "blockquote":
		r.endText()
		if tag != "li" && r.top().Kind() == ast.KindListItem {
			r.pop()
		}
		if r.broken = r.broken || r.open[len(r.open)-1].tag != tag; !r.broken {
			r.pop()
		}
	default:
		if !htmlInline().MatchString(tag) {
			r.endText()
		}
	}
}

// endInline closes an element within the text that is open.
func (r *htmlReader) endInline(tag string) {
	for i, element := range slices.Backward(r.open) {
		if element.tag == tag {
			r.open = r.open[:i]
			return
		}
		if element.node.Type() == ast.TypeBlock {
			return
		}
	}
}

// href returns the address of a link of raw HTML, as it is written.
func (f *fragment) href(n *htmlLink) string {
	m := anchor().FindSubmatch(f.source[n.tag.Start:n.tag.End])
	if m == nil {
		return ""
	}
	return html.UnescapeString(string(bytes.Join(m[1:], nil)))
}
