package rules

import (
	"github.com/complint/comparisons/lint"
	"github.com/complint/comparisons/lint/comparison"
)

var verdictMissing = lint.Rule{Name: "verdict-missing", Severity: lint.Error, Run: runVerdictMissing}

func runVerdictMissing(p *lint.Pass) {
	if !isComparison(p) || len(sections(p, comparison.SectionVerdict)) > 0 || p.Verdict.Text.Value != "" {
		return
	}
	p.Reportf(p.Whole(), "page has no verdict: add a section `## Verdict` that says when to choose which")
}

// sections returns the sections of a kind.
func sections(p *lint.Pass, kind comparison.SectionKind) (found []comparison.Section) {
	for _, s := range p.Sections {
		if s.Kind == kind {
			found = append(found, s)
		}
	}
	return found
}
