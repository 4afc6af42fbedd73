package report

import (
	"bufio"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/complint/comparisons/internal/width"
	"github.com/complint/comparisons/lint"
)

// The parts of a text report that have a colour.
const (
	bold   = "\x1b[1m"
	dim    = "\x1b[2m"
	red    = "\x1b[31m"
	yellow = "\x1b[33m"
	green  = "\x1b[32m"
	blue   = "\x1b[34m"
	reset  = "\x1b[0m"
)

// Text writes diagnostics for people: a line "path:line:column: severity:
// message [rule]", the source with a caret below what is meant, the other
// places of which the diagnostic speaks, and what its fix would do.
func Text(w io.Writer, result lint.Result, options Options) error {
	t := &textReport{Writer: bufio.NewWriter(w), color: options.Color}
	for i := range result.Diagnostics {
		t.diagnostic(&result.Diagnostics[i])
	}
	return t.Flush()
}

type textReport struct {
	*bufio.Writer
	color bool
}

func (t *textReport) paint(color, text string) string {
	if !t.color {
		return text
	}
	return color + text + reset
}

func (t *textReport) diagnostic(d *lint.Diagnostic) {
	place := fmt.Sprintf("%s:%d:%d:", lineStart(d.File), d.Start.Line, d.Start.Column)
	severity := map[lint.Severity]string{lint.Error: red, lint.Warning: yellow, lint.Info: blue}[d.Severity]
	fmt.Fprintf(t, "%s %s %s %s\n", t.paint(bold, place), t.paint(severity, d.Severity.String()+":"),
		visible(d.Message), t.paint(dim, "["+d.Rule+"]"))
	t.excerpt(d, severity)
	for _, r := range d.Related {
		fmt.Fprintf(t, "    %s:%d:%d: %s\n", lineStart(r.File), r.Start.Line, r.Start.Column, visible(r.Message))
	}
	if d.Fix != nil {
		fmt.Fprintf(t, "    %s %s\n", t.paint(green, fixLabel(d.Fix)), visible(d.Fix.Message))
	}
}

// fixLabel stands before what a fix does. One that is not safe is for the
// author to look at.
func fixLabel(fix *lint.Fix) string {
	if fix.Safe {
		return "fix:"
	}
	return "possible fix:"
}

// excerpt writes the source line and the carets. A line of more than
// maxExcerpt columns is cut to the neighbourhood of the place.
func (t *textReport) excerpt(d *lint.Diagnostic, color string) {
	line := visible(d.Excerpt)
	length := utf8.RuneCountInString(line)
	start := max(0, min(d.Start.Column-1, length))
	end := length
	if d.End.Line == d.Start.Line {
		end = min(d.End.Column-1, length)
	}
	from, to := window(length, start)
	end = max(start, min(end, to))
	before, marked := part(line, from, start), part(line, start, end)
	line = before + marked + part(line, end, to)
	if strings.TrimSpace(line) == "" {
		return
	}
	if from > 0 {
		line, before = "…"+line, " "+before
	}
	if to < length {
		line += "…"
	}
	gutter := fmt.Sprintf("%5d | ", d.Start.Line)
	fmt.Fprintf(t, "%s%s\n", t.paint(dim, gutter), line)
	fmt.Fprintf(t, "%s%s%s\n", t.paint(dim, strings.Repeat(" ", len(gutter)-2)+"| "),
		blank(before), t.paint(color, strings.Repeat("^", max(1, width.Of(marked)))))
}

// maxExcerpt is how many code points of a line are shown.
const maxExcerpt = 160

// window returns the range of a line's code points to show around start.
func window(length, start int) (from, to int) {
	if length <= maxExcerpt {
		return 0, length
	}
	from = max(0, min(start-maxExcerpt/4, length-maxExcerpt))
	return from, from + maxExcerpt
}

// part returns the code points of text from one index to another, neither of
// which is beyond its end.
func part(text string, from, to int) string {
	start, n := len(text), 0
	for i := range text {
		if n == from {
			start = i
		}
		if n == to {
			return text[start:i]
		}
		n++
	}
	return text[start:]
}

// blank returns white space as wide as text on a terminal; tabs stay, so that
// they take the same room.
func blank(text string) string {
	var out strings.Builder
	for _, r := range text {
		if r == '\t' {
			out.WriteByte('\t')
			continue
		}
		out.WriteString(strings.Repeat(" ", width.Rune(r)))
	}
	return out.String()
}
