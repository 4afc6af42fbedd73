package rules

import (
	"github.com/complint/comparisons/lint"
	"github.com/complint/comparisons/lint/comparison"
)

var verdictNamesNoOption = lint.Rule{Name: "verdict-names-no-option", Severity: lint.Warning, Run: runVerdictNamesNoOption}

func runVerdictNamesNoOption(p *lint.Pass) {
	text := p.Verdict.Text
	if !isComparison(p) || text.Value == "" || p.Verdict.Winner.Value != "" || len(p.Verdict.Picks) > 0 {
		return
	}
	if p.MentionsOption(text.Value) || placeholders.MatchString(text.Value) {
		return // one that is still to be written is another rule's
	}
	where := text.Span
	if found := sections(p, comparison.SectionVerdict); len(found) > 0 {
		where = found[0].Heading.Span
	}
	p.Reportf(where, "the verdict names none of the options: say when to choose %s", optionNames(p, ", when "))
}
