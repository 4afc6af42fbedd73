package comparison

// gatherTables reads the pros and cons that stand in comparison tables: a
// criterion of that name has a value for each option. The module's partial
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
