package rules

import "github.com/complint/comparisons/lint"

var title = lint.Rule{Name: "title", Severity: lint.Error, Run: runTitle}

func runTitle(p *lint.Pass) {
	if p.FrontMatterError == nil && p.Title.Value == "" {
		p.Reportf(p.Whole(), "page has no title: add `title: A vs B` to the front matter")
	}
}
