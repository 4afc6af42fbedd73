package comparison

import "cmp"

// gatherTables reads the pros and cons that stand in tables: a criterion of that
// name has a value for each option, and in the section of an option a table may
// have columns of no other name. The module's partial
// comparisons/table-points.html does the same.
func (b *builder) gatherTables() {
	for _, table := range b.Tables {
		for _, row := range table.Rows {
			kind, _ := b.vocabulary.classify(row.Criterion.Value, b.options)
			if !isPoints(kind) {
				continue
			}
			for i, cell := range row.Cells {
				b.addCell(kind, table.Columns[i].Value, cell)
			}
		}
	}
	for _, grid := range b.Grids {
		if grid.Section >= 0 && b.Sections[grid.Section].Option != "" {
			b.gatherColumns(grid, b.Sections[grid.Section].Option)
		}
	}
}

// gatherColumns reads a table of an option, if all its columns are pros or cons.
func (b *builder) gatherColumns(grid Grid, option string) {
	var columns []label
	for _, cell := range grid.Header {
		kind, about := b.vocabulary.classify(cell.Value, b.options)
		if !isPoints(kind) {
			return
		}
		columns = append(columns, label{kind: kind, option: cmp.Or(about, option)})
	}
	for _, row := range grid.Rows {
		for i, cell := range row.Cells {
			b.addCell(columns[i].kind, columns[i].option, cell)
		}
	}
}

// addCell adds a cell to the pros or cons of an option.
func (b *builder) addCell(kind SectionKind, name string, cell Text) {
	option := b.option(name)
	if option == nil || !b.IsValue(cell) {
		return
	}
	list := option.points(kind)
	*list = append(*list, Point{Text: cell})
}
