package glob

import (
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

func mustCompile(t testing.TB, pattern string) Pattern {
	t.Helper()
	p, err := Compile(pattern)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// A path that ends with a slash is a folder.
func match(p Pattern, path string) bool {
	path, folder := strings.CutSuffix(path, "/")
	return p.Match(path, folder)
}

func TestMatch(t *testing.T) {
	for _, test := range []struct {
		pattern string
		yes, no string // paths with spaces between
	}{
		{"a.md", "a.md x/a.md x/y/a.md a.md/", "b.md aa.md x/a.md/b a.md.md"},
		{"/a.md", "a.md", "x/a.md"},
		{"x/a.md", "x/a.md", "a.md y/x/a.md x/y/a.md"},
		{"drafts/", "drafts/ x/drafts/", "drafts x/drafts drafts/a.md"},
		{"*.md", "a.md .md x/a.md", "a.mdx md"},
		{"x/*.md", "x/a.md", "x/y/a.md"},
		{"a?c", "abc aéc", "ac abbc a/c"},
		{"[a-c]x", "ax bx cx", "dx abx"},
		{"[!a-c]x", "dx éx", "ax x"},
		{"[]-]x", "]x -x", "ax"},
		{`\*`, "*", "a"},
		{`\!x`, "!x", "x"},
		{"**/a", "a x/a x/y/a", "xa a/x"},
		{"x/**", "x/a x/y/a x/y/", "x x/ y/x/a"},
		{"x/**/a", "x/a x/y/a x/y/z/a", "x/ya xa x/a/y"},
		{"**/x/**/a", "x/a q/x/a q/x/r/x/b/a", "x a x/b"},
		{"a**", "a abc x/ab", "a/b b"},
		{"**", "a x/a", ""},
		{"[a/]b", "ab", "x/ab a/b"},
	} {
		p := mustCompile(t, test.pattern)
		for _, path := range strings.Fields(test.yes) {
			if !match(p, path) {
				t.Errorf("%s does not match %s", test.pattern, path)
			}
		}
		for _, path := range strings.Fields(test.no) {
			if match(p, path) {
				t.Errorf("%s matches %s", test.pattern, path)
			}
		}
	}
}

func TestBadPattern(t *testing.T) {
	for _, pattern := range []string{"", "!", "/", "[a", "a[]", "a//b", "a\\", "[a\\"} {
		if p, err := Compile(pattern); err == nil {
			t.Errorf("%q is read as %v", pattern, p)
		}
	}
}

func TestCovers(t *testing.T) {
	for _, test := range []struct {
		pattern, path string
		want          bool
	}{
		{"content/legacy/", "content/legacy/deep/a.md", true},
		{"content/legacy/**", "content/legacy/deep/a.md", true},
		{"content/legacy", "content/legacy/a.md", true},
		{"content/legacy/", "content/legacy2/a.md", false},
		{"legacy/", "content/legacy/a.md", true},
		{"legacy/", "content/legacy", false},
		{"*.md", "content/a.md", true},
	} {
		if got := mustCompile(t, test.pattern).Covers(test.path, false); got != test.want {
			t.Errorf("%s covers %s: %v", test.pattern, test.path, got)
		}
	}
}

func TestList(t *testing.T) {
	list := ParseIgnore("\ufeff# drafts\n*.md\r\n\n!keep.md\n/gone/\n!gone/keep.md\nspace\\  \n[bad\n")
	for path, want := range map[string]bool{
		"a.md": true, "keep.md": false, "x/keep.md": false, "gone/keep.md": true, "gone/x": true, "space ": true,
		"space": false, "a.txt": false, "# drafts": false, "[bad": false,
	} {
		if got := list.Covers(path, false); got != want {
			t.Errorf("%s: %v, want %v", path, got, want)
		}
	}
	if _, decided := list.Match("keep.md", false); !decided {
		t.Error("a negated pattern decides nothing")
	}
}

// Patterns that a matcher which tries everything never gets through.
func TestManyStars(t *testing.T) {
	names := mustCompile(t, strings.Repeat("a*", 200)+"b")
	folders := mustCompile(t, strings.Repeat("**/a/", 200)+"b")
	if names.Match(strings.Repeat("a", 2000), false) || folders.Match(strings.Repeat("a/", 2000)+"c", false) {
		t.Error("matched")
	}
}

// random returns up to n of the given pieces in a row.
func random(rng *rand.Rand, n int, pieces ...string) string {
	var s strings.Builder
	for range 1 + rng.IntN(n) {
		s.WriteString(pieces[rng.IntN(len(pieces))])
	}
	return s.String()
}

// insideStars finds `a**`. Git takes the stars for a whole element when only
// letters are before them, which its manual denies.
var insideStars = regexp.MustCompile(`[^/*]\*\*`)

// TestGit asks Git itself about generated patterns and paths.
func TestGit(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	dir := t.TempDir()
	git := func(in string, args ...string) string {
		cmd := exec.Command("git", append([]string{"-C", dir, "-c", "core.excludesFile="}, args...)...)
		cmd.Stdin = strings.NewReader(in)
		out, err := cmd.Output()
		if exit, ok := err.(*exec.ExitError); err != nil && (!ok || exit.ExitCode() > 1) {
			t.Fatal(err)
		}
		return string(out)
	}
	git("", "init", "--quiet")
	for range 60 {
		var lines, paths []string
		for range 1 + rng.IntN(5) {
			line := random(rng, 6, "a", "a", "b", "*", "**", "/", "/", "**/", "/**", "?", "[ab]", "[!a]", "[b-]", "!", `\*`, `\`, " ", "#")
			if !insideStars.MatchString(strings.TrimPrefix(line, "!")) {
				lines = append(lines, line)
			}
		}
		for range 60 {
			names := strings.FieldsFunc(random(rng, 9, "a", "a", "b", "x", "*", "-", "/", "/"), func(r rune) bool { return r == '/' })
			paths = append(paths, strings.Join(append(names, "a"), "/"))
		}
		compareWithGit(t, git, dir, lines, paths)
	}
}

func compareWithGit(t *testing.T, git func(string, ...string) string, dir string, lines, paths []string) {
	t.Helper()
	ignore := strings.Join(lines, "\n") + "\n"
	if err := os.WriteFile(filepath.Join(dir, ".gitignore"), []byte(ignore), 0o644); err != nil {
		t.Fatal(err)
	}
	ignored := make(map[string]bool)
	for _, path := range strings.Split(git(strings.Join(paths, "\x00"), "check-ignore", "--no-index", "-z", "--stdin"), "\x00") {
		ignored[path] = true
	}
	list := ParseIgnore(ignore)
	for _, path := range paths {
		if got := list.Covers(path, false); got != ignored[path] {
			t.Errorf("%q ignores %s: %v, Git says %v", lines, path, got, ignored[path])
		}
	}
}
