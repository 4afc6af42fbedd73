package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"

	"github.com/urfave/cli/v2"

	"github.com/complint/comparisons/lint"
	"github.com/complint/comparisons/lint/fix"
	"github.com/complint/comparisons/lint/report"
)

func fixCommand() *cli.Command {
	return &cli.Command{
		Name:      "fix",
		Usage:     "mend what can be mended in comparison pages",
		ArgsUsage: "[PATH…]",
		Description: "Only what is certain is done: no word is lost, and nothing new is reported afterwards.\n" +
			"Fixes that the author should look at are made with --unsafe.",
		Flags: append([]cli.Flag{
			&cli.BoolFlag{Name: "diff", Usage: "write no file, but print what would be changed; exit with status 1 if that is anything"},
			&cli.BoolFlag{Name: "unsafe", Usage: "make fixes that the author should look at, too"},
			inputFlag("mend the page on standard input as if it were the file `NAME`: it goes to standard output, and the report to standard error"),
		}, lintFlags()...),
		Action: fixPages,
	}
}

// mended is a page that fixes have changed or could change.
type mended struct {
	fix.Outcome
	file   string
	before []byte
}

func (m *mended) isChanged() bool { return !bytes.Equal(m.before, m.Source) }

func fixPages(c *cli.Context) error {
	s, err := open(c)
	if err != nil {
		return err
	}
	pages, err := s.mend(c.Bool("unsafe"))
	if err := s.Sites.Err(); err != nil {
		return exitError{exitUsage, err} // what is a comparison page is not known
	}
	for _, page := range pages {
		if page.Unsettled {
			fmt.Fprintf(c.App.ErrWriter, "complint: %s: its fixes come to no end, so that it is left as it was\n", report.Named(page.file))
		}
	}
	if c.Bool("diff") {
		return s.showChanges(c, pages, err)
	}
	return s.makeChanges(c, pages)
}

// mend makes the fixes of all pages, and keeps those that have any.
func (s *invocation) mend(unsafe bool) (pages []*mended, err error) {
	slices.Sort(s.files)
	s.files = slices.Compact(s.files)
	fixer := fix.Fixer{Linter: s.Linter, Unsafe: unsafe}
	pages = make([]*mended, len(s.files))
	errs := make([]error, len(s.files))
	lint.Each(len(s.files), s.Jobs, func(i int) {
		before, err := s.Source(s.files[i])
		if errs[i] = err; err != nil {
			return
		}
		page := &mended{fixer.Page(s.files[i], before), s.files[i], before}
		if page.isChanged() || page.Unsettled || page.unsafe() > 0 {
			pages[i] = page
		}
	})
	pages = slices.DeleteFunc(pages, func(page *mended) bool { return page == nil })
	return pages, errors.Join(errs...)
}

// unsafe counts the fixes left in a page that are not safe.
func (m *mended) unsafe() (n int) {
	for _, d := range m.Left {
		if d.Fix != nil && !d.Fix.Safe {
			n++
		}
	}
	return n
}

// showChanges prints what would be changed.
func (s *invocation) showChanges(c *cli.Context, pages []*mended, unread error) error {
	color, err := useColor(c.String("color"), c.App.Writer)
	if err != nil {
		return err
	}
	changed := false
	for _, page := range pages {
		diff := fix.Diff(page.file, page.before, page.Source)
		changed = changed || diff != ""
		if isTerminal(c.App.Writer) {
			err = report.Diff(c.App.Writer, diff, report.Options{Color: color})
		} else {
			_, err = io.WriteString(c.App.Writer, diff)
		}
		if err != nil {
			return exitError{exitIO, err}
		}
	}
	hint(c, pages)
	switch err := errors.Join(append(s.problems, unread)...); {
	case err != nil:
		return exitError{exitIO, err}
	case changed:
		return exitError{status: exitFindings}
	}
	return nil
}

// makeChanges writes the pages, and reports what is left. Where a page goes to
// standard output, nothing else does.
func (s *invocation) makeChanges(c *cli.Context, pages []*mended) error {
	out, save := c.App.Writer, s.save
	if isPiped(c) {
		out, save = c.App.ErrWriter, s.keep
	}
	color, err := useColor(c.String("color"), out)
	if err != nil {
		return err
	}
	options := report.Options{Color: color}
	files, findings := 0, 0
	for _, page := range pages {
		if !page.isChanged() {
			continue
		}
		if err := save(page); err != nil {
			s.problems = append(s.problems, err)
			continue
		}
		files++
		findings += len(page.Fixed)
		if err := report.Fixed(out, page.Fixed, options); err != nil {
			return exitError{exitIO, err}
		}
	}
	if _, err := c.App.Writer.Write(s.input); err != nil {
		return exitError{exitIO, err}
	}
	result := s.Run(s.files, s.context)
	result.Errors = append(result.Errors, s.problems...)
	if err := s.applyBaseline(c, &result); err != nil {
		return err
	}
	if err := report.Text(out, result, options); err != nil {
		return exitError{exitIO, err}
	}
	if files > 0 && !c.Bool("quiet") {
		fmt.Fprintf(c.App.ErrWriter, "%s fixed in %s\n", count(findings, "finding"), count(files, "file"))
	}
	hint(c, pages)
	return s.conclude(c, result)
}

// save writes a page to its file.
func (s *invocation) save(page *mended) error {
	writer := fix.Writer{Roots: []string{"."}}
	if root := s.Sites.Find(page.file).Root; root != "" {
		writer.Roots = append(writer.Roots, root)
	}
	return whole(func() error { return writer.Write(page.file, page.before, page.Source) })
}

// keep makes a page what standard input was.
func (s *invocation) keep(page *mended) error {
	s.input = page.Source
	return nil
}

// hint says what --unsafe would add.
func hint(c *cli.Context, pages []*mended) {
	n := 0
	for _, page := range pages {
		n += page.unsafe()
	}
	if n > 0 && !c.Bool("unsafe") && !c.Bool("quiet") {
		fmt.Fprintf(c.App.ErrWriter, "%d more can be fixed with --unsafe: look at what it changes\n", n)
	}
}

// isTerminal reports whether people read what is written.
func isTerminal(out io.Writer) bool {
	if o, ok := out.(*output); ok {
		out = o.Writer
	}
	file, ok := out.(*os.File)
	if !ok {
		return false
	}
	info, err := file.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}
