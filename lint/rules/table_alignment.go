package rules

import (
	"bytes"
	"strings"

	"github.com/complint/comparisons/internal/width"
	"github.com/complint/comparisons/lint"
	"github.com/complint/comparisons/lint/comparison"
)

var tableAlignment = lint.Rule{
	Name: "table-alignment", Severity: lint.Off,
	Options: []lint.Option{maxTableWidth},
	Run:     runTableAlignment,
}

var maxTableWidth = lint.Option{
	Name: "max-width", Default: 120,
	Usage: "leave a table alone that would take more columns",
}

func runTableAlignment(p *lint.Pass) {
	for _, table := range p.Tables {
		if table.Grid == nil || table.Grid.HTML {
			continue
		}
		if written, ok := readTable(p.Source, table.Grid); ok {
			checkAlignment(p, written)
		}
	}
}

func checkAlignment(p *lint.Pass, table *writtenTable) {
	out := table.outOfLine()
	if out == nil {
		return
	}
	if edits, ok := table.lineUp(p.Int(maxTableWidth)); ok {
		p.Reportf(out.span, "the pipes of the table do not line up: pad its cells")
		p.Fix("line up the pipes", edits...)
	}
}

// writtenTable is a table as it stands in the file: its header, the row of
// dashes and the others.
type writtenTable struct {
	source []byte
	lines  []writtenRow
	opened bool // a pipe begins each line
}

// writtenRow is a line of a table.
type writtenRow struct {
	line  comparison.Span // without its end
	span  comparison.Span // without white space around it
	cells []string
	// pipes are the columns of the pipes, from 0: the first one, -1 where there
	// is none, then that after each cell.
	pipes  []int
	closed bool // a pipe ends the line
}

// readTable finds a table in the file, unless something else stands on its
// lines (the mark of a quotation, the tag of a shortcode), or there is no
// telling how wide they are.
func readTable(source []byte, grid *comparison.Grid) (*writtenTable, bool) {
	t := &writtenTable{source: source}
	at := bytes.LastIndexByte(source[:grid.Span.Start], '\n') + 1
	for i := range len(grid.Rows) + 2 {
		line := comparison.Span{Start: at, End: lineEnd(source, at)}
		at = min(line.End+1, len(source))
		row := writtenRow{line: line, span: trimmed(source, line)}
		cells := comparison.CellSpans(source, row.span)
		if !isPlain(source[row.line.Start:row.line.End]) || len(cells) == 0 || i > 1 && row.span != grid.Rows[i-2].Span {
			return nil, false
		}
		row.read(source, cells)
		t.lines = append(t.lines, row)
		t.opened = row.pipes[0] >= 0
		if t.opened != (t.lines[0].pipes[0] >= 0) {
			return nil, false
		}
	}
	return t, t.lines[0].span.Start == grid.Span.Start && t.isRuled(len(grid.Header))
}

// isPlain reports whether a line has neither tags of shortcodes nor characters
// whose width depends on where they stand.
func isPlain(line []byte) bool {
	return !bytes.Contains(line, []byte("{{")) && bytes.IndexFunc(bytes.TrimRight(line, "\r"), func(r rune) bool { return r < ' ' }) < 0
}

// trimmed takes the white space off both ends of a span.
func trimmed(source []byte, s comparison.Span) comparison.Span {
	text := source[s.Start:s.End]
	s.Start += len(text) - len(bytes.TrimLeft(text, " \t\r"))
	return comparison.Span{Start: s.Start, End: s.Start + len(bytes.Trim(text, " \t\r"))}
}

func (r *writtenRow) read(source []byte, cells []comparison.Span) {
	r.closed = source[r.span.End-1] == '|'
	first := -1
	if source[r.span.Start] == '|' {
		first = r.span.Start - r.line.Start // all white space before it
	}
	r.pipes = []int{first}
	column, at := 0, r.line.Start
	for i, cell := range cells {
		r.cells = append(r.cells, strings.Trim(string(source[cell.Start:cell.End]), " \t\r"))
		column += width.Of(string(source[at:cell.End]))
		at = cell.End
		if i == len(cells)-1 && !r.closed {
			column = -1
		}
		r.pipes = append(r.pipes, column)
	}
}

// isRuled reports whether the second line is the row of dashes below a header
// of n cells.
func (t *writtenTable) isRuled(n int) bool {
	for _, cell := range t.lines[1].cells {
		if dashes := strings.TrimSuffix(strings.TrimPrefix(cell, ":"), ":"); dashes == "" || strings.Trim(dashes, "-") != "" {
			return false
		}
	}
	return len(t.lines[0].cells) == n && len(t.lines[1].cells) == n
}

// outOfLine returns the first line with a pipe that does not stand below the
// one above, nil when there is none.
func (t *writtenTable) outOfLine() *writtenRow {
	above := t.lines[0].pipes[:1]
	for i := range t.lines {
		for j, column := range t.lines[i].pipes {
			switch {
			case column < 0:
			case j == len(above):
				above = append(above, column)
			case above[j] != column:
				return &t.lines[i]
			}
		}
	}
	return nil
}

// lineUp returns the edits that line up the pipes. They change white space and
// the count of dashes only. It reports whether there are any, within a width.
func (t *writtenTable) lineUp(maxWidth int) (edits []comparison.Edit, ok bool) {
	widths := t.widths()
	indent := string(t.source[t.lines[0].line.Start:t.lines[0].span.Start])
	total := len(indent) + 1
	for _, w := range widths {
		total += w + len(" | ")
	}
	if total > maxWidth {
		return nil, false
	}
	for i, row := range t.lines {
		text := indent
		if i == 1 {
			text += t.rule(widths)
		} else {
			text += t.row(row.cells, widths, row.closed)
		}
		old := string(t.source[row.line.Start:row.line.End])
		if kept(text, i == 1) != kept(old, i == 1) {
			return nil, false // a pipe too many at the end of a row, which nobody sees
		}
		if old = strings.TrimSuffix(old, "\r"); text != old {
			edits = append(edits, comparison.Edit{Span: comparison.Span{Start: row.line.Start, End: row.line.Start + len(old)}, Text: text})
		}
	}
	return edits, len(edits) > 0
}

// kept returns what has to stay of a line.
func kept(line string, dashes bool) string {
	dropped := " \t\r"
	if dashes {
		dropped += "-"
	}
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune(dropped, r) {
			return -1
		}
		return r
	}, line)
}

// widths returns the columns that each cell takes, three at least.
func (t *writtenTable) widths() (widths []int) {
	for i, row := range t.lines {
		for j, cell := range row.cells {
			if j == len(widths) {
				widths = append(widths, 3)
			}
			if i != 1 {
				widths[j] = max(widths[j], width.Of(cell))
			}
		}
	}
	return widths
}

// row writes cells, each on the side on which its column is aligned.
func (t *writtenTable) row(cells []string, widths []int, closed bool) string {
	padded := make([]string, len(cells))
	for i, cell := range cells {
		space := widths[i] - width.Of(cell)
		left := 0
		if rules := t.lines[1].cells; i < len(rules) && strings.HasSuffix(rules[i], ":") {
			if left = space; strings.HasPrefix(rules[i], ":") {
				left = space / 2
			}
		}
		padded[i] = strings.Repeat(" ", left) + cell + strings.Repeat(" ", space-left)
	}
	return t.join(padded, " ", closed)
}

// rule writes the row of dashes; with spaces around them if it had these.
func (t *writtenTable) rule(widths []int) string {
	row := t.lines[1]
	space := ""
	if !t.opened || strings.Contains(string(t.source[row.span.Start:row.span.End]), "| ") {
		space = " "
	}
	dashes := make([]string, len(row.cells))
	for i, cell := range row.cells {
		start, end := cell[:len(cell)-len(strings.TrimPrefix(cell, ":"))], cell[len(strings.TrimSuffix(cell, ":")):]
		n := widths[i] + 2 - 2*len(space) - len(start) - len(end)
		dashes[i] = start + strings.Repeat("-", n) + end
	}
	return t.join(dashes, space, row.closed)
}

// join puts pipes between cells, and around them where the table has these.
func (t *writtenTable) join(cells []string, space string, closed bool) string {
	line := strings.Join(cells, space+"|"+space)
	if t.opened {
		line = "|" + space + line
	}
	if closed {
		return line + space + "|"
	}
	return strings.TrimRight(line, " ")
}
