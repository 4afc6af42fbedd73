package report

import (
	"bufio"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/complint/comparisons/lint"
)

// The parts of a text report that have a colour.
const (
	bold   = "\x1b[1m"
	dim    = "\x1b[2m"
	red    = "\x1b[31m"
	yellow = "\x1b[33m"
	blue   = "\x1b[34m"
	reset  = "\x1b[0m"
)

// Text writes diagnostics for people: a line "path:line:column: severity:
// message [rule]", the source with a caret below what is meant, and the other
// places of which the diagnostic speaks.
func Text(w io.Writer, result lint.Result, options Options) error {
	t := &textReport{Writer: bufio.NewWriter(w), color: options.Color}
	for _, d := range result.Diagnostics {
		t.diagnostic(d)
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

func (t *textReport) diagnostic(d lint.Diagnostic) {
	place := fmt.Sprintf("%s:%d:%d:", visible(d.File), d.Start.Line, d.Start.Column)
	severity := map[lint.Severity]string{lint.Error: red, lint.Warning: yellow, lint.Info: blue}[d.Severity]
	fmt.Fprintf(t, "%s %s %s %s\n", t.paint(bold, place), t.paint(severity, d.Severity.String()+":"),
		visible(d.Message), t.paint(dim, "["+d.Rule+"]"))
	t.excerpt(d, severity)
	for _, r := range d.Related {
		fmt.Fprintf(t, "    %s:%d:%d: %s\n", visible(r.File), r.Start.Line, r.Start.Column, visible(r.Message))
	}
}

// excerpt writes the source line and the carets. A line of more than
// maxExcerpt columns is cut to the neighbourhood of the place.
func (t *textReport) excerpt(d lint.Diagnostic, color string) {
	runes := []rune(d.Excerpt)
	start := min(d.Start.Column-1, len(runes))
	end := len(runes)
	if d.End.Line == d.Start.Line {
		end = min(d.End.Column-1, len(runes))
	}
	from, to := window(len(runes), start)
	before, marked, after := string(runes[from:start]), string(runes[start:max(start, min(end, to))]), ""
	if end < to {
		after = string(runes[end:to])
	}
	line := visible(before) + visible(marked) + visible(after)
	if strings.TrimSpace(line) == "" {
		return
	}
	if from > 0 {
		line, before = "…"+line, " "+before
	}
	if to < len(runes) {
		line += "…"
	}
	gutter := fmt.Sprintf("%5d | ", d.Start.Line)
	fmt.Fprintf(t, "%s%s\n", t.paint(dim, gutter), line)
	fmt.Fprintf(t, "%s%s%s\n", t.paint(dim, strings.Repeat(" ", len(gutter)-2)+"| "),
		blank(visible(before)), t.paint(color, strings.Repeat("^", max(1, width(visible(marked))))))
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

// visible makes text safe to print: what would move the cursor, change the
// terminal or turn the direction of the text becomes a replacement character
// of the same count of code points.
func visible(text string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\t':
			return r
		case r < ' ', 0x7f <= r && r < 0xa0, // controls
			r == '\u2028', r == '\u2029',
			'\u200e' <= r && r <= '\u200f', '\u202a' <= r && r <= '\u202e', '\u2066' <= r && r <= '\u2069': // direction
			return utf8.RuneError
		}
		return r
	}, text)
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
		out.WriteString(strings.Repeat(" ", runeWidth(r)))
	}
	return out.String()
}

func width(text string) (n int) {
	for _, r := range text {
		n += runeWidth(r)
	}
	return n
}
