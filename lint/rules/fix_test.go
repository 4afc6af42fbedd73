package rules

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/complint/comparisons/lint/fix"
)

// TestFixes makes all fixes, safe or not, of the pages X.md of the archives. What
// comes out is X.mended; for bad.md it is fixed.md where the archive has no other.
func TestFixes(t *testing.T) {
	paths, err := filepath.Glob("testdata/*.txtar")
	if err != nil {
		t.Fatal(err)
	}
	mended := 0
	for _, path := range paths {
		rule := strings.TrimSuffix(filepath.Base(path), ".txtar")
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		archive := parseArchive(data)
		for _, name := range archive.names {
			base, isPage := strings.CutSuffix(name, ".md")
			if !isPage || strings.Contains(base, "/") || archive.file(base+".txt") == "" {
				continue
			}
			page := archive.file(name)
			fixer := fix.Fixer{Linter: newLinter(t, rule), Unsafe: true}
			got := fixer.Page(folder+name, []byte(page))
			if len(got.Fixed) == 0 {
				if archive.file(base+".mended") != "" {
					t.Errorf("%s: nothing is mended in %s", rule, name)
				}
				continue
			}
			want := archive.file(base + ".mended")
			if want == "" && base == "bad" {
				want = archive.file("fixed.md")
			}
			if want == "" {
				continue
			}
			mended++
			if string(got.Source) != want {
				t.Errorf("%s: %s becomes\n%s", rule, name, fix.Diff(base+".mended", []byte(want), got.Source))
			}
		}
	}
	if mended < 10 {
		t.Errorf("only %d pages are mended", mended)
	}
}
