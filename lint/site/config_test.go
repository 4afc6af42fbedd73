package site

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/complint/comparisons/internal/testfiles"
)

// Every file says where the content is. Of those that are left the first one
// counts.
func TestConfigPrecedence(t *testing.T) {
	order := []string{
		"config/production/hugo.toml",
		"config/_default/z/hugo.toml", // the last one in lexical order
		"config/_default/hugo.yml",
		"config/_default/hugo.yaml",
		"config/_default/hugo.toml",
		"config/_default/hugo.json",
		"config/_default/config.toml",
		"hugo.toml", "hugo.yaml", "hugo.yml", "hugo.json",
		"config.toml", "config.yaml", "config.yml", "config.json",
	}
	setting := map[string]string{
		".toml": "contentDir = '%'", ".yaml": "contentDir: '%'", ".yml": "ContentDir: '%'", ".json": `{"contentDir": "%"}`,
	}
	for i, want := range order {
		files := map[string]string{"config/development/hugo.toml": "contentDir = 'development'"}
		for _, file := range order[i:] {
			files[file] = strings.ReplaceAll(setting[filepath.Ext(file)], "%", file)
		}
		dir := testfiles.Tree(t, files)
		got := newTestFinder(t).FindIn(dir).Content
		if len(got) != 1 || got[0] != filepath.Join(dir, want) {
			t.Errorf("the content is %v, want %s", got, want)
		}
	}
}

func TestContent(t *testing.T) {
	for name, test := range map[string]struct {
		files map[string]string
		want  string
	}{
		"default":        {map[string]string{"hugo.toml": ""}, "content"},
		"of languages":   {map[string]string{"hugo.yaml": "languages: {en: {contentDir: a/en}, fr: {contentDir: a/fr}}"}, "a/en a/fr"},
		"file per key":   {map[string]string{"config/_default/languages.yaml": "en: {contentDir: en}"}, "en"},
		"file with key":  {map[string]string{"config/_default/languages.yaml": "languages: {en: {contentDir: en}}"}, "en"},
		"file per value": {map[string]string{"config/_default/languages.en.toml": "contentDir = 'en'"}, "en"},
		"file of params": {map[string]string{"config/_default/params.en.toml": "contentDir = 'en'"}, "content"},
		"main and other": {map[string]string{"hugo.toml": "defaultContentLanguage = 'fr'\n[languages.en]\ncontentDir='en'\nweight=2\n[languages.fr]\nweight=1"}, "content en"},
		"disabled":       {map[string]string{"hugo.toml": "disableLanguages = ['fr']\n[languages.en]\n[languages.fr]\ncontentDir='fr'"}, "content"},
		"mounts":         {map[string]string{"hugo.json": `{"module": {"mounts": [{"source": "a", "target": "content/b"}, {"source": "x.md", "target": "content/x.md"}, {"source": "absent", "target": "content"}, {"source": "../", "target": "content"}]}}`, "a/x": "", "x.md": ""}, "a x.md"},
		"no mount":       {map[string]string{"hugo.toml": "[[module.mounts]]\nsource = 'absent'\ntarget = 'content'\n[[module.mounts]]\nsource = 'a'\ntarget = 'contents'\n", "a/x": ""}, "content"},
		"none":           {map[string]string{"config/x/hugo.toml": "", "config.xml": ""}, ""},
	} {
		dir := testfiles.Tree(t, test.files)
		finder := newTestFinder(t)
		var content []string
		for _, path := range finder.FindIn(dir).Content {
			below, _ := under(dir, path)
			content = append(content, below)
		}
		if got := strings.Join(content, " "); got != test.want || finder.Err() != nil {
			t.Errorf("%s: %q, want %q; error %v", name, got, test.want, finder.Err())
		}
	}
}

func TestBadConfig(t *testing.T) {
	for _, test := range []struct{ file, config, want string }{
		{"hugo.toml", "a = 1\ntitle = ", "hugo.toml:2: "},
		{"config.json", "{\n\"a\": 1,\n}", "config.json:3: "},
		{"config/_default/params.yaml", "a: 1\nb: [", "line 2"},
		{"config/_default/params.yaml", "a: 1\nb: [", "params.yaml: "},
		{"hugo.toml", "[params.comparisons.vocabulary]\nverdikt = ['x']", `unknown kind of section "verdikt"`},
		{"hugo.toml", "ignoreFiles = ['(']", "ignoreFiles"},
	} {
		finder := newTestFinder(t)
		finder.FindIn(testfiles.Tree(t, map[string]string{test.file: test.config}))
		if err := finder.Err(); err == nil || !strings.Contains(filepath.ToSlash(err.Error()), test.want) {
			t.Errorf("%q: error %v", test.config, err)
		}
	}
}

// Which error is reported does not depend on the order of the files.
func TestFirstError(t *testing.T) {
	dir := testfiles.Tree(t, map[string]string{"a/hugo.toml": "=", "b/hugo.toml": "="})
	finder := newTestFinder(t)
	finder.FindIn(filepath.Join(dir, "b"))
	finder.FindIn(filepath.Join(dir, "a"))
	if err := finder.Err(); !strings.Contains(err.Error(), filepath.Join(dir, "a")) {
		t.Error(err)
	}
}
