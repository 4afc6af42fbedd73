// Package site finds the content files of Hugo sites and says which of them
// are comparison pages.
//
// It goes by what Hugo builds from the site's own files with `hugo`: settings
// of the command line, of the process environment and of imported modules are
// not seen.
package site

import (
	"fmt"
	"path/filepath"
	"regexp"
	"sync"

	"github.com/complint/comparisons/lint/comparison"
)

// Site is a Hugo site, as far as its configuration tells what a comparison
// page is. It may be used by several goroutines at once.
type Site struct {
	Root    string   // "" when there is no configuration around the file
	Content []string // what becomes content: folders and, where these are mounted, files
	Parser  *comparison.Parser

	workingDir  string
	mounts      []mount
	languages   languages
	cascades    cascades // of the configuration
	ignoreFiles []*regexp.Regexp

	mu      sync.Mutex
	byDir   map[string][]place // as callers write the folder
	folders map[string]*folder // by path below content
}

// configure takes from the configuration of a site's root what the site is.
func (s *Site) configure(c config) error {
	s.languages = c.languages()
	s.mounts = c.mounts(s.Root, s.languages)
	s.cascades = c.cascades(s.languages)
	for _, m := range s.mounts {
		if _, inside := under(s.Root, m.source); inside {
			s.Content = append(s.Content, m.source)
		}
	}
	for _, pattern := range c.texts("ignorefiles") {
		re, err := regexp.Compile(pattern)
		if err != nil {
			return fmt.Errorf("%s: ignoreFiles: %w", s.Root, err)
		}
		s.ignoreFiles = append(s.ignoreFiles, re)
	}
	return nil
}

// places returns where a folder is in the content of the site.
func (s *Site) places(dir string) []place {
	s.mu.Lock()
	defer s.mu.Unlock()
	places, ok := s.byDir[dir]
	if !ok {
		for i := range s.mounts {
			if p, ok := s.mounts[i].place(absolute(s.workingDir, dir)); ok {
				places = append(places, p)
			}
		}
		s.byDir[dir] = places
	}
	return places
}

// ignores reports whether the site's `ignoreFiles` are for a file of a folder.
func (s *Site) ignores(dir, file string) bool {
	for _, re := range s.ignoreFiles {
		if re.MatchString(filepath.Join(dir, file)) {
			return true
		}
	}
	return false
}
