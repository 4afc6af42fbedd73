package comparison

// gatherTables reads the pros and cons that stand in tables: in rows of a
// comparison that are named so, and in columns of a table whose rows are
// options. The module's partial comparisons/table-points.html does the same.
func (b *builder) gatherTables() {
	for i := range b.Grids {
		b.gatherColumns(&b.Grids[i])
	}
	for _, table := range b.Tables {
		for _, row := range table.Rows {
			for i, cell := range row.Cells {
				b.addCell(b.kindOf(row.Criterion), table.Columns[i].Value, cell)
			}
		}
	}
}

// gatherColumns reads a table with a column of pros or one of cons.
func (b *builder) gatherColumns(grid *Grid) {
	for column, header := range grid.Header {
		kind := b.kindOf(header)
		if column == 0 || kind != SectionPros && kind != SectionCons {
			continue
		}
		for _, row := range grid.Rows {
			b.addCell(kind, b.options.find(row.Cells[0].Value), row.Cells[column])
		}
	}
}

// kindOf returns what a text announces when it stands in a table.
func (b *builder) kindOf(text Text) SectionKind {
	kind, _ := b.vocabulary.classify(text.Value, b.options)
	return kind
}

// addCell adds a cell to the pros or cons of an option.
func (b *builder) addCell(kind SectionKind, name string, cell Text) {
	option := b.option(name)
	if option == nil || !b.IsValue(cell) {
		return
	}
	switch kind {
	case SectionPros:
		option.Pros = append(option.Pros, Point{Text: cell})
	case SectionCons:
		option.Cons = append(option.Cons, Point{Text: cell})
	}
}
