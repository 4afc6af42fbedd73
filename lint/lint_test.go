package lint

import (
	"fmt"
	"testing"

	"github.com/complint/comparisons/internal/testfiles"
	"github.com/complint/comparisons/lint/comparison"
)

// always reports the title, and the second byte of the file as related.
func always(name string, severity Severity) Rule {
	return Rule{Name: name, Severity: severity, Run: func(p *Pass) {
		p.Reportf(p.Whole(), "found %q", p.Title.Value)
		p.Relate(comparison.Span{Start: 1, End: 2}, "here")
	}}
}

func newTestLinter(t *testing.T, rules ...Rule) *Linter {
	t.Helper()
	linter, err := New(rules...)
	if err != nil {
		t.Fatal(err)
	}
	return linter
}

func TestRun(t *testing.T) {
	var files []string
	pages := make(map[string]string)
	for i := range 50 {
		files = append(files, fmt.Sprintf("comparisons/%02d.md", i))
		pages[files[i]] = fmt.Sprintf("---\ntitle: A%d vs B\n---\n", i)
		if i%10 == 9 {
			pages[files[i]] = "---\ntype: post\n---\n"
		}
	}
	files = append(files, "comparisons/absent.md")
	t.Chdir(testfiles.Tree(t, pages))

	result := newTestLinter(t, always("b", Error), always("a", Warning), always("off", Off)).Run(files, nil)
	if result.Files != 51 || result.Comparisons != 45 || len(result.Diagnostics) != 90 || len(result.Errors) != 1 {
		t.Fatalf("%d files, %d comparisons, %d diagnostics, errors %v", result.Files, result.Comparisons, len(result.Diagnostics), result.Errors)
	}
	for i, d := range result.Diagnostics {
		page := i / 2
		page += page / 9 // every tenth is no comparison
		if want := []string{"a", "b"}[i%2]; d.Rule != want || d.File != files[page] {
			t.Fatalf("diagnostic %d is %s of %s, want %s of %s", i, d.Rule, d.File, want, files[page])
		}
		if d.Start != (Position{11, 2, 8}) || d.Related[0].Start != (Position{1, 1, 2}) {
			t.Errorf("diagnostic %d is at %v, related to %v", i, d.Start, d.Related[0].Start)
		}
	}
}

// TestShown: a page which shows its comparison by itself is one in any section.
func TestShown(t *testing.T) {
	t.Chdir(testfiles.Tree(t, map[string]string{
		"hugo.toml":               "",
		"content/posts/own.md":    "---\ntitle: A vs B\n---\n{{< comparison/page >}}\n",
		"content/posts/other.md":  "---\ntitle: A vs B\n---\n{{< comparison/page \"/comparisons/x\" >}}\n",
		"content/posts/_index.md": "---\ntitle: A vs B\n---\n{{< comparison/page >}}\n",
		"README.md":               "{{< comparison/page >}}\n",
	}))
	files := []string{"README.md", "content/posts/_index.md", "content/posts/other.md", "content/posts/own.md"}
	result := newTestLinter(t, always("a", Error)).Run(files, nil)
	if result.Comparisons != 1 || len(result.Diagnostics) != 1 || result.Diagnostics[0].File != "content/posts/own.md" {
		t.Errorf("%d comparisons, %v", result.Comparisons, result.Diagnostics)
	}
}

func TestStops(t *testing.T) {
	first := always("first", Error)
	first.Stops = true
	linter := newTestLinter(t, first, always("second", Error))
	page := linter.Sites.Find("x.md").Parser.Parse([]byte("---\ntitle: A vs B\n---\n"))
	if got := linter.Check("x.md", page); len(got) != 1 || got[0].Rule != "first" {
		t.Errorf("got %v", got)
	}
}
