package rules

import (
	"github.com/complint/comparisons/lint"
	"github.com/complint/comparisons/lint/comparison"
)

var verdictEmpty = lint.Rule{Name: "verdict-empty", Severity: lint.Error, Run: runVerdictEmpty}

func runVerdictEmpty(p *lint.Pass) {
	for _, s := range sections(p, comparison.SectionVerdict) {
		if s.Text.Value == "" {
			p.Reportf(s.Heading.Span, "the verdict is empty: say when to choose which option")
		}
	}
}
