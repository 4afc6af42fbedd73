// Package config reads the configuration of complint, a file .complint.yaml or
// .complint.toml. It is strict: whatever it does not know is an error that
// says where, and what was probably meant.
package config

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/complint/comparisons/internal/glob"
	"github.com/complint/comparisons/lint"
	"github.com/complint/comparisons/lint/comparison"
)

// Names are the names that a configuration may have.
var Names = []string{".complint.yaml", ".complint.yml", ".complint.toml"}

// File is a configuration that has been read. It holds for the files in its
// folder and below.
type File struct {
	Config   lint.Config
	FailOn   lint.Severity // from which on a run fails; above lint.Error for never
	Baseline string        // path of the baseline, "" for none

	folder  folder
	exclude glob.List
}

// Excludes reports whether a file or folder, relative to the working directory
// or absolute, is not to be checked.
func (f *File) Excludes(path string, isFolder bool) bool {
	return f.folder.covers(f.exclude, path, isFolder)
}

// Find looks for a configuration in a folder and those above it, up to the
// root of the repository. It returns "" when there is none. Two in one folder
// are an error.
func Find(dir string) (string, error) {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return "", err
	}
	for {
		found, err := findIn(dir)
		if found != "" || err != nil {
			return found, err
		}
		parent := filepath.Dir(dir)
		if exists(filepath.Join(dir, ".git")) || parent == dir {
			return "", nil
		}
		dir = parent
	}
}

func findIn(dir string) (found string, err error) {
	for _, name := range Names {
		path := filepath.Join(dir, name)
		if !exists(path) {
			continue
		}
		if found != "" {
			return "", fmt.Errorf("%s and %s are both configurations: remove one of the two", found, path)
		}
		found = path
	}
	return found, nil
}

// exists reports whether there is something at path, readable or not.
func exists(path string) bool {
	_, err := os.Stat(path)
	return !errors.Is(err, fs.ErrNotExist)
}

// Load reads the configuration in a file.
func Load(path string, rules []lint.Rule) (*File, error) {
	source, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	return Parse(path, source, rules)
}

// Parse reads a configuration that stands in the file name, whose extension
// tells the syntax. What is wrong are Errors, joined.
func Parse(name string, source []byte, rules []lint.Rule) (*File, error) {
	root, syntax := comparison.ParseDocument(source, format(name))
	if syntax != nil {
		return nil, newError(name, source, syntax.Span, syntax.Message)
	}
	var problems []error
	for _, problem := range Document(rules, nil).Check(root) {
		problems = append(problems, newError(name, source, problem.Span, problem.Message))
	}
	if len(problems) > 0 {
		return nil, errors.Join(problems...)
	}
	folder, err := newFolder(filepath.Dir(name))
	if err != nil {
		return nil, err
	}
	return (&decoder{folder, rules}).file(root), nil
}

func format(name string) comparison.Format {
	switch strings.ToLower(filepath.Ext(name)) {
	case ".toml":
		return comparison.FormatTOML
	case ".json":
		return comparison.FormatJSON
	}
	return comparison.FormatYAML
}

// ParseFailOn returns the severity from which on a run fails, for a value of
// fail-on.
func ParseFailOn(level string) (severity lint.Severity, ok bool) {
	switch level {
	case "error":
		return lint.Error, true
	case "warning":
		return lint.Warning, true
	case "never":
		return lint.Error + 1, true
	}
	return 0, false
}
