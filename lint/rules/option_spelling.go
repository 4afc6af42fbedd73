package rules

import "github.com/complint/comparisons/lint"

var optionSpelling = lint.Rule{Name: "option-spelling", Severity: lint.Warning, Across: runOptionSpelling}

func runOptionSpelling(p *lint.SitePass) {
	for _, mentions := range mentionsOf(p.Pages) {
		claims := make([]claim, len(mentions))
		for i, m := range mentions {
			claims[i] = claim{m.page, m.option, "", m.option.Name, m.option.Name.Value}
		}
		for said, against := range disputed(claims) {
			p.Reportf(said.page, said.Span, "%q is written %q on another page: write it alike everywhere", said.Value, against.Value)
			p.Relate(said.page, against.page, against.Span, "written otherwise here")
		}
	}
}
