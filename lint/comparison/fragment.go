package comparison

import (
	"bytes"
	"sort"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
)

// fragment is a piece of Markdown that has been parsed: the body of a page, or
// a text of its front matter. Offsets in its nodes are those of its source.
type fragment struct {
	source   []byte
	document ast.Node
	origins  []origin // by ascending start
	html     bool     // raw HTML reaches the page

	room *room  // of the nodes
	text string // the source, for texts that stand in it as they are; "" until there is one
}

// origin says where in the file a stretch of a fragment's source comes from,
// up to the start of the next one.
type origin struct {
	start int  // in the source
	span  Span // in the file
	// copied is set when the bytes are those of the file; else they stand for
	// all of the span.
	copied bool
}

// newFragment parses Markdown from the beginning of a line of its source on.
// Its nodes are in a room.
func newFragment(markdown dialect, nodes *room, source []byte, start int, origins []origin) *fragment {
	f := &fragment{source: source, document: markdown.parse(nodes, source, start), origins: origins, html: markdown.html, room: nodes}
	if f.html {
		f.readRawHTML(f.document)
	}
	return f
}

// inFile turns a span of the source into one of the file.
func (f *fragment) inFile(s Span) Span {
	start := f.originOf(s.Start)
	if start.copied && s.Start < s.End && s.End-start.start <= start.span.End-start.span.Start {
		return Span{s.Start + start.span.Start - start.start, s.End + start.span.Start - start.start} // most spans
	}
	if s.Start == s.End {
		at := start.at(s.Start).Start
		return Span{at, at}
	}
	return Span{start.at(s.Start).Start, max(start.at(s.Start).Start, f.originOf(s.End-1).at(s.End-1).End)}
}

// originOf returns the origin of the byte at an offset.
func (f *fragment) originOf(offset int) origin {
	i := sort.Search(len(f.origins), func(i int) bool { return f.origins[i].start > offset })
	return f.origins[max(0, i-1)]
}

// at returns the place in the file of the byte at an offset of the source.
func (o origin) at(offset int) Span {
	if !o.copied {
		return o.span
	}
	at := min(o.span.Start+offset-o.start, o.span.End)
	return Span{at, min(at+1, o.span.End)}
}

// withoutLineEnd takes off a run of text the white space at the end of its line,
// which the parser leaves there where it cut the text.
func (f *fragment) withoutLineEnd(run Span) Span {
	next := run.End
	for next < len(f.source) && f.source[next] != '\n' && isSpace(f.source[next]) {
		next++
	}
	if next == len(f.source) || f.source[next] == '\n' {
		run.End = run.Start + len(bytes.TrimRight(f.source[run.Start:run.End], asciiSpace))
	}
	return run
}

// nodes returns the blocks of the fragment.
func (f *fragment) nodes() []ast.Node {
	nodes := f.room.nodes.list(f.document.ChildCount())
	for n := f.document.FirstChild(); n != nil; n = n.NextSibling() {
		nodes = append(nodes, n)
	}
	return nodes
}

// textOf returns the plain text of nodes, as it remains when the HTML that
// Hugo renders for them is stripped of tags: blocks are set apart by a space;
// images, raw HTML, task boxes and footnote marks leave nothing. The span runs
// from the first byte of their source to the last.
func (f *fragment) textOf(nodes ...ast.Node) Text {
	w := newTextWriter(f)
	for _, n := range nodes {
		w.node(n)
	}
	return f.finish(w)
}

// inlineText is textOf for the inline nodes from first to its last sibling.
func (f *fragment) inlineText(first ast.Node) Text {
	w := newTextWriter(f)
	for n := first; n != nil; n = n.NextSibling() {
		w.node(n)
	}
	return f.finish(w)
}

func (f *fragment) finish(w *textWriter) Text {
	var result Text
	if w.piece.IsZero() {
		result.Value = normalize(string(bytes.Trim(w.out.Bytes(), " ")))
	} else {
		if f.text == "" {
			f.text = string(f.source)
		}
		result.Value = normalize(strings.Trim(f.text[w.piece.Start:w.piece.End], " "))
	}
	f.room.writer = w
	if w.span.Start >= 0 {
		result.Span = f.inFile(w.span)
	}
	return result
}

// points reads pros or cons from the outermost lists.
func (f *fragment) points(nodes []ast.Node) []Point {
	var points []Point
	eachItem(nodes, func(item ast.Node) {
		points = appendPoint(points, f.point(item))
	})
	return points
}

// appendPoint adds a point that says something.
func appendPoint(points []Point, point Point) []Point {
	if point.Title.Value == "" && point.Text.Value == "" {
		return points
	}
	return append(points, point)
}

// eachItem calls visit for the items of the outermost lists.
func eachItem(nodes []ast.Node, visit func(ast.Node)) {
	eachBlock(nodes, func(n ast.Node) bool {
		if n.Kind() != ast.KindList {
			return true
		}
		for item := n.FirstChild(); item != nil; item = item.NextSibling() {
			visit(item)
		}
		return false
	})
}

// The marks by which items of a list say that they are for or against. The
// module's partial comparisons/marks.html has the same.
const (
	proMarks = "✅✔☑✓👍➕🟢"
	conMarks = "❌✖✗✘👎➖🔴⚠🚫⛔"
)

// cutMark takes the mark off the front of an item's text, "" where it has none.
func cutMark(text string) (mark, rest string) {
	_, size := utf8.DecodeRuneInString(text)
	if mark = text[:size]; size == 0 || !strings.Contains(proMarks+conMarks, mark) {
		return "", text
	}
	return mark, strings.TrimLeft(text[size:], "\ufe0f ")
}

// point reads an item: "**Title.** text", also with a colon or a dash between
// them, and with a mark in front. Without a title the item is all text.
func (f *fragment) point(item ast.Node) Point {
	return f.blockPoint(f.children(item)...)
}

// children lists the nodes directly below a node.
func (f *fragment) children(n ast.Node) []ast.Node {
	list := f.room.nodes.list(n.ChildCount())
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		list = append(list, c)
	}
	return list
}

// blockPoint reads blocks as a point.
func (f *fragment) blockPoint(blocks ...ast.Node) Point {
	strong := f.titleOf(blocks)
	if strong == nil {
		text := f.textOf(blocks...)
		_, text.Value = cutMark(text.Value)
		return Point{Text: text}
	}
	w := newTextWriter(f)
	for n := strong.NextSibling(); n != nil; n = n.NextSibling() {
		w.node(n)
	}
	w.space()
	for _, n := range blocks[1:] {
		w.node(n)
	}
	title, text := f.textOf(strong), f.finish(w)
	title.Value = strings.TrimRight(title.Value, " .:-")
	if title.Value != "" {
		text.Value = withoutSeparator(text.Value)
	}
	return Point{title, text}
}

// titleOf returns the bold text with which the first of blocks begins, nil where
// it does not.
func (f *fragment) titleOf(blocks []ast.Node) ast.Node {
	if len(blocks) == 0 || blocks[0].Kind() != ast.KindParagraph && blocks[0].Kind() != ast.KindTextBlock {
		return nil
	}
	first := blocks[0].FirstChild()
	if first != nil && (first.Kind() == ast.KindText || first.Kind() == kindHTMLText) {
		if mark, rest := cutMark(f.textOf(first).Value); mark != "" && rest == "" {
			first = first.NextSibling()
		}
	}
	return asStrong(first)
}

// asStrong returns a node that is bold text, nil for any other.
func asStrong(n ast.Node) ast.Node {
	if strong, ok := n.(*ast.Emphasis); ok && strong.Level == 2 {
		return strong
	}
	return nil
}

// withoutSeparator takes off what stands between the title and the text of a
// point. It has a space after it: ".NET" and "-5" lose nothing.
func withoutSeparator(text string) string {
	rest := strings.TrimLeft(text, ".:-")
	if len(rest) == len(text) || rest != "" && rest[0] != ' ' {
		return text
	}
	return strings.TrimLeft(rest, " ")
}

// link is a link of a fragment.
type link struct {
	node ast.Node
	Source
}

// links returns the links in nodes in their order.
func (f *fragment) links(nodes []ast.Node) []link {
	var links []link
	eachNode(nodes, func(n ast.Node) bool {
		url, ok := f.destination(n)
		if ok {
			title := f.textOf(n)
			links = append(links, link{n, Source{title, Text{url, title.Span}}})
		}
		return !ok
	})
	return links
}
