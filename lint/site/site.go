// Package site finds the content files of Hugo sites and says which of them
// are comparison pages.
package site

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"

	"github.com/complint/comparisons/lint/comparison"
)

// Type is the Hugo type of comparison pages, and the name of their folder.
const Type = "comparisons"

// Site is a Hugo site, as far as its configuration tells what a comparison
// page is.
type Site struct {
	Root    string   // "" when there is no configuration around the file
	Content []string // content folders
	Parser  *comparison.Parser
}

// Finder finds the site around a file, and remembers it.
type Finder struct {
	mu     sync.Mutex
	byDir  map[string]*Site
	nobody *Site
	err    error
}

// NewFinder returns a Finder that has seen no site yet.
func NewFinder() (*Finder, error) {
	vocabulary, err := comparison.NewVocabulary(nil)
	if err != nil {
		return nil, err
	}
	return &Finder{
		byDir:  make(map[string]*Site),
		nobody: &Site{Parser: comparison.NewParser(vocabulary)},
	}, nil
}

// Err returns the first configuration that could not be read. Its site is
// treated as if it had none.
func (f *Finder) Err() error {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.err
}

// Find returns the site that a file or folder belongs to: that of the nearest
// folder above with a Hugo configuration.
func (f *Finder) Find(path string) *Site {
	absolute, err := filepath.Abs(path)
	if err != nil {
		return f.nobody
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.around(filepath.Dir(absolute))
}

// FindIn returns the site that a folder is part of.
func (f *Finder) FindIn(dir string) *Site { return f.Find(filepath.Join(dir, "x")) }

func (f *Finder) around(dir string) *Site {
	if site, ok := f.byDir[dir]; ok {
		return site
	}
	site, err := f.load(dir)
	if err != nil && f.err == nil {
		f.err = err
	}
	if site == nil {
		site = f.nobody
		if parent := filepath.Dir(dir); parent != dir {
			site = f.around(parent)
		}
	}
	f.byDir[dir] = site
	return site
}

// load reads the site whose root is dir; nil when dir is not the root of one.
func (f *Finder) load(dir string) (*Site, error) {
	config, err := readConfig(dir)
	if config == nil || err != nil {
		return nil, err
	}
	site := &Site{Root: dir, Parser: f.nobody.Parser}
	for _, content := range config.contentDirs() {
		site.Content = append(site.Content, filepath.Join(dir, content))
	}
	if words := config.vocabulary(); len(words) > 0 {
		vocabulary, err := comparison.NewVocabulary(words)
		if err != nil {
			return nil, fmt.Errorf("%s: params.comparisons.%w", dir, err)
		}
		site.Parser = comparison.NewParser(vocabulary)
	}
	return site, nil
}

// IsComparison reports whether a file is a comparison page: its type is that
// of its front matter, else the name of its first folder under the content
// folder. Outside of any site, a folder of that name in the path decides.
// Lists (_index) are none.
func (s *Site) IsComparison(file, frontMatterType string) bool {
	if name := filepath.Base(file); strings.HasPrefix(name, "_index.") {
		return false
	}
	if frontMatterType != "" {
		return strings.EqualFold(frontMatterType, Type)
	}
	if s.Root == "" {
		return strings.Contains("/"+filepath.ToSlash(filepath.Dir(file))+"/", "/"+Type+"/")
	}
	absolute, err := filepath.Abs(file)
	if err != nil {
		return false
	}
	for _, content := range s.Content {
		path, err := filepath.Rel(content, absolute)
		if err == nil && filepath.IsLocal(path) {
			first, _, inFolder := strings.Cut(filepath.ToSlash(path), "/")
			return inFolder && strings.EqualFold(first, Type)
		}
	}
	return false
}

// skipped are the folders that hold no content of the site itself.
var skipped = map[string]bool{
	"archetypes": true, "node_modules": true, "public": true, "resources": true,
	"themes": true, "vendor": true, "_vendor": true,
}

// isContent reports whether a file name is that of a Markdown file.
func isContent(name string) bool {
	switch strings.ToLower(filepath.Ext(name)) {
	case ".md", ".markdown", ".mdown":
		return true
	}
	return false
}

// Files returns the content files among and below paths, in lexical order
// below each path. A file that is named is taken whatever its name; hidden
// folders and those that hold no content of the site itself are not entered.
// What cannot be read is left out and joined into the error.
func Files(paths []string) (files []string, err error) {
	seen := make(map[string]bool)
	visit := func(root, file string, entry os.DirEntry) error {
		name := filepath.Base(file)
		switch {
		case entry.IsDir():
			if file != root && (name[0] == '.' || skipped[name]) {
				return filepath.SkipDir
			}
		case file == root || isContent(name):
			if file = filepath.Clean(file); !seen[file] {
				seen[file] = true
				files = append(files, file)
			}
		}
		return nil
	}
	for _, root := range paths {
		_ = filepath.WalkDir(root, func(file string, entry os.DirEntry, unreadable error) error {
			if unreadable != nil {
				err = errors.Join(err, unreadable)
				return nil
			}
			return visit(root, file, entry)
		})
	}
	return files, err
}
