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
		if given.Option.Value == "" && haveOwnHeadings(p, before, given.Span) {
			continue
		}
		p.Reportf(given.Span, "the page gives the %s%s twice: merge them", given.Kind, of(given.Option.Value))
		p.Relate(before, "first given here")
	}
}

// haveOwnHeadings reports whether two places are sections with headings that
// differ. "Our verdict" and "Final thoughts" may both conclude a page.
func haveOwnHeadings(p *lint.Pass, a, b comparison.Span) bool {
	first, second := headingAt(p, a), headingAt(p, b)
	return first != "" && second != "" && first != second
}

// headingAt returns the folded heading that stands somewhere, "" for none.
func headingAt(p *lint.Pass, span comparison.Span) string {
	for _, s := range p.Sections {
		if s.Heading.Span == span {
			return comparison.Fold(s.Heading.Value)
		}
	}
	return ""
}
