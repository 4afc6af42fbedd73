package tests

import (
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/pelletier/go-toml/v2"
)

// TestWords: every language has all words, and no others.
func TestWords(t *testing.T) {
	english := wordsOf(t, filepath.Join(root, "i18n/en.toml"))
	files, err := filepath.Glob(filepath.Join(root, "i18n/*.toml"))
	if err != nil || len(files) < 15 {
		t.Fatal("languages are missing", files, err)
	}
	for _, file := range files {
		words := wordsOf(t, file)
		if diff := cmp.Diff(slices.Sorted(maps.Keys(english)), slices.Sorted(maps.Keys(words))); diff != "" {
			t.Errorf("%s: - English, + this language:\n%s", filepath.Base(file), diff)
		}
		for key, word := range words {
			if strings.TrimSpace(word) == "" {
				t.Errorf("%s has no word for %s", filepath.Base(file), key)
			}
			if strings.Contains(english[key], "{{ . }}") != strings.Contains(word, "{{ . }}") {
				t.Errorf("%s: %s is %q, in English %q", filepath.Base(file), key, word, english[key])
			}
		}
	}
}

func wordsOf(t *testing.T, file string) map[string]string {
	t.Helper()
	var table struct{ Comparisons map[string]string }
	if err := toml.Unmarshal([]byte(read(t, file)), &table); err != nil {
		t.Fatalf("%s: %v", file, err)
	}
	return table.Comparisons
}

// TestEquivalenceOfTheExampleSite builds the example site as it is, in all its
// languages, and compares the model of each page.
func TestEquivalenceOfTheExampleSite(t *testing.T) {
	dir := exampleSite(t)
	write(t, filepath.Join(dir, "layouts/comparisons/page.html"), modelLayout)
	public := build(t, dir)
	languages := make(map[string]int)
	for file, model := range inspect(t, dir) {
		path := strings.TrimSuffix(strings.TrimPrefix(file, "content/"), ".md")
		language := strings.TrimPrefix(filepath.Ext(path), ".")
		languages[language]++
		path = filepath.Join(language, strings.TrimSuffix(path, "."+language))
		if diff := cmp.Diff(modelIn(t, read(t, public, path, "index.html")), model); diff != "" {
			t.Errorf("%s: - what Hugo renders, + what complint sees:\n%s", file, diff)
		}
	}
	if languages[""] < 4 || languages["de"] == 0 || languages["ar"] == 0 {
		t.Errorf("pages by language: %v", languages)
	}
}

// exampleSite copies the example site, which its own tests leave as it is.
func exampleSite(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	for _, part := range []string{"assets", "content", "i18n", "layouts", "static"} {
		if err := os.CopyFS(filepath.Join(dir, part), os.DirFS(filepath.Join("..", part))); err != nil {
			t.Fatal(err)
		}
	}
	config := strings.Replace(read(t, "../hugo.toml"), "-> ../..", "-> "+filepath.ToSlash(root), 1)
	write(t, filepath.Join(dir, "hugo.toml"), config)
	write(t, filepath.Join(dir, "go.mod"), "module example.org/test\n\ngo 1.24\n")
	return dir
}

// TestTranslations: pages in several languages link to one another, and speak
// their language down to the date.
func TestTranslations(t *testing.T) {
	public := build(t, exampleSite(t))
	english := read(t, public, "comparisons/python-vs-nodejs/index.html")
	contains(t, english, `<nav class="cmp-translations" aria-label="This page in other languages">`,
		`<a href="/de/comparisons/python-vs-nodejs/" hreflang="de" lang="de">Deutsch</a>`, "November 24, 2026")
	german := read(t, public, "de/comparisons/python-vs-nodejs/index.html")
	contains(t, german, `<a href="/comparisons/python-vs-nodejs/" hreflang="en" lang="en">English</a>`,
		`Geprüft am <time datetime="2026-11-24">24. November 2026</time>`, "Nur Unterschiede zeigen")
	arabic := read(t, public, "ar/comparisons/merge-vs-rebase/index.html")
	contains(t, arabic, `<html lang="ar" dir="rtl">`, "24 نوفمبر 2026", `hreflang="en"`, `<span class="cmp-word cmp-no">لا</span>`)

	dir := exampleSite(t)
	write(t, filepath.Join(dir, "hugo.toml"), read(t, dir, "hugo.toml")+"\n[params.comparisons]\nshowTranslations = false\n")
	if page := read(t, build(t, dir), "comparisons/python-vs-nodejs/index.html"); strings.Contains(page, "cmp-translations") {
		t.Error("the links to other languages cannot be left out")
	}
}

// TestCells: what stands in a cell keeps every letter, in words and signs.
func TestCells(t *testing.T) {
	dir := newSite(t, map[string]string{"content/comparisons/a-vs-b.md": `---
title: A vs B
options: [A, B]
---
## Side by side

| Criteria | A | B | Better |
|----------|---|---|--------|
| **Group** | | | |
| Word | Yes, from 3.2 | no | A |
| Sign | ✅ Built in | — | tie |
| Neither | Yesterday | Notable | B |
| Same | Partly | Partly | |
`})
	page := read(t, build(t, dir), "comparisons/a-vs-b/index.html")
	contains(t, page,
		`<td data-cmp-column="A" class="cmp-better"><span class="cmp-word cmp-yes">Yes</span>, from 3.2</td>`,
		`<td data-cmp-column="B"><span class="cmp-word cmp-no">no</span></td>`,
		`<span class="cmp-sign cmp-yes" role="img" aria-label="Yes">✅</span> Built in</td>`,
		`<span class="cmp-sign cmp-unknown" role="img" aria-label="No information">—</span></td>`,
		`<td data-cmp-column="A">Yesterday</td>`, `<td data-cmp-column="B" class="cmp-better">Notable</td>`,
		"<tr class=\"cmp-same\">\n<th scope=\"row\">Same</th>", `<th scope="rowgroup" colspan="4">`)
	if n := len(regexp.MustCompile(`<tr class="cmp-same">`).FindAllString(page, -1)); n != 1 {
		t.Errorf("%d rows are the same", n)
	}
}
