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
	out    *bytes.Buffer
	span   Span
	skip   ast.Node // a node that leaves nothing
}

func newTextWriter(f *fragment) *textWriter {
	w := &textWriter{source: f.source, html: f.html, span: Span{-1, -1}, out: f.spare}
	if f.spare = nil; w.out == nil {
		w.out = new(bytes.Buffer)
	}
	return w
}

func (w *textWriter) node(n ast.Node) {
	if n == w.skip {
		return
	}
	switch n := n.(type) {
	case *ast.Text:
		w.text(n)
	case *ast.String:
		w.out.WriteString(html.UnescapeString(string(n.Value)))
	case *ast.AutoLink:
		w.out.Write(n.Label(w.source))
	case *ast.CodeBlock, *ast.FencedCodeBlock:
		w.lines(n)
		w.out.WriteByte(' ')
	case *ast.HTMLBlock:
		w.rawBlock(n)
	case *htmlText:
		w.cover(n.span.Start, n.span.End)
		w.out.WriteString(html.UnescapeString(string(w.source[n.span.Start:n.span.End])))
	case *ast.RawHTML:
		if segments := n.Segments; w.html && segments.Len() > 0 {
			w.out.WriteString(withoutTags(string(w.source[segments.At(0).Start:stopOf(segments)])))
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
		w.out.WriteByte(' ')
	}
}

func (w *textWriter) text(n *ast.Text) {
	w.cover(n.Segment.Start, n.Segment.Stop)
	value := n.Segment.Value(w.source)
	if n.IsRaw() || n.Parent().Kind() == ast.KindCodeSpan {
		w.out.Write(value)
	} else {
		writeResolved(w.out, value)
	}
	if n.SoftLineBreak() || n.HardLineBreak() {
		w.out.WriteByte(' ')
	}
}

// rawBlock writes the text of a block of raw HTML that reaches the page.
func (w *textWriter) rawBlock(n *ast.HTMLBlock) {
	if stop := max(n.ClosureLine.Stop, stopOf(n.Lines())); w.html && stop > 0 {
		w.cover(n.Pos(), stop)
		w.out.WriteString(html.UnescapeString(withoutTags(string(w.source[n.Pos():stop]))))
		w.out.WriteByte(' ')
	}
}

func (w *textWriter) lines(n ast.Node) {
	lines := n.Lines()
	for i := 0; i < lines.Len(); i++ {
		segment := lines.At(i)
		w.cover(segment.Start, segment.Stop)
		w.out.Write(w.source[segment.Start:segment.Stop]) // segment.Value may write a line end into the source
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
