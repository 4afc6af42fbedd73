package rules

import (
	"github.com/complint/comparisons/lint"
	"github.com/complint/comparisons/lint/comparison"
)

var tableSize = lint.Rule{Name: "table-size", Severity: lint.Warning, Run: runTableSize, Options: []lint.Option{tableSizeRows, tableSizeColumns}}

var (
	tableSizeRows    = lint.Option{Name: "max-rows", Default: 60, Usage: "how many criteria a table may have"}
	tableSizeColumns = lint.Option{Name: "max-columns", Default: 8, Usage: "how many options a table may have"}
)

func runTableSize(p *lint.Pass) {
	for _, table := range p.Tables {
		if n, most := len(table.Rows), p.Int(tableSizeRows); n > most {
			p.Reportf(table.Rows[most].Criterion.Span, "table has %d criteria, more than %d: divide it, or leave out what does not matter", n, most)
		}
		if n, most := len(table.Columns), p.Int(tableSizeColumns); n > most {
			p.Reportf(table.Columns[most].Span, "table compares %d options, more than %d: nobody sees that many side by side, so divide it", n, most)
		}
	}
}

// tableSpan is where a finding about a whole table belongs: its header, or in
// front matter its first criterion.
func tableSpan(table *comparison.Table) comparison.Span {
	if table.Grid != nil {
		return headerSpan(table.Grid)
	}
	return table.Rows[0].Criterion.Span
}
