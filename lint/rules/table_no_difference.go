package rules

import (
	"strings"

	"github.com/complint/comparisons/lint"
	"github.com/complint/comparisons/lint/comparison"
)

var tableNoDifference = lint.Rule{Name: "table-no-difference", Severity: lint.Warning, Run: runTableNoDifference, Options: []lint.Option{tableNoDifferenceRows}}

var tableNoDifferenceRows = lint.Option{Name: "rows", Default: false, Usage: "whether to report each row in which all options are the same, too"}

func runTableNoDifference(p *lint.Pass) {
	for i := range p.Tables {
		table := &p.Tables[i]
		same := sameRows(p, table)
		switch {
		case p.Bool(tableNoDifferenceRows):
			for _, row := range same {
				p.Reportf(row.Criterion.Span, "%q is %q for every option: a comparison is about what differs, so leave the row out", row.Criterion.Value, row.Cells[0].Value)
			}
		case len(same) > 1 && len(same) == len(table.Rows):
			p.Reportf(tableSpan(table), "no row of this table differs between the options: add what sets them apart")
		}
	}
}

// sameRows returns the rows in which all options have the same value. A mark
// for "unknown" is none.
func sameRows(p *lint.Pass, table *comparison.Table) (same []comparison.Row) {
	for _, row := range table.Rows {
		differs := len(row.Cells) < 2
		for _, cell := range row.Cells {
			differs = differs || !p.IsValue(cell) || !strings.EqualFold(cell.Value, row.Cells[0].Value)
		}
		if !differs {
			same = append(same, row)
		}
	}
	return same
}
