package comparison

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/renderer/html"
	"github.com/yuin/goldmark/util"
)

// readGrids reads the tables of a section, -1 for what stands before the first.
func (b *builder) readGrids(nodes []ast.Node, section int) {
	eachBlock(nodes, func(n ast.Node) bool {
		if table, ok := n.(*east.Table); ok {
			grid := b.grid(table, section)
			if len(grid.Header) > 1 && isPoints(b.vocabulary.kind(Fold(grid.Header[0].Value))) {
				grid.withoutGroups()
			}
			b.Grids = append(b.Grids, grid)
			return false
		}
		return true
	})
}

// withoutGroups reads rows of which only the first cell is filled as others: it
// is one more of the pros or cons than beside it.
func (g *Grid) withoutGroups() {
	for i := range g.Rows {
		g.Rows[i].Heads = false
	}
}

func (f *fragment) grid(table *east.Table, section int) Grid {
	grid := Grid{Section: section, Rows: f.room.gridRows.list(table.ChildCount())}
	width := len(table.Alignments) // of every row: goldmark pads and cuts
	for n := table.FirstChild(); n != nil; n = n.NextSibling() {
		row := f.gridRow(n, width)
		if n.Kind() == east.KindTableHeader {
			grid.Header = row.Cells
			grid.Span = row.Span
			continue
		}
		grid.Rows = append(grid.Rows, row)
		grid.Span.End = row.Span.End
	}
	return grid
}

// gridRow reads a row of so many cells.
func (f *fragment) gridRow(n ast.Node, width int) GridRow {
	line := f.line(n.Pos())
	row := GridRow{Span: f.inFile(line), Cells: f.room.cellTexts.list(width)}
	written := f.room.cellSpans(f.source, line)
	row.Written = f.room.spans.list(len(written))
	for _, cell := range written {
		row.Written = append(row.Written, f.inFile(trimmedSpan(f.source, cell)))
	}
	filled := 0
	for cell := n.FirstChild(); cell != nil; cell = cell.NextSibling() {
		if i := len(row.Cells); cell.HasChildren() || i < len(written) && f.isCut(written[i]) {
			filled++
		}
		text := f.inlineText(cell.FirstChild())
		text.Span = row.cellSpan(len(row.Cells))
		row.Cells = append(row.Cells, text)
	}
	row.Heads = filled == 1 && n.FirstChild().HasChildren()
	return row
}

// isCut reports whether the tag of a shortcode stood in a cell: what it shows is
// not known, but it is not nothing.
func (f *fragment) isCut(cell Span) bool {
	return cell.Start > 0 && cell.End < len(f.source) && f.originOf(cell.Start-1) != f.originOf(cell.End)
}

// cellSpan returns the span of the cell in a column as it is written; of a
// missing one, the end of the row, where it belongs.
func (r *GridRow) cellSpan(column int) Span {
	if column < len(r.Written) {
		return r.Written[column]
	}
	return Span{r.Span.End, r.Span.End}
}

// line returns the line of the source from an offset on, without white space
// around it.
func (f *fragment) line(start int) Span {
	end := bytes.IndexByte(f.source[start:], '\n')
	if end < 0 {
		end = len(f.source) - start
	}
	return trimmedSpan(f.source, Span{start, start + end})
}

// CellSpans divides the line of a row into its cells, with the white space in
// them, as goldmark's table extension does, but neither pads nor drops: a pipe
// ends a cell unless a backslash precedes it, in code spans too. Pipes at the
// ends of the line, which has no white space there, are left out.
func CellSpans(source []byte, line Span) []Span { return appendCells(nil, source, line) }

// cellSpans is CellSpans in the room.
func (r *room) cellSpans(source []byte, line Span) []Span {
	pipes := bytes.Count(source[line.Start:line.End], []byte("|"))
	return appendCells(r.spans.list(pipes+1), source, line)
}

func appendCells(cells []Span, source []byte, line Span) []Span {
	at, end := line.Start, line.End
	if at < end && source[at] == '|' {
		at++
	}
	if at < end && source[end-1] == '|' {
		end--
	}
	for at < end {
		stop := at
		for stop < end && (source[stop] != '|' || source[stop-1] == '\\') {
			stop++
		}
		cells = append(cells, Span{at, stop})
		at = stop + 1
	}
	return cells
}

// compareTables turns the grids whose header names at least two options into
// the tables of the model. The role is that of the section; else the first of
// several is the glance, and the others, or a single one, are full.
func (b *builder) compareTables() {
	b.Tables = []Table{}
	glance := false
	for i := range b.Grids {
		grid := &b.Grids[i]
		table, ok := b.compare(grid)
		if !ok {
			continue
		}
		if grid.Section >= 0 {
			table.Role = b.Sections[grid.Section].Role
			if part := b.sections[grid.Section].part; part != nil {
				table.Caption = plainText(part.params["caption"])
			}
		}
		glance = glance || table.Role == RoleGlance
		b.Tables = append(b.Tables, table)
	}
	for i := range b.Tables {
		switch table := &b.Tables[i]; {
		case table.Role != "":
		case i == 0 && len(b.Tables) > 1 && !glance:
			table.Role = RoleGlance
		default:
			table.Role = RoleFull
		}
	}
}

// columns returns the option of each column of a grid, "" for other columns. An
// option whose name stands alone in one header is not looked for among the
// words of others.
func (b *builder) columns(grid *Grid) []string {
	columns := make([]string, len(grid.Header))
	named := make(map[string]bool)
	for i, header := range grid.Header {
		columns[i] = b.options.find(header.Value)
		named[columns[i]] = true
	}
	decorated := make(map[string][]int) // the columns among whose words an option stands
	for i, header := range grid.Header {
		if columns[i] != "" {
			continue
		}
		if option := b.options.decorated(header.Value); !named[option] && option != "" {
			decorated[option] = append(decorated[option], i)
		}
	}
	for option, at := range decorated {
		if len(at) == 1 {
			columns[at[0]] = option
		}
	}
	return columns
}

// compare reads a grid as a comparison, if it is one: of options in its columns
// or in its rows.
func (b *builder) compare(grid *Grid) (Table, bool) {
	if table, ok := b.compareColumns(grid); ok {
		return table, true
	}
	return b.compareRows(grid)
}

func (b *builder) compareColumns(grid *Grid) (Table, bool) {
	table := Table{Columns: []Text{}, Grid: grid}
	var at []int // the columns of options
	distinct := make(map[string]bool)
	criterion := -1
	for i, name := range b.columns(grid) {
		if name == "" {
			if criterion < 0 {
				criterion = i
			}
			continue
		}
		table.Columns = append(table.Columns, Text{name, grid.Header[i].Span})
		at = append(at, i)
		distinct[name] = true
	}
	if len(distinct) < 2 {
		return Table{}, false
	}
	table.Rows = b.room.tableRows.list(len(grid.Rows))
	var group Text
	for i := range grid.Rows {
		written := &grid.Rows[i]
		if written.Heads {
			group = written.Cells[0]
			continue
		}
		row := Row{Group: group, Cells: b.room.cellTexts.take(len(at)), Written: written}
		if criterion >= 0 {
			row.Criterion = written.Cells[criterion]
		}
		for j, column := range at {
			row.Cells[j] = written.Cells[column]
		}
		table.Rows = append(table.Rows, row)
	}
	return table, true
}

// compareRows reads a grid whose rows are options, with their names in the
// first column, or in the second after a rank. Each of the other columns is a
// criterion. Rows that are no options are left out, unless most are.
func (b *builder) compareRows(grid *Grid) (Table, bool) {
	for column := range min(2, len(grid.Header)) {
		table := Table{Columns: []Text{}, Rows: []Row{}, Grid: grid, Transposed: true}
		var options []*GridRow
		distinct := make(map[string]bool)
		for i := range grid.Rows {
			row := &grid.Rows[i]
			if name := b.options.find(row.Cells[column].Value); name != "" && !row.Heads {
				table.Columns = append(table.Columns, Text{name, row.Cells[column].Span})
				options = append(options, row)
				distinct[name] = true
			}
		}
		if len(distinct) > 1 && len(distinct) == len(options) && 2*len(options) >= len(grid.Rows) {
			table.Rows = transposed(grid, column, options)
			return table, true
		}
		if !isRanked(grid) {
			break
		}
	}
	return Table{}, false
}

// isRanked reports whether the first column of a grid holds numbers.
func isRanked(grid *Grid) bool {
	for _, row := range grid.Rows {
		if strings.Trim(row.Cells[0].Value, "0123456789.#") != "" {
			return false
		}
	}
	return true
}

// transposed returns a row for each column of a grid but that of the options'
// names. A cell that is not written has no place.
func transposed(grid *Grid, names int, options []*GridRow) []Row {
	rows := []Row{}
	for column, header := range grid.Header {
		if column == names {
			continue
		}
		row := Row{Criterion: header}
		for _, option := range options {
			cell := option.Cells[column]
			if column >= len(option.Written) {
				cell = Text{}
			}
			row.Cells = append(row.Cells, cell)
		}
		rows = append(rows, row)
	}
	return rows
}

// mayBeDangerous reports whether an address begins as those do that
// html.IsDangerousURL looks for, which takes long.
func mayBeDangerous(url []byte) bool {
	return len(url) > 0 && bytes.IndexByte([]byte("dfjvDFJV"), url[0]) >= 0
}

// destination returns where a link leads, as Hugo writes it: percent-encoded,
// and empty for a scheme that is not safe.
func (f *fragment) destination(n ast.Node) (string, bool) {
	switch n := n.(type) {
	case *ast.Link:
		if mayBeDangerous(n.Destination) && html.IsDangerousURL(n.Destination) {
			return "", true
		}
		return string(util.URLEscape(n.Destination, true)), true
	case *htmlLink:
		return f.href(n), true
	case *ast.AutoLink:
		url := n.URL(f.source)
		if n.AutoLinkType == ast.AutoLinkEmail && !bytes.HasPrefix(bytes.ToLower(url), []byte("mailto:")) {
			url = append([]byte("mailto:"), url...)
		}
		return string(util.URLEscape(url, false)), true
	}
	return "", false
}
