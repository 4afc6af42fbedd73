package rules

import (
	"bytes"
	"slices"

	"github.com/complint/comparisons/internal/lazy"
	"github.com/complint/comparisons/lint"
	"github.com/complint/comparisons/lint/comparison"
)

// columnMoves returns edits that put the columns of a table in the order of
// the options; other columns stay where they are. There are none when the
// first column would move, a row has not the cells of the header, or a cell is
// not all that stands between two pipes, as when a shortcode is around it.
func columnMoves(p *lint.Pass, table comparison.Table, rank map[string]int) (edits []comparison.Edit) {
	grid := table.Grid
	if grid.HTML {
		return nil
	}
	from := columnSources(grid, table.Columns, rank)
	if from[0] != 0 {
		return nil // a row of which only the first cell is filled is a heading
	}
	header := make([]comparison.Span, len(grid.Header))
	for i, cell := range grid.Header {
		header[i] = cell.Span
	}
	delimiters, ok := delimiterCells(p.Source, header)
	if !ok {
		return nil
	}
	rows := [][]comparison.Span{header, delimiters}
	for _, row := range grid.Rows {
		if len(row.Written) == 1 && row.Heads {
			continue // which stays
		}
		rows = append(rows, row.Written)
	}
	for _, cells := range rows {
		moved, ok := moveCells(p.Source, cells, from)
		if !ok {
			return nil
		}
		edits = append(edits, moved...)
	}
	return edits
}

// columnSources says of each column of a grid which one is to stand there.
func columnSources(grid *comparison.Grid, columns []comparison.Text, rank map[string]int) []int {
	from := make([]int, len(grid.Header))
	var places, options []int
	byRank := make(map[int]int)
	next := 0
	for i, header := range grid.Header {
		from[i] = i
		if next < len(columns) && columns[next].Span == header.Span {
			places = append(places, i)
			options = append(options, rank[columns[next].Value])
			byRank[rank[columns[next].Value]] = i
			next++
		}
	}
	slices.Sort(options)
	for i, place := range places {
		from[place] = byRank[options[i]]
	}
	return from
}

// delimiterRow matches the row below a header: https://github.github.com/gfm/#tables-extension-
var delimiterRow = lazy.Regexp(`^[\s>]*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$`)

var delimiterCell = lazy.Regexp(`:?-+:?`)

// delimiterCells returns the cells of the row below a header.
func delimiterCells(source []byte, header []comparison.Span) ([]comparison.Span, bool) {
	start := lineEnd(source, header[len(header)-1].End) + 1
	if start >= len(source) {
		return nil, false
	}
	line := source[start:lineEnd(source, start)]
	if !delimiterRow().Match(line) {
		return nil, false
	}
	var cells []comparison.Span
	for _, m := range delimiterCell().FindAllIndex(line, -1) {
		cells = append(cells, comparison.Span{Start: start + m[0], End: start + m[1]})
	}
	return cells, true
}

// moveCells returns edits that put in the place of each cell that from which
// it comes. Where pipes stand on both sides of all cells, the white space of
// each goes with it, so that columns stay as wide as they are.
func moveCells(source []byte, cells []comparison.Span, from []int) (edits []comparison.Edit, ok bool) {
	if len(cells) != len(from) {
		return nil, false
	}
	wide := make([]comparison.Span, len(cells))
	enclosed := true
	for i, cell := range cells {
		var left, right bool
		wide[i], left, right = widened(source, cell)
		enclosed = enclosed && left && right
		if source[wide[i].End-1] == '\\' {
			return nil, false // elsewhere it would come before a pipe
		}
	}
	if enclosed {
		cells = wide
	} else if !isMovable(source, cells, wide) {
		return nil, false
	}
	for i, j := range from {
		text := source[cells[j].Start:cells[j].End]
		if len(text) == 0 {
			text = []byte(" ") // of two pipes at the end of a row one is no cell
		}
		if i != j && !bytes.Equal(text, source[cells[i].Start:cells[i].End]) {
			edits = append(edits, comparison.Edit{Span: cells[i], Text: string(text)})
		}
	}
	return edits, true
}

// isMovable reports whether the cells of a row that does not begin or end with
// a pipe can change places. An empty cell is none at the end of the row; a
// backslash may come before a pipe, and a pipe that has one before it may end
// the row.
func isMovable(source []byte, cells, wide []comparison.Span) bool {
	last := len(cells) - 1
	rest := bytes.TrimSpace(source[wide[last].End:lineEnd(source, wide[last].End)])
	if len(rest) > 0 && string(rest) != "|" {
		return false
	}
	for i, cell := range cells {
		_, left, right := widened(source, cell)
		if cell.Start == cell.End || bytes.IndexByte([]byte(`\|`), source[cell.End-1]) >= 0 || i > 0 && !left || i < last && !right {
			return false
		}
	}
	return true
}

// widened returns a cell with the white space around it, and whether a pipe
// stands on either side.
func widened(source []byte, cell comparison.Span) (wide comparison.Span, left, right bool) {
	isBlank := func(c byte) bool { return c == ' ' || c == '\t' }
	wide = cell
	for wide.Start > 0 && isBlank(source[wide.Start-1]) {
		wide.Start--
	}
	for wide.End < len(source) && isBlank(source[wide.End]) {
		wide.End++
	}
	left = wide.Start > 0 && source[wide.Start-1] == '|'
	right = wide.End < len(source) && source[wide.End] == '|'
	return wide, left, right
}
