// Package lint checks comparison pages with rules and says where they fall
// short.
package lint

import (
	"fmt"
	"sort"

	"github.com/complint/comparisons/lint/comparison"
)

// Severity is how much a finding matters.
type Severity int

// The severities, in rising order.
const (
	Off Severity = iota
	Info
	Warning
	Error
)

var severityNames = [...]string{"off", "info", "warning", "error"}

// String returns the name as configuration and reports have it.
func (s Severity) String() string { return severityNames[s] }

// MarshalText makes a Severity its name in JSON.
func (s Severity) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// Rule is one check of a page. It holds no state, so that pages can be checked
// at the same time.
type Rule struct {
	Name     string // stable, kebab-case
	Severity Severity
	Run      func(*Pass)
	// Stops is set when nothing more can be said of a page in which the rule
	// found something: the rules after it are not run.
	Stops bool
}

// Pass is the run of one rule over one page.
type Pass struct {
	*comparison.Page

	rule     Rule
	findings *[]finding
}

// finding is a diagnostic whose places are still byte offsets.
type finding struct {
	rule    Rule
	span    comparison.Span
	message string
	related []Related
	places  []comparison.Span // of related
}

// Reportf reports a finding at a place in the page. A message is in lower
// case, has no final period, and names the remedy.
func (p *Pass) Reportf(span comparison.Span, format string, args ...any) {
	*p.findings = append(*p.findings, finding{rule: p.rule, span: span, message: fmt.Sprintf(format, args...)})
}

// Relate adds a second place to the finding reported last.
func (p *Pass) Relate(span comparison.Span, format string, args ...any) {
	last := &(*p.findings)[len(*p.findings)-1]
	last.related = append(last.related, Related{Message: fmt.Sprintf(format, args...)})
	last.places = append(last.places, span)
}

// Whole is where a finding about the whole page belongs: its title, else the
// front matter, else the first line.
func (p *Pass) Whole() comparison.Span {
	if !p.Title.Span.IsZero() {
		return p.Title.Span
	}
	return comparison.Span{}
}

// Diagnostic is a finding with its place.
type Diagnostic struct {
	File     string    `json:"file"`
	Rule     string    `json:"rule"`
	Severity Severity  `json:"severity"`
	Message  string    `json:"message"`
	Start    Position  `json:"start"`
	End      Position  `json:"end"`
	Related  []Related `json:"related"`

	Excerpt string `json:"-"` // the line on which it starts, without its end
}

// Related is another place that a diagnostic speaks of.
type Related struct {
	File    string   `json:"file"`
	Message string   `json:"message"`
	Start   Position `json:"start"`
	End     Position `json:"end"`
}

// Check runs rules over a page and returns what they find, in the page's
// order. File is the name under which it is reported.
func Check(file string, page *comparison.Page, rules []Rule) []Diagnostic {
	var findings []finding
	for _, rule := range rules {
		if rule.Severity != Off {
			rule.Run(&Pass{Page: page, rule: rule, findings: &findings})
		}
		if rule.Stops && len(findings) > 0 {
			break
		}
	}
	sort.SliceStable(findings, func(i, j int) bool {
		a, b := findings[i], findings[j]
		if a.span.Start != b.span.Start {
			return a.span.Start < b.span.Start
		}
		return a.rule.Name < b.rule.Name
	})
	lines := newLines(page.Source)
	diagnostics := make([]Diagnostic, len(findings))
	for i, f := range findings {
		d := Diagnostic{
			File:     file,
			Rule:     f.rule.Name,
			Severity: f.rule.Severity,
			Message:  f.message,
			Start:    lines.position(f.span.Start),
			End:      lines.position(f.span.End),
			Related:  []Related{},
		}
		d.Excerpt = lines.text(d.Start.Line)
		for j, related := range f.related {
			related.File = file
			related.Start = lines.position(f.places[j].Start)
			related.End = lines.position(f.places[j].End)
			d.Related = append(d.Related, related)
		}
		diagnostics[i] = d
	}
	return diagnostics
}
