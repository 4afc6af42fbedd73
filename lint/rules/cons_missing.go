package rules

import (
	"github.com/complint/comparisons/lint"
	"github.com/complint/comparisons/lint/comparison"
)

var consMissing = lint.Rule{Name: "cons-missing", Severity: lint.Error, Run: runConsMissing, Options: []lint.Option{consMin}}

var consMin = lint.Option{Name: "min", Default: 1, Usage: "how many cons every option has at least"}

func runConsMissing(p *lint.Pass) {
	checkPoints(p, comparison.SectionCons, "### Cons", p.Int(consMin), func(o comparison.Option) []comparison.Point { return o.Cons })
}
