package comparison

import (
	"bytes"
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
	read       []ast.Node // the blocks that were read
	start, end int
}

// readStretch reads blocks from the beginning of a line on, where the last one
// ends that is simple, or at once.
func readStretch(nodes *room, source []byte, start int) *stretchOfBlocks {
	start = afterEmptyLines(source, start)
	s := &stretchOfBlocks{simpleReader: simpleReader{room: nodes, source: source}, start: start}
	first := len(nodes.blocks)
	at := start
	for at < len(source) {
		block, next := s.block(at)
		if block == nil {
			break
		}
		nodes.blocks = append(nodes.blocks, block)
		at = afterEmptyLines(source, next)
	}
	s.read, s.end = nodes.blocks[first:], at
	return s
}

func afterEmptyLines(source []byte, at int) int {
	for at < len(source) && source[at] == '\n' {
		at++
	}
	return at
}

// document returns a document of the blocks, if they are all there is and
// nothing in them is left to read; else nil.
func (s *stretchOfBlocks) document() ast.Node {
	if s.end < len(s.source) || len(s.second) > 0 {
		return nil
	}
	document := ast.NewDocument()
	for _, block := range s.read {
		document.AppendChild(document, block)
	}
	return document
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

func (simpleBlocks) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	number, line := reader.Position()
	source := reader.Source()
	if parent.Kind() != ast.KindDocument || line.Padding > 0 || line.Start > 0 && source[line.Start-1] != '\n' {
		return nil, parser.NoChildren
	}
	nodes := roomOf(pc)
	s := nodes.ahead
	if nodes.ahead = nil; s == nil || s.start != line.Start {
		s = readStretch(nodes, source, line.Start)
	}
	if len(s.read) == 0 {
		return nil, parser.NoChildren
	}
	read := source[line.Start : s.end-1]
	last := line.Start + bytes.LastIndexByte(read, '\n') + 1
	reader.SetPosition(number+bytes.Count(read, []byte("\n")), text.NewSegment(last, s.end))
	return s, parser.NoChildren
}

func (simpleBlocks) Continue(ast.Node, text.Reader, parser.Context) parser.State { return parser.Close }
func (simpleBlocks) Close(ast.Node, text.Reader, parser.Context)                 {}
func (simpleBlocks) CanInterruptParagraph() bool                                 { return false }
func (simpleBlocks) CanAcceptIndentedLine() bool                                 { return false }

// simpleReader reads simple blocks.
type simpleReader struct {
	*room
	source []byte
	// second are the blocks, also those in others, with inline text that is not
	// simple, which has not been read.
	second []ast.Node
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
	lines = s.room.lines[:0]
	first := s.source[at]
	for at < len(s.source) && s.source[at] != '\n' {
		line, next, ok := s.line(at)
		if ok && s.source[line.End-1] == ' ' {
			line.End--
		}
		if !ok || !s.goesOn(first, line) {
			return nil, 0
		}
		lines = append(lines, line)
		at = next
	}
	s.room.lines = lines
	return lines, at
}

// line returns what stands on the line from an offset on, and where the next
// line begins. It reports false for nothing, and for white space that needs care.
func (s *simpleReader) line(at int) (line Span, next int, ok bool) {
	end := at
	for end < len(s.source) && simpleSigns[s.source[end]] != controlSign {
		end++
	}
	if end == at || end < len(s.source) && s.source[end] != '\n' {
		return Span{}, 0, false
	}
	return Span{at, end}, min(end+1, len(s.source)), true
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
	case '[':
		return beginsText(text) && !bytes.Contains(text, []byte("]:")) // which ends a label that may begin on another line
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
	line, next, ok := s.line(start)
	if !ok || bytes.IndexByte(s.source[line.Start:line.End], '{') >= 0 { // which may begin attributes
		return nil, 0
	}
	if last := s.source[line.End-1]; last == ' ' || last == '#' {
		return nil, 0
	}
	heading := newBlock(&s.headings)
	heading.Level = level
	heading.SetPos(at)
	s.fill(heading, line)
	return heading, next
}

func (s *simpleReader) paragraph(lines []Span) ast.Node {
	paragraph := newBlock(&s.paragraphs)
	s.fill(paragraph, lines...)
	return paragraph
}

// list reads a list with dashes and an item a line.
func (s *simpleReader) list(lines []Span) ast.Node {
	list := newBlock(&s.lists)
	list.Marker, list.IsTight = '-', true
	list.SetPos(lines[0].Start)
	for _, line := range lines {
		item, content := newBlock(&s.items), newBlock(&s.textBlocks)
		item.Offset = len("- ")
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
	if alignments == nil || len(s.cellSpans(s.source, lines[0])) != len(alignments) {
		return nil
	}
	table, header := newBlock(&s.tables), newBlock(&s.headers)
	table.Alignments = alignments
	table.SetPos(lines[0].Start)
	table.AppendChild(table, header)
	s.row(header, lines[0], alignments)
	for _, line := range lines[2:] {
		row := newBlock(&s.rows)
		row.Alignments = alignments
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
	written := s.cellSpans(s.source, line)
	for i := range alignments {
		cell := newBlock(&s.cells)
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
