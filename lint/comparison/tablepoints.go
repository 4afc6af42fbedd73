package comparison

// gatherTables reads the pros and cons that stand in comparison tables: a
// criterion of that name has a value for each option. The module's partial
// comparisons/table-points.html does the same.
func (b *builder) gatherTables() {
	for _, table := range b.Tables {
		for _, row := range table.Rows {
			for i, cell := range row.Cells {
				b.addCell(b.kindOf(row.Criterion), table.Columns[i].Value, cell)
			}
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
