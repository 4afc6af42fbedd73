package rules

import (
	"testing"
	"time"

	"github.com/complint/comparisons/internal/corpus"
	"github.com/complint/comparisons/lint"
	"github.com/complint/comparisons/lint/comparison"
)

// BenchmarkRules runs all rules over generated pages that have been read, and
// each by itself. An operation is a page.
func BenchmarkRules(b *testing.B) {
	b.Chdir(b.TempDir())
	b.Run("all", func(b *testing.B) { benchmarkRules(b, All...) })
	for _, rule := range All {
		if rule.Run != nil {
			b.Run(rule.Name, func(b *testing.B) { benchmarkRules(b, rule) })
		}
	}
}

func benchmarkRules(b *testing.B, rules ...lint.Rule) {
	linter, err := lint.New(rules...)
	if err != nil {
		b.Fatal(err)
	}
	linter.Now = time.Date(2026, 11, 24, 0, 0, 0, 0, time.UTC)
	const file = "comparisons/x.md"
	parser := linter.Sites.Find(file).Parser
	pages := make([]*comparison.Page, 100)
	for i := range pages {
		pages[i] = parser.Parse(corpus.New(1).Page(i))
	}
	b.ReportAllocs()
	b.ResetTimer()
	for i := range b.N {
		linter.Check(file, pages[i%len(pages)])
	}
}
