package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"github.com/urfave/cli/v2"

	"github.com/complint/comparisons/lint"
	"github.com/complint/comparisons/lint/rules"
	"github.com/complint/comparisons/lint/site"
)

// invocation is what a command works on: the linter as it is configured, and the
// files.
type invocation struct {
	*lint.Linter
	files    []string
	input    []byte   // the page on standard input, where it is to be read
	context  []string // the other comparison pages of the sites, for rules across pages
	problems []error  // paths that could not be read
	exclude  func(path string, folder bool) bool
	excluded int // how many of the paths on the command line are

	threshold lint.Severity // from which on the program fails
	baseline  string        // "" for none
}

// open reads the configuration and looks for the files: those among and below
// the arguments, by default the content of the site around the working
// directory.
func open(c *cli.Context) (*invocation, error) {
	s, err := configure(c, ".")
	if err != nil {
		return nil, err
	}
	if isPiped(c) {
		err = s.readInput(c)
	} else {
		err = s.findFiles(c.Args().Slice())
	}
	if err != nil {
		return nil, err
	}
	raiseFloor(len(s.files) + len(s.context))
	if s.excluded > 0 && !c.Bool("quiet") {
		fmt.Fprintf(c.App.ErrWriter, "%s left out: the configuration excludes them\n", count(s.excluded, "path"))
	}
	return s, nil
}

// configure reads the configuration, which is looked for from a folder, and the
// flags.
func configure(c *cli.Context, folder string) (*invocation, error) {
	linter, err := lint.New(rules.All...)
	if err != nil {
		return nil, err
	}
	file, err := readConfig(c, folder)
	if err != nil {
		return nil, err
	}
	s := &invocation{Linter: linter, exclude: file.Excludes, threshold: file.FailOn, baseline: c.String("baseline")}
	s.Jobs = c.Int("jobs")
	s.Config = file.Config
	if s.baseline == "" && file.Baseline != "" {
		s.baseline = fromHere(file.Baseline)
	}
	if level := c.String("fail-on"); level != "" {
		if s.threshold, err = failOn(level); err != nil {
			return nil, err
		}
	}
	if s.Now, err = day(c.String("now")); err != nil {
		return nil, err
	}
	override, err := ruleFlags(c)
	if err != nil {
		return nil, err
	}
	s.Config.Overrides = append(s.Config.Overrides, override)
	return s, nil
}

// isPiped reports whether the page is on standard input.
func isPiped(c *cli.Context) bool { return c.String("stdin-filename") != "" }

// readInput makes the page on standard input the only file.
func (s *invocation) readInput(c *cli.Context) error {
	name := c.String("stdin-filename")
	if c.Args().Present() {
		return usageError("--stdin-filename is for standard input alone: leave the path %q out", c.Args().First())
	}
	page, err := io.ReadAll(input(c))
	if err != nil {
		return exitError{exitIO, err}
	}
	s.input = page
	s.ReadFile = func(file string) ([]byte, error) {
		if file == name {
			return s.input, nil
		}
		return os.ReadFile(file)
	}
	if s.exclude(name, false) {
		s.excluded++
		return nil
	}
	s.files = []string{name}
	return s.findContext()
}

// findFiles looks for the files. What the configuration excludes is left out
// even when it is named, as pre-commit names all files that changed.
func (s *invocation) findFiles(paths []string) error {
	whole := len(paths) == 0
	if whole {
		paths = contentFolders(s.Sites.FindIn("."))
	}
	paths = slices.DeleteFunc(paths, func(path string) bool {
		info, err := os.Stat(path)
		excluded := err == nil && s.exclude(path, info.IsDir())
		if excluded {
			s.excluded++
		}
		return excluded
	})
	files, err := s.Sites.Files(paths, s.exclude)
	if err := s.Sites.Err(); err != nil {
		return exitError{exitUsage, err}
	}
	s.files = files
	s.problems = append(s.problems, single(err)...)
	if whole {
		return nil // the files are the site
	}
	return s.findContext()
}

// findContext looks for the pages with which the files are to be compared:
// those of the same sites. What cannot be read says nothing.
func (s *invocation) findContext() error {
	if !s.Across() {
		return nil
	}
	var seen []*site.Site
	for _, file := range s.files {
		around := s.Sites.Find(file)
		if around.Root == "" || slices.Contains(seen, around) {
			continue
		}
		seen = append(seen, around)
		others, _ := s.Sites.Files(contentFolders(around), s.exclude)
		s.context = append(s.context, others...)
	}
	if err := s.Sites.Err(); err != nil {
		return exitError{exitUsage, err}
	}
	return nil
}

// contentFolders are those of a site that are there, or the working directory
// where there is no site.
func contentFolders(around *site.Site) []string {
	var paths []string
	for _, content := range around.Content {
		if _, err := os.Stat(content); !errors.Is(err, fs.ErrNotExist) {
			paths = append(paths, relative(content))
		}
	}
	if len(paths) == 0 {
		return []string{"."}
	}
	return paths
}

// relative shortens a path below the working directory; others stay.
func relative(path string) string {
	dir, err := os.Getwd()
	if err != nil {
		return path
	}
	short, err := filepath.Rel(dir, path)
	if err != nil || !filepath.IsLocal(short) {
		return path
	}
	return short
}
