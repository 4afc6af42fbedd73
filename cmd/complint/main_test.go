package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/complint/comparisons/internal/testfiles"
	"github.com/complint/comparisons/lint/rules"
)

// complint runs the program in a new folder that holds the given files.
func complint(t *testing.T, files map[string]string, args ...string) (status int, stdout, stderr string) {
	t.Helper()
	return complintWithInput(t, "", files, args...)
}

func complintWithInput(t *testing.T, input string, files map[string]string, args ...string) (status int, stdout, stderr string) {
	t.Helper()
	t.Chdir(testfiles.Tree(t, files))
	var out, err bytes.Buffer
	status = run(append([]string{"complint"}, args...), strings.NewReader(input), &out, &err)
	return status, out.String(), err.String()
}

// page returns a page of the documentation of a rule.
func page(t *testing.T, rule string, fixed bool) string {
	t.Helper()
	doc, err := rules.ReadDoc(rule)
	if err != nil {
		t.Fatal(err)
	}
	if fixed {
		return doc.Fixed
	}
	return doc.Bad
}

func TestCheck(t *testing.T) {
	good, bad := strings.ReplaceAll(page(t, "title", true), "Tea", "Cocoa"), page(t, "verdict-missing", false)
	site := map[string]string{
		"hugo.toml":                   "title = 'x'",
		"content/comparisons/good.md": good,
		"content/comparisons/bad.md":  bad,
		"content/posts/post.md":       "---\ntitle: A vs B\n---\n",
		"README.md":                   "# A vs B",
	}
	for _, test := range []struct {
		name   string
		files  map[string]string
		args   []string
		status int
		stdout string // a part of it; "" for nothing at all
		stderr string
	}{
		{"default paths", site, nil, exitFindings, "content/comparisons/bad.md:2:8: error: page has no verdict", "2 comparison pages checked: 1 error\n"},
		{"check by name", site, []string{"check"}, exitFindings, "[verdict-missing]", "1 error"},
		{"one file", site, []string{"content/comparisons/good.md"}, exitClean, "", "1 comparison page checked: nothing to report\n"},
		{"flag after path", site, []string{"content", "--format", "json"}, exitFindings, `"version": 1`, "1 error"},
		{"flag after path of check", site, []string{"check", "content", "--format=json"}, exitFindings, `"version": 1`, "1 error"},
		{"colour", site, []string{"--color", "always"}, exitFindings, "\x1b[31m", "1 error"},
		{"no comparison", map[string]string{"posts/a.md": "x"}, nil, exitClean, "", "no comparison page among 1 file"},
		{"empty folder", nil, nil, exitClean, "", "no comparison page among 0 files"},
		{"not a comparison", site, []string{"README.md"}, exitClean, "", "no comparison page among 1 file"},
		{"absent", site, []string{"absent.md"}, exitIO, "", "absent.md: no such file"},
		{"absent beside bad", site, []string{"content", "absent.md"}, exitIO, "verdict-missing", "absent.md: no such file"},
		{"no site", map[string]string{"comparisons/a.md": bad}, nil, exitFindings, "comparisons/a.md:2:8", "1 error"},
		{"unknown flag", site, []string{"--fromat", "json"}, exitUsage, "", "-fromat"},
		{"unknown format", site, []string{"--format", "xml"}, exitUsage, "", `unknown format "xml": write one of checkstyle, github, gitlab, json, junit, sarif, text`},
		{"unknown colour", site, []string{"--color", "blue"}, exitUsage, "", `--color is "blue"`},
		{"flag without value", site, []string{"--format"}, exitUsage, "", "flag needs an argument"},
		{"broken configuration", map[string]string{"hugo.toml": "title =", "content/comparisons/a.md": good}, nil, exitUsage, "", "hugo.toml"},
		{"path after dashes", map[string]string{"comparisons/-x.md": bad}, []string{"--", "comparisons/-x.md"}, exitFindings, "-x.md:2:8", "1 error"},
	} {
		t.Run(test.name, func(t *testing.T) {
			status, stdout, stderr := complint(t, test.files, test.args...)
			if status != test.status {
				t.Errorf("exit status %d, want %d", status, test.status)
			}
			if !strings.Contains(stdout, test.stdout) || test.stdout == "" && stdout != "" {
				t.Errorf("standard output is %q, want %q", stdout, test.stdout)
			}
			if !strings.Contains(stderr, test.stderr) {
				t.Errorf("standard error is %q, want %q", stderr, test.stderr)
			}
		})
	}
}

// TestBadInput: each gets a message at the right place, and none a crash.
func TestBadInput(t *testing.T) {
	for _, test := range []struct{ name, page, want string }{
		{"not UTF-8", "---\ntitle: A vs B\n---\ncaf\xe9\n", "a.md:4:4: error: byte 0xe9 is not UTF-8: save the file as UTF-8 [encoding]"},
		{"UTF-16", "\xff\xfe-\x00-\x00", "a.md:1:1: error: file is UTF-16: save it as UTF-8 [encoding]"},
		{"YAML", "---\ntitle: x\nsubtitle: A: B\n---\n", "a.md:3:"},
		{"TOML", "+++\ntitle = 'x'\nsubtitle = A\n+++\n", "a.md:3:12: error: "},
		{"JSON", "{\n  \"title\": \"x\",\n  \"subtitle\": A\n}\n", "a.md:3:15: error: "},
		{"not closed", "---\ntitle: x\n", "a.md:1:1: error: front matter is not closed"},
		{"no delimiter row", "---\ntitle: A vs B\n---\n## Side by side\n\n| C | A | B |\n| x | 1 | 2 |\n", "a.md:2:8: error: no table compares the options"},
		{"no options", "---\ntitle: Two things\n---\nText\n", "a.md:2:8: error: cannot tell what is compared: list it in the front matter, `options: [A, B]` [options]"},
		{"empty", "", "a.md:1:1: error: page has no title"},
	} {
		t.Run(test.name, func(t *testing.T) {
			status, stdout, _ := complint(t, map[string]string{"comparisons/a.md": test.page})
			if status != exitFindings || !strings.Contains(stdout, test.want) {
				t.Errorf("exit status %d, output\n%s", status, stdout)
			}
		})
	}
}

func TestUnreadable(t *testing.T) {
	if os.Getuid() == 0 {
		// The superuser reads everything; a folder cannot be read as a file by anyone.
		status, _, stderr := complint(t, map[string]string{"comparisons/a.md/x": ""}, "comparisons/a.md/x/y.md")
		if status != exitIO || !strings.Contains(stderr, "not a directory") {
			t.Errorf("exit status %d, standard error %q", status, stderr)
		}
		return
	}
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "a.md"), nil, 0); err != nil {
		t.Fatal(err)
	}
	status, _, stderr := complint(t, nil, filepath.Join(dir, "a.md"))
	if status != exitIO || !strings.Contains(stderr, "permission denied") {
		t.Errorf("exit status %d, standard error %q", status, stderr)
	}
}

func TestInspect(t *testing.T) {
	files := map[string]string{"comparisons/a.md": page(t, "title", true), "comparisons/_index.md": "", "b.md": ""}
	status, stdout, _ := complint(t, files, "inspect")
	var models []map[string]any
	if err := json.Unmarshal([]byte(stdout), &models); err != nil || status != exitClean {
		t.Fatal(status, err)
	}
	if len(models) != 1 || models[0]["file"] != "comparisons/a.md" || models[0]["title"] != "Tea vs Coffee: which to serve" {
		t.Errorf("got %v", models)
	}
	if status, stdout, stderr := complint(t, nil, "inspect"); status != exitClean || stdout != "[]\n" || !strings.Contains(stderr, "no comparison page") {
		t.Errorf("of nothing: exit status %d, %q, %q", status, stdout, stderr)
	}
	if status, _, _ := complint(t, nil, "inspect", "absent.md"); status != exitIO {
		t.Errorf("of an absent file: exit status %d", status)
	}
}

func TestExplain(t *testing.T) {
	for _, rule := range rules.All {
		status, stdout, _ := complint(t, nil, "explain", rule.Name)
		if status != exitClean || !strings.HasPrefix(stdout, rule.Name+" ("+rule.Severity.String()+"): ") || !strings.Contains(stdout, "["+rule.Name+"]") {
			t.Errorf("explain %s: exit status %d\n%s", rule.Name, status, stdout)
		}
	}
	status, _, stderr := complint(t, nil, "explain", "verdict-mising")
	if status != exitUsage || !strings.Contains(stderr, `did you mean "verdict-missing"?`) {
		t.Errorf("exit status %d, %q", status, stderr)
	}
	if status, _, _ := complint(t, nil, "explain"); status != exitUsage {
		t.Errorf("without a name: exit status %d", status)
	}
}

func TestRules(t *testing.T) {
	status, stdout, _ := complint(t, nil, "rules")
	if status != exitClean || strings.Count(stdout, "\n") != len(rules.All) {
		t.Errorf("exit status %d\n%s", status, stdout)
	}
	if status, _, _ := complint(t, nil, "rules", "title"); status != exitUsage {
		t.Errorf("with an argument: exit status %d", status)
	}
}

func TestHelpAndVersion(t *testing.T) {
	for _, flag := range []string{"--help", "--version", "-h"} {
		if status, stdout, _ := complint(t, nil, flag); status != exitClean || !strings.Contains(stdout, "complint") {
			t.Errorf("%s: exit status %d, %q", flag, status, stdout)
		}
	}
}

// failing is a full disk or a closed pipe.
type failing struct{}

func (failing) Write([]byte) (int, error) { return 0, errors.New("no space left") }

func TestFailingOutput(t *testing.T) {
	t.Chdir(testfiles.Tree(t, map[string]string{"comparisons/a.md": ""}))
	for _, args := range [][]string{{"complint"}, {"complint", "--format", "json"}, {"complint", "inspect"}, {"complint", "rules"}, {"complint", "explain", "title"}} {
		var stderr bytes.Buffer
		if status := run(args, strings.NewReader(""), failing{}, &stderr); status != exitIO || !strings.Contains(stderr.String(), "no space left") {
			t.Errorf("%v: exit status %d, %q", args, status, &stderr)
		}
	}
}
