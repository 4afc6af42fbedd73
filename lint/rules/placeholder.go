package rules

import (
	"bytes"

	"github.com/complint/comparisons/internal/lazy"
	"github.com/complint/comparisons/lint"
	"github.com/complint/comparisons/lint/comparison"
)

var placeholder = lint.Rule{Name: "placeholder", Severity: lint.Error, Run: runPlaceholder}

// placeholders are what is left to be written. Capitals only: "todo" is a
// Spanish word and a kind of list.
var placeholders = lazy.Regexp(`\b(?:TODO|TBD|FIXME)\b|\b(?i:lorem ipsum)\b`)

// mayHold reports whether there is something to look at. Most pages have none,
// and the expression takes as long as all other rules.
func mayHold(source []byte) bool {
	for _, part := range []string{"TODO", "TBD", "FIXME", "psum", "PSUM"} {
		if bytes.Contains(source, []byte(part)) {
			return true
		}
	}
	return false
}

// runPlaceholder reports one placeholder a line: each line is one thing to do.
func runPlaceholder(p *lint.Pass) {
	if !mayHold(p.Source) {
		return
	}
	reported := -1 // end of the line that was reported last
	look := func(span comparison.Span) bool {
		for _, at := range placeholders().FindAllIndex(p.Source[span.Start:span.End], -1) {
			start, end := span.Start+at[0], span.Start+at[1]
			if start < reported {
				continue
			}
			p.Reportf(comparison.Span{Start: start, End: end}, "placeholder %q is left: write what belongs here", p.Source[start:end])
			reported = lineEnd(p.Source, end)
		}
		return true
	}
	eachScalar(p.FrontMatter.Root, look)
	p.Prose(look)
}

func lineEnd(source []byte, from int) int {
	if i := bytes.IndexByte(source[from:], '\n'); i >= 0 {
		return from + i
	}
	return len(source)
}

func eachScalar(v *comparison.Value, visit func(comparison.Span) bool) {
	switch {
	case v == nil:
	case v.Kind == comparison.KindList:
		for _, item := range v.Items {
			eachScalar(item, visit)
		}
	case v.Kind == comparison.KindMap:
		for _, entry := range v.Entries {
			eachScalar(entry.Value, visit)
		}
	default:
		visit(v.Span)
	}
}
