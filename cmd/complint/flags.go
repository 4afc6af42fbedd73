package main

import (
	"fmt"
	"io"
	"maps"
	"os"
	"slices"
	"strings"
	"time"

	"github.com/urfave/cli/v2"

	"github.com/complint/comparisons/internal/similar"
	"github.com/complint/comparisons/lint"
	"github.com/complint/comparisons/lint/config"
	"github.com/complint/comparisons/lint/report"
	"github.com/complint/comparisons/lint/rules"
)

// selectFlags say which pages are read, and with which configuration.
func selectFlags() []cli.Flag {
	return []cli.Flag{
		&cli.StringFlag{Name: "config", Usage: "read the configuration from `FILE` instead of the nearest .complint.yaml or .complint.toml"},
		&cli.BoolFlag{Name: "no-config", Usage: "read no configuration"},
		&cli.IntFlag{Name: "jobs", Usage: "work on `N` files at once (default: one a core)"},
	}
}

// inputFlag says which page standard input is.
func inputFlag(usage string) cli.Flag {
	return &cli.StringFlag{Name: "stdin-filename", Usage: usage}
}

// lintFlags say which rules run, and when the program fails.
func lintFlags() []cli.Flag {
	return append(selectFlags(),
		&cli.StringSliceFlag{Name: "disable", Usage: "switch `RULE` off"},
		&cli.StringSliceFlag{Name: "enable", Usage: "switch `RULE` on"},
		&cli.StringSliceFlag{Name: "severity", Usage: "give a rule another severity: `RULE=LEVEL`, which is off, info, warning or error"},
		&cli.StringFlag{Name: "fail-on", Usage: "exit with status 1 from `LEVEL` on: error (the default), warning or never"},
		&cli.StringFlag{Name: "now", Usage: "check as if today were `DATE`, written 2026-11-24"},
		&cli.StringFlag{Name: "color", Value: "auto", Usage: "colour text: `WHEN` is auto, always or never"},
		&cli.BoolFlag{Name: "quiet", Aliases: []string{"q"}, Usage: "write no summary"},
	)
}

// checkFlags are those of check alone, and what it shares with others.
func checkFlags() []cli.Flag {
	return append([]cli.Flag{
		&cli.StringSliceFlag{Name: "format", Usage: "write the report as `NAME`: " + strings.Join(formatNames(), ", ") + "; several are written at once as NAME=FILE each"},
		&cli.StringFlag{Name: "output", Aliases: []string{"o"}, Usage: "write the report to `FILE`"},
		inputFlag("check the page on standard input as if it were the file `NAME`"),
		&cli.StringFlag{Name: "baseline", Usage: "leave out the findings that `FILE` lists"},
		&cli.BoolFlag{Name: "write-baseline", Usage: "list all findings in the baseline (default: " + defaultBaseline + ")"},
		&cli.BoolFlag{Name: "show-suppressed", Usage: "tell reports in SARIF of suppressed findings, too"},
		&cli.BoolFlag{Name: "cache", Usage: "keep what is found for the next run, which then only reads pages that have changed"},
		&cli.StringFlag{Name: "cache-dir", Usage: "keep it in `DIR` (default: complint in the cache folder of the user)"},
		&cli.BoolFlag{Name: "stats", Usage: "count the findings of each rule"},
	}, lintFlags()...)
}

func formatNames() []string { return slices.Sorted(maps.Keys(report.Formats)) }

// ruleFlags returns what the command line says of rules. It holds for every
// page, whatever the configuration says.
func ruleFlags(c *cli.Context) (lint.Override, error) {
	override := lint.Override{Match: func(string) bool { return true }, Rules: make(map[string]lint.Setting)}
	set := func(name string, severity func(lint.Rule) lint.Severity) error {
		rule, ok := rules.Find(name)
		if !ok {
			return usageError("unknown rule %q%s; `complint rules` lists them", name, similar.Hint(name, rules.Names()))
		}
		level := severity(rule)
		override.Rules[name] = lint.Setting{Severity: &level}
		return nil
	}
	for _, name := range c.StringSlice("disable") {
		if err := set(name, func(lint.Rule) lint.Severity { return lint.Off }); err != nil {
			return override, err
		}
	}
	for _, name := range c.StringSlice("enable") {
		if err := set(name, lint.Rule.On); err != nil {
			return override, err
		}
	}
	for _, text := range c.StringSlice("severity") {
		name, level, _ := strings.Cut(text, "=")
		severity, ok := lint.ParseSeverity(level)
		if !ok {
			return override, usageError("--severity is %q: write RULE=LEVEL, the level off, info, warning or error", text)
		}
		if err := set(name, func(lint.Rule) lint.Severity { return severity }); err != nil {
			return override, err
		}
	}
	return override, nil
}

// failOn returns the severity from which on the program fails, above all of
// them for never.
func failOn(level string) (lint.Severity, error) {
	severity, ok := config.ParseFailOn(level)
	if !ok {
		return severity, usageError("--fail-on is %q: write error, warning or never", level)
	}
	return severity, nil
}

// day returns the day of the check.
func day(date string) (time.Time, error) {
	if date == "" {
		return time.Now(), nil
	}
	now, err := time.Parse(time.DateOnly, date)
	if err != nil {
		return now, usageError("--now is %q: write a date such as 2026-11-24", date)
	}
	return now, nil
}

// destination is a report to be written.
type destination struct {
	name   string // of the format
	format report.Format
	file   string // "" for standard output
}

// destinations reads --format and --output.
func destinations(c *cli.Context) ([]destination, error) {
	names := c.StringSlice("format")
	if len(names) == 0 {
		names = []string{"text"}
	}
	var all []destination
	screens := 0
	for _, name := range names {
		name, file, _ := strings.Cut(name, "=")
		format, ok := report.Formats[name]
		if !ok {
			return nil, usageError("unknown format %q%s: write one of %s", name, similar.Hint(name, formatNames()), strings.Join(formatNames(), ", "))
		}
		if file == "" {
			file = c.String("output")
			screens++
		}
		all = append(all, destination{name, format, file})
	}
	if screens > 1 {
		return nil, usageError("%d formats for one output: give each a file, --format NAME=FILE", screens)
	}
	return all, nil
}

// useColor decides whether text is coloured; NO_COLOR says no
// (https://no-color.org).
func useColor(when string, out io.Writer) (bool, error) {
	switch when {
	case "always":
		return true, nil
	case "never":
		return false, nil
	case "auto":
		return os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb" && isTerminal(out), nil
	}
	return false, usageError("--color is %q: write auto, always or never", when)
}

func count(n int, what string) string {
	if n != 1 {
		what += "s"
	}
	return fmt.Sprintf("%d %s", n, what)
}
