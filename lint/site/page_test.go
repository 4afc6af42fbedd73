package site

import (
	"fmt"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/complint/comparisons/internal/testfiles"
	"github.com/complint/comparisons/lint/comparison"
)

// pageTests are sites and what is known of their files. The test
// exampleSite/tests/site_test.go compares much the same with Hugo.
var pageTests = []struct {
	name  string
	files map[string]string
	want  map[string]string // file → language, path and type; "" for what is no page
}{
	{"languages in names", map[string]string{
		"hugo.yaml":                     "languages: {en: {weight: 1}, FR: {weight: 2}, de: {disabled: true}}",
		"content/comparisons/a.md":      "",
		"content/comparisons/a.fr.md":   "",
		"content/comparisons/a.FR.MD":   "",
		"content/comparisons/a.de.md":   "",
		"content/comparisons/a.es.md":   "",
		"content/comparisons/fr.md":     "",
		"content/My Comparisons/A B.md": "",
	}, map[string]string{
		"content/comparisons/a.md":      "en comparisons/a comparisons",
		"content/comparisons/a.fr.md":   "fr comparisons/a comparisons",
		"content/comparisons/a.FR.MD":   "fr comparisons/a comparisons",
		"content/comparisons/a.de.md":   "",
		"content/comparisons/a.es.md":   "en comparisons/a.es comparisons",
		"content/comparisons/fr.md":     "en comparisons/fr comparisons",
		"content/My Comparisons/A B.md": "en my-comparisons/a-b my-comparisons",
	}},
	{"no main language", map[string]string{
		"hugo.yaml":                   "languages: {de: {}, fr: {weight: 2}, nl: {weight: 1}}\nparams: {1: {a: b}}",
		"content/comparisons/a.md":    "",
		"content/comparisons/a.de.md": "",
	}, map[string]string{
		"content/comparisons/a.md":    "nl comparisons/a comparisons",
		"content/comparisons/a.de.md": "de comparisons/a comparisons",
	}},
	{"folders of languages", map[string]string{
		"hugo.toml":                         "[languages.en]\n[languages.fr]\ncontentDir = 'content/fr'\n",
		"content/fr/comparisons/a.md":       "",
		"content/fr/comparisons/_index.md":  "---\ncascade: {type: other}\n---\n",
		"content/comparisons/a.md":          "",
		"content/comparisons/french.fr.md":  "",
		"content/fr/comparisons/b.en.md":    "",
		"elsewhere/comparisons/a.md":        "",
		"content/comparisons/sub/list.html": "",
	}, map[string]string{
		// Both languages have this file, each under another path.
		"content/fr/comparisons/a.md":       "en fr/comparisons/a other",
		"content/fr/comparisons/b.en.md":    "en comparisons/b comparisons",
		"content/comparisons/a.md":          "en comparisons/a comparisons",
		"content/comparisons/french.fr.md":  "fr comparisons/french other",
		"elsewhere/comparisons/a.md":        "",
		"content/comparisons/sub/list.html": "",
	}},
	{"bundles", map[string]string{
		"hugo.toml":                             "",
		"content/comparisons/a/index.md":        "",
		"content/comparisons/a/notes.md":        "",
		"content/comparisons/a/deep/notes.md":   "",
		"content/comparisons/a/deep/index.md":   "",
		"content/comparisons/b/index.html":      "",
		"content/comparisons/b/c.md":            "",
		"content/comparisons/_index.md":         "",
		"content/comparisons/group/_index.md":   "",
		"content/comparisons/group/c/index.md":  "",
		"content/comparisons/group/my.index.md": "",
	}, map[string]string{
		"content/comparisons/a/index.md":        "en comparisons/a comparisons",
		"content/comparisons/a/notes.md":        "",
		"content/comparisons/a/deep/notes.md":   "",
		"content/comparisons/a/deep/index.md":   "",
		"content/comparisons/b/c.md":            "",
		"content/comparisons/_index.md":         "",
		"content/comparisons/group/_index.md":   "",
		"content/comparisons/group/c/index.md":  "en comparisons/group/c comparisons",
		"content/comparisons/group/my.index.md": "en comparisons/group/my.index comparisons",
	}},
	{"outside of the content", map[string]string{
		"hugo.toml":           "",
		"comparisons/a.md":    "",
		"notes/a.md":          "---\ntype: comparisons\n---\n",
		"notes/_index.md":     "---\ntype: comparisons\n---\n",
		"content/x/_index.md": "---\ntype: comparisons\n---\n",
	}, map[string]string{
		"comparisons/a.md":    "",
		"notes/a.md":          "  comparisons",
		"notes/_index.md":     "",
		"content/x/_index.md": "",
	}},
	{"a section that is a bundle", map[string]string{
		"hugo.toml":                    "",
		"content/comparisons/index.md": "",
		"content/comparisons/a.md":     "",
	}, map[string]string{
		"content/comparisons/index.md": "en comparisons page",
		"content/comparisons/a.md":     "",
	}},
	{"cascade", map[string]string{
		"hugo.toml":                   "[languages.en]\n[languages.fr]\n[[cascade]]\ntype = 'configured'\n[cascade.target]\npath = '/{x,y}/**'\n",
		"content/x/a.md":              "",
		"content/y/_index.fr.md":      "---\ncascade:\n- type: never\n  target: {kind: section}\n- params: {type: french}\n---\n",
		"content/y/a.md":              "",
		"content/y/a.fr.md":           "",
		"content/y/deep/_index.md":    "+++\n[[cascade]]\nType = 'comparisons'\n[cascade._target]\npath = '/y/deep/*-vs-*'\n+++\n",
		"content/y/deep/a-vs-b.md":    "",
		"content/y/deep/a-vs-b.fr.md": "",
		"content/y/deep/more/a.md":    "",
		"content/z/_index.md":         "---\ncascade:\n- type: for-french\n  target: {sites: {matrix: {languages: ['! en']}}}\n---\n",
		"content/z/a.md":              "",
		"content/z/a.fr.md":           "",
		"content/own.md":              "---\ncascade: {type: own}\n---\n",
		"content/x/unset.md":          "---\ntype: ''\n---\n",
		"content/x/upper.md":          "---\nType: Comparisons\n---\n",
		"content/x/number.md":         "---\ntype: 5\n---\n",
	}, map[string]string{
		"content/x/a.md":              "en x/a configured",
		"content/y/a.md":              "en y/a configured",
		"content/y/a.fr.md":           "fr y/a french",
		"content/y/deep/a-vs-b.md":    "en y/deep/a-vs-b comparisons",
		"content/y/deep/a-vs-b.fr.md": "fr y/deep/a-vs-b french",
		"content/y/deep/more/a.md":    "en y/deep/more/a configured",
		"content/z/a.md":              "en z/a z",
		"content/z/a.fr.md":           "fr z/a for-french",
		"content/own.md":              "en own own",
		"content/x/unset.md":          "en x/unset x",
		"content/x/upper.md":          "en x/upper Comparisons", // which Hugo renders as any page
		"content/x/number.md":         "en x/number 5",
	}},
	{"cascades of languages", map[string]string{
		"config/_default/cascade.yaml":      "cascade:\n- {type: shared, target: {path: /x/a}}\n",
		"config/_default/languages.de.toml": "[cascade]\ntype = 'german'\n",
		"config/_default/languages.en.toml": "",
		"content/x/a.md":                    "",
		"content/x/a.de.md":                 "",
		"content/x/b.md":                    "",
		"content/x/b.de.md":                 "",
	}, map[string]string{
		"content/x/a.md":    "en x/a shared",
		"content/x/a.de.md": "de x/a german",
		"content/x/b.md":    "en x/b x",
		"content/x/b.de.md": "de x/b german",
	}},
	{"mounts", map[string]string{
		"config/_default/hugo.toml":       "contentDir = 'unused'\n[languages.en]\n[languages.fr]\n",
		"config/_default/module.toml":     mountsConfig,
		"docs/cmp/_index.md":              "",
		"docs/cmp/a.md":                   "",
		"docs/cmp/skipped.md":             "",
		"docs/cmp/deep/a.md":              "",
		"docs/french/comparisons/a.md":    "",
		"docs/french/comparisons/b.en.md": "",
		"docs/all/comparisons/a.md":       "",
		"docs/legacy/deep/a.md":           "",
		"docs/legacy/deep/b.md":           "",
		"README.md":                       "",
		"CHANGES.md":                      "",
		"content/comparisons/a.md":        "",
		"unused/comparisons/a.md":         "",
		"static/comparisons/a.md":         "",
	}, map[string]string{
		"docs/cmp/_index.md":              "",
		"docs/cmp/a.md":                   "en comparisons/a comparisons",
		"docs/cmp/skipped.md":             "",
		"docs/cmp/deep/a.md":              "", // `**.md` does not enter folders
		"docs/french/comparisons/a.md":    "fr comparisons/a comparisons",
		"docs/french/comparisons/b.en.md": "en comparisons/b comparisons",
		"docs/all/comparisons/a.md":       "en comparisons/a comparisons",
		"docs/legacy/deep/a.md":           "en old/deep/a old",
		"docs/legacy/deep/b.md":           "",
		"README.md":                       "en comparisons/readme comparisons",
		"CHANGES.md":                      "",
		"content/comparisons/a.md":        "",
		"unused/comparisons/a.md":         "",
		"static/comparisons/a.md":         "",
	}},
	{"ignoreFiles", map[string]string{
		"hugo.toml":                      `ignoreFiles = ['\.draft\.md$', '/old/']`,
		"content/comparisons/a.draft.md": "",
		"content/comparisons/old/a.md":   "",
		"content/comparisons/a.md":       "",
	}, map[string]string{
		"content/comparisons/a.draft.md": "",
		"content/comparisons/old/a.md":   "",
		"content/comparisons/a.md":       "en comparisons/a comparisons",
	}},
	{"no site", map[string]string{
		"comparisons/a.fr.md":        "",
		"comparisons/index.md":       "",
		"x/comparisons/deep/a.md":    "",
		"x/my-comparisons/a.md":      "",
		"x/my-comparisons/other.md":  "---\ntype: comparisons\n---\n",
		"x/comparisons/_index.md":    "",
		"x/comparisons/b/index.md":   "",
		"x/comparisons/b/comment.md": "",
	}, map[string]string{
		"comparisons/a.fr.md":        " comparisons/a.fr comparisons",
		"comparisons/index.md":       " comparisons page",
		"x/comparisons/deep/a.md":    " comparisons/deep/a comparisons",
		"x/my-comparisons/a.md":      " a page",
		"x/my-comparisons/other.md":  " other comparisons",
		"x/comparisons/_index.md":    "",
		"x/comparisons/b/index.md":   " comparisons/b comparisons",
		"x/comparisons/b/comment.md": " comparisons/b/comment comparisons",
	}},
}

const mountsConfig = `
[[mounts]]
source = "docs/cmp"
target = "content/comparisons"
files = ["! skip*", "**.md"]
[[mounts]]
source = "docs/french"
target = "content"
lang = "fr"
[[mounts]]
source = "docs/all"
target = "content"
[mounts.sites.matrix]
languages = ["{en,fr}"]
[[mounts]]
source = "docs/legacy"
target = "content/old"
excludeFiles = ["**/b.*"]
[[mounts]]
source = "README.md"
target = "content/comparisons/readme.md"
[[mounts]]
source = "static"
target = "static"
`

func TestPage(t *testing.T) {
	for _, test := range pageTests {
		t.Run(test.name, func(t *testing.T) {
			dir := testfiles.Tree(t, test.files)
			finder := newTestFinder(t)
			for file, want := range test.want {
				front := comparison.Open([]byte(test.files[file])).FrontMatter.Root
				file := filepath.Join(dir, file)
				page := finder.Find(file).Page(file, front)
				got := fmt.Sprintf("%s %s %s", page.Language, page.Path, page.Type)
				if page.Type == "" {
					got = ""
				}
				if got != want {
					t.Errorf("%s: %q, want %q", file, got, want)
				}
			}
			if err := finder.Err(); err != nil {
				t.Error(err)
			}
		})
	}
}

// Many goroutines ask at once, and for folders that nobody has asked for.
func TestPageConcurrently(t *testing.T) {
	files := map[string]string{"hugo.toml": "", "content/_index.md": "---\ncascade: {type: comparisons}\n---\n"}
	for i := range 50 {
		files[fmt.Sprintf("content/%d/a.md", i)] = ""
	}
	dir := testfiles.Tree(t, files)
	finder := newTestFinder(t)
	var workers sync.WaitGroup
	for range 8 {
		workers.Add(1)
		go func() {
			defer workers.Done()
			for file := range files {
				file := filepath.Join(dir, file)
				if got := finder.Page(file).IsComparison(); got != strings.HasSuffix(file, "a.md") {
					t.Errorf("%s: %v", file, got)
				}
			}
		}()
	}
	workers.Wait()
}

// The pages of other sites are in no relation to each other.
func TestPagesOfOneSite(t *testing.T) {
	dir := testfiles.Tree(t, map[string]string{"site/hugo.toml": ""})
	t.Chdir(dir)
	finder := newTestFinder(t)
	for _, test := range []struct {
		a, b string
		same bool
	}{
		{"site/content/comparisons/a.md", "site/content/comparisons/deep/b.md", true},
		{"site/content/comparisons/a.md", filepath.Join(dir, "site/content/b.md"), true},
		{"x/comparisons/a.md", "x/comparisons/b/index.md", true},
		{"x/comparisons/a.md", "y/comparisons/a.md", false},
		{"x/comparisons/a.md", "site/content/comparisons/a.md", false},
	} {
		if got := finder.Page(test.a).Site == finder.Page(test.b).Site; got != test.same {
			t.Errorf("%s and %s: %v", test.a, test.b, got)
		}
	}
}

func BenchmarkPage(b *testing.B) {
	for name, pattern := range map[string]string{"files": "content/comparisons/%d.md", "bundles": "content/comparisons/%d/index.md"} {
		b.Run(name, func(b *testing.B) {
			b.Chdir(testfiles.Tree(b, map[string]string{
				"hugo.toml":                     "",
				"content/comparisons/_index.md": "---\ncascade: {type: comparisons}\n---\n",
			}))
			var files []string
			for i := range 10_000 {
				files = append(files, fmt.Sprintf(pattern, i))
			}
			b.ReportAllocs()
			for b.Loop() {
				finder, err := NewFinder()
				if err != nil {
					b.Fatal(err)
				}
				for _, file := range files {
					if !finder.Page(file).IsComparison() {
						b.Fatal(file)
					}
				}
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(len(files)), "ns/file")
		})
	}
}
