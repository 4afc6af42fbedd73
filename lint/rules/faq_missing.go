package rules

import (
	"github.com/complint/comparisons/lint"
	"github.com/complint/comparisons/lint/comparison"
)

var faqMissing = lint.Rule{Name: "faq-missing", Severity: lint.Off, Run: runFAQMissing}

func runFAQMissing(p *lint.Pass) {
	if isComparison(p) && len(p.FAQ) == 0 && len(sections(p, comparison.SectionFAQ)) == 0 {
		p.Reportf(p.Whole(), "page has no FAQ: add a section `## FAQ` with each question as a heading below it")
	}
}
