package main

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/complint/comparisons/lint/comparison"
)

const (
	preCommitName = ".pre-commit-config.yaml"
	repository    = "https://github.com/complint/comparisons"
)

// preCommitEntry is an entry of the list of repositories.
func preCommitEntry() string {
	revision := "main # better: the newest tag"
	if regexp.MustCompile(`^v\d+\.\d+\.\d+$`).MatchString(version()) {
		revision = version()
	}
	return "- repo: " + repository + "\n  rev: " + revision + "\n  hooks:\n    - id: complint\n"
}

// initPreCommit adds complint to the hooks of the repository around the
// working directory.
func initPreCommit(c *cli.Context) error {
	path := filepath.Join(repositoryRoot(), preCommitName)
	before, err := os.ReadFile(path)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return exitError{exitIO, err}
	}
	after, problem := addPreCommit(before, preCommitEntry())
	switch {
	case problem != "":
		fmt.Fprint(c.App.Writer, preCommitEntry())
		return usageError("%s stays as it is, because %s: add the entry above to its list `repos`", path, problem)
	case bytes.Equal(before, after):
		fmt.Fprintf(c.App.Writer, "%s runs complint already\n", path)
		return nil
	}
	if err := writeWhole(c, path, after); err != nil {
		return err
	}
	fmt.Fprint(c.App.Writer, indent(preCommitEntry()))
	return nil
}

// repositoryRoot is the root of the repository around the working directory,
// or that directory where there is none.
func repositoryRoot() string {
	dir, err := filepath.Abs(".")
	if err != nil {
		return "."
	}
	for {
		if _, err := os.Stat(filepath.Join(dir, ".git")); err == nil {
			return fromHere(dir)
		}
		parent := filepath.Dir(dir)
		if parent == dir {
			return "."
		}
		dir = parent
	}
}

// fromHere returns an absolute path as it is from the working directory.
func fromHere(path string) string {
	working, err := os.Getwd()
	if err != nil {
		return path
	}
	short, err := filepath.Rel(working, path)
	if err != nil {
		return path
	}
	return short
}

// addPreCommit adds an entry to the list of repositories in a configuration of
// pre-commit, all else of which stays as it is, to the byte. When complint is
// in it the result is the source. The problem says why the entry could not be
// added, "" when it was.
func addPreCommit(source []byte, entry string) (after []byte, problem string) {
	root, err := comparison.ParseDocument(source, comparison.FormatYAML)
	if err != nil {
		return nil, "it cannot be read"
	}
	repos := root.Get("repos")
	switch {
	case root.Span.Start == root.Span.End: // nothing but comments
		return insertLines(source, len(source), "repos:\n", "  ", entry), ""
	case runsComplint(repos):
		return source, ""
	case len(repos.Elements()) == 0:
		return nil, "it has no list `repos` with anything in it"
	}
	start := repos.Span.Start
	margin := string(source[bytes.LastIndexByte(source[:start], '\n')+1 : start])
	if source[start] != '-' || strings.Trim(margin, " ") != "" {
		return nil, "its list `repos` does not have each entry on a line of its own"
	}
	after = insertLines(source, repos.Span.End, "", margin, entry)
	if !isOnlyLonger(root, after) {
		return nil, "the end of its list `repos` is hard to find"
	}
	return after, ""
}

// runsComplint reports whether a list of repositories has ours, or a hook of
// the name.
func runsComplint(repos *comparison.Value) bool {
	for _, repo := range repos.Maps() {
		if address := repo.Get("repo"); address != nil && strings.Contains(address.Text, "complint/comparisons") {
			return true
		}
		for _, hook := range repo.Get("hooks").Maps() {
			if id := hook.Get("id"); id != nil && id.Text == "complint" {
				return true
			}
		}
	}
	return false
}

// insertLines inserts lines after the line that a place is in: a head as it
// is, and others behind a margin.
func insertLines(source []byte, at int, head, margin, lines string) []byte {
	var text strings.Builder
	end := len(source)
	if i := bytes.IndexByte(source[at:], '\n'); i >= 0 {
		end = at + i + 1
	} else if end > 0 && source[end-1] != '\n' {
		text.WriteByte('\n')
	}
	text.WriteString(head)
	for line := range strings.Lines(lines) {
		text.WriteString(margin + line)
	}
	inserted := text.String()
	if bytes.Contains(source, []byte("\r\n")) {
		inserted = strings.ReplaceAll(inserted, "\n", "\r\n")
	}
	return append(append(bytes.Clone(source[:end]), inserted...), source[end:]...)
}

// isOnlyLonger reports whether a document has one repository more than before,
// which is ours, and the others where they were.
func isOnlyLonger(before *comparison.Value, after []byte) bool {
	root, err := comparison.ParseDocument(after, comparison.FormatYAML)
	if err != nil || len(root.Entries) != len(before.Entries) {
		return false
	}
	old, now := before.Get("repos").Items, root.Get("repos").Elements()
	if len(now) != len(old)+1 || !runsComplint(&comparison.Value{Kind: comparison.KindList, Items: now[len(old):]}) {
		return false
	}
	for i, item := range old {
		if now[i].Span != item.Span {
			return false
		}
	}
	return true
}
