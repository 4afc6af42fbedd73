package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/complint/comparisons/internal/testfiles"
	"github.com/complint/comparisons/lint/fix"
)

// fixed are the files of the working directory after the program ran in it.
func fixed(t *testing.T, name string) string {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

const brokenPage = "content/comparisons/bad.md"

// broken is a site with a misspelled column, which is mended, and a short row,
// which is mended when asked for.
func broken(t *testing.T) map[string]string {
	t.Helper()
	return map[string]string{
		"hugo.toml":                   "title = 'x'",
		brokenPage:                    strings.Replace(page(t, "table-columns", false), "| High |", "|", 1),
		"content/comparisons/good.md": strings.ReplaceAll(page(t, "title", true), "Tea", "Cocoa"),
		"content/posts/bad.md":        page(t, "table-columns", false),
	}
}

func TestFix(t *testing.T) {
	site := broken(t)
	mended := strings.Replace(site[brokenPage], "Koffee", "Coffee", 1)
	filled := strings.Replace(mended, "| Caffeine | Low |", "| Caffeine | Low | — |", 1)
	for _, test := range []struct {
		args           []string
		status         int
		stdout, stderr []string // parts
		after          string
	}{
		{[]string{"fix"}, exitFindings,
			[]string{brokenPage + ":30:20: fixed: write \"Coffee\" [table-columns]\n", "[table-ragged]\n"},
			[]string{"1 finding fixed in 1 file\n", "1 more can be fixed with --unsafe", "2 comparison pages checked: 1 error\n"}, mended},
		{[]string{"fix", "--unsafe", brokenPage}, exitClean,
			[]string{"fixed: write a dash into each missing cell [table-ragged]\n"},
			[]string{"2 findings fixed in 1 file\n", "1 comparison page checked: nothing to report\n"}, filled},
		{[]string{"fix", "content/posts"}, exitClean, nil, []string{"no comparison page"}, site[brokenPage]},
		{[]string{"fix", "--disable", "table-columns"}, exitFindings, []string{"[table-ragged]"}, []string{"1 error"}, site[brokenPage]},
		{[]string{"fix", "--quiet", "--disable", "table-ragged"}, exitClean, []string{"fixed:"}, nil, mended},
		{[]string{"fix", "--diff"}, exitFindings,
			[]string{"--- a/" + brokenPage + "\n+++ b/" + brokenPage + "\n@@ -27,7 +27,7 @@\n", "\n-| Criteria | Tea | [Koffee](/coffee) |\n+| Criteria | Tea | [Coffee](/coffee) |\n"},
			[]string{"1 more can be fixed with --unsafe"}, site[brokenPage]},
		{[]string{"fix", "--diff", "content/comparisons/good.md"}, exitClean, nil, nil, site[brokenPage]},
		{[]string{"fix", "--diff", "--color", "always"}, exitFindings, []string{"\n-| Criteria"}, nil, site[brokenPage]}, // no terminal
		{[]string{"fix", "absent.md"}, exitIO, nil, []string{"absent.md: no such file"}, site[brokenPage]},
		{[]string{"fix", "absent.md", "--diff", brokenPage}, exitIO, []string{"+| Criteria"}, []string{"absent.md: no such file"}, site[brokenPage]},
		{[]string{"fix", "--format", "json"}, exitUsage, nil, []string{"-format"}, site[brokenPage]},
	} {
		t.Run(strings.Join(test.args, " "), func(t *testing.T) {
			status, stdout, stderr := complint(t, site, test.args...)
			if status != test.status {
				t.Errorf("exit status %d, want %d\n%s\n%s", status, test.status, stdout, stderr)
			}
			for _, want := range test.stdout {
				if !strings.Contains(stdout, want) {
					t.Errorf("standard output is\n%s\nwithout %q", stdout, want)
				}
			}
			for _, want := range test.stderr {
				if !strings.Contains(stderr, want) {
					t.Errorf("standard error is\n%s\nwithout %q", stderr, want)
				}
			}
			if test.stdout == nil && stdout != "" {
				t.Errorf("standard output is\n%s", stdout)
			}
			if got := fixed(t, brokenPage); got != test.after {
				t.Errorf("the page becomes\n%s", got)
			}
			if got := fixed(t, "content/posts/bad.md"); got != site["content/posts/bad.md"] {
				t.Errorf("the post becomes\n%s", got)
			}
		})
	}
}

// TestFixAgain: a second run changes nothing.
func TestFixAgain(t *testing.T) {
	complint(t, broken(t), "fix", "--unsafe")
	var out, err strings.Builder
	if status := run([]string{"complint", "fix", "--unsafe", "--diff"}, strings.NewReader(""), &out, &err); status != exitClean || out.String() != "" {
		t.Errorf("exit status %d\n%s\n%s", status, &out, &err)
	}
}

// TestFixDiff: what --diff prints makes of the site what the command does.
func TestFixDiff(t *testing.T) {
	site := broken(t)
	site["content/comparisons/crlf.md"] = "\ufeff" + strings.ReplaceAll(site[brokenPage], "\n", "\r\n")
	_, diff, _ := complint(t, site, "fix", "--diff", "--unsafe")
	dir := testfiles.Tree(t, site)
	command := exec.Command("git", "apply", "-p1", "--whitespace=nowarn")
	command.Dir = dir
	command.Env = append(os.Environ(), "GIT_CEILING_DIRECTORIES="+filepath.Dir(dir))
	command.Stdin = strings.NewReader(diff)
	if out, err := command.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	complint(t, site, "fix", "--unsafe")
	for name := range site {
		if got := fixed(t, filepath.Join(dir, name)); got != fixed(t, name) {
			t.Errorf("%s becomes\n%q\nwant\n%q", name, got, fixed(t, name))
		}
	}
}

// TestFixFails: a file that cannot be written is named, and the others are
// mended all the same.
func TestFixFails(t *testing.T) {
	site := broken(t)
	outside := filepath.Join(testfiles.Tree(t, map[string]string{"x.md": site[brokenPage]}), "x.md")
	dir := testfiles.Tree(t, site)
	t.Chdir(dir)
	if err := os.Symlink(outside, "content/comparisons/a.md"); err != nil {
		t.Fatal(err)
	}
	var out, err strings.Builder
	status := run([]string{"complint", "fix", "content/comparisons/a.md", brokenPage}, strings.NewReader(""), &out, &err)
	if status != exitIO || !strings.Contains(err.String(), "content/comparisons/a.md: leads out of the tree") || strings.Contains(out.String(), "a.md:30:20: fixed") {
		t.Errorf("exit status %d\n%s\n%s", status, &out, &err)
	}
	if fixed(t, outside) != site[brokenPage] || fixed(t, brokenPage) == site[brokenPage] {
		t.Error("the page outside is changed, or the other is not")
	}
}

// TestFixBrokenSite: where the configuration cannot be read, nothing is written.
func TestFixBrokenSite(t *testing.T) {
	site := broken(t)
	site["hugo.toml"] = "title ="
	status, _, stderr := complint(t, site, "fix", brokenPage)
	if status != exitUsage || !strings.Contains(stderr, "hugo.toml") || fixed(t, brokenPage) != site[brokenPage] {
		t.Errorf("exit status %d\n%s", status, stderr)
	}
}

// TestFixInput mends the page on standard input, and touches no file.
func TestFixInput(t *testing.T) {
	site := broken(t)
	input := site[brokenPage]
	mended := strings.Replace(input, "Koffee", "Coffee", 1)
	filled := strings.Replace(mended, "| Caffeine | Low |", "| Caffeine | Low | — |", 1)
	site[brokenPage] = "---\ntitle: Koffee vs Tea\n---\n" // what is in the file is of no matter
	site[".complint.yaml"] = "exclude: [content/comparisons/old]\n"
	for _, test := range []struct {
		args   []string
		name   string
		status int
		stdout string
		stderr []string // parts
	}{
		{nil, brokenPage, exitFindings, mended,
			[]string{brokenPage + ":30:20: fixed: write \"Coffee\" [table-columns]\n", "[table-ragged]\n", "1 finding fixed in 1 file\n", "1 comparison page checked: 1 error\n"}},
		{[]string{"--unsafe"}, brokenPage, exitClean, filled, []string{"2 findings fixed in 1 file\n", "nothing to report\n"}},
		{[]string{"--fail-on", "never"}, "content/comparisons/new.md", exitClean, mended, []string{"content/comparisons/new.md:30:20: fixed"}},
		{[]string{"--disable", "table-columns"}, brokenPage, exitFindings, input, []string{"[table-ragged]\n"}},
		{nil, "content/posts/bad.md", exitClean, input, []string{"no comparison page"}},
		{nil, "content/comparisons/old/bad.md", exitClean, input, []string{"1 path left out"}},
		{[]string{"--diff"}, brokenPage, exitFindings, fix.Diff(brokenPage, []byte(input), []byte(mended)), []string{"1 more can be fixed with --unsafe"}},
		{[]string{"--diff"}, "content/posts/bad.md", exitClean, "", nil},
		{[]string{brokenPage}, brokenPage, exitUsage, "", []string{"leave the path"}},
		{[]string{"--config", "absent.yaml"}, brokenPage, exitIO, "", []string{"absent.yaml"}},
	} {
		t.Run(strings.Join(test.args, " ")+" "+test.name, func(t *testing.T) {
			status, stdout, stderr := complintWithInput(t, input, site, append([]string{"fix", "--stdin-filename", test.name}, test.args...)...)
			if status != test.status || stdout != test.stdout {
				t.Errorf("exit status %d, want %d; standard output is\n%s", status, test.status, stdout)
			}
			for _, want := range test.stderr {
				if !strings.Contains(stderr, want) {
					t.Errorf("standard error is\n%s\nwithout %q", stderr, want)
				}
			}
			if got := fixed(t, brokenPage); got != site[brokenPage] {
				t.Errorf("the file becomes\n%s", got)
			}
		})
	}
	crlf := "\ufeff" + strings.ReplaceAll(input, "\n", "\r\n")
	if _, stdout, _ := complintWithInput(t, crlf, site, "fix", "--stdin-filename", brokenPage); stdout != "\ufeff"+strings.ReplaceAll(mended, "\n", "\r\n") {
		t.Errorf("with CRLF, standard output is\n%q", stdout)
	}
}
