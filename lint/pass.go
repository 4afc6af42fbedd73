package lint

import (
	"fmt"
	"time"

	"github.com/complint/comparisons/lint/comparison"
	"github.com/complint/comparisons/lint/site"
)

// Pass is the run of one rule over one page. A rule may keep strings of the page,
// and nothing else: the next page has its memory.
type Pass struct {
	*comparison.Page
	File string    // as it is reported
	Site site.Page // where Hugo puts the page
	Now  time.Time // the day of the check

	rule     *activeRule
	findings *[]finding
}

// finding is a diagnostic whose places are still byte offsets.
type finding struct {
	rule    *activeRule
	span    comparison.Span
	message string
	related []relation
	fix     *suggestion
}

// relation is another place that a finding speaks of.
type relation struct {
	file    string
	span    comparison.Span
	message string
}

// suggestion is a fix whose places are still byte offsets.
type suggestion struct {
	message string
	safe    bool
	edits   []comparison.Edit
}

// Reportf reports a finding at a place in the page. A message is in lower
// case, has no final period, and names the remedy.
func (p *Pass) Reportf(span comparison.Span, format string, args ...any) {
	*p.findings = append(*p.findings, finding{rule: p.rule, span: span, message: fmt.Sprintf(format, args...)})
}

// Relate adds a second place to the finding reported last.
func (p *Pass) Relate(span comparison.Span, format string, args ...any) {
	last := p.last()
	last.related = append(last.related, relation{p.File, span, fmt.Sprintf(format, args...)})
}

// Fix adds to the finding reported last edits that mend it and lose none of
// the author's words. Its message says what they do, as an order: "move the
// column". Edits do not overlap.
func (p *Pass) Fix(message string, edits ...comparison.Edit) {
	p.last().fix = &suggestion{message, true, edits}
}

// SuggestFix adds edits that the author should look at: words may be lost, or
// the page may say something else.
func (p *Pass) SuggestFix(message string, edits ...comparison.Edit) {
	p.last().fix = &suggestion{message, false, edits}
}

func (p *Pass) last() *finding { return &(*p.findings)[len(*p.findings)-1] }

// Whole is where a finding about the whole page belongs: its title, else the
// front matter, else the first line.
func (p *Pass) Whole() comparison.Span {
	if !p.Title.Span.IsZero() {
		return p.Title.Span
	}
	return comparison.Span{}
}

// Int returns the value of an option of the rule.
func (p *Pass) Int(o Option) int { return p.rule.value(o).(int) }

// Bool returns the value of an option of the rule.
func (p *Pass) Bool(o Option) bool { return p.rule.value(o).(bool) }

// Text returns the value of an option of the rule.
func (p *Pass) Text(o Option) string { return p.rule.value(o).(string) }

// List returns the value of an option of the rule.
func (p *Pass) List(o Option) []string { return p.rule.value(o).([]string) }
