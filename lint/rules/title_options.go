package rules

import (
	"github.com/complint/comparisons/lint"
	"github.com/complint/comparisons/lint/comparison"
)

var titleOptions = lint.Rule{Name: "title-options", Severity: lint.Warning, Run: runTitleOptions, Options: []lint.Option{titleOptionsMax}}

var titleOptionsMax = lint.Option{Name: "max-options", Default: 3, Usage: "up to how many options the title has to name; with more of them it would be too long"}

func runTitleOptions(p *lint.Pass) {
	where, known := map[comparison.Origin]string{ // one header that was taken for them is a guess
		comparison.FromFrontMatter: "in `options`",
		comparison.FromTables:      "in the tables",
	}[p.OptionsFrom]
	if !isComparison(p) || !known || p.Title.Value == "" || len(p.Options) > p.Int(titleOptionsMax) {
		return
	}
	var missing []string
	for _, option := range p.Options {
		if comparison.Mention(p.Title.Value, option.Name.Value) < 0 {
			missing = append(missing, option.Name.Value)
		}
	}
	if len(missing) > 0 {
		p.Reportf(p.Title.Span, "title does not name %s: name every option, spelled as %s", quoted(missing), where)
	}
}
