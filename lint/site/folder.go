package site

import (
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/complint/comparisons/lint/comparison"
)

// folder is what the pages of a folder of content have from it and from those
// above.
type folder struct {
	bundle   bool     // it is a page, or below one: its files are resources of that page
	cascades cascades // the nearest first
}

// folder returns what is known of a folder of content, and remembers it.
func (s *Site) folder(path string) *folder {
	if f, ok := s.folders[path]; ok {
		return f
	}
	f := *s.above(path)
	f.read(s, path)
	s.folders[path] = &f
	return &f
}

// above returns the folder that a folder is in.
func (s *Site) above(path string) *folder {
	if path == "" {
		return &folder{cascades: s.cascades}
	}
	return s.folder(parentOf(path))
}

// read adds what the files index and _index say, of all that is mounted there:
// https://gohugo.io/content-management/page-bundles/
func (f *folder) read(s *Site, path string) {
	var own cascades
	for i := range s.mounts {
		p, ok := s.mounts[i].at(path)
		if !ok || s.Root == "" {
			continue
		}
		for _, file := range p.indexes() {
			switch n, ok := s.name(p, file); {
			case ok && n.isIndex():
				f.bundle = true
			case ok && n.isList():
				own = append(own, s.languages.cascadesOf(filepath.Join(p.dir, file), p.languages(n))...)
			}
		}
	}
	f.cascades = slices.Concat(own, f.cascades)
}

// indexes returns the names of the files that may be index or _index, in order.
func (p place) indexes() []string {
	if p.mount.file {
		return []string{filepath.Base(p.mount.source)}
	}
	dir, err := os.Open(p.dir)
	if err != nil {
		return nil // not there, or not to be read: it says nothing
	}
	defer dir.Close()
	names, _ := dir.Readdirnames(-1)
	names = slices.DeleteFunc(names, func(name string) bool {
		name = strings.ToLower(strings.TrimPrefix(name, "_"))
		return !strings.HasPrefix(name, "index.")
	})
	slices.Sort(names)
	return names
}

// languages returns the languages that a file of this name is in.
func (p place) languages(n name) []string {
	if n.language != "" {
		return []string{n.language}
	}
	return p.mount.languages
}

// cascadesOf returns the types in the front matter of a file.
func (l languages) cascadesOf(file string, languages []string) cascades {
	source, err := readRegular(file)
	if err != nil {
		return nil
	}
	return l.cascadesIn(plain(comparison.Open(source).FrontMatter.Root.Get("cascade")), languages)
}
