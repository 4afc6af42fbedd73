package lint

import (
	"fmt"
	"strings"
	"testing"

	"github.com/complint/comparisons/lint/comparison"
)

// lineRule finds every line that says its name.
func lineRule(name string) Rule {
	return Rule{Name: name, Severity: Error, Run: func(p *Pass) {
		at := 0
		for line := range strings.Lines(string(p.Source)) {
			if strings.HasPrefix(line, name) {
				p.Reportf(comparison.Span{Start: at, End: at + 1}, "found")
			}
			at += len(line)
		}
	}}
}

// TestSuppressions: what is left of a page says which lines are reported.
func TestSuppressions(t *testing.T) {
	const next, nextAll = "<!-- complint-disable-next-line foo -->", "<!-- complint-disable-next-line -->"
	for _, test := range []struct {
		name, page string
		want       string // line:rule of what is reported
	}{
		{"none", "foo\nbar\n", "1:foo 2:bar"},
		{"next line", next + "\nfoo\nfoo\n", "3:foo"},
		{"next line after blank ones", next + "\n\n\nfoo\n\nfoo\n", "6:foo"},
		{"next line, another rule", next + "\n\nbar\n", "1:unused-suppression 3:bar"},
		{"next line, every rule", nextAll + "\n\nfoo\n", ""},
		{"two rules", "<!-- complint-disable-next-line foo, bar -->\n\nfoo\n", "1:unused-suppression"},
		{"at the end of the file", next, "1:unused-suppression"},
		{"same line", "foo <!-- complint-disable-line foo -->\n\nfoo\n", "3:foo"},
		{"from here to there", "foo\n\n<!-- complint-disable foo -->\n\nfoo\n\nbar\n\n<!-- complint-enable foo -->\n\nfoo\n", "1:foo 7:bar 11:foo"},
		{"from here on", "foo\n\n<!-- complint-disable -->\n\nfoo\n\nbar\n", "1:foo"},
		{"enabled for some", "<!-- complint-disable foo bar -->\n\n<!-- complint-enable foo -->\n\nfoo\n\nbar\n", "1:unused-suppression 5:foo"},
		{"enabled for all", "<!-- complint-disable foo bar -->\n\nfoo\n\nbar\n\n<!-- complint-enable -->\n\nfoo\n\nbar\n", "9:foo 11:bar"},
		{"enabled without need", "<!-- complint-enable foo -->\n", "1:unused-suppression"},
		{"whole file", "foo\n\n<!-- complint-disable-file foo -- because -->\n\nfoo\n", ""},
		{"front matter", "---\ncomplint: {disable: [foo]}\n---\nfoo\n\nbar\n", "6:bar"},
		{"front matter, one", "+++\n[complint]\ndisable = 'foo'\n+++\nfoo\n", ""},
		{"front matter, unknown", "---\ncomplint: {disable: [fooo]}\n---\nfoo\n", "2:unused-suppression 4:foo"},
		{"on several lines", "<!--\ncomplint-disable-next-line\n  foo\n-->\nfoo\n", ""},
		{"in code", "`<!-- complint-disable-file foo -->`\n\n    <!-- complint-disable-file foo -->\n\nfoo\n", "5:foo"},
		{"not the first word", "<!-- not complint-disable-file foo -->\n\nfoo\n", "3:foo"},
		{"unknown order", "<!-- complint-disable-all foo -->\n\nfoo\n", "1:unused-suppression 3:foo"},
		{"unknown rule", "<!-- complint-disable-file fo -->\n\nfoo\n", "1:unused-suppression 3:foo"},
		{"rule that is off", "<!-- complint-disable-file off -->\n", ""},
		{"its own report", "<!-- complint-disable-file unused-suppression -->\n\n" + next + "\n", ""},
		{"template comment", "x {{/* complint-disable-line foo */}}\nfoo\n", "1:unused-suppression 1:unused-suppression 2:foo"},
		{"in a list", "- a\n\n  " + next + "\nfoo\n", ""},
		{"in a shortcode", "{{< comparison/verdict >}}\n" + next + "\nfoo\n{{< /comparison/verdict >}}\n", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			off := lineRule("off")
			off.Severity = Off
			linter := newTestLinter(t, lineRule("foo"), lineRule("bar"), off, UnusedSuppression)
			var got []string
			page := linter.Sites.Find("x.md").Parser.Parse([]byte(test.page))
			for _, d := range linter.Check("x.md", page) {
				got = append(got, fmt.Sprintf("%d:%s", d.Start.Line, d.Rule))
			}
			if strings.Join(got, " ") != test.want {
				t.Errorf("reported %q, want %q", strings.Join(got, " "), test.want)
			}
		})
	}
}

func TestSuppressionIsKept(t *testing.T) {
	linter := newTestLinter(t, lineRule("foo"))
	linter.ReadFile = func(string) ([]byte, error) {
		return []byte("---\ntype: comparisons\n---\n<!-- complint-disable-next-line foo -- it is fine -->\nfoo\n"), nil
	}
	result := linter.Run([]string{"x.md"}, nil)
	if len(result.Diagnostics) != 0 || len(result.Suppressed) != 1 || *result.Suppressed[0].Suppression != (Suppression{true, "it is fine"}) {
		t.Errorf("got %+v", result)
	}
}

// FuzzSuppressions: no page can make the linter crash, or lose a finding: each
// is reported or suppressed.
func FuzzSuppressions(f *testing.F) {
	f.Add("<!-- complint-disable foo -- x -->\nfoo\n<!-- complint-enable -->")
	f.Add("{{/* complint-disable-file foo */}}\nfoo")
	f.Add("---\ncomplint: {disable: [foo]}\ntype: comparisons\n---\nfoo <!-- complint-disable-line -->")
	linter, err := New(lineRule("foo"), UnusedSuppression)
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, page string) {
		l := *linter
		l.ReadFile = func(string) ([]byte, error) { return []byte(page), nil }
		result := l.Run([]string{"/comparisons/x.md"}, nil)
		found := 0
		for _, d := range append(result.Diagnostics, result.Suppressed...) {
			if d.Rule == "foo" {
				found++
			}
		}
		want := 0
		for line := range strings.Lines(page) {
			if strings.HasPrefix(line, "foo") {
				want++
			}
		}
		if result.Comparisons > 0 && found != want {
			t.Errorf("%d findings, want %d", found, want)
		}
	})
}
