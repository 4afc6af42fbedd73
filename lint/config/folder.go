package config

import (
	"os"
	"path/filepath"

	"github.com/complint/comparisons/internal/glob"
)

// folder is the folder of a configuration, to which its paths are relative.
type folder struct {
	path    string // absolute
	working string // the working directory, to which the paths of files are relative
}

func newFolder(path string) (folder, error) {
	working, err := os.Getwd()
	if err != nil {
		return folder{}, err
	}
	if !filepath.IsAbs(path) {
		path = filepath.Join(working, path)
	}
	return folder{path, working}, nil
}

// covers reports whether patterns are for a path, or for a folder above it.
// Nothing outside of the folder is.
func (f folder) covers(patterns glob.List, path string, isFolder bool) bool {
	if !filepath.IsAbs(path) {
		path = filepath.Join(f.working, path)
	}
	path, err := filepath.Rel(f.path, path)
	if err != nil || !filepath.IsLocal(path) || path == "." {
		return false
	}
	return patterns.Covers(filepath.ToSlash(path), isFolder)
}

// join returns a path of the configuration, which may be absolute.
func (f folder) join(path string) string {
	if path == "" || filepath.IsAbs(path) {
		return path
	}
	return filepath.Join(f.path, filepath.FromSlash(path))
}
