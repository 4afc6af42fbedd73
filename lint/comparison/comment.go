package comparison

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"
)

// Comment is a comment in the body of a page, on one or several lines.
type Comment struct {
	Span Span // delimiters included
	Text Span // what stands between them
	// Shown is set for {{/* … */}}, which is a comment in a template. In
	// content Hugo prints it.
	Shown bool
}

// commentMark are the delimiters of a kind of comment.
type commentMark struct {
	open, close []byte
	shown       bool
}

var (
	htmlComment     = commentMark{[]byte("<!--"), []byte("-->"), false}
	templateComment = commentMark{[]byte("{{/*"), []byte("*/}}"), true}
)

// Comments returns the comments in the body, in no order. What only looks like
// one, in code, is none.
func (p *Page) Comments() (comments []Comment) {
	searched := 0 // up to where in the body for {{/* … */}}
	find := func(from, to int, mark commentMark) {
		comments = appendComments(comments, p.Source, p.body.inFile(Span{from, to}), mark)
	}
	eachNode(p.roots(), func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.HTMLBlock:
			if stop := max(n.ClosureLine.Stop, stopOf(n.Lines())); stop > 0 {
				find(n.Pos(), stop, htmlComment)
			}
		case *ast.RawHTML:
			find(n.Segments.At(0).Start, stopOf(n.Segments), htmlComment)
		case *ast.Text:
			// Text nodes end where something might have begun, so that the comment
			// may go on up to the end of the block.
			i := bytes.Index(n.Segment.Value(p.body.source), templateComment.open)
			if i >= 0 && n.Segment.Start+i >= searched {
				searched = max(n.Segment.Stop, stopOf(blockOf(n).Lines()))
				find(n.Segment.Start+i, searched, templateComment)
			}
		}
		return n.Kind() != ast.KindCodeSpan
	})
	return comments
}

// stopOf returns where the last of segments stops, 0 where there is none.
func stopOf(segments *text.Segments) int {
	if segments == nil || segments.Len() == 0 {
		return 0
	}
	return segments.At(segments.Len() - 1).Stop
}

// blockOf returns the block that an inline node is part of.
func blockOf(n ast.Node) ast.Node {
	for n.Type() == ast.TypeInline {
		n = n.Parent()
	}
	return n
}

// appendComments adds the comments of one kind within a span of the source.
func appendComments(comments []Comment, source []byte, within Span, mark commentMark) []Comment {
	for at := within.Start; ; {
		open := bytes.Index(source[at:within.End], mark.open)
		if open < 0 {
			return comments
		}
		start := at + open + len(mark.open)
		length := bytes.Index(source[start:within.End], mark.close)
		if length < 0 {
			return comments
		}
		at = start + length + len(mark.close)
		comments = append(comments, Comment{
			Span:  Span{start - len(mark.open), at},
			Text:  Span{start, start + length},
			Shown: mark.shown,
		})
	}
}
