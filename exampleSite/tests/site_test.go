package tests

import (
	"encoding/json"
	"io/fs"
	"os/exec"
	"path/filepath"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"
)

// TestWhichPages builds sites with Hugo and checks that complint takes the
// same files for comparisons, whatever the configuration.
func TestWhichPages(t *testing.T) {
	for _, test := range sitesOfPages {
		t.Run(test.name, func(t *testing.T) {
			dir := t.TempDir()
			write(t, filepath.Join(dir, "layouts", "all.html"), pagesOfSite)
			var names []string
			for _, file := range txtar.Parse([]byte(test.files)).Files {
				write(t, filepath.Join(dir, file.Name), string(file.Data))
				names = append(names, file.Name)
			}
			if got, want := complintsComparisons(t, dir, names), hugosComparisons(t, dir); !slices.Equal(got, want) {
				t.Errorf("Hugo (-) and complint (+) take different files for comparisons:\n%s", cmp.Diff(want, got))
			}
		})
	}
}

// pagesOfSite is the layout of every page, which lists those of all languages.
const pagesOfSite = `{{ $pages := slice }}` +
	`{{ range hugo.Sites }}{{ range .RegularPages }}{{ $pages = $pages | append (dict "file" .File.Filename "type" .Type) }}{{ end }}{{ end }}` +
	`{{ jsonify $pages }}`

// hugosComparisons returns the files of which Hugo makes a page of our type.
func hugosComparisons(t *testing.T, dir string) []string {
	t.Helper()
	public := filepath.Join(t.TempDir(), "public")
	if err := hugo(dir, public, "--quiet", "--disableKinds", "taxonomy,term,rss,sitemap"); err != nil {
		t.Fatal(err)
	}
	var pages []struct{ File, Type string }
	if err := json.Unmarshal([]byte(read(t, public, "index.html")), &pages); err != nil {
		t.Fatal(err)
	}
	var files []string
	for _, page := range pages {
		if page.Type == "comparisons" {
			files = append(files, page.File)
		}
	}
	return relativeTo(t, dir, files)
}

// complintsComparisons returns which of the files complint reads as
// comparisons.
func complintsComparisons(t *testing.T, dir string, files []string) []string {
	t.Helper()
	inspect := exec.Command(complint, append([]string{"inspect"}, files...)...)
	inspect.Dir = dir
	out, err := inspect.Output()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	var pages []struct{ File string }
	if err := json.Unmarshal(out, &pages); err != nil {
		t.Fatal(err)
	}
	var found []string
	for _, page := range pages {
		found = append(found, filepath.Join(dir, page.File))
	}
	return relativeTo(t, dir, found)
}

// relativeTo returns the files, sorted and each once, as paths below dir.
func relativeTo(t *testing.T, dir string, files []string) []string {
	t.Helper()
	for i, file := range files {
		below, err := filepath.Rel(dir, file)
		if err != nil || !fs.ValidPath(filepath.ToSlash(below)) {
			t.Fatalf("%s is not in the site: %v", file, err)
		}
		files[i] = filepath.ToSlash(below)
	}
	slices.Sort(files)
	return slices.Compact(files)
}

var sitesOfPages = []struct{ name, files string }{
	{"sections and types", `
-- hugo.toml --
-- content/comparisons/a.md --
-- content/comparisons/deep/a.md --
-- content/Comparisons Of Old/a.md --
-- content/COMPARISONS/upper.md --
-- content/comparisons/b.md --
---
type: post
---
-- content/posts/a.md --
---
type: comparisons
---
-- content/posts/b.md --
---
Type: Comparisons
---
-- content/posts/c.md --
---
params: {type: comparisons}
---
-- content/posts/comparisons/a.md --
-- content/comparisons/_index.md --
---
type: comparisons
---
-- content/comparisons/c.markdown --
-- content/comparisons/D.MD --
-- content/comparisons/E.mkd --
-- docs/comparisons/a.md --
`},
	{"bundles", `
-- hugo.toml --
-- content/comparisons/a/index.md --
-- content/comparisons/a/notes.md --
---
type: comparisons
---
-- content/comparisons/a/deep/notes.md --
-- content/comparisons/a/deep/index.md --
-- content/comparisons/group/_index.md --
-- content/comparisons/group/a.md --
-- content/comparisons/group/b/index.md --
-- content/comparisons/group/my.index.md --
-- content/posts/a/index.md --
---
type: comparisons
---
-- content/posts/a/b.md --
---
type: comparisons
---
`},
	{"a section that is a bundle", `
-- hugo.toml --
-- content/comparisons/index.md --
-- content/comparisons/a.md --
`},
	{"languages in names", `
-- hugo.yaml --
defaultContentLanguage: en
disableLanguages: [de]
languages:
  en: {weight: 2}
  FR: {weight: 1}
  no: {}
  de: {}
  es: {disabled: true}
-- content/comparisons/a.md --
-- content/comparisons/a.fr.md --
-- content/comparisons/b.de.md --
-- content/comparisons/c.es.md --
-- content/comparisons/d.pt.md --
-- content/comparisons/no.1-vs-no.2.md --
-- content/comparisons/fr.md --
-- content/comparisons/e/index.fr.md --
-- content/comparisons/e/notes.md --
-- content/posts/_index.fr.md --
---
cascade: {type: comparisons}
---
-- content/posts/a.md --
-- content/posts/a.fr.md --
-- content/posts/c.fr.old.md --
-- content/posts/b.de.md --
`},
	{"folders of languages", `
-- hugo.toml --
contentDir = "pages"
[languages.en]
[languages.fr]
contentDir = "french"
[languages.nl]
contentDir = "pages/nl/"
-- pages/comparisons/a.md --
-- french/comparisons/a.md --
-- french/comparisons/b.en.md --
-- french/posts/_index.md --
---
cascade: {type: comparisons}
---
-- french/posts/a.md --
-- pages/posts/a.md --
-- pages/posts/b.fr.md --
-- pages/nl/comparisons/a.md --
-- pages/comparisons/bundle/index.fr.md --
-- french/comparisons/bundle/notes.md --
-- content/comparisons/a.md --
`},
	{"only languages with folders", `
-- config/_default/languages.en.toml --
contentDir = "content/en"
-- config/_default/languages.fr.toml --
contentDir = "content/fr"
-- content/en/comparisons/a.md --
-- content/fr/comparisons/a.md --
-- content/comparisons/a.md --
`},
	{"configuration", `
-- hugo.yaml --
contentDir: no
-- config.toml --
contentDir = "no"
-- config/_default/config.toml --
contentDir = "no"
-- config/_default/hugo.json --
{"contentDir": "no"}
-- config/_default/hugo.toml --
contentDir = "no"
-- config/production/hugo.yml --
ContentDir: yes
-- config/development/hugo.yaml --
contentDir: no
-- yes/comparisons/a.md --
-- no/comparisons/a.md --
-- content/comparisons/a.md --
`},
	{"cascade", `
-- config/_default/hugo.toml --
[languages.en]
[languages.fr]
-- config/_default/cascade.yaml --
cascade:
- type: comparisons
  target: {path: "/{configured,other}/**"}
- type: comparisons
  target: {kind: section}
- type: comparisons
  target: {path: "/development/*", environment: development}
- type: comparisons
  target: {path: "/production/*", environment: "{staging,prod*}"}
-- content/configured/a.md --
-- content/configured/deep/a.fr.md --
-- content/other/_index.md --
---
cascade: {type: post}
---
-- content/other/a.md --
-- content/other/a.fr.md --
-- content/development/a.md --
-- content/production/a.md --
-- content/production/deep/a.md --
-- content/near/_index.md --
+++
[[cascade]]
type = "post"
[cascade.target]
path = "/near/*-vs-*"
[[cascade]]
type = "comparisons"
+++
-- content/near/A vs B.md --
-- content/near/a.md --
-- content/near/deep/_index.md --
{"cascade": {"params": {"type": "post"}}}
-- content/near/deep/a.md --
-- content/near/deep/b.md --
---
type: comparisons
---
-- content/languages/_index.md --
---
cascade:
- type: comparisons
  target: {sites: {matrix: {languages: "f?"}}}
---
-- content/languages/a.md --
-- content/languages/a.fr.md --
-- content/bundles/_index.md --
---
cascade: {type: comparisons}
---
-- content/bundles/a/index.md --
-- content/bundles/a/notes.md --
-- content/comparisons/_index.md --
---
cascade: {type: post}
---
-- content/comparisons/a.md --
`},
	{"cascades of languages", `
-- hugo.toml --
[cascade]
type = "comparisons"
[cascade.target]
path = "/shared/**"
[languages.en]
[languages.fr.cascade]
type = "comparisons"
[languages.fr.cascade.target]
path = "/french/**"
-- content/shared/a.md --
-- content/shared/a.fr.md --
-- content/french/a.md --
-- content/french/a.fr.md --
`},
	{"mounts", `
-- hugo.toml --
contentDir = "pages"
[languages.en]
[languages.fr]
[[module.mounts]]
source = "docs/comparisons-of-tools"
target = "content/comparisons"
files = ["! skip*", "**.md", "below/*.md"]
[[module.mounts]]
source = "docs/french"
target = "content"
[module.mounts.sites.matrix]
languages = "fr"
[[module.mounts]]
source = "docs/all"
target = "content"
[module.mounts.sites.matrix]
languages = ["**"]
[[module.mounts]]
source = "docs/old"
target = "content/comparisons/old"
excludeFiles = ["**/b.*"]
[[module.mounts]]
source = "docs/README.md"
target = "content/comparisons/readme.md"
[[module.mounts]]
source = "docs/list.md"
target = "content/tools/_index.md"
[[module.mounts]]
source = "absent"
target = "content/absent"
[[module.mounts]]
source = "data"
target = "data"
-- docs/comparisons-of-tools/a.md --
-- docs/comparisons-of-tools/skipped.md --
-- docs/comparisons-of-tools/below/a.md --
-- docs/comparisons-of-tools/deep/a.md --
-- docs/french/comparisons/b.md --
-- docs/french/comparisons/c.en.md --
-- docs/all/comparisons/d.md --
-- docs/all/tools/a.md --
-- docs/old/deep/a.md --
-- docs/old/deep/b.md --
-- docs/README.md --
-- docs/CHANGES.md --
-- docs/list.md --
---
cascade: {type: comparisons}
---
-- pages/comparisons/a.md --
-- content/comparisons/a.md --
-- data/comparisons/a.md --
`},
	{"mounts of what is not there", `
-- hugo.toml --
[[module.mounts]]
source = "absent"
target = "content"
-- content/comparisons/a.md --
`},
	{"ignored files", `
-- hugo.toml --
ignoreFiles = ['\.draft\.md$', '/old/', '_index\.md$']
-- content/comparisons/a.md --
-- content/comparisons/a.draft.md --
-- content/comparisons/old/a.md --
-- content/posts/_index.md --
---
cascade: {type: comparisons}
---
-- content/posts/a.md --
`},
}
