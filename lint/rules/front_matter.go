package rules

import (
	"github.com/complint/comparisons/lint"
	"github.com/complint/comparisons/lint/schema"
)

var frontMatter = lint.Rule{Name: "front-matter", Severity: lint.Error, Run: runFrontMatter}

// frontMatterShape does not know the names of the rules, of which this is one:
// those in suppressions are for unused-suppression.
var frontMatterShape = schema.FrontMatter(nil)

func runFrontMatter(p *lint.Pass) {
	if err := p.FrontMatterError; err != nil {
		p.Reportf(err.Span, "%s", err.Message)
		return
	}
	if p.FrontMatter.Root == nil {
		return
	}
	for _, problem := range frontMatterShape.Check(p.FrontMatter.Root) {
		p.Reportf(problem.Span, "%s", problem.Message)
	}
}
