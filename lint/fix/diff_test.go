package fix

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

func TestDiff(t *testing.T) {
	const before = "1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n"
	for _, test := range []struct{ name, before, after, want string }{
		{"equal", before, before, ""},
		{"changed", before, strings.Replace(before, "5", "five", 1), "@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+five\n 6\n 7\n 8\n"},
		{"two places near each other", "1\n2\n3\n4\n5\n6\n7\n8\n", "one\n2\n3\n4\n5\n6\n7\neight\n", "@@ -1,8 +1,8 @@\n-1\n+one\n 2\n 3\n 4\n 5\n 6\n 7\n-8\n+eight\n"},
		{"two places apart", "1\n2\n3\n4\n5\n6\n7\n8\n9\n", "one\n2\n3\n4\n5\n6\n7\n8\nnine\n", "@@ -1,4 +1,4 @@\n-1\n+one\n 2\n 3\n 4\n@@ -6,4 +6,4 @@\n 6\n 7\n 8\n-9\n+nine\n"},
		{"line end added", "a\nb", "a\nb\n", "@@ -1,2 +1,2 @@\n a\n-b\n\\ No newline at end of file\n+b\n"},
		{"no line end on either side", "a\nb", "A\nb", "@@ -1,2 +1,2 @@\n-a\n+A\n b\n\\ No newline at end of file\n"},
		{"of nothing", "", "a\n", "@@ -0,0 +1 @@\n+a\n"},
		{"all gone", "a\nb\n", "", "@@ -1,2 +0,0 @@\n-a\n-b\n"},
		{"moved", "a\nb\nc\n", "b\nc\na\n", "@@ -1,3 +1,3 @@\n-a\n b\n c\n+a\n"},
	} {
		want := test.want
		if want != "" {
			want = "--- a/x.md\n+++ b/x.md\n" + want
		}
		if got := Diff("x.md", []byte(test.before), []byte(test.after)); got != want {
			t.Errorf("%s: got\n%s\nwant\n%s", test.name, got, want)
		}
	}
}

func TestDiffNames(t *testing.T) {
	for name, want := range map[string]string{
		"content/a.md": "--- a/content/a.md\n",
		"/site/a.md":   "--- a/site/a.md\n",
		"a b.md":       "--- a/a b.md\t\n",
		"thé.md":       "--- a/thé.md\n",
		"a\n+++ b":     `--- "a/a\012+++ b"` + "\n",
		"\x1b[31m":     `--- "a/\033[31m"` + "\n",
		"a\u202eb":     `--- "a/a\342\200\256b"` + "\n",
		"\xff":         `--- "a/\377"` + "\n",
		`a"\`:          `--- "a/a\"\\"` + "\n",
	} {
		got := Diff(name, nil, []byte("x\n"))
		if !strings.HasPrefix(got, want) || strings.Count(got, "\n") != 4 {
			t.Errorf("%q: got %q, want %q", name, got, want)
		}
	}
}

// TestDiffApplies draws pairs of files and lets git and patch make the second
// of the first.
func TestDiffApplies(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for i := range 100 {
		before, after := drawPair(random)
		name := []string{"content/a.md", "a b.md", "thé.md", "tab\there.md", `quote".md`}[i%5]
		diff := Diff(name, before, after)
		for _, command := range [][]string{{"git", "apply", "-p1", "--whitespace=nowarn", "-"}, {"patch", "-p1", "--binary", "--silent"}} {
			if got := patched(t, command, name, before, diff); !bytes.Equal(got, after) {
				t.Fatalf("%s makes %q of %q, want %q, by\n%s", command[0], got, before, after, diff)
			}
		}
	}
}

// drawPair draws a file of few different lines, and changes it here and there.
func drawPair(random *rand.Rand) (before, after []byte) {
	line := func() string {
		return []string{"\n", "a\n", "b\r\n", "-- c\n", "+++ d\n", "e e\n", fmt.Sprintf("%d\n", random.IntN(30))}[random.IntN(7)]
	}
	var lines []string
	for range random.IntN(40) {
		lines = append(lines, line())
	}
	text := func(lines []string) []byte {
		joined := strings.Join(lines, "")
		if random.IntN(3) == 0 {
			joined = strings.TrimRight(joined, "\n")
		}
		return []byte(joined)
	}
	before = text(lines)
	for range random.IntN(6) {
		at := random.IntN(len(lines) + 1)
		lines = slices.Replace(slices.Clone(lines), at, min(len(lines), at+random.IntN(3)), slices.Repeat([]string{line()}, random.IntN(3))...)
	}
	return before, text(lines)
}

// patched writes a file and returns what a command makes of it with a diff.
func patched(t *testing.T, command []string, name string, before []byte, diff string) []byte {
	t.Helper()
	dir := t.TempDir()
	path := filepath.Join(dir, name)
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, before, 0o644); err != nil {
		t.Fatal(err)
	}
	if diff != "" {
		patch := exec.Command(command[0], command[1:]...)
		patch.Dir = dir
		patch.Env = append(os.Environ(), "GIT_CEILING_DIRECTORIES="+filepath.Dir(dir))
		patch.Stdin = strings.NewReader(diff)
		if out, err := patch.CombinedOutput(); err != nil {
			t.Fatalf("%v: %v\n%s\n%s", command, err, out, diff)
		}
	}
	after, err := os.ReadFile(path)
	if err != nil && !os.IsNotExist(err) { // both remove a file that becomes empty
		t.Fatal(err)
	}
	return after
}

// TestDiffMany compares files of many lines: equal but for one, and such that
// no two lines or all of them are alike. What takes the square of the time runs into the limit of go test.
func TestDiffMany(t *testing.T) {
	const n = 300_000
	lines := func(format string, first int) []byte {
		var out bytes.Buffer
		for i := range n {
			fmt.Fprintf(&out, format, first+i)
		}
		return out.Bytes()
	}
	same := lines("%.0s\n", 0)
	for name, pair := range map[string][2][]byte{
		"equal":     {lines("%d\n", 0), append(lines("%d\n", 0), 'x')},
		"shifted":   {lines("%d\n", 0), lines("%d\n", 1000)},
		"different": {lines("a%d\n", 0), lines("b%d\n", 0)},
		"alike":     {append([]byte("a\n"), same...), append(append([]byte("b\n"), same[:n/2]...), "c\n"...)},
	} {
		if Diff("x", pair[0], pair[1]) == "" {
			t.Errorf("%s: no difference", name)
		}
	}
}
