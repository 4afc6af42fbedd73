package rules

import (
	"strings"

	"github.com/complint/comparisons/lint"
	"github.com/complint/comparisons/lint/comparison"
)

var conflictingFact = lint.Rule{Name: "conflicting-fact", Severity: lint.Warning, Across: runConflictingFact, Options: []lint.Option{conflictIgnore, conflictWords}}

var (
	conflictIgnore = lint.Option{Name: "ignore", Usage: "criteria whose value depends on what an option is compared with", Default: []string{
		"winner", "verdict", "best for", "rating", "score", "our rating", "ease of use", "learning curve", "performance", "popularity",
	}}
	conflictWords = lint.Option{Name: "max-words", Default: 4, Usage: "how long a value is that can contradict another; longer ones are prose"}
)

func runConflictingFact(p *lint.SitePass) {
	facts := newClaims()
	for _, page := range p.Pages {
		ignored := foldedSet(p.List(page, conflictIgnore))
		longest := p.Int(page, conflictWords)
		for i := range page.Values {
			value := &page.Values[i]
			criterion := comparison.Fold(value.Criterion.Value)
			if criterion == "" || ignored[criterion] || len(strings.Fields(value.Cell.Value)) > longest {
				continue
			}
			subject := strings.Join([]string{comparison.Fold(value.Option), comparison.Fold(value.Group), criterion}, "\n")
			facts.add(subject, claim{page, value.Cell, strings.ToLower(value.Cell.Value), value})
		}
	}
	facts.contradicted(func(said, against claim) {
		p.Reportf(said.page, said.text.Span, "%q of %q is %q here and %q on another page: find out which is right, and write it on both",
			said.value.Criterion.Value, said.value.Option, said.text.Value, against.text.Value)
		p.Relate(said.page, against.page, against.text.Span, "the other page")
	})
}

// foldedSet returns folded texts, to look one up.
func foldedSet(texts []string) map[string]bool {
	set := make(map[string]bool, len(texts))
	for _, text := range texts {
		set[comparison.Fold(text)] = true
	}
	return set
}
