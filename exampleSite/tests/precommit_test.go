package tests

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// hooks is a repository with the hooks of this one.
type hooks string

func newHooks(t *testing.T) hooks {
	t.Helper()
	t.Setenv("PRE_COMMIT_HOME", t.TempDir())
	t.Setenv("GOFLAGS", "-modcacherw") // so that the folder can be removed
	return hooks(clone(t))
}

// in has a configuration use these hooks.
func (h hooks) in(t *testing.T, config string) string {
	t.Helper()
	config = strings.Replace(config, "https://github.com/complint/comparisons", string(h), 1)
	return regexp.MustCompile(`rev: .*`).ReplaceAllString(config, "rev: "+git(t, string(h), "rev-parse", "HEAD"))
}

// TestPreCommit runs the real program on a repository that is configured as
// the README and docs/continuous-integration.md say, with a whole page, one
// that can be mended and one that cannot.
func TestPreCommit(t *testing.T) {
	if !isInstalled(t, "pre-commit") {
		return
	}
	hooks := newHooks(t)
	page := block(t, "docs/authoring.md", "markdown", 0)
	for _, shown := range []struct{ name, config string }{
		{"README.md", block(t, "README.md", "yaml", 0)},
		{"docs/continuous-integration.md", block(t, "docs/continuous-integration.md", "yaml", 0)},
	} {
		config := hooks.in(t, shown.config)
		dir := t.TempDir()
		git(t, dir, "init", "--quiet")
		commit := func(name, content string) (string, error) {
			write(t, filepath.Join(dir, name), content)
			git(t, dir, "add", ".")
			return run(t, dir, "pre-commit", "run", "--all-files")
		}
		write(t, filepath.Join(dir, ".pre-commit-config.yaml"), config)
		write(t, filepath.Join(dir, "content/posts/post.md"), "# A post\n")
		if out, err := commit("content/comparisons/whole.md", page); err != nil {
			t.Fatalf("%s, on a whole page: %v\n%s", shown.name, err, out)
		}

		const mendable = "content/comparisons/mendable.md"
		fixes := strings.Contains(config, "complint-fix")
		out, err := commit(mendable, strings.ReplaceAll(strings.ReplaceAll(page, "### ", "#### "), "Coffee", "Milk"))
		if fixed := !strings.Contains(read(t, dir, mendable), "####"); fixed != fixes {
			t.Errorf("%s, on a page that can be mended: %v\n%s", shown.name, err, out)
		}
		if modified := strings.Contains(out, "files were modified by this hook"); modified != fixes {
			t.Errorf("%s: pre-commit saw the page change: %v\n%s", shown.name, modified, out)
		}

		out, err = commit("content/comparisons/broken.md", strings.Replace(page, "## Verdict", "## Anything", 1))
		if err == nil || !strings.Contains(out, "content/comparisons/broken.md:2:8: error: page has no verdict") {
			t.Errorf("%s, on a broken page: %v\n%s", shown.name, err, out)
		}
		if strings.Contains(out, "whole.md:") && !strings.Contains(out, "duplicate-comparison") {
			t.Errorf("%s: the whole page was reported:\n%s", shown.name, out)
		}
	}
}

// TestPreCommitOnCommit commits in a repository that had a broken page before
// it had the hooks: they see what is committed, but for what is excluded, and
// are built once.
func TestPreCommitOnCommit(t *testing.T) {
	if !isInstalled(t, "pre-commit") {
		return
	}
	h := newHooks(t)
	s := newConsole(t, newSite(t, brokenSite(t)))
	s.env = append(s.env, "PRE_COMMIT_HOME="+os.Getenv("PRE_COMMIT_HOME"), "GOPROXY="+os.Getenv("GOPROXY"), "GOFLAGS=-modcacherw",
		"GIT_AUTHOR_NAME=a", "GIT_AUTHOR_EMAIL=a@example.org", "GIT_COMMITTER_NAME=a", "GIT_COMMITTER_EMAIL=a@example.org")
	const whole, broken = "content/comparisons/tea vs coffee.md", "content/comparisons/broken.md"
	s.must("git init --quiet && git add . && git commit --quiet -m 'before the hooks'")
	config := codeBlocksOf(t, "docs/continuous-integration.md", "yaml")[1].text
	write(t, filepath.Join(s.dir, ".pre-commit-config.yaml"), h.in(t, config))
	s.must("git add . && pre-commit install && git commit --quiet -m 'the hooks'")

	// From now on there is nothing to build with.
	noGo := filepath.Join(s.bin, "go")
	write(t, noGo, "#!/bin/sh\ntouch \"$0.was.run\"\nexit 1\n")
	if err := os.Chmod(noGo, 0o755); err != nil {
		t.Fatal(err)
	}
	commit := func(file, content string) (string, int) {
		write(t, filepath.Join(s.dir, file), content)
		return s.run("git add . && git commit -m page")
	}
	page := read(t, s.dir, whole)
	if out, status := commit(whole, page+"\n"); status != 0 || !strings.Contains(out, "complint fix") || strings.Contains(out, "(no files to check)") {
		t.Errorf("a whole page beside one that is broken: status %d\n%s", status, out)
	}
	if out, status := commit("content/comparisons/old/juice-vs-beer.md", strings.ReplaceAll(oldPage, "Water", "Beer")); status != 0 || !strings.Contains(out, "(no files to check)") {
		t.Errorf("a broken page that is excluded: status %d\n%s", status, out)
	}
	if out, status := commit(broken, oldPage+"\nMore.\n"); status == 0 || !strings.Contains(out, broken+":10:1: error: row has 2 cells") || strings.Contains(out, whole) {
		t.Errorf("a broken page: status %d\n%s", status, out)
	}
	s.must("git checkout --quiet HEAD -- .")

	if out, status := commit(whole, strings.ReplaceAll(page, "### ", "#### ")); status == 0 || !strings.Contains(out, "files were modified by this hook") {
		t.Errorf("a page that can be mended: status %d\n%s", status, out)
	}
	if out, status := s.run("git add . && git commit -m page"); status != 0 || read(t, s.dir, whole) != page {
		t.Errorf("the page that was mended: status %d\n%s\n%s", status, out, read(t, s.dir, whole))
	}
	if _, err := os.Stat(noGo + ".was.run"); err == nil {
		t.Error("the hooks are built again")
	}
}
