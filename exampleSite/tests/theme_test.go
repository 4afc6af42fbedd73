package tests

import (
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"
)

// themes are the base templates of testdata/themes.txtar: theme → file → content.
func themes(t *testing.T) map[string]map[string]string {
	t.Helper()
	archive, err := txtar.ParseFile("testdata/themes.txtar")
	if err != nil {
		t.Fatal(err)
	}
	found := make(map[string]map[string]string)
	for _, file := range archive.Files {
		theme, name, _ := strings.Cut(file.Name, "/")
		if found[theme] == nil {
			found[theme] = make(map[string]string)
		}
		found[theme][name] = string(file.Data)
	}
	return found
}

// themedSite makes a site whose theme is a folder of its own. The modules are
// imported in the given order: "theme", "comparisons".
func themedSite(t *testing.T, name string, theme map[string]string, imports ...string) string {
	t.Helper()
	var config strings.Builder
	fmt.Fprintf(&config, "baseURL = 'https://example.org/'\ntitle = 'Test & try'\n[params.comparisons]\n%s\n[module]\nreplacements = 'github.com/complint/comparisons -> %s'\n",
		theme["hugo.toml"], filepath.ToSlash(root))
	for _, of := range imports {
		path := map[string]string{"theme": name, "comparisons": "github.com/complint/comparisons"}[of]
		fmt.Fprintf(&config, "[[module.imports]]\npath = %q\n", path)
	}
	dir := t.TempDir()
	for file, content := range theme {
		if strings.HasPrefix(file, "layouts/") {
			write(t, filepath.Join(dir, "themes", name, file), content)
		}
		// What the site overrides, of the module where there is one.
		if own, ok := strings.CutPrefix(file, "site/"); ok {
			write(t, filepath.Join(dir, own), content)
		}
	}
	for file, content := range map[string]string{
		"hugo.toml":             config.String(),
		"go.mod":                "module example.org/test\n\ngo 1.24\n",
		"content/_index.md":     "---\ntitle: Home\n---\nWelcome.\n",
		"content/about.md":      "---\ntitle: About\n---\n## We\n\n| A | B |\n|---|---|\n| 1 | 2 |\n",
		"content/posts/post.md": "---\ntitle: Post\ntags: [tea]\n---\n## Heading\n\n- item\n",
		// What feeds and lists show of it is the author's: a summary made of the content has the marks of our headings.
		"content/comparisons/tea.md": strings.Replace(teaPage, "---\n", "---\nsummary: Both.\n", 1),
	} {
		write(t, filepath.Join(dir, file), content)
	}
	return dir
}

var (
	mains = regexp.MustCompile(`<main[\s>]|role="main"`)
	h1s   = regexp.MustCompile(`<h1[\s>]`)
	// comments are not part of what a page shows.
	comments = regexp.MustCompile(`(?s)<!--.*?-->`)
)

// TestThemes puts comparisons into base templates of every make, on both sides
// of the theme: our pages have one main, one h1 and what the theme expects, and
// no other page changes by a byte.
func TestThemes(t *testing.T) {
	for name, theme := range themes(t) {
		t.Run(name, func(t *testing.T) {
			without := build(t, themedSite(t, name, theme, "theme"))
			for _, order := range [][]string{{"theme", "comparisons"}, {"comparisons", "theme"}} {
				public := build(t, themedSite(t, name, theme, order...))
				checkThemed(t, read(t, public, "comparisons/tea/index.html"), theme)
				list := comments.ReplaceAllString(read(t, public, "comparisons/index.html"), "")
				checkLandmarks(t, list)
				contains(t, list, `class="cmp cmp-list"`)
				if diff := cmp.Diff(others(t, without), others(t, public)); diff != "" {
					t.Errorf("imports %v: other pages without (-) and with the module (+):\n%s", order, diff)
				}
			}
		})
	}
}

func checkThemed(t *testing.T, page string, theme map[string]string) {
	t.Helper()
	page = comments.ReplaceAllString(page, "")
	checkLandmarks(t, page)
	contains(t, page, append(lines(theme["want"]), `<article class="cmp cmp-page">`, "Side by side</h2>")...)
	for _, part := range lines(theme["not"]) {
		if strings.Contains(page, part) {
			t.Errorf("the page has %s:\n%s", part, page)
		}
	}
}

func checkLandmarks(t *testing.T, page string) {
	t.Helper()
	if m, h := len(mains.FindAllString(page, -1)), len(h1s.FindAllString(page, -1)); m != 1 || h != 1 {
		t.Errorf("%d main, %d h1:\n%s", m, h, page)
	}
}

func lines(text string) []string {
	return strings.FieldsFunc(text, func(r rune) bool { return r == '\n' })
}

// others are the files of a built site that are not of comparisons.
func others(t *testing.T, public string) map[string]string {
	t.Helper()
	found := make(map[string]string)
	err := fs.WalkDir(os.DirFS(public), ".", func(path string, entry fs.DirEntry, err error) error {
		if err == nil && !entry.IsDir() && !strings.HasPrefix(path, "comparisons/") {
			found[path] = read(t, public, path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(found) < 10 {
		t.Fatalf("only %v", slices.Sorted(maps.Keys(found)))
	}
	return found
}

// TestAdapters: every adapter says only what adapter.html knows, so that a word
// with a slip of the pen does not go unheard.
func TestAdapters(t *testing.T) {
	paths, err := filepath.Glob(filepath.Join(root, "layouts/_partials/comparisons/adapters/*.html"))
	if err != nil || len(paths) < 10 {
		t.Fatal(paths, err)
	}
	known := []string{"main", "attributes", "h1", "subtitle", "title", "titleText", "open", "close"}
	key := regexp.MustCompile(`(?m)(?:^  |return dict )"(\w+)" `)
	for _, path := range paths {
		keys := key.FindAllStringSubmatch(read(t, path), -1)
		if len(keys) == 0 {
			t.Errorf("%s says nothing", path)
		}
		for _, k := range keys {
			if !slices.Contains(known, k[1]) {
				t.Errorf("%s: %q is no key of adapter.html", path, k[1])
			}
		}
	}
}

const ownPage = `---
title: "A vs B"
type: posts
subtitle: Two letters
options: [{name: A, pros: [quick], cons: [dear]}, {name: B, pros: [cheap]}]
criteria: [{name: Price, values: [high, low], glance: true}]
verdict: Take **B**.
winner: B
---
Before.

{{< comparison/page >}}

After.
`

// TestWholePage shows comparisons in pages whose layout is the theme's.
func TestWholePage(t *testing.T) {
	layout := `{{ define "main" }}<h1>{{ .Title }}</h1><div class="prose">{{ .Content }}</div>{{ end }}`
	dir := newSite(t, map[string]string{
		"layouts/all.html":               layout,
		"layouts/wide.html":              layout,
		"layouts/bare.html":              `{{ define "main" }}{{ .Content }}{{ end }}`,
		"content/posts/own.md":           ownPage,
		"content/comparisons/own.md":     strings.Replace(ownPage, "type: posts", "layout: wide", 1),
		"content/comparisons/tea.md":     strings.Replace(teaPage, "---\n", "---\nbuild: {render: never, list: never}\n", 1),
		"content/comparisons/data.md":    strings.Replace(dataPage, "---\n", "---\nbuild: {render: never, list: never}\n", 1),
		"content/posts/other.md":         "---\ntitle: Tea\n---\n{{< comparison/page \"/comparisons/tea\" >}}\n",
		"content/posts/data.md":          "---\ntitle: Data\nlayout: bare\n---\n{{< comparison/page page=\"/comparisons/data\" h1=\"none\" >}}\n",
		"content/posts/part-of-whole.md": "---\ntitle: Part\n---\n{{< comparison/verdict page=\"/posts/own\" />}}\n",
	})
	public := build(t, dir)
	for path, parts := range map[string][]string{
		"posts/own":           {"<h1>A vs B</h1>", "<p>Before.</p>", "Two letters", "<li>quick</li>", "<th scope=\"row\">Price</th>", "Our pick: <strong>B</strong>", "<p>After.</p>"},
		"comparisons/own":     {"<h1>A vs B</h1>", "<p>Before.</p>", "<li>quick</li>", "Take <strong>B</strong>."},
		"posts/other":         {"<h1>Tea</h1>", "<th scope=\"row\">Caffeine</th>", `<section class="cmp-section cmp-verdict">`, "Gentle."},
		"posts/data":          {`<h1 class="cmp-title">A vs B</h1>`, "Overview</h2>", "Take <strong>B</strong>."},
		"posts/part-of-whole": {"Take <strong>B</strong>."},
	} {
		page := read(t, public, path, "index.html")
		contains(t, page, parts...)
		checkLandmarks(t, page)
		if n := strings.Count(page, "comparisons.min."); n != 1 {
			t.Errorf("the stylesheet arrives %d times in %s", n, path)
		}
	}
	want := []string{"content/comparisons/data.md", "content/comparisons/own.md", "content/comparisons/tea.md", "content/posts/own.md"}
	seen := inspect(t, dir)
	if got := slices.Sorted(maps.Keys(seen)); !slices.Equal(got, want) {
		t.Errorf("complint sees %v, want %v", got, want)
	}
	verdict := seen["content/posts/own.md"].(map[string]any)["verdict"].(map[string]any)["text"]
	if verdict != "Take B." {
		t.Errorf("complint reads the verdict %q", verdict)
	}
}

// TestThemesInDocs builds a site of what docs/theming.md shows for themes.
func TestThemesInDocs(t *testing.T) {
	const page = "docs/theming.md"
	public := build(t, newSite(t, map[string]string{
		"hugo.toml":           siteConfig + strings.Replace(block(t, page, "toml", 1), `adapter = ""`, `adapter = "name"`, 1),
		"layouts/baseof.html": `<title>{{ block "title" . }}{{ end }}</title>{{ block "main" . }}{{ end }}`,
		"layouts/all.html":    `{{ define "title" }}{{ .Title }}{{ end }}{{ define "main" }}<main><h1>{{ .Title }}</h1>{{ .Content }}</main>{{ end }}`,
		"layouts/_partials/comparisons/before.html":        block(t, page, "go-html-template", 1),
		"layouts/_partials/comparisons/adapters/name.html": block(t, page, "go-html-template", 2),
		"content/comparisons/_index.md":                    "---\ntitle: Comparisons\n---\n",
		"content/comparisons/tea-vs-coffee.md":             teaPage,
		"content/posts/own.md":                             block(t, page, "markdown", 0),
		"content/posts/other.md":                           block(t, page, "markdown", 1),
	}))
	for path, parts := range map[string][]string{
		"comparisons/tea-vs-coffee": {"<title>Tea vs Coffee · Test</title>", `<div class="container">`, `<main id="content">`,
			`<a href="/comparisons/">Comparisons</a>`, `<nav id="TableOfContents">`},
		"posts/own":   {"<h1>Tea vs Coffee</h1>", "It is gentle.", "Coffee in the morning, tea later."},
		"posts/other": {"<h1>Tea or coffee?</h1>", "Half the caffeine."},
	} {
		page := read(t, public, path, "index.html")
		checkLandmarks(t, page)
		contains(t, page, parts...)
	}
}
