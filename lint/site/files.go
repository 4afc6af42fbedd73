package site

import (
	"errors"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/complint/comparisons/internal/glob"
)

// elsewhere are folders whose Markdown is not content, unless a site says so.
var elsewhere = []string{"archetypes", "node_modules", "public", "resources", "themes", "vendor", "_vendor"}

// Files returns the Markdown files among and below paths, in lexical order
// below each path. What is named is taken whatever it is. On the way down from
// there are left out: what exclude says, nil for nothing; what the .gitignore
// files there, and those above up to the root of the repository, say; hidden
// files and folders, symbolic links, and folders that hold no content of the
// site itself. What cannot be read is left out and joined into the error.
func (f *Finder) Files(paths []string, exclude func(path string, folder bool) bool) ([]string, error) {
	if exclude == nil {
		exclude = func(string, bool) bool { return false }
	}
	w := walk{finder: f, exclude: exclude, seen: make(map[string]bool)}
	for _, path := range paths {
		w.named(filepath.Clean(path))
	}
	return w.files, w.err
}

// walk collects files.
type walk struct {
	finder  *Finder
	exclude func(path string, folder bool) bool
	seen    map[string]bool // by absolute path
	files   []string
	err     error
}

func (w *walk) named(file string) {
	info, err := os.Stat(file)
	if err == nil {
		err = irregular(file, info)
	}
	switch {
	case err != nil:
		w.err = errors.Join(w.err, err)
	case info.IsDir():
		dir := w.finder.Absolute(file)
		w.folder(file, filepath.ToSlash(dir), ignoredAbove(dir))
	default:
		w.add(file, filepath.ToSlash(w.finder.Absolute(file)))
	}
}

// add takes a file unless it is there already. full is its absolute path, with
// slashes.
func (w *walk) add(file, full string) {
	if !w.seen[full] {
		w.seen[full] = true
		w.files = append(w.files, file)
	}
}

// folder goes through a folder. full is its absolute path, with slashes.
func (w *walk) folder(dir, full string, ignored *ignored) {
	entries, err := os.ReadDir(dir)
	w.err = errors.Join(w.err, err)
	ignored = ignored.in(full, entries)
	for _, entry := range entries {
		file, name := filepath.Join(dir, entry.Name()), path.Join(full, entry.Name())
		switch {
		case !w.enters(file, entry) || w.exclude(file, entry.IsDir()) || ignored.match(name, entry.IsDir()):
		case entry.IsDir():
			w.folder(file, name, ignored)
		default:
			w.add(file, name)
		}
	}
}

// enters reports whether an entry of a folder is one that may be content.
func (w *walk) enters(file string, entry os.DirEntry) bool {
	name := entry.Name()
	switch {
	case strings.HasPrefix(name, ".") || strings.HasPrefix(name, "#"): // as for Hugo
		return false
	case entry.IsDir():
		return !slices.Contains(elsewhere, name) || w.isContent(file)
	}
	n, _ := languages{}.parse(name)
	return entry.Type().IsRegular() && n.isMarkdown()
}

// isContent reports whether a folder is in the content of a site.
func (w *walk) isContent(dir string) bool {
	site := w.finder.FindIn(filepath.Dir(dir))
	return site.Root != "" && len(site.places(dir)) > 0
}

// ignored is a list of patterns that is for what is below a folder, and those
// that are so for folders above, which count less.
type ignored struct {
	dir   string // absolute, with slashes
	list  glob.List
	above *ignored
}

// ignoredAbove returns what the repository around a folder ignores that is
// said above the folder.
func ignoredAbove(dir string) *ignored {
	var above []string // from dir to the root of the repository
	for !exists(filepath.Join(dir, ".git")) {
		parent := filepath.Dir(dir)
		if parent == dir {
			return nil // no repository
		}
		dir = parent
		above = append(above, dir)
	}
	var all *ignored
	if len(above) > 0 {
		all = all.add(dir, filepath.Join(dir, ".git", "info", "exclude"))
	}
	for _, dir := range slices.Backward(above) {
		all = all.add(dir, filepath.Join(dir, ".gitignore"))
	}
	return all
}

func exists(file string) bool {
	_, err := os.Lstat(file)
	return err == nil
}

// in returns what is ignored in a folder with the given entries: with its own
// .gitignore, and without those above when it is the root of a repository.
func (i *ignored) in(dir string, entries []os.DirEntry) *ignored {
	has := func(name string) bool {
		_, found := slices.BinarySearchFunc(entries, name, func(e os.DirEntry, name string) int {
			return strings.Compare(e.Name(), name)
		})
		return found
	}
	if has(".git") {
		var none *ignored
		i = none.add(dir, path.Join(dir, ".git/info/exclude"))
	}
	if has(".gitignore") {
		i = i.add(dir, path.Join(dir, ".gitignore"))
	}
	return i
}

// add returns i and the patterns of a file, which may not be there, for dir.
func (i *ignored) add(dir, file string) *ignored {
	data, err := readRegular(file)
	if err != nil {
		return i
	}
	return &ignored{dir: filepath.ToSlash(dir), list: glob.ParseIgnore(string(data)), above: i}
}

// match reports whether the nearest list that says something about a path
// ignores it. The folders above are not looked at: they were entered.
func (i *ignored) match(path string, folder bool) bool {
	for ; i != nil; i = i.above {
		below, _ := under(i.dir, path)
		if matched, decided := i.list.Match(below, folder); decided {
			return matched
		}
	}
	return false
}
