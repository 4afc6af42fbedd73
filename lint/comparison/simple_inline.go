package comparison

import (
	"bytes"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// inline reads the text of a line, and reports whether it is simple: words,
// emphasis without anything in it, code and links, that nothing else can be.
func (s *simpleReader) inline(block ast.Node, line Span, goesOn bool) bool {
	at, from := line.Start, line.Start
	for {
		if at = s.plainEnd(at, line.End); at == line.End {
			break
		}
		node, next := s.span(at, line)
		if node == nil {
			return false
		}
		if from < at {
			block.AppendChild(block, s.text(from, at))
		}
		node.SetPos(at)
		block.AppendChild(block, node)
		at, from = next, next
	}
	if from < at || goesOn {
		last := s.text(from, at)
		last.SetSoftLineBreak(goesOn)
		block.AppendChild(block, last)
	}
	return true
}

// The meanings of a character in Markdown.
const (
	plainSign   = iota
	pairedSign  // it may mean something beside certain others
	specialSign // it means something
	controlSign // it is white space other than a space, or the like
)

var simpleSigns = func() (signs [256]byte) {
	for c := range byte(' ') {
		signs[c] = controlSign
	}
	for _, c := range []byte("*`[]<>\\_~@") {
		signs[c] = specialSign
	}
	for _, c := range []byte(":-!.") {
		signs[c] = pairedSign
	}
	return signs
}()

// plainEnd returns where from an offset on the first sign stands that may mean
// something.
func (s *simpleReader) plainEnd(at, end int) int {
	for ; at < end; at++ {
		if kind := simpleSigns[s.source[at]]; kind != plainSign && (kind != pairedSign || s.isPair(at, end)) {
			return at
		}
	}
	return at
}

// isPair reports whether a sign stands beside those with which it means
// something: in an address, a dash or an image.
func (s *simpleReader) isPair(at, end int) bool {
	rest := s.source[at:end]
	switch rest[0] {
	case ':':
		return bytes.HasPrefix(rest, []byte("://"))
	case '-':
		return bytes.HasPrefix(rest, []byte("--"))
	case '!':
		return bytes.HasPrefix(rest, []byte("!["))
	}
	return bytes.HasSuffix(s.source[:at], []byte("www"))
}

// span reads what a sign of a line begins; nil when it is not simple.
func (s *simpleReader) span(at int, line Span) (ast.Node, int) {
	switch s.source[at] {
	case '*':
		return s.emphasis(at, line)
	case '`':
		return s.code(at, line.End)
	case '[':
		return s.link(at, line.End)
	}
	return nil, 0
}

// emphasis reads *words* or **words**, with nothing around them that needs the
// rules of which sign may open and close:
// https://spec.commonmark.org/0.31.2/#left-flanking-delimiter-run
func (s *simpleReader) emphasis(at int, line Span) (ast.Node, int) {
	signs := s.signs(at, line.End)
	start := at + signs
	end := s.plainEnd(start, line.End)
	next := end + signs
	switch {
	case signs > 2 || start == end || s.signs(end, line.End) != signs:
		return nil, 0
	case at > line.Start && s.source[at-1] != ' ' && s.source[at-1] != '(':
		return nil, 0
	case !isWordSign(s.source[start:end], utf8.DecodeRune):
		return nil, 0
	case next < line.End && s.source[next] != ' ' && !util.IsPunct(s.source[next]):
		return nil, 0
	case !isWordSign(s.source[start:end], utf8.DecodeLastRune) && !util.IsPunct(s.source[end-1]):
		return nil, 0
	}
	emphasis := newInline(&s.emphases)
	emphasis.Level = signs
	emphasis.AppendChild(emphasis, s.text(start, end))
	return emphasis, next
}

// signs counts the asterisks at an offset.
func (s *simpleReader) signs(at, end int) (n int) {
	for at+n < end && s.source[at+n] == '*' {
		n++
	}
	return n
}

// isWordSign reports whether a text begins, or ends, with a letter or digit.
func isWordSign(text []byte, decode func([]byte) (rune, int)) bool {
	r, _ := decode(text)
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}

// code reads `code` between single signs on one line.
func (s *simpleReader) code(at, end int) (ast.Node, int) {
	start := at + len("`")
	size := bytes.IndexByte(s.source[start:end], '`')
	if size < 1 || s.source[start] == ' ' || s.source[start+size-1] == ' ' {
		return nil, 0
	}
	next := start + size + len("`")
	if next < end && s.source[next] == '`' {
		return nil, 0
	}
	code, content := newInline(&s.codes), s.text(start, start+size)
	content.SetRaw(true)
	code.AppendChild(code, content)
	return code, next
}

// longestLabel is well below the 998 characters that goldmark allows the text of
// a link.
const longestLabel = 900

// link reads [words](address).
func (s *simpleReader) link(at, end int) (ast.Node, int) {
	start := at + len("[")
	stop := s.plainEnd(start, end)
	if size := stop - start; size < len("xx") || size > longestLabel || s.source[start] == '^' || !bytes.HasPrefix(s.source[stop:end], []byte("](")) {
		return nil, 0 // with one letter it may be the box of a task
	}
	address := stop + len("](")
	size := bytes.IndexAny(s.source[address:end], " ()<>\\&`\"'")
	if size < 1 || s.source[address+size] != ')' {
		return nil, 0
	}
	link := newInline(&s.links)
	link.Destination = s.source[address : address+size]
	link.AppendChild(link, s.text(start, stop))
	return link, address + size + len(")")
}

// text returns a node for source[start:end].
func (s *simpleReader) text(start, end int) *ast.Text {
	t := newInline(&s.texts)
	t.Segment = text.NewSegment(start, end)
	return t
}
