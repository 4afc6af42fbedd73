package report

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"github.com/complint/comparisons/lint"
)

// at makes a diagnostic that marks the code points from start to end of a
// line, both from 1.
func at(line string, start, end int) lint.Diagnostic {
	return lint.Diagnostic{
		File: "x.md", Rule: "rule", Severity: lint.Error, Message: "message",
		Start: lint.Position{Line: 7, Column: start}, End: lint.Position{Line: 7, Column: end},
		Related: []lint.Related{}, Excerpt: line,
	}
}

func text(t *testing.T, d lint.Diagnostic, options Options) string {
	t.Helper()
	var out bytes.Buffer
	if err := Text(&out, lint.Result{Diagnostics: []lint.Diagnostic{d}}, options); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// TestCaret holds the carets below what they mark, as a terminal shows it.
func TestCaret(t *testing.T) {
	for _, test := range []struct {
		line       string
		start, end int
		want       string // the caret line after the gutter
	}{
		{"plain", 2, 4, " ^^"},
		{"\tx", 2, 3, "\t^"},
		{"日本x", 3, 4, "    ^"},
		{"日本", 1, 3, "^^^^"},
		{"✅ ok", 3, 5, "   ^^"},
		{"e\u0301x", 3, 4, " ^"},
		{"👩\u200d💻x", 4, 5, "    ^"},
		{"x", 2, 2, " ^"}, // the end of a line
	} {
		lines := strings.Split(text(t, at(test.line, test.start, test.end), Options{}), "\n")
		if got := strings.TrimPrefix(lines[2], "      | "); got != test.want {
			t.Errorf("below %q stands %q, want %q", test.line, got, test.want)
		}
	}
}

func TestLongLine(t *testing.T) {
	out := text(t, at(strings.Repeat("a", 500)+"X"+strings.Repeat("b", 500), 501, 502), Options{})
	lines := strings.Split(out, "\n")
	source, caret := []rune(lines[1]), []rune(lines[2])
	if i := strings.IndexRune(string(caret), '^'); string(source[i]) != "X" {
		t.Errorf("the caret is not below the X:\n%s", out)
	}
	if len(source) > maxExcerpt+20 {
		t.Errorf("%d columns are shown", len(source))
	}
}

// TestHostileText: no page can send control characters to a terminal.
func TestHostileText(t *testing.T) {
	d := at("\x1b[31m\x07\u202e\x00\x7f\u009b x\r", 1, 3)
	d.File, d.Message = "a\x1b]0;b\x07.md", "line\nbreak"
	out := text(t, d, Options{})
	if strings.Count(out, "\n") != 3 {
		t.Errorf("not three lines: %q", out)
	}
	if strings.ContainsAny(out, "\x1b\x07\u202e\x00\x7f\u009b\r") {
		t.Errorf("control characters in %q", out)
	}
}

func TestColor(t *testing.T) {
	d := at("plain", 2, 4)
	colored := text(t, d, Options{Color: true})
	if !strings.Contains(colored, red) {
		t.Error("no colour")
	}
	for _, code := range []string{bold, dim, red, green, reset} {
		colored = strings.ReplaceAll(colored, code, "")
	}
	if plain := text(t, d, Options{}); colored != plain {
		t.Errorf("colour changes the text:\n%s\n%s", colored, plain)
	}
}

func TestJSON(t *testing.T) {
	d := at("<x>", 1, 4)
	d.Related = []lint.Related{{File: "x.md", Message: "other"}}
	var out bytes.Buffer
	if err := JSON(&out, lint.Result{Files: 3, Comparisons: 2, Diagnostics: []lint.Diagnostic{d}}, Options{}); err != nil {
		t.Fatal(err)
	}
	var got, want any
	if err := json.Unmarshal(out.Bytes(), &got); err != nil {
		t.Fatal(err)
	}
	_ = json.Unmarshal([]byte(`{"version":1,"files":3,"comparisons":2,"diagnostics":[{"file":"x.md","rule":"rule",
		"severity":"error","message":"message","start":{"offset":0,"line":7,"column":1},"end":{"offset":0,"line":7,"column":4},
		"related":[{"file":"x.md","message":"other","start":{"offset":0,"line":0,"column":0},"end":{"offset":0,"line":0,"column":0}}],
		"fixable":false}],"summary":{"error":1,"warning":0,"info":0,"fixable":0}}`), &want)
	gotText, _ := json.Marshal(got)
	wantText, _ := json.Marshal(want)
	if !bytes.Equal(gotText, wantText) {
		t.Errorf("got %s\nwant %s", gotText, wantText)
	}
}

// FuzzText: whatever a line holds and wherever it is marked, a report has the
// place, the line and the carets, and nothing that moves a cursor.
func FuzzText(f *testing.F) {
	f.Add("| a | 日本 |\t✅", 3, 9)
	f.Add("\x1b[2J", 0, -1)
	f.Fuzz(func(t *testing.T, line string, start, end int) {
		if strings.Contains(line, "\n") || start < 1 {
			return
		}
		d := at(line, start, max(start, end))
		out := text(t, d, Options{})
		if n := strings.Count(out, "\n"); n != 3 && n != 1 {
			t.Errorf("%d lines: %q", n, out)
		}
		if strings.ContainsAny(strings.ReplaceAll(out, "\n", ""), "\x1b\x00\r\x07") {
			t.Errorf("control characters: %q", out)
		}
	})
}
