package rules

import (
	"github.com/complint/comparisons/lint"
	"github.com/complint/comparisons/lint/comparison"
)

var prosMissing = lint.Rule{Name: "pros-missing", Severity: lint.Error, Run: runProsMissing}

func runProsMissing(p *lint.Pass) {
	checkPoints(p, comparison.SectionPros, "### Pros", func(o comparison.Option) []comparison.Point { return o.Pros })
}

// checkPoints reports the options that lack pros or cons.
func checkPoints(p *lint.Pass, kind comparison.SectionKind, heading string, of func(comparison.Option) []comparison.Point) {
	if !isComparison(p) {
		return
	}
	for _, option := range p.Options {
		if len(of(option)) > 0 {
			continue
		}
		if s, ok := sectionOf(p, kind, option.Name.Value); ok {
			p.Reportf(s.Heading.Span, "no %s of %q here: write them as a list, one item each", kind, option.Name.Value)
			continue
		}
		where := option.Name.Span
		if s, ok := sectionOf(p, comparison.SectionOption, option.Name.Value); ok {
			where = s.Heading.Span
		}
		p.Reportf(where, "no %s of %q: add a heading `%s` with a list below it", kind, option.Name.Value, heading)
	}
}

// sectionOf returns the first section of a kind that is about an option.
func sectionOf(p *lint.Pass, kind comparison.SectionKind, option string) (comparison.Section, bool) {
	for _, s := range p.Sections {
		if s.Kind == kind && s.Option == option {
			return s, true
		}
	}
	return comparison.Section{}, false
}
