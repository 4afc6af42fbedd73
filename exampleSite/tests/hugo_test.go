// Package tests holds the tests that need Hugo: they build sites with the
// module of this repository and with the complint of this repository.
package tests

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// root is the folder of the repository.
var root, _ = filepath.Abs("../..")

// The paths of the built programs. Hugo is one of its own, which the race
// detector would only slow down.
var complint, hugoProgram string

func TestMain(m *testing.M) {
	os.Exit(func() int {
		dir, err := os.MkdirTemp("", "complint")
		if err != nil {
			panic(err)
		}
		defer os.RemoveAll(dir)
		complint = filepath.Join(dir, "complint")
		build := exec.Command("go", "build", "-o", complint, "./cmd/complint")
		build.Dir = root
		if out, err := build.CombinedOutput(); err != nil {
			panic(fmt.Sprintf("%v\n%s", err, out))
		}
		if hugoProgram, err = hugoOf("."); err != nil {
			panic(err)
		}
		return m.Run()
	}())
}

// hugoOf builds the Hugo of the Go module around a folder, and returns where it
// is. What is downloaded for it is said on standard error.
func hugoOf(dir string) (string, error) {
	command := exec.Command("go", "tool", "-n", "hugo")
	command.Dir = dir
	out, err := command.Output()
	return strings.TrimSpace(string(out)), err
}

// siteConfig makes a site of a folder that has nothing but content.
var siteConfig = fmt.Sprintf(`
baseURL = "https://example.org/"
title = "Test"
disableKinds = ["taxonomy", "term", "rss", "sitemap"]
buildFuture = true # so are dates that lie ahead
ignoreLogs = ["warning-goldmark-raw-html"] # pages with raw HTML are tested too
[module]
  replacements = "github.com/complint/comparisons -> %s"
  [[module.imports]]
    path = "github.com/complint/comparisons"
`, filepath.ToSlash(root))

// newSite makes a site in a new folder from files, by path, on a plain theme
// whose files they may replace.
func newSite(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	all := map[string]string{
		"hugo.toml":           siteConfig,
		"go.mod":              "module example.org/test\n\ngo 1.24\n",
		"layouts/baseof.html": `<!doctype html><html lang="en"><head><title>{{ .Title }}</title></head><body><main>{{ block "main" . }}{{ end }}</main></body></html>`,
		// Shortcodes of a site, which show what has no text.
		"layouts/_shortcodes/level.html":            `<i class="level-{{ .Get 0 }}"></i>`,
		"layouts/_shortcodes/affiliate-notice.html": `<hr>`,
		"layouts/all.html":                          `{{ define "main" }}<h1>{{ .Title }}</h1>{{ .Content }}{{ end }}`,
	}
	for name, content := range files {
		all[name] = content
	}
	for name, content := range all {
		write(t, filepath.Join(dir, name), content)
	}
	return dir
}

func write(t *testing.T, path, content string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
		t.Fatal(err)
	}
}

func read(t *testing.T, path ...string) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(path...))
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// build runs Hugo on a site, with warnings as errors, and returns the folder
// of the result.
func build(t *testing.T, dir string, args ...string) string {
	t.Helper()
	public := filepath.Join(t.TempDir(), "public")
	if err := hugo(dir, public, append(args, "--panicOnWarning")...); err != nil {
		t.Fatalf("hugo %s: %v", strings.Join(args, " "), err)
	}
	return public
}

// hugo runs Hugo on a site. The error holds what it printed.
func hugo(dir, public string, args ...string) error {
	return runHugo(append([]string{"--source", dir, "--destination", public, "--noBuildLock"}, args...)...)
}

func runHugo(args ...string) error {
	if out, err := exec.Command(hugoProgram, args...).CombinedOutput(); err != nil {
		return fmt.Errorf("%w\n%s", err, out)
	}
	return nil
}
