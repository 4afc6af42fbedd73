package report

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"github.com/complint/comparisons/lint"
)

// Fixed writes what was mended, for people: a line "path:line:column: fixed:
// what was done [rule]" each.
func Fixed(w io.Writer, mended []lint.Diagnostic, options Options) error {
	t := &textReport{Writer: bufio.NewWriter(w), color: options.Color}
	for _, d := range mended {
		place := fmt.Sprintf("%s:%d:%d:", lineStart(d.File), d.Start.Line, d.Start.Column)
		fmt.Fprintf(t, "%s %s %s %s\n", t.paint(bold, place), t.paint(green, "fixed:"), visible(d.Fix.Message), t.paint(dim, "["+d.Rule+"]"))
	}
	return t.Flush()
}

// Diff writes a unified diff for people: safe to print, and so not for programs
// to apply.
func Diff(w io.Writer, diff string, options Options) error {
	t := &textReport{Writer: bufio.NewWriter(w), color: options.Color}
	for line := range strings.Lines(diff) {
		line = visible(strings.TrimRight(line, "\r\n"))
		switch {
		case strings.HasPrefix(line, "-"):
			line = t.paint(red, line)
		case strings.HasPrefix(line, "+"):
			line = t.paint(green, line)
		case strings.HasPrefix(line, "@@"):
			line = t.paint(blue, line)
		}
		fmt.Fprintln(t, line)
	}
	return t.Flush()
}
