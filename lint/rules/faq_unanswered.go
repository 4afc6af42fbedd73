package rules

import (
	"strings"

	"github.com/complint/comparisons/lint"
	"github.com/complint/comparisons/lint/comparison"
)

var faqUnanswered = lint.Rule{Name: "faq-unanswered", Severity: lint.Error, Run: runFAQUnanswered}

func runFAQUnanswered(p *lint.Pass) {
	for _, entry := range p.FAQ {
		if entry.Answer.Value == "" {
			p.Reportf(entry.Question.Span, "question has no answer: write one below it, or remove the question")
		}
	}
	for i, s := range p.Sections {
		// Questions may be written otherwise than as headings; a text without
		// one asks nothing.
		if s.Kind == comparison.SectionFAQ && !hasSubsections(p, i) && !strings.ContainsAny(s.Text.Value, "?？؟") {
			p.Reportf(s.Heading.Span, "FAQ has no question: add one as a heading below it, with its answer")
		}
	}
}

func hasSubsections(p *lint.Pass, i int) bool {
	return i+1 < len(p.Sections) && p.Sections[i+1].Parent == i
}
