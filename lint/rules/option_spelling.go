package rules

import (
	"strings"

	"github.com/complint/comparisons/lint"
	"github.com/complint/comparisons/lint/comparison"
)

var optionSpelling = lint.Rule{Name: "option-spelling", Severity: lint.Warning, Across: runOptionSpelling}

func runOptionSpelling(p *lint.SitePass) {
	names := newClaims()
	for _, page := range p.Pages {
		for _, option := range page.Options {
			if key := letters(option.Value); key != "" {
				names.add(key, claim{page, option, option.Value, nil})
			}
		}
	}
	names.contradicted(func(said, against claim) {
		p.Reportf(said.page, said.text.Span, "%q is written %q on another page: write it alike everywhere", said.text.Value, against.text.Value)
		p.Relate(said.page, against.page, against.text.Span, "written otherwise here")
	})
}

// letters returns what two spellings of one name have in common: letters,
// digits, and the signs that tell C, C++ and C# apart.
func letters(name string) string {
	return strings.NewReplacer(" ", "", ".", "").Replace(comparison.Fold(name))
}
