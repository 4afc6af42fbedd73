package rules

import (
	"sort"

	"github.com/complint/comparisons/lint"
	"github.com/complint/comparisons/lint/comparison"
)

var prosMissing = lint.Rule{Name: "pros-missing", Severity: lint.Error, Run: runProsMissing, Options: []lint.Option{prosMin}}

var prosMin = lint.Option{Name: "min", Default: 1, Usage: "how many pros every option has at least"}

func runProsMissing(p *lint.Pass) {
	checkPoints(p, comparison.SectionPros, "### Pros", p.Int(prosMin), func(o comparison.Option) []comparison.Point { return o.Pros })
}

// checkPoints reports the options that lack pros or cons.
func checkPoints(p *lint.Pass, kind comparison.SectionKind, heading string, least int, of func(comparison.Option) []comparison.Point) {
	if !isComparison(p) {
		return
	}
	for _, option := range p.Options {
		s, hasSection := sectionOf(p, kind, option.Name.Value)
		switch n := len(of(option)); {
		case n >= least || n == 0 && mayBeShown(p, kind, option.Name.Value):
		case n > 0:
			where := placeOf(p, option)
			if hasSection {
				where = s.Heading.Span
			}
			p.Reportf(where, "%q has %d %s: write at least %d", option.Name.Value, n, kind, least)
		case hasSection:
			p.Reportf(s.Heading.Span, "no %s of %q here: write them as a list, one item each", kind, option.Name.Value)
		default:
			p.Reportf(placeOf(p, option), "no %s of %q: add a heading `%s` with a list below it", kind, option.Name.Value, heading)
		}
	}
}

// mayBeShown reports whether a shortcode of the site stands where the pros or
// cons of an option are announced. It may well show them.
func mayBeShown(p *lint.Pass, kind comparison.SectionKind, option string) bool {
	for i, s := range p.Sections {
		if s.Option != option || s.Kind != kind && !s.Both {
			continue
		}
		end := len(p.Source)
		if i+1 < len(p.Sections) {
			end = p.Sections[i+1].Heading.Span.Start
		}
		next := sort.Search(len(p.ForeignTags), func(i int) bool { return p.ForeignTags[i].Start >= s.Heading.Span.End })
		if next < len(p.ForeignTags) && p.ForeignTags[next].Start < end {
			return true
		}
	}
	return false
}

// placeOf is where a finding about an option belongs: its section, else where
// its name was found.
func placeOf(p *lint.Pass, option comparison.Option) comparison.Span {
	if s, ok := sectionOf(p, comparison.SectionOption, option.Name.Value); ok {
		return s.Heading.Span
	}
	return option.Name.Span
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
