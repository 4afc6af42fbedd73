package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/complint/comparisons/lint/config"
	"github.com/complint/comparisons/lint/rules"
)

// content returns what a file in the working directory holds.
func content(t *testing.T, path string) string {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func TestInit(t *testing.T) {
	for _, test := range []struct {
		args []string
		name string
	}{
		{nil, ".complint.yaml"},
		{[]string{"--toml"}, ".complint.toml"},
	} {
		status, stdout, stderr := complint(t, nil, append([]string{"init"}, test.args...)...)
		if status != exitClean || stdout != "wrote "+test.name+"\n" || stderr != "" {
			t.Errorf("%v: exit status %d, %q, %q", test.args, status, stdout, stderr)
		}
		file, err := config.Load(test.name, rules.All)
		if err != nil || len(file.Config.Rules) > 0 || len(file.Config.Overrides) > 0 {
			t.Errorf("%s: %+v, %v", test.name, file, err)
		}
		info, err := os.Stat(test.name)
		if err != nil || info.Mode().Perm()&0o444 != 0o444 {
			t.Errorf("%s: %v, %v", test.name, info.Mode(), err)
		}
		if left, err := filepath.Glob(".complint*"); err != nil || len(left) != 1 {
			t.Errorf("%s leaves %v, %v", test.name, left, err)
		}
	}
}

// TestInitInSite: in a folder of a site, the configuration goes to its root.
func TestInitInSite(t *testing.T) {
	complint(t, map[string]string{"hugo.toml": "", "content/x.md": ""}, "rules")
	site, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	t.Chdir("content")
	var stdout, stderr strings.Builder
	if status := run([]string{"complint", "init"}, nil, &stdout, &stderr); status != exitClean {
		t.Fatalf("exit status %d, %s", status, &stderr)
	}
	if want := "wrote " + filepath.Join("..", ".complint.yaml") + "\n"; stdout.String() != want {
		t.Errorf("got %q", &stdout)
	}
	content(t, filepath.Join(site, ".complint.yaml"))
}

func TestInitRefuses(t *testing.T) {
	yaml := map[string]string{".complint.yaml": "fail-on: never\n"}
	for _, test := range []struct {
		files  map[string]string
		args   []string
		status int
		stderr string
	}{
		{yaml, nil, exitUsage, ".complint.yaml is there already: --force overwrites it"},
		{yaml, []string{"--toml"}, exitUsage, ".complint.yaml is there already: remove it first"},
		{yaml, []string{"--toml", "--force"}, exitUsage, ".complint.yaml is there already: remove it first"},
		{yaml, []string{"--force"}, exitClean, ""},
		{nil, []string{"--force"}, exitClean, ""},
		{yaml, []string{"--pre-commit"}, exitClean, ""},
		{nil, []string{"here"}, exitUsage, "only with --from"},
		{map[string]string{"hugo.toml": "title ="}, nil, exitUsage, "hugo.toml"},
		{map[string]string{".complint.yaml/x": ""}, []string{"--force"}, exitIO, ".complint.yaml"},
	} {
		status, _, stderr := complint(t, test.files, append([]string{"init"}, test.args...)...)
		if status != test.status || !strings.Contains(stderr, test.stderr) {
			t.Errorf("%v in %v: exit status %d, %q", test.args, test.files, status, stderr)
		}
		for name, before := range test.files {
			overwritten := len(test.args) == 1 && test.args[0] == "--force" && status == exitClean
			if got := content(t, name); (got == before) == overwritten {
				t.Errorf("%v: %s is\n%s", test.args, name, got)
			}
		}
	}
}

func TestInitPreCommit(t *testing.T) {
	for _, test := range []struct {
		name          string
		before, after string // after: "" for unchanged; ENTRY stands for the entry
	}{
		{"absent", "", "repos:\n  ENTRY\n"},
		{"comments", "# hooks\n", "# hooks\nrepos:\n  ENTRY\n"},
		{"comments without an end", "# hooks", "# hooks\nrepos:\n  ENTRY\n"},
		{"list", "repos:\n- repo: a\n  hooks: [{id: b}] # why\n", "repos:\n- repo: a\n  hooks: [{id: b}] # why\nENTRY\n"},
		{"indented", "repos:\n    - repo: a\n      hooks:\n        - id: b", "repos:\n    - repo: a\n      hooks:\n        - id: b\n    ENTRY\n"},
		{"keys below", "ci: {skip: [b]}\nrepos:\n  - repo: a\n    hooks:\n      - id: b\n        args:\n          - |\n            - repo: x\n\n# last\nfail_fast: true\n",
			"ci: {skip: [b]}\nrepos:\n  - repo: a\n    hooks:\n      - id: b\n        args:\n          - |\n            - repo: x\n  ENTRY\n\n# last\nfail_fast: true\n"},
		{"other system", "\ufeffrepos:\r\n  - repo: 'a'\r\n    hooks: []\r\n", "\ufeffrepos:\r\n  - repo: 'a'\r\n    hooks: []\r\n  ENTRY\r\n"},
		{"there already", "repos:\n  - repo: https://github.com/complint/comparisons.git\n    rev: v1.0.0\n", ""},
		{"a local hook", "repos:\n  - repo: local\n    hooks:\n      - {id: complint, entry: bin/complint}\n", ""},
	} {
		files := map[string]string{".git/HEAD": "", ".complint.yaml": "", preCommitName: test.before}
		if test.name == "absent" {
			delete(files, preCommitName)
		}
		status, stdout, stderr := complint(t, files, "init", "--pre-commit")
		got := content(t, preCommitName)
		want := withEntry(test.after)
		if test.after == "" {
			want = test.before
		}
		if status != exitClean || stderr != "" || got != want {
			t.Errorf("%s: exit status %d, %q; got\n%q\nwant\n%q", test.name, status, stderr, got, want)
		}
		if !strings.Contains(stdout, ".complint.yaml is there and stays as it is\n") || !strings.Contains(stdout, preCommitName) {
			t.Errorf("%s: %q", test.name, stdout)
		}
	}
}

// withEntry replaces the line ENTRY of a text by the entry, behind the margin
// and with the line ends that the text has.
func withEntry(text string) string {
	margin := regexp.MustCompile(`(?m)^( *)ENTRY`).FindStringSubmatch(text)
	if margin == nil {
		return text
	}
	end := "\n"
	if strings.Contains(text, "\r\n") {
		end = "\r\n"
	}
	entry := strings.TrimSuffix(preCommitEntry(), "\n")
	return strings.Replace(text, "ENTRY", strings.ReplaceAll(entry, "\n", end+margin[1]), 1)
}

// TestInitPreCommitUnsafe: where the list cannot be added to safely, the entry
// is printed and the file stays as it is.
func TestInitPreCommitUnsafe(t *testing.T) {
	for _, before := range []string{
		"repos: [{repo: a, hooks: []}]\n",
		"repos: []\n",
		"repos:\n",
		"{}\n",
		"ci: {}\n",
		"repos: {a: b}\n",
		"repos: [\n",
		"a: &x\n  - repo: a\nrepos: *x\n",
		"repos:\n  - repo: a\n---\nb: 1\n",
	} {
		status, stdout, stderr := complint(t, map[string]string{preCommitName: before}, "init", "--pre-commit")
		if status != exitUsage || !strings.HasSuffix(stdout, preCommitEntry()) || !strings.Contains(stderr, "add the entry above to its list `repos`") {
			t.Errorf("%q: exit status %d, %q, %q", before, status, stdout, stderr)
		}
		if got := content(t, preCommitName); got != before {
			t.Errorf("%q became %q", before, got)
		}
	}
}
