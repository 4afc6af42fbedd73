package comparison

import (
	"bytes"
	"html"
	"strings"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/util"
)

// textWriter gathers the text of a tree and the range of source it came from.
type textWriter struct {
	source []byte
	html   bool // raw HTML reaches the page
	// piece is all that has been written, if it stands in the source as it is, and
	// spaced whether a space comes after it. Else all is in out.
	piece  Span
	spaced bool
	out    bytes.Buffer
	span   Span
	skip   ast.Node // a node that leaves nothing
}

func newTextWriter(f *fragment) *textWriter {
	w := f.room.writer
	if f.room.writer = nil; w == nil {
		w = new(textWriter)
	}
	w.out.Reset()
	*w = textWriter{source: f.source, html: f.html, out: w.out, span: Span{-1, -1}}
	return w
}

// copy writes a part of the source.
func (w *textWriter) copy(part Span) {
	if w.piece.IsZero() && w.out.Len() == 0 {
		w.piece = part
		return
	}
	w.buffer().Write(w.source[part.Start:part.End])
}

// space writes a space.
func (w *textWriter) space() {
	if w.piece.IsZero() {
		w.out.WriteByte(' ')
	}
	w.spaced = true
}

// buffer returns what has been written, to write what is not in the source.
func (w *textWriter) buffer() *bytes.Buffer {
	if piece := w.piece; !piece.IsZero() {
		w.out.Write(w.source[piece.Start:piece.End])
		if w.spaced {
			w.out.WriteByte(' ')
		}
		w.piece = Span{}
	}
	return &w.out
}

func (w *textWriter) node(n ast.Node) {
	if n == w.skip {
		return
	}
	switch n := n.(type) {
	case *ast.Text:
		w.text(n)
	case *ast.String:
		w.buffer().WriteString(html.UnescapeString(string(n.Value)))
	case *ast.AutoLink:
		w.buffer().Write(n.Label(w.source))
	case *ast.CodeBlock, *ast.FencedCodeBlock:
		w.lines(n)
		w.space()
	case *ast.HTMLBlock:
		w.rawBlock(n)
	case *htmlText:
		w.cover(n.span.Start, n.span.End)
		w.buffer().WriteString(html.UnescapeString(string(w.source[n.span.Start:n.span.End])))
	case *ast.RawHTML:
		if segments := n.Segments; w.html && segments.Len() > 0 {
			w.buffer().WriteString(withoutTags(string(w.source[segments.At(0).Start:stopOf(segments)])))
		}
	case *ast.Image, *east.TaskCheckBox,
		*east.FootnoteLink, *east.FootnoteBacklink, *east.FootnoteList:
	default:
		w.children(n)
	}
}

func (w *textWriter) children(n ast.Node) {
	if n.Type() == ast.TypeBlock && n.Lines().Len() > 0 {
		w.cover(n.Lines().At(0).Start, n.Lines().At(n.Lines().Len()-1).Stop)
	}
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		w.node(c)
	}
	if n.Type() == ast.TypeBlock {
		w.space()
	}
}

func (w *textWriter) text(n *ast.Text) {
	w.cover(n.Segment.Start, n.Segment.Stop)
	switch value := n.Segment.Value(w.source); {
	case mayResolve(value) && !n.IsRaw() && n.Parent().Kind() != ast.KindCodeSpan:
		writeResolved(w.buffer(), value)
	case len(value) == n.Segment.Stop-n.Segment.Start:
		w.copy(Span{n.Segment.Start, n.Segment.Stop})
	default: // with what stands for a tab, or for a missing line end
		w.buffer().Write(value)
	}
	if n.SoftLineBreak() || n.HardLineBreak() {
		w.space()
	}
}

// rawBlock writes the text of a block of raw HTML that reaches the page.
func (w *textWriter) rawBlock(n *ast.HTMLBlock) {
	if stop := max(n.ClosureLine.Stop, stopOf(n.Lines())); w.html && stop > 0 {
		w.cover(n.Pos(), stop)
		w.buffer().WriteString(html.UnescapeString(withoutTags(string(w.source[n.Pos():stop]))))
		w.space()
	}
}

func (w *textWriter) lines(n ast.Node) {
	lines := n.Lines()
	for i := 0; i < lines.Len(); i++ {
		segment := lines.At(i)
		w.cover(segment.Start, segment.Stop)
		w.copy(Span{segment.Start, segment.Stop}) // segment.Value may write a line end into the source
	}
}

// cover widens the span by source[start:stop], white space around it left out.
func (w *textWriter) cover(start, stop int) {
	for start < stop && util.IsSpace(w.source[start]) {
		start++
	}
	for stop > start && util.IsSpace(w.source[stop-1]) {
		stop--
	}
	if start == stop {
		return
	}
	if w.span.Start < 0 || start < w.span.Start {
		w.span.Start = start
	}
	w.span.End = max(w.span.End, stop)
}

// mayResolve reports whether writeResolved may write anything but the text.
func mayResolve(text []byte) bool {
	return bytes.IndexByte(text, '&') >= 0 || bytes.IndexByte(text, '\\') >= 0
}

// writeResolved writes Markdown text with backslash escapes and character
// references resolved (https://spec.commonmark.org/0.31.2/#entity-and-numeric-character-references).
func writeResolved(out *bytes.Buffer, source []byte) {
	for {
		i := bytes.IndexByte(source, '&')
		if j := bytes.IndexByte(source, '\\'); j >= 0 && (i < 0 || j < i) {
			i = j
		}
		if i < 0 {
			out.Write(source)
			return
		}
		out.Write(source[:i])
		source = source[i:]
		n := 1
		switch {
		case source[0] == '&':
			n = writeReference(out, source)
		case len(source) > 1 && util.IsPunct(source[1]):
			out.WriteByte(source[1])
			n = 2
		default:
			out.WriteByte('\\')
		}
		source = source[n:]
	}
}

// writeReference writes what the "&" at the front of source stands for, and
// returns how many bytes it took.
func writeReference(out *bytes.Buffer, source []byte) int {
	end := bytes.IndexByte(source, ';')
	if end > 1 {
		name := string(source[1:end])
		_, named := util.LookUpHTML5EntityByName(name)
		if named || isNumericReference(name) {
			out.WriteString(html.UnescapeString(string(source[:end+1])))
			return end + 1
		}
	}
	out.WriteByte('&')
	return 1
}

// isNumericReference reports whether "&" + name + ";" is "&#35;" or "&#x23;".
func isNumericReference(name string) bool {
	digits, ok := strings.CutPrefix(name, "#")
	if !ok {
		return false
	}
	if hex, ok := strings.CutPrefix(strings.ToLower(digits), "x"); ok {
		return 0 < len(hex) && len(hex) <= 6 && strings.Trim(hex, "0123456789abcdef") == ""
	}
	return 0 < len(digits) && len(digits) <= 7 && strings.Trim(digits, "0123456789") == ""
}
