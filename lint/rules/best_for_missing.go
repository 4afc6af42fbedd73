package rules

import (
	"github.com/complint/comparisons/lint"
	"github.com/complint/comparisons/lint/comparison"
)

var bestForMissing = lint.Rule{Name: "best-for-missing", Severity: lint.Warning, Run: runBestForMissing, Options: []lint.Option{bestForRequired}}

var bestForRequired = lint.Option{Name: "required", Default: false, Usage: "whether to report pages on which no option says it, too"}

func runBestForMissing(p *lint.Pass) {
	if !isComparison(p) {
		return
	}
	var without []comparison.Option
	for _, option := range p.Options {
		if option.BestFor.Value == "" && !isPicked(p, option) {
			without = append(without, option)
		}
	}
	if len(without) == len(p.Options) && !p.Bool(bestForRequired) {
		return
	}
	for _, option := range without {
		p.Reportf(placeOf(p, option), "the page does not say whom %q is best for: add a line `Best for: …`", option.Name.Value)
	}
}

// isPicked reports whether the verdict recommends an option for a situation,
// which says whom it is best for.
func isPicked(p *lint.Pass, option comparison.Option) bool {
	for _, pick := range p.Verdict.Picks {
		if pick.Option.Value == option.Name.Value {
			return true
		}
	}
	return false
}
