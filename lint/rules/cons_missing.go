package rules

import (
	"github.com/complint/comparisons/lint"
	"github.com/complint/comparisons/lint/comparison"
)

var consMissing = lint.Rule{Name: "cons-missing", Severity: lint.Error, Run: runConsMissing}

func runConsMissing(p *lint.Pass) {
	checkPoints(p, comparison.SectionCons, "### Cons", func(o comparison.Option) []comparison.Point { return o.Cons })
}
