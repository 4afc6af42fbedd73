package main

import (
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/complint/comparisons/lint"
	"github.com/complint/comparisons/lint/report"
	"github.com/complint/comparisons/lint/rules"
	"github.com/complint/comparisons/lint/site"
)

func checkFlags() []cli.Flag {
	return []cli.Flag{
		&cli.StringFlag{Name: "format", Value: "text", Usage: "write the report as `FORMAT`: " + strings.Join(formatNames(), ", ")},
		&cli.StringFlag{Name: "color", Value: "auto", Usage: "colour the text report: `WHEN` is auto, always or never"},
	}
}

func formatNames() []string { return slices.Sorted(maps.Keys(report.Formats)) }

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
	format, ok := report.Formats[c.String("format")]
	if !ok {
		return usageError("unknown format %q: write one of %s", c.String("format"), strings.Join(formatNames(), ", "))
	}
	color, err := useColor(c.String("color"), c.App.Writer)
	if err != nil {
		return err
	}
	linter, files, err := open(c.Args().Slice())
	if linter == nil {
		return err
	}
	result := linter.Run(files, nil)
	if err := linter.Sites.Err(); err != nil {
		return exitError{exitUsage, err}
	}
	if err := format(c.App.Writer, result, report.Options{Color: color}); err != nil {
		return err
	}
	err = errors.Join(append(result.Errors, err)...)
	if result.Files > 0 || err == nil {
		fmt.Fprintln(c.App.ErrWriter, summary(result))
	}
	if err != nil {
		return exitError{exitIO, err}
	}
	if report.Summarize(result).Error > 0 {
		return exitError{status: exitFindings}
	}
	return nil
}

// open returns a linter and the files to look at: those among and below
// paths, by default the content of the site around the working directory. An
// error beside a linter says which paths could not be read.
func open(paths []string) (*lint.Linter, []string, error) {
	linter, err := lint.New(rules.All...)
	if err != nil {
		return nil, nil, exitError{exitUsage, err}
	}
	if len(paths) == 0 {
		paths = defaultPaths(linter.Sites)
		if err := linter.Sites.Err(); err != nil {
			return nil, nil, exitError{exitUsage, err}
		}
	}
	files, err := site.Files(paths)
	return linter, files, err
}

// defaultPaths are the content folders of the site around the working
// directory, or that directory where there is no site.
func defaultPaths(sites *site.Finder) []string {
	var paths []string
	for _, content := range sites.FindIn(".").Content {
		if _, err := os.Stat(content); err == nil {
			paths = append(paths, relative(content))
		}
	}
	if len(paths) == 0 {
		return []string{"."}
	}
	return paths
}

// useColor decides whether the report is coloured; NO_COLOR says no
// (https://no-color.org).
func useColor(when string, out io.Writer) (bool, error) {
	switch when {
	case "always":
		return true, nil
	case "never":
		return false, nil
	case "auto":
		file, ok := out.(*output).Writer.(*os.File)
		if !ok || os.Getenv("NO_COLOR") != "" || os.Getenv("TERM") == "dumb" {
			return false, nil
		}
		info, err := file.Stat()
		return err == nil && info.Mode()&os.ModeCharDevice != 0, nil
	}
	return false, usageError("--color is %q: write auto, always or never", when)
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
	return fmt.Sprintf("%s checked: %s", count(result.Comparisons, "comparison page"), strings.Join(found, ", "))
}

func count(n int, what string) string {
	if n != 1 {
		what += "s"
	}
	return fmt.Sprintf("%d %s", n, what)
}
