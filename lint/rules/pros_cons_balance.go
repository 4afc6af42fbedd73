package rules

import (
	"github.com/complint/comparisons/lint"
	"github.com/complint/comparisons/lint/comparison"
)

var prosConsBalance = lint.Rule{Name: "pros-cons-balance", Severity: lint.Warning, Run: runProsConsBalance, Options: []lint.Option{balanceDifference}}

var balanceDifference = lint.Option{Name: "max-difference", Default: 4, Usage: "how many more pros, or cons, one option may have than another"}

func runProsConsBalance(p *lint.Pass) {
	if !isComparison(p) {
		return
	}
	checkBalance(p, comparison.SectionPros, func(o comparison.Option) int { return len(o.Pros) })
	checkBalance(p, comparison.SectionCons, func(o comparison.Option) int { return len(o.Cons) })
}

// checkBalance reports the option with the fewest points of a kind. One that
// has none is for another rule.
func checkBalance(p *lint.Pass, kind comparison.SectionKind, count func(comparison.Option) int) {
	var most, fewest comparison.Option
	for _, option := range p.Options {
		if n := count(option); n > 0 {
			if count(most) < n {
				most = option
			}
			if count(fewest) == 0 || count(fewest) > n {
				fewest = option
			}
		}
	}
	if count(most)-count(fewest) <= p.Int(balanceDifference) {
		return
	}
	p.Reportf(placeOf(p, fewest), "%q has %d %s, %q has %d: a fair comparison looks as hard at each",
		fewest.Name.Value, count(fewest), kind, most.Name.Value, count(most))
	p.Relate(placeOf(p, most), "the option with the most")
}
