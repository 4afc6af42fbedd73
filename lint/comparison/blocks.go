package comparison

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"

	"github.com/complint/comparisons/internal/lazy"
)

// Block is a piece of the body that makes one statement: a paragraph, an item
// of a list without the lists in it, or a row of a table.
type Block struct {
	// Text are the runs of text as they are written; code and raw HTML are left
	// out, and headings have none.
	Text []Span
	// Cites is set when a link or a footnote stands in the block, in the header
	// of its table, or in the paragraph right before or after its list or table.
	Cites bool
	Notes int // footnotes that the block refers to
}

// Link is a link of the body, in Markdown or in raw HTML.
type Link struct {
	URL       string
	Sponsored bool // raw HTML says rel="sponsored"

	body *fragment
	node ast.Node // nil in raw HTML
	tag  Span
}

// Span is where the text of the link is written, or its tag.
func (l Link) Span() Span {
	if l.node == nil {
		return l.tag
	}
	return l.body.linkSpan(l.node)
}

// Blocks returns the blocks of the body, those in shortcodes included. They are
// found when first asked for.
func (p *Page) Blocks() []Block {
	if p.blocks == nil {
		w := blockWriter{fragment: p.body, file: p.Source, blocks: p.body.room.found.list(1 + len(p.Source)/usualBlock)}
		w.within(p.roots(), false)
		p.blocks = w.blocks
	}
	return p.blocks
}

// usualBlock is how many bytes of a page there are to a block.
const usualBlock = 64

// Links returns the links of the body, those in shortcodes included.
func (p *Page) Links() (links []Link) {
	eachNode(p.roots(), func(n ast.Node) bool {
		links = p.body.appendLinks(links, n)
		return n.Kind() != ast.KindCodeSpan
	})
	return links
}

// blockWriter gathers the blocks of a fragment.
type blockWriter struct {
	*fragment
	file   []byte
	blocks []Block
	texts  []Span // of all blocks
	first  int    // where in texts those of the last block begin
	stop   int    // where in the source the text ends that was added last
}

// within adds the blocks among siblings and below them. Near is set when what
// is around them cites.
func (w *blockWriter) within(siblings []ast.Node, near bool) {
	for i, n := range siblings {
		switch n.Kind() {
		case east.KindFootnoteList:
		case ast.KindList, east.KindTable:
			beside := i > 0 && w.cites(siblings[i-1]) || i+1 < len(siblings) && w.cites(siblings[i+1])
			w.items(n, near || beside)
		default:
			w.add(n, near)
		}
	}
}

// items adds the items of a list, or the rows of a table.
func (w *blockWriter) items(n ast.Node, near bool) {
	for item := n.FirstChild(); item != nil; item = item.NextSibling() {
		w.add(item, near)
		if item.Kind() == east.KindTableHeader {
			near = near || w.blocks[len(w.blocks)-1].Cites
		}
	}
}

// cites reports whether a paragraph has a link or a footnote.
func (w *blockWriter) cites(n ast.Node) bool {
	if n.Kind() != ast.KindParagraph {
		return false
	}
	var block Block
	w.first = len(w.texts)
	w.inline(&block, n)
	return block.Cites
}

// add adds the block that a node is, and those nested in it.
func (w *blockWriter) add(n ast.Node, near bool) {
	block := Block{Cites: near}
	w.first = len(w.texts)
	var nested []ast.Node
	switch n.Kind() {
	case ast.KindParagraph, ast.KindTextBlock, ast.KindHeading, ast.KindHTMLBlock, east.KindDefinitionTerm, east.KindTableRow, east.KindTableHeader:
		w.inline(&block, n)
	default:
		for child := n.FirstChild(); child != nil; child = child.NextSibling() {
			if n.Kind() == ast.KindListItem && (child.Kind() == ast.KindParagraph || child.Kind() == ast.KindTextBlock) {
				w.inline(&block, child)
				continue
			}
			nested = append(nested, child)
		}
	}
	w.blocks = append(w.blocks, block)
	w.within(nested, block.Cites)
}

// inline adds to a block what stands in one of its nodes.
func (w *blockWriter) inline(block *Block, n ast.Node) {
	heading := n.Kind() == ast.KindHeading
	eachBelow(n, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.Text:
			if !heading {
				w.addText(block, Span{n.Segment.Start, n.Segment.Stop})
			}
		case *east.FootnoteLink:
			block.Notes++
			block.Cites = true
		default:
			block.Cites = block.Cites || len(w.appendLinks(nil, n)) > 0
		}
		return n.Kind() != ast.KindCodeSpan
	})
}

// addText adds a run of text in the source. The parser cuts texts where
// something might have begun, and at the ends of lines.
func (w *blockWriter) addText(block *Block, run Span) {
	goesOn := run.Start == w.stop
	if run = w.withoutLineEnd(run); run.Start == run.End {
		return
	}
	w.stop = run.End
	span := w.inFile(run)
	if last := len(block.Text) - 1; last >= 0 && span.Start >= block.Text[last].End {
		if goesOn || len(bytes.TrimSpace(w.file[block.Text[last].End:span.Start])) == 0 {
			block.Text[last].End = span.End
			return
		}
	}
	w.texts = append(w.texts, span)
	block.Text = w.texts[w.first:len(w.texts):len(w.texts)]
}

// appendLinks adds the links that a node is, or has in its HTML.
func (f *fragment) appendLinks(links []Link, n ast.Node) []Link {
	switch n := n.(type) {
	case *ast.Link, *ast.AutoLink:
		url, _ := f.destination(n)
		return append(links, Link{URL: url, body: f, node: n})
	case *ast.RawHTML:
		return f.appendAnchors(links, Span{n.Segments.At(0).Start, stopOf(n.Segments)})
	case *ast.HTMLBlock:
		return f.appendAnchors(links, Span{n.Pos(), stopOf(n.Lines())})
	case *htmlLink:
		return f.appendAnchors(links, n.tag)
	}
	return links
}

// linkSpan returns the span of the text of a link that is written in Markdown.
func (f *fragment) linkSpan(n ast.Node) Span {
	at := max(n.Pos(), 0)
	if auto, ok := n.(*ast.AutoLink); ok {
		// Its position may be that of the character before it.
		label := auto.Label(f.source)
		near := f.source[at:min(at+1+len(label), len(f.source))]
		at += max(bytes.Index(near, label), 0)
		return f.inFile(Span{at, at + len(label)})
	}
	span := f.textOf(n).Span
	if span.IsZero() {
		span = f.inFile(Span{at, at + len("[")})
	}
	return span
}

// anchor matches the first tag of a link in HTML, up to what follows the
// address.
var anchor = lazy.Regexp(`(?is)<a\s[^<>]*?\bhref\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))[^<>]*`)

// sponsored matches the attribute with which search engines are told of paid
// links: https://developers.google.com/search/docs/crawling-indexing/qualify-outbound-links
var sponsored = lazy.Regexp(`(?is)\brel\s*=\s*["']?[^"'>]*\bsponsored\b`)

// appendAnchors adds the links in a piece of raw HTML.
func (f *fragment) appendAnchors(links []Link, region Span) []Link {
	start := region.Start
	html := f.source[start:max(start, region.End)]
	if bytes.HasPrefix(html, htmlComment.open) {
		return links
	}
	for _, m := range anchor().FindAllSubmatchIndex(html, -1) {
		var url []byte
		for i := 2; i < len(m); i += 2 {
			if m[i] >= 0 {
				url = html[m[i]:m[i+1]]
			}
		}
		links = append(links, Link{
			URL:       string(url),
			tag:       f.inFile(Span{start + m[0], start + m[1]}),
			Sponsored: sponsored().Match(html[m[0]:m[1]]),
		})
	}
	return links
}
