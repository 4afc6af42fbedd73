package report

import (
	"strings"
	"testing"

	"github.com/complint/comparisons/lint"
)

func TestFixed(t *testing.T) {
	mended := hostileResult().Diagnostics[:1]
	var out strings.Builder
	if err := Fixed(&out, mended, Options{}); err != nil {
		t.Fatal(err)
	}
	if got := out.String(); strings.Count(got, "\n") != 1 || strings.ContainsFunc(strings.TrimSuffix(got, "\n"), func(r rune) bool { return r != '\t' && disruptive(r) }) {
		t.Errorf("got %q", got)
	}
	out.Reset()
	mended = []lint.Diagnostic{{File: "a.md", Rule: "r", Start: lint.Position{Line: 2, Column: 3}, Fix: &lint.Fix{Message: "write x"}}}
	if err := Fixed(&out, mended, Options{Color: true}); err != nil {
		t.Fatal(err)
	}
	if want := "\x1b[1ma.md:2:3:\x1b[0m \x1b[32mfixed:\x1b[0m write x \x1b[2m[r]\x1b[0m\n"; out.String() != want {
		t.Errorf("got %q, want %q", &out, want)
	}
}

func TestDiff(t *testing.T) {
	var out strings.Builder
	if err := Diff(&out, "@@ -1 +1 @@\n-\x1b[31ma\r\n+b\r\n c\n", Options{Color: true}); err != nil {
		t.Fatal(err)
	}
	if want := "\x1b[34m@@ -1 +1 @@\x1b[0m\n\x1b[31m-\ufffd[31ma\x1b[0m\n\x1b[32m+b\x1b[0m\n c\n"; out.String() != want {
		t.Errorf("got %q, want %q", &out, want)
	}
}
