package comparison

import (
	"bytes"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// simpleBlocks is a block parser for Markdown that is written as nearly all of
// it is: headings, and between empty lines, paragraphs, tables with pipes around
// them and lists with an item a line. It takes as many of these as there are,
// several times as fast as the parsers of each, and leaves everything else to
// them. A fuzz target holds it to what they read.
type simpleBlocks struct{}

// stretchOfBlocks stands in the document for what simpleBlocks has read, until
// secondReading puts it there.
type stretchOfBlocks struct {
	ast.BaseBlock
	simpleReader
}

var kindStretch = ast.NewNodeKind("StretchOfBlocks")

func (*stretchOfBlocks) Kind() ast.NodeKind              { return kindStretch }
func (*stretchOfBlocks) IsRaw() bool                     { return true }
func (s *stretchOfBlocks) Dump(source []byte, level int) { ast.DumpHelper(s, source, level, nil, nil) }

// Trigger returns with what simple blocks begin. Parsers with a trigger come
// before others.
func (simpleBlocks) Trigger() (signs []byte) {
	for sign := byte(0xff); sign > ' '; sign-- {
		if bytes.IndexByte([]byte("#|-"), sign) >= 0 || mayBeginText(sign) {
			signs = append(signs, sign)
		}
	}
	return signs
}

func (simpleBlocks) Open(parent ast.Node, reader text.Reader, _ parser.Context) (ast.Node, parser.State) {
	number, line := reader.Position()
	source := reader.Source()
	if parent.Kind() != ast.KindDocument || line.Padding > 0 || line.Start > 0 && source[line.Start-1] != '\n' {
		return nil, parser.NoChildren
	}
	s := &stretchOfBlocks{simpleReader: simpleReader{source: source}}
	end := s.read(line.Start)
	if len(s.blocks) == 0 {
		return nil, parser.NoChildren
	}
	read := source[line.Start : end-1]
	last := line.Start + bytes.LastIndexByte(read, '\n') + 1
	reader.SetPosition(number+bytes.Count(read, []byte("\n")), text.NewSegment(last, end))
	return s, parser.NoChildren
}

func (simpleBlocks) Continue(ast.Node, text.Reader, parser.Context) parser.State { return parser.Close }
func (simpleBlocks) Close(ast.Node, text.Reader, parser.Context)                 {}
func (simpleBlocks) CanInterruptParagraph() bool                                 { return false }
func (simpleBlocks) CanAcceptIndentedLine() bool                                 { return false }

// simpleReader reads simple blocks.
type simpleReader struct {
	source []byte
	blocks []ast.Node // that were read
	// second are the blocks, also those in blocks, with inline text that is not
	// simple, which has not been read.
	second []ast.Node
	texts  []ast.Text // room for the next
	room   int        // how many of them there were when it was made
	spans  []Span     // room for the lines of a block
}

// read reads blocks up to the first that is not simple, and returns where that
// begins.
func (s *simpleReader) read(at int) int {
	for {
		for at < len(s.source) && s.source[at] == '\n' {
			at++
		}
		if at == len(s.source) {
			return at
		}
		block, next := s.block(at)
		if block == nil {
			return at
		}
		s.blocks = append(s.blocks, block)
		at = next
	}
}

// block reads the block at an offset; nil for one that is not simple.
func (s *simpleReader) block(at int) (block ast.Node, next int) {
	if s.source[at] == '#' {
		return s.heading(at)
	}
	lines, next := s.lines(at)
	if lines == nil {
		return nil, 0
	}
	after := byte('\n') // which begins what follows
	for i := next; i < len(s.source) && after == '\n'; i++ {
		after = s.source[i]
	}
	switch first := s.source[at]; {
	case after == ':' || after <= ' ' && after != '\n' || after == '-' && first == '-': // which may go on with it
		return nil, 0
	case first == '|':
		return s.table(lines), next
	case first == '-':
		return s.list(lines), next
	}
	return s.paragraph(lines), next
}

// lines returns the lines from an offset up to an empty one, without their
// ends and a space there; nil when a line does not go on with the block.
func (s *simpleReader) lines(at int) (lines []Span, next int) {
	lines = s.spans[:0]
	first := s.source[at]
	for at < len(s.source) && s.source[at] != '\n' {
		end := at
		for end < len(s.source) && simpleSigns[s.source[end]] != controlSign {
			end++
		}
		if end == at || end < len(s.source) && s.source[end] != '\n' {
			return nil, 0
		}
		line := Span{at, end}
		if s.source[end-1] == ' ' {
			line.End--
		}
		if !s.goesOn(first, line) {
			return nil, 0
		}
		lines = append(lines, line)
		at = min(end+1, len(s.source))
	}
	s.spans = lines
	return lines, at
}

// goesOn reports whether a line belongs to the block that begins with a sign.
func (s *simpleReader) goesOn(first byte, line Span) bool {
	text := s.source[line.Start:line.End]
	if len(text) == 0 || text[len(text)-1] == ' ' || text[len(text)-1] == '\\' { // a hard line break, mostly
		return false
	}
	switch first {
	case '|':
		return text[0] == '|' && bytes.IndexByte(text, '\\') < 0
	case '-':
		content, isItem := bytes.CutPrefix(text, []byte("- "))
		return isItem && beginsText(content)
	}
	return beginsText(text)
}

// beginsText reports whether a line begins with what can begin nothing but a
// paragraph.
func beginsText(line []byte) bool {
	first, second := line[0], byte(' ')
	if len(line) > 1 {
		second = line[1]
	}
	switch {
	case first == '*':
		return isASCIILetter(second) || second == '*' && len(line) > 2 && isASCIILetter(line[2])
	case first == '`':
		return second != '`'
	case first == '[': // but for a footnote and the address of a link
		return second != '^' && !bytes.Contains(line, []byte("]:"))
	}
	return mayBeginText(first)
}

// mayBeginText reports whether a paragraph that begins with a sign may be
// simple.
func mayBeginText(sign byte) bool {
	return isASCIILetter(sign) || sign >= utf8.RuneSelf || bytes.IndexByte([]byte("*`[\"'($"), sign) >= 0
}

func (s *simpleReader) heading(at int) (ast.Node, int) {
	level := 0
	for at+level < len(s.source) && s.source[at+level] == '#' {
		level++
	}
	start := at + level + len(" ")
	if level > 6 || start >= len(s.source) || s.source[start-1] != ' ' || s.source[start] == ' ' {
		return nil, 0
	}
	end := start
	for end < len(s.source) && simpleSigns[s.source[end]] != controlSign && s.source[end] != '{' {
		end++
	}
	if end == start || end < len(s.source) && s.source[end] != '\n' || s.source[end-1] == ' ' || s.source[end-1] == '#' {
		return nil, 0
	}
	heading := ast.NewHeading(level)
	heading.SetPos(at)
	s.fill(heading, Span{start, end})
	return heading, min(end+1, len(s.source))
}

func (s *simpleReader) paragraph(lines []Span) ast.Node {
	paragraph := ast.NewParagraph()
	s.fill(paragraph, lines...)
	return paragraph
}

// list reads a list with dashes and an item a line.
func (s *simpleReader) list(lines []Span) ast.Node {
	list := ast.NewList('-')
	list.SetPos(lines[0].Start)
	for _, line := range lines {
		item, content := ast.NewListItem(len("- ")), ast.NewTextBlock()
		item.SetPos(line.Start)
		item.AppendChild(item, content)
		list.AppendChild(list, item)
		s.fill(content, Span{line.Start + len("- "), line.End})
	}
	return list
}

// table reads a table whose rows have a pipe in front.
func (s *simpleReader) table(lines []Span) ast.Node {
	if len(lines) < 2 {
		return nil
	}
	alignments := s.alignments(lines[1])
	if alignments == nil || len(CellSpans(s.source, lines[0])) != len(alignments) {
		return nil
	}
	table, header := east.NewTable(), &east.TableHeader{}
	table.Alignments = alignments
	table.SetPos(lines[0].Start)
	table.AppendChild(table, header)
	s.row(header, lines[0], alignments)
	for _, line := range lines[2:] {
		row := east.NewTableRow(alignments)
		table.AppendChild(table, row)
		s.row(row, line, alignments)
	}
	return table
}

// alignments reads the line below the header of a table; nil for any other.
func (s *simpleReader) alignments(line Span) (alignments []east.Alignment) {
	cells := bytes.Split(s.source[line.Start+len("|"):line.End], []byte("|"))
	if last := len(cells) - 1; len(bytes.TrimSpace(cells[last])) == 0 {
		cells = cells[:last]
	}
	for _, cell := range cells {
		dashes, left := bytes.CutPrefix(bytes.TrimSpace(cell), []byte(":"))
		dashes, right := bytes.CutSuffix(dashes, []byte(":"))
		if len(dashes) == 0 || len(bytes.Trim(dashes, "-")) > 0 {
			return nil
		}
		alignment := east.AlignNone
		switch {
		case left && right:
			alignment = east.AlignCenter
		case left:
			alignment = east.AlignLeft
		case right:
			alignment = east.AlignRight
		}
		alignments = append(alignments, alignment)
	}
	return alignments
}

// row fills a row with as many cells as there are alignments.
func (s *simpleReader) row(row ast.Node, line Span, alignments []east.Alignment) {
	row.SetPos(line.Start)
	written := CellSpans(s.source, line)
	cells := make([]east.TableCell, len(alignments))
	for i := range cells {
		cell := &cells[i]
		row.AppendChild(row, cell)
		if cell.Alignment = east.AlignNone; i < len(written) {
			cell.Alignment = alignments[i]
			cell.SetPos(written[i].Start)
			s.fill(cell, trimmedSpan(s.source, written[i]))
		}
	}
}

// fill gives a block its lines and the text in them.
func (s *simpleReader) fill(block ast.Node, lines ...Span) {
	var room [4]text.Segment
	segments := room[:0]
	for i, line := range lines {
		if i < len(lines)-1 {
			line.End = lines[i+1].Start
		}
		segments = append(segments, text.NewSegment(line.Start, line.End))
	}
	block.Lines().AppendAll(segments)
	for i, line := range lines {
		if !s.inline(block, line, i < len(lines)-1) {
			block.RemoveChildren(block)
			s.second = append(s.second, block)
			return
		}
	}
}

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
		switch simpleSigns[s.source[at]] {
		case plainSign:
			continue
		case pairedSign:
			rest := s.source[at:end]
			switch rest[0] {
			case ':':
				if !bytes.HasPrefix(rest, []byte("://")) {
					continue
				}
			case '-':
				if !bytes.HasPrefix(rest, []byte("--")) {
					continue
				}
			case '!':
				if !bytes.HasPrefix(rest, []byte("![")) {
					continue
				}
			case '.':
				if before := s.source[:at]; !bytes.HasSuffix(before, []byte("www")) {
					continue
				}
			}
		}
		return at
	}
	return at
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
	case next < line.End && s.source[next] != ' ' && !isASCIIPunct(s.source[next]):
		return nil, 0
	case !isWordSign(s.source[start:end], utf8.DecodeLastRune) && !isASCIIPunct(s.source[end-1]):
		return nil, 0
	}
	emphasis := ast.NewEmphasis(signs)
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

func isASCIIPunct(c byte) bool {
	return '!' <= c && c <= '/' || ':' <= c && c <= '@' || '[' <= c && c <= '`' || '{' <= c && c <= '~'
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
	code, content := ast.NewCodeSpan(), s.text(start, start+size)
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
	link := ast.NewLink()
	link.Destination = s.source[address : address+size]
	link.AppendChild(link, s.text(start, stop))
	return link, address + size + len(")")
}

// text returns a node for source[start:end].
func (s *simpleReader) text(start, end int) *ast.Text {
	if len(s.texts) == 0 {
		s.room = min(2*s.room+4, 64)
		s.texts = make([]ast.Text, s.room)
	}
	t := &s.texts[0]
	s.texts = s.texts[1:]
	t.Segment = text.NewSegment(start, end)
	return t
}
