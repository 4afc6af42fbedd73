package rules

import "github.com/complint/comparisons/lint"

var winnerUnknown = lint.Rule{Name: "winner-unknown", Severity: lint.Error, Run: runWinnerUnknown}

func runWinnerUnknown(p *lint.Pass) {
	winner := p.Verdict.Winner
	if !isComparison(p) || winner.Value == "" || winner.Value == "tie" || p.OptionNamed(winner.Value) != "" {
		return
	}
	p.Reportf(winner.Span, "winner %q is none of the options: write %s, or tie", winner.Value, optionNames(p, ", "))
}
