package rules

import (
	"time"

	"github.com/complint/comparisons/lint"
)

var stale = lint.Rule{Name: "stale", Severity: lint.Warning, Run: runStale, Options: []lint.Option{staleAfter, staleRequired}}

var (
	staleAfter    = lint.Option{Name: "max-days", Default: 365, Usage: "how many days the last review may be ago"}
	staleRequired = lint.Option{Name: "required", Default: false, Usage: "whether a page has to say when it was reviewed"}
)

// runStale gives the day, not how long ago it was: a message that changed from
// day to day would be a new finding to every baseline.
func runStale(p *lint.Pass) {
	most := p.Int(staleAfter)
	day, err := time.Parse(time.DateOnly, p.Reviewed.Value)
	switch {
	case err == nil && dayOf(p.Now).AddDate(0, 0, -most).After(day):
		what := "reviewed"
		if p.Param(what) == nil || p.Param(what).Span != p.Reviewed.Span {
			what = "changed"
		}
		p.Reportf(p.Reviewed.Span, "last %s on %s, more than %d days ago: check the facts and set `reviewed` to the day on which you did", what, p.Reviewed.Value, most)
	case p.Param("reviewed") == nil && p.Param("lastmod") == nil && p.Bool(staleRequired) && isComparison(p):
		p.Reportf(p.Whole(), "page does not say when it was reviewed: add `reviewed: 2026-11-24`, with the day on which you last checked the facts")
	}
}
