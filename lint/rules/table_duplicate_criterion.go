package rules

import (
	"github.com/complint/comparisons/lint"
	"github.com/complint/comparisons/lint/comparison"
)

var tableDuplicateCriterion = lint.Rule{Name: "table-duplicate-criterion", Severity: lint.Error, Run: runTableDuplicateCriterion}

func runTableDuplicateCriterion(p *lint.Pass) {
	for _, table := range p.Tables {
		type criterion struct{ group, name string }
		seen := make(map[criterion]comparison.Text, len(table.Rows))
		for _, row := range table.Rows {
			key := criterion{row.Group.Value, comparison.Fold(row.Criterion.Value)}
			if key.name == "" {
				continue
			}
			if first, ok := seen[key]; ok {
				p.Reportf(row.Criterion.Span, "criterion %q stands twice in this table: merge the rows or rename one", row.Criterion.Value)
				p.Relate(first.Span, "first row of that name")
				continue
			}
			seen[key] = row.Criterion
		}
	}
}
