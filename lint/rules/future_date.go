package rules

import (
	"time"

	"github.com/complint/comparisons/lint"
	"github.com/complint/comparisons/lint/comparison"
)

var futureDate = lint.Rule{Name: "future-date", Severity: lint.Warning, Run: runFutureDate}

// runFutureDate leaves date and publishDate alone: a page may be scheduled.
// Somewhere on Earth it is tomorrow already.
func runFutureDate(p *lint.Pass) {
	for _, key := range [...]string{"reviewed", "lastmod"} {
		value := p.Param(key)
		if value == nil {
			continue
		}
		if day, ok := comparison.ParseDay(value.Text); ok && dayOf(day).After(dayOf(p.Now).AddDate(0, 0, 1)) {
			p.Reportf(value.Span, "%s lies in the future: write the day on which it was done", key)
		}
	}
}

// dayOf returns the day of a time as its beginning in UTC, which is how dates
// without a time are read.
func dayOf(t time.Time) time.Time {
	year, month, day := t.Date()
	return time.Date(year, month, day, 0, 0, 0, 0, time.UTC)
}
