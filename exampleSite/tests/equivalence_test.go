package tests

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"
)

// modelLayout renders a page as the module does and prints the model beside
// it, so that both come from one build.
const modelLayout = `{{ define "main" }}{{ partial "comparisons/page.html" . }}
<script type="application/json" id="model">{{ partial "comparisons/model.html" . | jsonify | safeJS }}</script>{{ end }}`

// TestEquivalence is the promise of the project: what complint sees is what
// Hugo renders. The model that the layouts build from the rendered page has to
// be the one that complint reads from the file.
func TestEquivalence(t *testing.T) {
	files := map[string]string{"layouts/comparisons/page.html": modelLayout}
	for name, page := range pages(t) {
		files[filepath.Join("content", "comparisons", name)] = page
	}
	compareModels(t, newSite(t, files), len(files)-1)
}

// pages are the comparison pages of the example site, of every rule that
// concerns a page that Hugo can build, and of testdata.
func pages(t *testing.T) map[string]string {
	t.Helper()
	pages := make(map[string]string)
	add := func(prefix, pattern string) {
		paths, err := filepath.Glob(pattern)
		if err != nil || len(paths) == 0 {
			t.Fatalf("no page matches %s", pattern)
		}
		for _, path := range paths {
			if name := filepath.Base(path); !strings.HasPrefix(name, "_index") {
				pages[prefix+name] = read(t, path)
			}
		}
	}
	add("site-", "../content/comparisons/*.md")
	add("shape-", "testdata/pages/*.md")

	archives, err := filepath.Glob(filepath.Join(root, "lint/rules/testdata/*.txtar"))
	if err != nil || len(archives) == 0 {
		t.Fatal("no archives of the rules", err)
	}
	for _, path := range archives {
		archive, err := txtar.ParseFile(path)
		if err != nil {
			t.Fatal(err)
		}
		rule := strings.TrimSuffix(filepath.Base(path), ".txtar")
		for _, file := range archive.Files {
			if name := "rule-" + rule + "-" + file.Name; strings.HasSuffix(name, ".md") && !refused[name] {
				pages[name] = address.ReplaceAllString(string(file.Data), "")
			}
		}
	}
	return pages
}

// address is what gives a page another address than its file's, which two pages
// of a rule may share.
var address = regexp.MustCompile(`(?m)^(?:slug|url)\b.*\n`)

// refused are the pages that Hugo does not build.
var refused = map[string]bool{"rule-shortcode-bad.md": true, "rule-shortcode-whole-page.md": true, "rule-front-matter-nested.md": true}

// TestRefused: what complint calls a broken shortcode, Hugo refuses.
func TestRefused(t *testing.T) {
	archive, err := txtar.ParseFile(filepath.Join(root, "lint/rules/testdata/shortcode.txtar"))
	if err != nil {
		t.Fatal(err)
	}
	dir := newSite(t, map[string]string{"content/comparisons/bad.md": string(archive.Files[0].Data)})
	if err := hugo(dir, t.TempDir()); err == nil {
		t.Error("Hugo builds the page")
	}
}

// compareModels builds a site and compares its pages' models, of which there
// are n, with those of complint.
func compareModels(t *testing.T, dir string, n int) {
	t.Helper()
	seen := differences(t, dir)
	if len(seen) != n {
		t.Errorf("complint sees %d comparison pages, want %d", len(seen), n)
	}
	for file, diff := range seen {
		if diff != "" {
			t.Errorf("%s: - what Hugo renders, + what complint sees:\n%s", file, diff)
		}
	}
}

// differences returns, by file, where what complint sees of the pages of a site
// is not what Hugo renders of them: "" for nowhere.
func differences(t *testing.T, dir string) map[string]string {
	t.Helper()
	public := build(t, dir)
	diffs := make(map[string]string)
	for file, model := range inspect(t, dir) {
		path := strings.TrimSuffix(strings.TrimPrefix(file, "content/"), ".md")
		diffs[file] = cmp.Diff(modelIn(t, read(t, public, strings.ToLower(path), "index.html")), model)
	}
	return diffs
}

// inspect returns what complint sees in a site, by file.
func inspect(t *testing.T, dir string) map[string]any {
	t.Helper()
	var stderr bytes.Buffer
	command := exec.Command(complint, "inspect")
	command.Dir = dir
	command.Stderr = &stderr
	out, err := command.Output()
	if err != nil {
		t.Fatalf("complint inspect: %v\n%s", err, &stderr)
	}
	var models []map[string]any
	if err := json.Unmarshal(out, &models); err != nil {
		t.Fatal(err)
	}
	byFile := make(map[string]any, len(models))
	for _, model := range models {
		file := filepath.ToSlash(model["file"].(string))
		delete(model, "file")
		byFile[file] = model
	}
	return byFile
}

// modelIn returns the model that modelLayout printed.
func modelIn(t *testing.T, page string) any {
	t.Helper()
	_, after, ok := strings.Cut(page, `<script type="application/json" id="model">`)
	text, _, closed := strings.Cut(after, "</script>")
	if !ok || !closed {
		t.Fatal("the page has no model")
	}
	var model map[string]any
	if err := json.Unmarshal([]byte(text), &model); err != nil {
		t.Fatal(err)
	}
	return model
}

// TestEquivalenceReadsPages guards the test above against passing on nothing.
func TestEquivalenceReadsPages(t *testing.T) {
	if n := len(pages(t)); n < 30 {
		t.Errorf("only %d pages", n)
	}
	if _, err := os.Stat(complint); err != nil {
		t.Error(err)
	}
}
