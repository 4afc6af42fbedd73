package tests

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// console is a reader who types what a page of the documentation shows.
type console struct {
	*testing.T
	dir string   // where commands are typed
	bin string   // first on the path
	env []string // of the commands
}

// newConsole returns a console in the root of a site. There is no network, and
// a home of its own.
func newConsole(t *testing.T, dir string) *console {
	t.Helper()
	s := &console{T: t, dir: dir, bin: t.TempDir()}
	if err := os.Symlink(complint, filepath.Join(s.bin, "complint")); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"GOMODCACHE", "GOCACHE"} {
		value, err := run(t, root, "go", "env", name)
		if err != nil {
			t.Fatal(value)
		}
		s.env = append(s.env, name+"="+strings.TrimSpace(value))
	}
	s.env = append(os.Environ(), append(s.env, "GOPROXY=off", "GOFLAGS=-mod=mod", "GOBIN="+s.bin, "GITHUB_ACTIONS=", "ROOT="+root,
		"HOME="+t.TempDir(), "PATH="+s.bin+string(os.PathListSeparator)+os.Getenv("PATH"))...)
	return s
}

// instead are commands that cannot be run in a test as they are shown, and what
// is run for them.
var instead = []struct {
	shown *regexp.Regexp
	run   string
}{
	// What is published is what is here.
	{regexp.MustCompile(`^go install (github\.com/complint/comparisons/\S+)@latest$`), `cd "$$ROOT" && GOFLAGS= go install $1`},
	{regexp.MustCompile(`^go get (github\.com/complint/comparisons)$`), `cp "$$ROOT/go.sum" . && go mod edit -replace "$1=$$ROOT" && go get $1`},
	// So is what is cloned.
	{regexp.MustCompile(`^(git (?:clone --depth 1|submodule add)) https://github\.com/complint/comparisons `), `$1 "file://$$REPOSITORY" `},
	// The tests do not run the tests.
	{regexp.MustCompile(`^make ([a-z-]+)$`), `make --dry-run --directory "$$ROOT" $1`},
	{regexp.MustCompile(`^(go run \./internal/\S+) (\S+) (\S+)$`), `cd "$$ROOT" && GOFLAGS= $1 "$$OLDPWD/$2" "$$OLDPWD/$3"`},
}

// run runs a command in bash and returns its output and its exit status.
func (s *console) run(command string) (out string, status int) {
	s.Helper()
	for _, i := range instead {
		command = i.shown.ReplaceAllString(command, i.run)
	}
	bash := exec.Command("bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", command)
	bash.Dir, bash.Env = s.dir, s.env
	output, err := bash.CombinedOutput()
	if bash.ProcessState == nil {
		s.Fatal(err)
	}
	return string(output), bash.ProcessState.ExitCode()
}

// play types the commands of a block, the lines after "$ ", one after the
// other, and compares what they print with the lines below. Of a command that is
// shown without any, nothing is asked but a status of 0, or 1 of complint for findings.
func (s *console) play(block string) {
	s.Helper()
	if !strings.HasPrefix(block, "$ ") {
		s.Errorf("no command:\n%s", block)
		return
	}
	for _, part := range strings.Split("\n"+block, "\n$ ")[1:] {
		command, shown, _ := strings.Cut(part, "\n")
		out, status := s.run(command)
		switch {
		case shown == "" && status != 0 && !(status == 1 && strings.Fields(command)[0] == "complint"):
			s.Errorf("`%s` ends with status %d:\n%s", command, status, out)
		case shown != "" && !isShown(shown, out):
			s.Errorf("`%s` ends with status %d and prints\n%s\nnot\n%s", command, status, out, shown)
		}
	}
}

// isShown reports whether an output is what a page shows, where a line "…"
// stands for any number of lines.
func isShown(shown, out string) bool {
	pattern := regexp.QuoteMeta(strings.TrimSuffix(shown, "\n") + "\n")
	pattern = regexp.MustCompile(`(?m)^…\n`).ReplaceAllString(pattern, `(?:.*\n)*?`)
	out = strings.TrimSuffix(out, "\n") + "\n"
	return regexp.MustCompile(`^` + pattern + `$`).MatchString(out)
}

func TestIsShown(t *testing.T) {
	for _, test := range []struct {
		shown, out string
		want       bool
	}{
		{"a\n", "a\n", true},
		{"a", "a\n", true},
		{"a\n", "a\nb\n", false},
		{"b\n", "a\nb\n", false},
		{"…\nb\n", "a\nb\n", true},
		{"…\nb\n", "b\n", true},
		{"a\n…\n", "a\nb\nc\n", true},
		{"a\n…\nc\n", "a\nb\n", false},
		{"a.c\n", "abc\n", false},
	} {
		if got := isShown(test.shown, test.out); got != test.want {
			t.Errorf("%q shows %q: %v", test.shown, test.out, got)
		}
	}
}

// oldPage is a page that was there before complint.
const oldPage = `---
title: Juice vs Water
description: Which of the two to put on the table.
---
## At a glance

| Criteria | Water | Juice |
|----------|-------|-------|
| Sugar    | none  | much  |
| Price    | low   |

## Juice

#### Pros

- **Sweet.** Children drink it.

## Verdict

Water for thirst, juice for a treat.
`

// play types all commands of a page in the root of one site: one with the page
// of docs/authoring.md, an old page, and the files that the page shows.
func play(t *testing.T, page string, blocks []codeBlock) {
	playIn(t, docsSite(t, page), blocks)
}

func playIn(t *testing.T, dir string, blocks []codeBlock) {
	s := newConsole(t, dir)
	for _, block := range blocks {
		s.play(block.text)
	}
}

// docsSite makes the site of a page of the documentation.
func docsSite(t *testing.T, page string) string {
	t.Helper()
	files := map[string]string{
		"hugo.toml":                             configure(t, ""),
		"content/comparisons/tea-vs-coffee.md":  block(t, "docs/authoring.md", "markdown", 0),
		"content/comparisons/juice-vs-water.md": oldPage,
	}
	for _, block := range codeBlocks(t, page) {
		if block.file != "" {
			files[block.file] = block.text
		}
	}
	return newSite(t, files)
}
