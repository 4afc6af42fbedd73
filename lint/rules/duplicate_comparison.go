package rules

import (
	"slices"
	"strings"

	"github.com/complint/comparisons/lint"
)

var duplicateComparison = lint.Rule{Name: "duplicate-comparison", Severity: lint.Warning, Across: runDuplicateComparison}

// maxRelated is how many other pages a finding names.
const maxRelated = 3

func runDuplicateComparison(p *lint.SitePass) {
	same := make(map[string][]*lint.Facts)
	for _, page := range p.Pages {
		if key := optionSet(page); key != "" {
			same[key] = append(same[key], page)
		}
	}
	for _, page := range p.Pages {
		others := same[optionSet(page)]
		if len(others) < 2 {
			continue
		}
		p.Reportf(page, page.Whole, "another page compares the same options: keep one, and let it have the address of the other among its `aliases`")
		related := 0
		for _, other := range others {
			if related == maxRelated {
				break
			}
			if other != page {
				p.Relate(page, other, other.Whole, "the same options are compared here")
				related++
			}
		}
	}
}

// optionSet returns what a page compares, whatever the order and the spelling, "" when that is
// not known.
func optionSet(page *lint.Facts) string {
	var keys []string
	for _, option := range page.Options {
		keys = append(keys, spellingKey(option.Name.Value))
	}
	slices.Sort(keys)
	if keys = slices.Compact(keys); len(keys) < 2 {
		return ""
	}
	return strings.Join(keys, "\n")
}
