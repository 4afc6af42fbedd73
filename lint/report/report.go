// Package report writes the result of a run, one file a format.
package report

import (
	"io"

	"github.com/complint/comparisons/lint"
)

// Options are what formats may be asked for.
type Options struct {
	Color bool // of text, by ANSI escape sequences
}

// Format writes a result.
type Format func(io.Writer, lint.Result, Options) error

// Formats are the formats by name.
var Formats = map[string]Format{
	"text": Text,
	"json": JSON,
}

// Summary counts diagnostics by severity.
type Summary struct {
	Error   int `json:"error"`
	Warning int `json:"warning"`
	Info    int `json:"info"`
}

// Summarize counts the diagnostics of a result.
func Summarize(result lint.Result) (s Summary) {
	for _, d := range result.Diagnostics {
		switch d.Severity {
		case lint.Error:
			s.Error++
		case lint.Warning:
			s.Warning++
		case lint.Info:
			s.Info++
		}
	}
	return s
}
