package rules

import "github.com/complint/comparisons/lint"

var tableMissing = lint.Rule{Name: "table-missing", Severity: lint.Error, Run: runTableMissing}

func runTableMissing(p *lint.Pass) {
	if !isComparison(p) || len(p.Tables) > 0 || len(misnamedTables(p)) > 0 {
		return
	}
	p.Reportf(p.Whole(), "no table compares the options: add one whose header is `| Criteria | %s |`", optionNames(p, " | "))
}
