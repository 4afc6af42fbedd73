package rules

import (
	"github.com/complint/comparisons/lint"
	"github.com/complint/comparisons/lint/comparison"
)

var duplicatePart = lint.Rule{Name: "duplicate-part", Severity: lint.Warning, Run: runDuplicatePart}

func runDuplicatePart(p *lint.Pass) {
	type part struct {
		kind   comparison.SectionKind
		option string
	}
	first := make(map[part]comparison.Span)
	for _, given := range p.Given {
		key := part{given.Kind, given.Option.Value}
		before, seen := first[key]
		if !seen {
			first[key] = given.Span
			continue
		}
		p.Reportf(given.Span, "the page gives the %s%s twice: merge them", given.Kind, of(given.Option.Value))
		p.Relate(before, "first given here")
	}
}
