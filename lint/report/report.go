// Package report writes the result of a run, one file a format.
//
// File names, messages and lines of pages come from whoever wrote the pages.
// No format lets them move a cursor, add a line, give an order to the program
// that reads the report, or break its syntax.
package report

import (
	"io"

	"github.com/complint/comparisons/lint"
)

// Options are what formats may be asked for, and what they are told beside the
// result.
type Options struct {
	Color   bool   // of text, by ANSI escape sequences
	Version string // of complint, "" when it is not known
	Rules   []Rule // those that could be run, in the order of the documentation
	// Suppressed is set to have SARIF list what is suppressed too, and by what.
	// GitHub code scanning does not look at that and opens an alert for each.
	Suppressed bool
}

// Rule is what there is to say of a rule apart from its findings. All but the
// name may be missing.
type Rule struct {
	Name     string
	Severity lint.Severity // unless a configuration says otherwise
	Summary  string        // what a page has that passes, a clause
	Reason   string        // why that matters, in sentences
	Remedy   string        // what to do, in sentences
	Notes    string        // how far the rule goes, Markdown
	Example  string        // a report of the rule, as text
	Fixed    string        // the lines that mend what the example shows
	URL      string        // of the documentation
}

// Format writes a result.
type Format func(io.Writer, lint.Result, Options) error

// Formats are the formats by name.
var Formats = map[string]Format{
	"text":       Text,
	"json":       JSON,
	"sarif":      SARIF,
	"github":     GitHub,
	"gitlab":     GitLab,
	"junit":      JUnit,
	"checkstyle": Checkstyle,
}

// Summary counts diagnostics by severity, and those that have a safe fix.
type Summary struct {
	Error   int `json:"error"`
	Warning int `json:"warning"`
	Info    int `json:"info"`
	Fixable int `json:"fixable"`
}

// Summarize counts the diagnostics of a result.
func Summarize(result lint.Result) (s Summary) {
	for i := range result.Diagnostics {
		d := &result.Diagnostics[i]
		switch d.Severity {
		case lint.Error:
			s.Error++
		case lint.Warning:
			s.Warning++
		case lint.Info:
			s.Info++
		}
		if fixable(d) {
			s.Fixable++
		}
	}
	return s
}

// fixable reports whether complint mends this when it is asked to, without
// anybody looking.
func fixable(d *lint.Diagnostic) bool { return d.Fix != nil && d.Fix.Safe }

// ordinals count equal names, so that each of them can be told from the others.
type ordinals map[string]int

func (o ordinals) next(name string) int {
	o[name]++
	return o[name]
}
