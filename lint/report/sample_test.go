package report

import (
	"bytes"
	"errors"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/complint/comparisons/lint"
)

var update = flag.Bool("update", false, "write the reports of testdata anew")

// samples are the files of testdata by format.
var samples = map[string]string{
	"text":       "sample.txt",
	"json":       "sample.json",
	"sarif":      "sample.sarif",
	"github":     "sample.github.txt",
	"gitlab":     "sample.gitlab.json",
	"junit":      "sample.junit.xml",
	"checkstyle": "sample.checkstyle.xml",
}

// TestSamples holds each format to the report in testdata. To change one, run
// the test with -update and read the difference.
func TestSamples(t *testing.T) {
	for name := range Formats {
		golden(t, samples[name], write(t, name, sampleResult(), sampleOptions()))
	}
}

// TestHostileSample keeps a report of hostile content, which is validated
// together with the sample where the schema of SARIF is.
func TestHostileSample(t *testing.T) {
	golden(t, "hostile.sarif", write(t, "sarif", hostileResult(), sampleOptions()))
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if want, err := os.ReadFile(path); err != nil || string(want) != got {
		t.Errorf("%s is not up to date (%v): got\n%s", path, err, got)
	}
}

func write(t *testing.T, format string, result lint.Result, options Options) string {
	t.Helper()
	var out bytes.Buffer
	if err := Formats[format](&out, result, options); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// page is a page that findings are about.
type page struct{ file, source string }

// find returns the place of a text in a line.
func (p page) find(line int, text string) (start, end lint.Position, excerpt string) {
	lines := strings.SplitAfter(p.source, "\n")
	before := strings.Join(lines[:line-1], "")
	excerpt = strings.TrimSuffix(lines[line-1], "\n")
	i := strings.Index(excerpt, text)
	column := utf8.RuneCountInString(excerpt[:i]) + 1
	start = lint.Position{Offset: len(before) + i, Line: line, Column: column}
	end = lint.Position{Offset: start.Offset + len(text), Line: line, Column: column + utf8.RuneCountInString(text)}
	return start, end, excerpt
}

func (p page) finding(severity lint.Severity, rule string, line int, text, message string) lint.Diagnostic {
	d := lint.Diagnostic{File: p.file, Rule: rule, Severity: severity, Message: message, Related: []lint.Related{}}
	d.Start, d.End, d.Excerpt = p.find(line, text)
	return d
}

func (p page) related(line int, text, message string) lint.Related {
	r := lint.Related{File: p.file, Message: message}
	r.Start, r.End, _ = p.find(line, text)
	return r
}

func (p page) edit(line int, text, replacement string) lint.Edit {
	start, end, _ := p.find(line, text)
	return lint.Edit{Start: start, End: end, Text: replacement}
}

var (
	tea = page{"content/comparisons/tea-vs-coffee.md", `---
title: "Tea vs Coffee: which to serve"
options: [Tea, Coffee]
---
## At a glance

| Criteria | Tea | Coffee |
|----------|-----|--------|
| Caffeine | Low | High   |

## Side by side

| Criteria     | Coffee   | Tea       |
|--------------|----------|-----------|
| Caffeine     | High     | Medium    |
| Brewing time | 1 minute |

## Verdict

TODO
TODO

<!-- complint-disable-next-line title -->
`}
	greenTea = page{"content/comparisons/緑茶 or coffee.md", "---\ntitle: 緑茶 or Coffee\nreviewed: 2024-01-31\n---\n"}
)

// sampleResult has an example of everything that a result can hold.
func sampleResult() lint.Result {
	columns := tea.finding(lint.Warning, "option-order", 13, "Coffee   | Tea", `columns stand in another order than the options: write "Tea", "Coffee"`)
	columns.Fix = &lint.Fix{Message: "move the columns", Safe: true, Edits: []lint.Edit{
		tea.edit(13, "Coffee", "Tea   "), tea.edit(13, "Tea   ", "Coffee"), tea.edit(15, "High  ", "Medium"), tea.edit(15, "Medium", "High  ")}}
	parity := tea.finding(lint.Error, "table-parity", 15, "Medium", `"Medium" here, "Low" in the other table: make them agree`)
	parity.Related = []lint.Related{tea.related(9, "Low", "the other table")}
	ragged := tea.finding(lint.Error, "table-ragged", 16, "| Brewing time | 1 minute |", "row has 2 cells, its header has 3: add the missing cell")
	insertion := tea.edit(16, "1 minute |", " -         |")
	insertion.Start = insertion.End
	ragged.Fix = &lint.Fix{Message: `write "-" for what is missing`, Edits: []lint.Edit{insertion}}
	unused := tea.finding(lint.Warning, "unused-suppression", 23, "title", "title finds nothing here: remove this")
	unused.Fix = &lint.Fix{Message: "remove the comment", Safe: true, Edits: []lint.Edit{tea.edit(23, "<!-- complint-disable-next-line title -->", "")}}
	todo := `placeholder "TODO" is left: write what belongs here`
	stale := greenTea.finding(lint.Info, "stale", 3, "2024-01-31", "last reviewed 1,028 days ago: look through the page and write the date of today")
	bestFor := tea.finding(lint.Warning, "best-for-missing", 2, "Tea", `page does not say for whom "Tea" is best`)
	bestFor.Suppression = &lint.Suppression{InSource: true, Reason: "everybody knows"}
	faq := greenTea.finding(lint.Warning, "faq-missing", 2, "緑茶 or Coffee", "page has no FAQ")
	faq.Suppression = &lint.Suppression{}
	return lint.Result{
		Files: 3, Comparisons: 2,
		Diagnostics: []lint.Diagnostic{columns, parity, ragged,
			tea.finding(lint.Error, "placeholder", 20, "TODO", todo),
			tea.finding(lint.Error, "placeholder", 21, "TODO", todo),
			unused, stale},
		Suppressed: []lint.Diagnostic{bestFor, faq},
		Errors:     []error{errors.New("open content/comparisons/locked.md: permission denied")},
	}
}

func sampleOptions() Options {
	return Options{Version: "v1.2.3", Suppressed: true, Rules: []Rule{
		{
			Name: "table-ragged", Severity: lint.Error, URL: project + "/blob/main/docs/rules.md#table-ragged",
			Summary: "every row of a table has as many cells as its header",
			Reason:  "Markdown fills a short row with empty cells and drops what a long one has too many.",
			Remedy:  "Add the missing cell, or remove the one too many.",
			Notes:   "A row of one cell alone is the heading of a group.",
			Example: "bad.md:16:1: error: row has 2 cells, its header has 3: add the missing cell [table-ragged]\n",
			Fixed:   "| Brewing time | 1 minute | 4 minutes |\n",
		},
		{Name: "stale", Severity: lint.Info, Summary: "the page was reviewed lately"},
		{Name: "faq-missing", Summary: "the page answers questions"},
	}}
}
