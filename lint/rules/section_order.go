package rules

import (
	"slices"

	"github.com/complint/comparisons/lint"
	"github.com/complint/comparisons/lint/comparison"
)

var sectionOrder = lint.Rule{Name: "section-order", Severity: lint.Warning, Run: runSectionOrder, Options: []lint.Option{sectionOrderKinds}}

var sectionOrderKinds = lint.Option{
	Name:    "order",
	Default: []string{"overview", "glance", "full", "faq"},
	Usage:   "kinds of sections in the order in which they stand; others may stand anywhere",
	Choices: []string{"overview", "glance", "full", "option", "pros", "cons", "best-for", "verdict", "faq", "cta", "sources"},
}

// runSectionOrder reports the first section that stands below one which should
// come after it. It looks at the first section of each kind, and not at what
// stands within a part.
func runSectionOrder(p *lint.Pass) {
	order := p.List(sectionOrderKinds)
	seen := make(map[comparison.SectionKind]bool)
	highest, above := -1, comparison.Section{}
	for _, s := range p.Sections {
		rank := slices.Index(order, string(s.Kind))
		if rank < 0 || seen[s.Kind] || !isOutermost(p, s) {
			continue
		}
		seen[s.Kind] = true
		if rank < highest {
			p.Reportf(s.Heading.Span, "section %q belongs before %q: move it up", s.Heading.Value, above.Heading.Value)
			p.Relate(above.Heading.Span, "before this section")
			return
		}
		highest, above = rank, s
	}
}

// isOutermost reports whether no section around this one is a part.
func isOutermost(p *lint.Pass, s comparison.Section) bool {
	for i := s.Parent; i >= 0; i = p.Sections[i].Parent {
		if p.Sections[i].Kind != comparison.SectionOther {
			return false
		}
	}
	return true
}
