package tests

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/gohugoio/hugo/commands"
)

// block returns the n-th code block of a language in a page of the
// documentation, so that what is shown is what is tested.
func block(t *testing.T, page, language string, n int) string {
	t.Helper()
	blocks := regexp.MustCompile("(?s)\n```"+language+"\n(.*?\n)```\n").FindAllStringSubmatch(read(t, root, page), -1)
	if n >= len(blocks) {
		t.Fatalf("%s has %d blocks of %s", page, len(blocks), language)
	}
	return blocks[n][1]
}

// run runs a program in a folder and returns what it prints.
func run(t *testing.T, dir string, program string, args ...string) (string, error) {
	t.Helper()
	command := exec.Command(program, args...)
	command.Dir = dir
	out, err := command.CombinedOutput()
	return string(out), err
}

// configure returns the configuration of the README with the module replaced
// by this repository, and more lines.
func configure(t *testing.T, more string) string {
	t.Helper()
	module := strings.Replace(block(t, "README.md", "toml", 0), "[module]\n",
		fmt.Sprintf("[module]\n  replacements = \"github.com/complint/comparisons -> %s\"\n", filepath.ToSlash(root)), 1)
	return "baseURL = \"https://example.org/\"\ntitle = \"Test\"\ndisableKinds = [\"taxonomy\", \"term\"]\n" + module + more
}

// TestModuleInASite adds the module to a site as the README says.
func TestModuleInASite(t *testing.T) {
	page := block(t, "docs/authoring.md", "markdown", 0)
	dir := newSite(t, map[string]string{
		"hugo.toml":                                        configure(t, block(t, "docs/theming.md", "toml", 0)+block(t, "docs/authoring.md", "toml", 0)),
		"content/comparisons/tea-vs-coffee.md":             page,
		"content/posts/typed.md":                           strings.Replace(page, "---\n", "---\ntype: comparisons\n", 1),
		"content/comparisons/own-words.md":                 "---\ntitle: A vs B\n---\n## Which one we would buy\n\nB.\n\n## Why we love B\n\n- **It.** Works.\n",
		"layouts/_partials/comparisons/reviewed-line.html": "<p>OVERRIDDEN</p>",
		"layouts/home.html": `{{ define "main" }}<h1>Home</h1>{{ range where site.RegularPages "Type" "comparisons" }}` +
			block(t, "docs/theming.md", "go-html-template", 0) + `{{ end }}{{ end }}`,
	})
	public := build(t, dir)
	for _, path := range []string{"comparisons/tea-vs-coffee", "posts/typed"} {
		html := read(t, public, path, "index.html")
		for _, part := range []string{
			`<h1 class="cmp-title">Tea vs Coffee: which to serve</h1>`, `<p class="cmp-kicker">Comparison</p>`,
			`class="cmp-section cmp-glance"`, `class="cmp-section cmp-verdict"`, `class="cmp-best-for-line"`, "OVERRIDDEN",
		} {
			if !strings.Contains(html, part) {
				t.Errorf("%s lacks %s", path, part)
			}
		}
		if n := strings.Count(html, "<h1"); n != 1 {
			t.Errorf("%s has %d h1", path, n)
		}
	}
	own := read(t, public, "comparisons/own-words/index.html")
	if !strings.Contains(own, "cmp-verdict") || !strings.Contains(own, "cmp-pros") {
		t.Errorf("the site's own words are not understood:\n%s", own)
	}
	if home := read(t, public, "index.html"); !strings.Contains(home, "Coffee: early mornings") {
		t.Errorf("the model does not reach other templates:\n%s", home)
	}
	if out, err := run(t, dir, complint, "content/comparisons/tea-vs-coffee.md", "content/posts/typed.md"); err != nil {
		t.Errorf("complint on the page of docs/authoring.md: %v\n%s", err, out)
	}
}

// TestSpellingsInDocs: every whole page of docs/authoring.md passes complint and
// gives the same options, pros, tables and verdict.
func TestSpellingsInDocs(t *testing.T) {
	pages := map[string]string{
		"content/comparisons/tea-vs-coffee.md": block(t, "docs/authoring.md", "markdown", 0),
		"content/comparisons/shortcodes.md":    block(t, "docs/authoring.md", "markdown", 1),
		"content/comparisons/data.md":          block(t, "docs/authoring.md", "markdown", 3),
		"content/posts/drink.md":               block(t, "docs/authoring.md", "markdown", 2),
		"layouts/comparisons/page.html":        modelLayout,
	}
	dir := newSite(t, pages)
	compareModels(t, dir, 3)
	if out, err := run(t, dir, complint); err != nil || !strings.Contains(out, "3 comparison pages checked: nothing to report") {
		t.Errorf("complint: %v\n%s", err, out)
	}
	post := read(t, build(t, dir), "posts/drink/index.html")
	contains(t, post, "<th scope=\"row\">Caffeine</th>", `<strong class="cmp-point-title">Gentle.</strong>`)
	for file, model := range inspect(t, dir) {
		model := model.(map[string]any)
		if verdict := model["verdict"].(map[string]any)["text"]; verdict != "Coffee for the morning, tea for the afternoon." {
			t.Errorf("%s: the verdict is %q", file, verdict)
		}
		if n := len(model["options"].([]any)); n != 2 {
			t.Errorf("%s has %d options", file, n)
		}
	}
}

// TestOtherPagesStay builds a site with and without the module: nothing but
// comparisons may differ.
func TestOtherPagesStay(t *testing.T) {
	files := map[string]string{
		"content/_index.md":     "---\ntitle: Home\n---\n# Heading\n",
		"content/posts/post.md": "---\ntitle: Post\n---\n## Pros\n\n| a | b |\n|---|---|\n| 1 | 2 |\n",
	}
	with := tree(t, build(t, newSite(t, files)))
	files["hugo.toml"] = regexp.MustCompile(`(?s)\[module\].*`).ReplaceAllString(siteConfig, "")
	without := tree(t, build(t, newSite(t, files)))
	for path, content := range without {
		if with[path] != content {
			t.Errorf("%s is\n%s\nwithout the module\n%s", path, with[path], content)
		}
		delete(with, path)
	}
	for path := range with {
		t.Errorf("the module adds %s", path)
	}
}

// tree returns the files below a folder by path.
func tree(t *testing.T, dir string) map[string]string {
	t.Helper()
	files := make(map[string]string)
	err := filepath.WalkDir(dir, func(path string, entry os.DirEntry, err error) error {
		if err == nil && !entry.IsDir() {
			files[strings.TrimPrefix(path, dir)] = read(t, path)
		}
		return err
	})
	if err != nil || len(files) == 0 {
		t.Fatal("nothing was built", err)
	}
	return files
}

// TestScaffold creates pages as the README says, builds them as drafts, and
// asks complint what is left to write.
func TestScaffold(t *testing.T) {
	dir := newSite(t, map[string]string{"hugo.toml": configure(t, ""), "content/_index.md": ""})
	shown := strings.Fields(strings.TrimPrefix(block(t, "README.md", "console", 2), "$ hugo "))
	for _, args := range [][]string{
		shown,
		{"new", "comparisons/x.md"},
		{"new", "content", "comparisons/a-vs-b-vs-c"},
		{"new", "content", "--kind", "comparisons", "posts/d-vs-e.md"},
	} {
		if err := commands.Execute(append(args, "--source", dir, "--quiet")); err != nil {
			t.Fatalf("hugo %v: %v", args, err)
		}
	}
	public := build(t, dir, "--buildDrafts")
	html := read(t, public, "comparisons/tea-vs-coffee/index.html")
	for _, part := range []string{"Tea vs Coffee</h1>", `cmp-section cmp-overview`, `cmp-section cmp-glance`, `cmp-section cmp-option`,
		`cmp-section cmp-pros`, `cmp-section cmp-cons`, `cmp-section cmp-full`, `cmp-section cmp-verdict`, `cmp-section cmp-faq`, `cmp-section cmp-sources`, `cmp-section cmp-cta`} {
		if !strings.Contains(html, part) {
			t.Errorf("the scaffold lacks %s", part)
		}
	}
	for file, criteria := range map[string]string{
		"comparisons/tea-vs-coffee.md":     "| Criteria | Tea | Coffee |",
		"comparisons/x.md":                 "| Criteria | TODO first option | TODO second option |",
		"comparisons/a-vs-b-vs-c/index.md": "| Criteria | A | B | C |",
		"posts/d-vs-e.md":                  "| Criteria | D | E |",
	} {
		file = filepath.Join("content", filepath.FromSlash(file))
		page := read(t, dir, file)
		if !strings.Contains(page, criteria) {
			t.Errorf("%s lacks %q:\n%s", file, criteria, page)
		}
		out, err := run(t, dir, complint, file)
		if err == nil {
			t.Errorf("complint has nothing to say of %s", file)
		}
		reported := 0
		for line := range strings.Lines(out) {
			if strings.HasPrefix(line, file) {
				reported++
				if !strings.HasSuffix(line, "[placeholder]\n") {
					t.Errorf("not a placeholder: %s", line)
				}
			}
		}
		if lines := regexp.MustCompile(`(?m)^.*TODO.*$`).FindAllString(page, -1); reported != len(lines) {
			t.Errorf("%s: complint lists %d things to write, the page has %d:\n%s", file, reported, len(lines), out)
		}
	}
}

// TestPreCommit runs the real program on a repository that is configured as
// the README says, with a whole and a broken page.
func TestPreCommit(t *testing.T) {
	if _, err := exec.LookPath("pre-commit"); err != nil {
		if os.Getenv("CI") != "" {
			t.Fatal("pre-commit is not installed")
		}
		t.Skip("pre-commit is not installed") // .ci/run installs it
	}
	hooks := clone(t)
	dir := t.TempDir()
	page := block(t, "docs/authoring.md", "markdown", 0)
	config := block(t, "README.md", "yaml", 0)
	config = strings.Replace(config, "https://github.com/complint/comparisons", hooks, 1)
	config = regexp.MustCompile(`rev: .*`).ReplaceAllString(config, "rev: "+git(t, hooks, "rev-parse", "HEAD"))
	write(t, filepath.Join(dir, ".pre-commit-config.yaml"), config)
	write(t, filepath.Join(dir, "content/comparisons/whole.md"), page)
	write(t, filepath.Join(dir, "content/posts/post.md"), "# A post\n")
	git(t, dir, "init", "--quiet")
	git(t, dir, "add", ".")
	t.Setenv("PRE_COMMIT_HOME", t.TempDir())
	t.Setenv("GOFLAGS", "-modcacherw") // so that the folder can be removed
	if out, err := run(t, dir, "pre-commit", "run", "--all-files"); err != nil {
		t.Fatalf("on a whole page: %v\n%s", err, out)
	}
	write(t, filepath.Join(dir, "content/comparisons/broken.md"), strings.Replace(page, "## Verdict", "## Anything", 1))
	git(t, dir, "add", ".")
	out, err := run(t, dir, "pre-commit", "run")
	if err == nil || !strings.Contains(out, "content/comparisons/broken.md:2:8: error: page has no verdict") {
		t.Errorf("on a broken page: %v\n%s", err, out)
	}
	if strings.Contains(out, "whole.md") {
		t.Errorf("the whole page was reported:\n%s", out)
	}
}

// clone commits the files of this repository, as they are, in a new one.
func clone(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	for _, file := range strings.Split(git(t, root, "ls-files", "--cached", "--others", "--exclude-standard"), "\n") {
		data, err := os.ReadFile(filepath.Join(root, file))
		if err != nil {
			continue // deleted, not yet committed
		}
		write(t, filepath.Join(dir, file), string(data))
	}
	git(t, dir, "init", "--quiet")
	git(t, dir, "add", ".")
	git(t, dir, "-c", "user.name=test", "-c", "user.email=test@example.org", "commit", "--quiet", "-m", "test")
	return dir
}

func git(t *testing.T, dir string, args ...string) string {
	t.Helper()
	out, err := run(t, dir, "git", args...)
	if err != nil {
		t.Fatalf("git %v: %v\n%s", args, err, out)
	}
	return strings.TrimSpace(out)
}
