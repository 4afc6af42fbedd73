package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"slices"
	"strings"
	"text/tabwriter"

	"github.com/urfave/cli/v2"

	"github.com/complint/comparisons/lint"
	"github.com/complint/comparisons/lint/report"
	"github.com/complint/comparisons/lint/rules"
	"github.com/complint/comparisons/lint/site"
)

// defaultBaseline is where --write-baseline writes unless told otherwise.
const defaultBaseline = ".complint-baseline.json"

func checkCommand() *cli.Command {
	return &cli.Command{
		Name:      "check",
		Usage:     "check comparison pages (the default)",
		ArgsUsage: "[PATH…]",
		Flags:     checkFlags(),
		Action:    check,
	}
}

func check(c *cli.Context) error {
	destinations, err := destinations(c)
	if err != nil {
		return err
	}
	s, err := open(c)
	if err != nil {
		return err
	}
	if s.Cache, err = openCache(c); err != nil {
		return err
	}
	result := s.Run(s.files, s.context)
	saveCache(c, s.Cache)
	if err := s.Sites.Err(); err != nil {
		return exitError{exitUsage, err}
	}
	result.Errors = append(result.Errors, s.problems...)
	if c.Bool("write-baseline") {
		return s.writeBaseline(c, result)
	}
	if err := s.applyBaseline(c, &result); err != nil {
		return err
	}
	if err := write(c, destinations, result); err != nil {
		return err
	}
	if c.Bool("stats") {
		stats(c.App.ErrWriter, result)
	}
	return s.conclude(c, result)
}

// write writes the report to each of the destinations.
func write(c *cli.Context, destinations []destination, result lint.Result) error {
	color, err := useColor(c.String("color"), c.App.Writer)
	if err != nil {
		return err
	}
	var problems []error
	for _, d := range destinations {
		options := report.Options{Version: version(), Color: color && d.file == "", Suppressed: c.Bool("show-suppressed")}
		if d.name == "sarif" {
			// Their documentation takes longer to read than most pages.
			if options.Rules, err = documentedRules(); err != nil {
				return err
			}
		}
		problems = append(problems, d.write(c, result, options))
	}
	if err := errors.Join(problems...); err != nil {
		return exitError{exitIO, err}
	}
	return nil
}

// write writes one report.
func (d destination) write(c *cli.Context, result lint.Result, options report.Options) error {
	if d.file == "" {
		return d.format(c.App.Writer, result, options)
	}
	var out bytes.Buffer
	if err := d.format(&out, result, options); err != nil {
		return err
	}
	return writeInPlace(d.file, out.Bytes())
}

// writeInPlace writes what may be a device, or a file that may not be replaced.
// The reader of a pipe may be slow, and no signal waits for it.
func writeInPlace(name string, content []byte) error {
	write := func() error { return os.WriteFile(name, content, 0o666) }
	if isSpecial(name) {
		return write()
	}
	return whole(write)
}

// isSpecial reports whether there is something that is no file with a content.
func isSpecial(name string) bool {
	info, err := os.Stat(name)
	return err == nil && !info.Mode().IsRegular()
}

// rulesPage is where the rules are documented.
const rulesPage = "https://github.com/complint/comparisons/blob/main/docs/rules.md"

// documentedRules are the rules as reports show them.
func documentedRules() (documented []report.Rule, err error) {
	for _, rule := range rules.All {
		doc, err := rules.ReadDoc(rule.Name)
		if err != nil {
			return nil, err
		}
		documented = append(documented, report.Rule{
			Name: rule.Name, Severity: rule.Severity, URL: rulesPage + "#" + rule.Name,
			Summary: doc.Summary, Reason: doc.Reason, Remedy: doc.Remedy, Notes: doc.Notes,
			Example: doc.Report, Fixed: doc.Difference(),
		})
	}
	return documented, nil
}

// conclude writes the summary and says with which status to end.
func (s *invocation) conclude(c *cli.Context, result lint.Result) error {
	err := errors.Join(result.Errors...)
	if (result.Files > 0 || err == nil) && !c.Bool("quiet") {
		fmt.Fprintln(c.App.ErrWriter, summary(result))
	}
	if err != nil {
		return exitError{exitIO, err}
	}
	if slices.ContainsFunc(result.Diagnostics, func(d lint.Diagnostic) bool { return d.Severity >= s.threshold }) {
		return exitError{status: exitFindings}
	}
	return nil
}

// summary says what was checked, and when that was nothing.
func summary(result lint.Result) string {
	if result.Comparisons == 0 {
		return fmt.Sprintf("no comparison page among %s: a page is one when its type is %q, which is also that of the pages in the folder %[2]s of a site's content",
			count(result.Files, "file"), site.Type)
	}
	s := report.Summarize(result)
	var found []string
	for _, part := range []struct {
		n    int
		name string
	}{{s.Error, "error"}, {s.Warning, "warning"}, {s.Info, "note"}} {
		if part.n > 0 {
			found = append(found, count(part.n, part.name))
		}
	}
	if len(found) == 0 {
		found = []string{"nothing to report"}
	}
	if s.Fixable > 0 {
		found = append(found, fmt.Sprintf("%d can be fixed with `complint fix`", s.Fixable))
	}
	if n := len(result.Suppressed); n > 0 {
		found = append(found, fmt.Sprintf("%d suppressed", n))
	}
	return fmt.Sprintf("%s checked: %s", count(result.Comparisons, "comparison page"), strings.Join(found, ", "))
}

// stats writes how often each rule found something, the most frequent first.
func stats(w io.Writer, result lint.Result) {
	counts := make(map[string]int)
	for _, d := range result.Diagnostics {
		counts[d.Rule]++
	}
	names := slices.Sorted(maps.Keys(counts))
	slices.SortStableFunc(names, func(a, b string) int { return counts[b] - counts[a] })
	table := tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight)
	for _, name := range names {
		fmt.Fprintf(table, "%d\t  %s\n", counts[name], name)
	}
	_ = table.Flush()
}
