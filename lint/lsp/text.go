package lsp

import (
	"fmt"
	"sort"
	"strings"
	"unicode/utf8"

	"github.com/complint/comparisons/lint/comparison"
)

// encoding is the unit in which characters of a line are counted.
type encoding string

// The encodings of the protocol. UTF-16 is that of a client that asks for none.
const (
	utf8Units  encoding = "utf-8"
	utf16Units encoding = "utf-16"
	utf32Units encoding = "utf-32"
)

// width is the number of units that a code point takes. A byte that is no
// UTF-8 takes one.
func (e encoding) width(r rune, size int) int {
	switch {
	case e == utf8Units:
		return size
	case e == utf16Units && r >= 0x10000:
		return 2
	}
	return 1
}

// text is a document with its lines. Lines end as the protocol says: "\n",
// "\r\n" or "\r".
type text struct {
	source   string
	starts   []int // offsets of the lines
	encoding encoding
}

func newText(source string, e encoding) *text {
	t := &text{source: source, starts: []int{0}, encoding: e}
	for i := 0; i < len(source); i++ {
		if source[i] == '\n' || source[i] == '\r' && !strings.HasPrefix(source[i+1:], "\n") {
			t.starts = append(t.starts, i+1)
		}
	}
	return t
}

// line is the line, without its end, and its offset. Lines that are not there are
// empty, at the end.
func (t *text) line(n int) (string, int) {
	switch {
	case n < 0:
		n = 0
	case n >= len(t.starts):
		return "", len(t.source)
	}
	end := len(t.source)
	if n+1 < len(t.starts) {
		end = t.starts[n+1]
	}
	return strings.TrimRight(t.source[t.starts[n]:end], "\r\n"), t.starts[n]
}

// position finds the place of an offset in bytes.
func (t *text) position(offset int) position {
	offset = min(max(offset, 0), len(t.source))
	n := sort.SearchInts(t.starts, offset+1) - 1
	p := position{Line: n}
	for i := t.starts[n]; i < offset; {
		r, size := utf8.DecodeRuneInString(t.source[i:])
		p.Character += t.encoding.width(r, size)
		i += size
	}
	return p
}

// offset finds the offset of a place. A character behind the end of its line
// stands for the end, one within a code point for its beginning.
func (t *text) offset(p position) int {
	line, start := t.line(p.Line)
	units := 0
	for i := 0; i < len(line); {
		r, size := utf8.DecodeRuneInString(line[i:])
		if units += t.encoding.width(r, size); units > p.Character {
			return start + i
		}
		i += size
	}
	return start + len(line)
}

func (t *text) rangeOf(start, end int) textRange {
	return textRange{t.position(start), t.position(max(start, end))}
}

func (t *text) span(s comparison.Span) textRange { return t.rangeOf(s.Start, s.End) }

// change makes the changes that a client sends, each in what the one before left.
func (t *text) change(changes []contentChange) (*text, error) {
	for _, c := range changes {
		source := c.Text
		if c.Range != nil {
			start, end := t.offset(c.Range.Start), t.offset(c.Range.End)
			if start > end {
				return t, &responseError{codeInvalidParams, fmt.Sprintf("a range ends in line %d before it begins", c.Range.End.Line+1)}
			}
			source = t.source[:start] + c.Text + t.source[end:]
		}
		t = newText(source, t.encoding)
	}
	return t, nil
}
