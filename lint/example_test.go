package lint_test

import (
	"fmt"
	"os"
	"strings"

	"github.com/complint/comparisons/lint"
	"github.com/complint/comparisons/lint/report"
	"github.com/complint/comparisons/lint/rules"
)

const drinks = `---
title: "Tea vs Coffee"
type: comparisons
description: "Which of the two to serve in a break room."
---
## Side by side

| Criteria | Tea | Coffee |
|----------|-----|--------|
| Caffeine | Low |        |
`

// A page in memory, checked by one rule, reported as complint does it.
func Example() {
	rule, _ := rules.Find("table-empty-cell")
	linter, err := lint.New(rule)
	if err != nil {
		fmt.Println(err)
		return
	}
	linter.ReadFile = func(string) ([]byte, error) { return []byte(drinks), nil }
	result := linter.Run([]string{"tea-vs-coffee.md"}, nil)
	if err := report.Text(os.Stdout, result, report.Options{}); err != nil {
		fmt.Println(err)
	}
	// Output:
	// tea-vs-coffee.md:10:19: error: no value for "Caffeine" of "Coffee": write one, or a dash if there is none [table-empty-cell]
	//    10 | | Caffeine | Low |        |
	//       |                   ^^^^^^^^
}

// A rule of one's own, with an option and a fix.
func ExampleRule() {
	word := lint.Option{Name: "word", Usage: "what a title does not say", Default: "versus"}
	rule := lint.Rule{Name: "title-word", Severity: lint.Warning, Options: []lint.Option{word}, Run: func(p *lint.Pass) {
		if strings.Contains(p.Title.Value, p.Text(word)) {
			p.Reportf(p.Title.Span, "title says %q: write it shorter", p.Text(word))
		}
	}}
	linter, err := lint.New(rule)
	if err != nil {
		fmt.Println(err)
		return
	}
	linter.Config.Rules = map[string]lint.Setting{"title-word": {Options: map[string]any{"word": "vs"}}}
	page := linter.Sites.Find("x.md").Parser.Parse([]byte(drinks))
	for _, d := range linter.Check("x.md", page) {
		fmt.Printf("%d:%d %s: %s\n", d.Start.Line, d.Start.Column, d.Severity, d.Message)
	}
	// Output:
	// 2:8 warning: title says "vs": write it shorter
}
