package site

import (
	"path/filepath"
	"testing"

	"github.com/complint/comparisons/internal/testfiles"
	"github.com/complint/comparisons/lint/comparison"
)

func newTestFinder(t *testing.T) *Finder {
	t.Helper()
	finder, err := NewFinder()
	if err != nil {
		t.Fatal(err)
	}
	return finder
}

// ofType is front matter that sets a type, nil for none.
func ofType(name string) *comparison.Value {
	if name == "" {
		return nil
	}
	value := &comparison.Value{Kind: comparison.KindString, Text: name}
	return &comparison.Value{
		Kind:    comparison.KindMap,
		Entries: []comparison.Entry{{Key: comparison.Text{Value: "type"}, Value: value}},
	}
}

func TestIsComparison(t *testing.T) {
	dir := testfiles.Tree(t, map[string]string{
		"plain/hugo.toml":                   "title = 'x'",
		"own/config/_default/hugo.yaml":     "contentDir: pages\nlanguages: {en: {weight: 1}, fr: {contentDir: french}}",
		"nested/comparisons/site/hugo.json": `{"ContentDir": "c"}`,
	})
	finder := newTestFinder(t)
	for _, test := range []struct {
		file, pageType string
		want           bool
	}{
		{"plain/content/comparisons/a.md", "", true},
		{"plain/content/comparisons/deep/a.md", "", true},
		{"plain/content/Comparisons/a.md", "", true},
		{"plain/content/comparisons/a.md", "post", false},
		{"plain/content/comparisons/_index.md", "comparisons", false},
		{"plain/content/posts/a.md", "comparisons", true},
		{"plain/content/posts/comparisons/a.md", "", false},
		{"plain/content/comparisons.md", "", false},
		{"plain/docs/comparisons/a.md", "", false},
		{"own/pages/comparisons/a.md", "", true},
		{"own/french/comparisons/a.md", "", true},
		{"own/content/comparisons/a.md", "", false},
		{"nested/comparisons/site/c/posts/a.md", "", false},
		{"nested/comparisons/a.md", "", true}, // outside of any site
		{"elsewhere/a.md", "", false},
		{"elsewhere/my-comparisons/a.md", "", false},
	} {
		file := filepath.Join(dir, test.file)
		if got := finder.Find(file).Page(file, ofType(test.pageType)).IsComparison(); got != test.want {
			t.Errorf("%s of type %q: %v, want %v", test.file, test.pageType, got, test.want)
		}
	}
	if err := finder.Err(); err != nil {
		t.Error(err)
	}
}

func TestVocabulary(t *testing.T) {
	page := "---\ntitle: A vs B\n---\n## Wer gewinnt?\nA.\n"
	for name, config := range map[string]string{
		"hugo.toml":                   "[params.comparisons.vocabulary]\nverdict = ['Wer gewinnt']",
		"config.yaml":                 "Params: {Comparisons: {Vocabulary: {Verdict: [wer gewinnt]}}}",
		"config/_default/params.toml": "[comparisons.vocabulary]\nverdict = ['Wer gewinnt']",
		"config/production/hugo.json": `{"params": {"comparisons": {"vocabulary": {"verdict": "Wer gewinnt"}}}}`,
	} {
		dir := testfiles.Tree(t, map[string]string{name: config})
		finder := newTestFinder(t)
		if got := finder.FindIn(dir).Parser.Parse([]byte(page)).Verdict.Text.Value; got != "A." {
			t.Errorf("%s: the verdict is %q, error %v", name, got, finder.Err())
		}
	}
}
