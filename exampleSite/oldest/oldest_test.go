// Package oldest holds the test that the oldest Hugo and the one of the
// example site, which is the newest that is tested, build the same pages.
package oldest

import (
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// TestOldestToNewest builds the example site with both versions of Hugo: there
// is no warning, no word of what is deprecated, and the pages are the same.
func TestOldestToNewest(t *testing.T) {
	oldest, newest := build(t, "."), build(t, "..")
	for path, page := range newest {
		if oldest[path] != page {
			t.Errorf("%s is not the same in both versions: %s", path, difference(oldest[path], page))
		}
	}
	if len(newest) < 10 || len(oldest) != len(newest) {
		t.Errorf("%d pages, and %d", len(oldest), len(newest))
	}
}

// build builds the example site with the Hugo that is the tool of the module in
// a folder, and returns the pages by their paths.
func build(t *testing.T, module string) map[string]string {
	t.Helper()
	site, err := filepath.Abs("..")
	if err != nil {
		t.Fatal(err)
	}
	public := t.TempDir()
	hugo := exec.Command("go", "tool", "hugo", "--source", site, "--destination", public,
		"--panicOnWarning", "--logLevel", "info", "--noBuildLock")
	hugo.Dir = module
	out, err := hugo.CombinedOutput()
	if err != nil || regexp.MustCompile(`(?i)deprecated|WARN`).Match(out) {
		t.Fatalf("Hugo of %s: %v\n%s", module, err, out)
	}
	return pages(t, public)
}

// difference returns the first lines that differ.
func difference(oldest, newest string) string {
	before, after := strings.Split(oldest, "\n"), strings.Split(newest, "\n")
	for i := range min(len(before), len(after)) {
		if before[i] != after[i] {
			return fmt.Sprintf("line %d\n%s\n%s", i+1, before[i], after[i])
		}
	}
	return fmt.Sprintf("%d lines and %d", len(before), len(after))
}

// own is what every version writes in its own way: its name, and the names and
// hashes of what it minifies.
var own = regexp.MustCompile(`(content="Hugo |\.min\.|sha\d+-)[0-9A-Za-z+/=.]+`)

// pages reads the pages below a folder, apart from those that Hugo itself makes
// to lead from one address to another.
func pages(t *testing.T, dir string) map[string]string {
	t.Helper()
	pages := make(map[string]string)
	err := fs.WalkDir(os.DirFS(dir), ".", func(path string, entry fs.DirEntry, err error) error {
		if err != nil || filepath.Ext(path) != ".html" {
			return err
		}
		page, err := fs.ReadFile(os.DirFS(dir), path)
		if !strings.Contains(string(page), `http-equiv="refresh"`) {
			pages[path] = own.ReplaceAllString(string(page), "$1")
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return pages
}
