package fix

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/complint/comparisons/lint"
	"github.com/complint/comparisons/lint/comparison"
	"github.com/complint/comparisons/lint/rules"
)

// file is a comparison page for any linter.
const file = "/site/comparisons/x.md"

// newLinter returns a linter with rules, all of which are on.
func newLinter(t testing.TB, rules ...lint.Rule) *lint.Linter {
	t.Helper()
	linter, err := lint.New(rules...)
	if err != nil {
		t.Fatal(err)
	}
	linter.Now = time.Date(2026, time.November, 24, 0, 0, 0, 0, time.UTC)
	linter.Config.Rules = make(map[string]lint.Setting)
	for _, rule := range rules {
		on := rule.On()
		linter.Config.Rules[rule.Name] = lint.Setting{Severity: &on}
	}
	return linter
}

// replacing is a rule that finds every old in the body and offers new instead.
func replacing(name, old, new string) lint.Rule {
	return lint.Rule{Name: name, Severity: lint.Error, Run: func(p *lint.Pass) {
		for at := p.FrontMatter.Body; ; {
			i := bytes.Index(p.Source[at:], []byte(old))
			if i < 0 {
				return
			}
			span := comparison.Span{Start: at + i, End: at + i + len(old)}
			p.Reportf(span, "%s is %s", old, new)
			if p.Fix("write "+new, comparison.Edit{Span: span, Text: new}); strings.Contains(new, "unsafe") {
				p.SuggestFix("write "+new, comparison.Edit{Span: span, Text: new})
			}
			at = span.End
		}
	}}
}

func TestPage(t *testing.T) {
	for _, test := range []struct {
		name         string
		rules        []lint.Rule
		before       string
		after        string
		fixed        int
		all          bool // unsafe too
		doesNotCease bool
	}{
		{"nothing to do", []lint.Rule{replacing("r", "x", "y")}, "abc", "abc", 0, false, false},
		{"once", []lint.Rule{replacing("r", "x", "y")}, "x and x", "y and y", 2, false, false},
		{"what follows", []lint.Rule{replacing("r", "x", "y"), replacing("s", "yy", "z")}, "xyx", "zy", 3, false, false},
		{"overlapping", []lint.Rule{replacing("r", "xx", "y"), replacing("s", "xxx", "z")}, "xxx", "yx", 1, false, false},
		{"not safe", []lint.Rule{replacing("r", "x", "unsafe")}, "x", "x", 0, false, false},
		{"not safe, but wanted", []lint.Rule{replacing("r", "x", "unsafe")}, "x", "unsafe", 1, true, false},
		{"suppressed", []lint.Rule{replacing("r", "x", "y")}, "<!-- complint-disable-next-line r -->\nx\nx", "<!-- complint-disable-next-line r -->\nx\ny", 1, false, false},
		{"a finding more", []lint.Rule{replacing("r", "x", "bad"), replacing("bad", "ad", "adad")}, "x", "x", 0, false, false},
		{"one of several does harm", []lint.Rule{replacing("r", "x", "y"), {Name: "s", Severity: lint.Info, Run: func(p *lint.Pass) {
			for range bytes.Count(p.Source, []byte("3y")) {
				p.Reportf(comparison.Span{}, "harm")
			}
		}}}, "1x 2x 3x 4x 5x", "1y 2y 3x 4y 5y", 4, false, false},
		{"harm of one rule, help of another", []lint.Rule{replacing("r", "x", "z"), replacing("s", "y", "")}, "yx", "z", 2, false, false},
		{"to and fro", []lint.Rule{replacing("r", "x", "y"), replacing("s", "y", "x")}, "x", "x", 0, false, false},
		{"without end", []lint.Rule{{Name: "r", Severity: lint.Error, Run: func(p *lint.Pass) {
			end := comparison.Span{Start: len(p.Source), End: len(p.Source)}
			p.Reportf(end, "too short")
			p.Fix("go on", comparison.Edit{Span: end, Text: "x"})
		}}}, "x", "x", 0, false, true},
	} {
		fixer := Fixer{Linter: newLinter(t, append(test.rules, lint.UnusedSuppression)...), Unsafe: test.all}
		got := fixer.Page(file, []byte(test.before))
		if string(got.Source) != test.after || len(got.Fixed) != test.fixed || got.Unsettled != test.doesNotCease {
			t.Errorf("%s: got %q with %d fixes, unsettled %v", test.name, got.Source, len(got.Fixed), got.Unsettled)
		}
		if again := fixer.Page(file, got.Source); !bytes.Equal(again.Source, got.Source) {
			t.Errorf("%s: the second time it becomes %q", test.name, again.Source)
		}
	}
}

// TestFollow: the table that becomes wider by one fix is lined up by the next,
// though its rule finds more in between.
func TestFollow(t *testing.T) {
	const before = "---\noptions: [Coffee, Tea]\n---\n\n| C   | Cofee | Tea |\n|-----|-------|-----|\n| a   | b     | c   |\n"
	const after = "---\noptions: [Coffee, Tea]\n---\n\n| C   | Coffee | Tea |\n|-----|--------|-----|\n| a   | b      | c   |\n"
	all := rules.All
	fixer := Fixer{Linter: newLinter(t, all...)}
	body := "\n## Side by side\n"
	got := fixer.Page(file, []byte(strings.Replace(before, "\n\n", body, 1)))
	if want := strings.Replace(after, "\n\n", body, 1); string(got.Source) != want {
		t.Errorf("got\n%s\nwant\n%s", got.Source, want)
	}
}

// TestNoComparison: a page of another type is left alone.
func TestNoComparison(t *testing.T) {
	fixer := Fixer{Linter: newLinter(t, replacing("r", "x", "y"))}
	if got := fixer.Page("/site/posts/x.md", []byte("x")); string(got.Source) != "x" || got.Fixed != nil {
		t.Errorf("it becomes %q", got.Source)
	}
}

// FuzzFix holds the fixes of all rules to what they promise. Every rule is on.
func FuzzFix(f *testing.F) {
	for _, page := range seeds(f) {
		for _, unsafe := range []bool{false, true} {
			f.Add(page, unsafe)
			f.Add(bytes.ReplaceAll(page, []byte("\n"), []byte("\r\n")), unsafe)
		}
		f.Add(append([]byte("\xef\xbb\xbf"), page...), true)
	}
	linter := newLinter(f, rules.All...)
	f.Fuzz(func(t *testing.T, page []byte, unsafe bool) {
		fixer := &Fixer{Linter: linter, Unsafe: unsafe}
		got := fixer.Page(file, bytes.Clone(page))
		if bytes.Equal(got.Source, page) {
			if got.Unsettled {
				t.Errorf("the fixes of %q come to no end", page)
			}
			return
		}
		if again := fixer.Page(file, got.Source); !bytes.Equal(again.Source, got.Source) {
			t.Errorf("%q becomes %q, then %q", page, got.Source, again.Source)
		}
		checkCounts(t, fixer, page, got)
		checkBytes(t, page, got.Source)
		if !unsafe {
			checkWords(t, page, got)
		}
	})
}

// seeds are the pages of the archives of the rules.
func seeds(f *testing.F) (pages [][]byte) {
	paths, err := filepath.Glob("../rules/testdata/*.txtar")
	if err != nil || len(paths) < 20 {
		f.Fatal("no archives", err)
	}
	for _, path := range paths {
		data, err := os.ReadFile(path)
		if err != nil {
			f.Fatal(err)
		}
		for _, part := range bytes.Split(data, []byte("\n-- "))[1:] {
			if name, page, ok := bytes.Cut(part, []byte(" --\n")); ok && bytes.HasSuffix(name, []byte(".md")) {
				pages = append(pages, append(page, '\n'))
			}
		}
	}
	return pages
}

// checkCounts: no rule finds more than before, and something was mended.
func checkCounts(t *testing.T, fixer *Fixer, page []byte, got Outcome) {
	before, after := counts(fixer.Linter, page), counts(fixer.Linter, got.Source)
	for rule, n := range after {
		if n > before[rule] {
			t.Errorf("%q becomes %q: %s finds %d, not %d", page, got.Source, rule, n, before[rule])
		}
	}
	if len(got.Fixed) == 0 {
		t.Errorf("%q becomes %q by no fix", page, got.Source)
	}
}

func counts(linter *lint.Linter, page []byte) map[string]int {
	l := *linter
	l.ReadFile = func(string) ([]byte, error) { return page, nil }
	result := l.Run([]string{file}, nil)
	found := make(map[string]int)
	for _, d := range result.Diagnostics {
		found[d.Rule]++
	}
	return found
}

// checkBytes: encoding, line ends and byte order mark stay.
func checkBytes(t *testing.T, before, after []byte) {
	if utf8.Valid(before) && !utf8.Valid(after) {
		t.Errorf("%q becomes %q, which is not UTF-8", before, after)
	}
	crlf := func(text []byte) bool { return bytes.Count(text, []byte("\n")) == bytes.Count(text, []byte("\r\n")) }
	if bytes.Contains(before, []byte("\n")) && crlf(before) && !crlf(after) {
		t.Errorf("%q becomes %q, with other line ends", before, after)
	}
	bom := []byte("\xef\xbb\xbf")
	if bytes.HasPrefix(before, bom) != bytes.HasPrefix(after, bom) {
		t.Errorf("%q becomes %q: the byte order mark is another", before, after)
	}
}

// checkWords: safe fixes lose no word of the author. The spelling of a column
// may change by a letter; a comment to complint may go.
func checkWords(t *testing.T, page []byte, got Outcome) {
	spellings := 0
	for _, d := range got.Fixed {
		switch d.Rule {
		case lint.UnusedSuppression.Name:
			return
		case "table-columns":
			spellings++
		}
	}
	lost, gained := difference(words(page), words(got.Source)), difference(words(got.Source), words(page))
	if spellings == 0 && len(lost) > 0 || abs(letters(lost)-letters(gained)) > spellings && letters(lost) > letters(gained) {
		t.Errorf("%q becomes %q: the words %q are lost", page, got.Source, lost)
	}
}

// words counts the runs of letters and digits.
func words(page []byte) map[string]int {
	found := make(map[string]int)
	for _, word := range strings.FieldsFunc(string(page), func(r rune) bool { return !unicode.In(r, unicode.L, unicode.N, unicode.M) }) {
		found[word]++
	}
	return found
}

// difference returns what is more often in a than in b.
func difference(a, b map[string]int) (more []string) {
	for word, n := range a {
		more = append(more, slices.Repeat([]string{word}, max(0, n-b[word]))...)
	}
	slices.Sort(more)
	return more
}

func letters(words []string) int { return utf8.RuneCountInString(strings.Join(words, "")) }

func abs(n int) int { return max(n, -n) }

func ExampleDiff() {
	before := "| Criteria | Tea |\n|---|---|\n| Caffeine |\n"
	after := "| Criteria | Tea |\n|---|---|\n| Caffeine | — |\n"
	fmt.Print(Diff("content/a.md", []byte(before), []byte(after)))
	// Output:
	// --- a/content/a.md
	// +++ b/content/a.md
	// @@ -1,3 +1,3 @@
	//  | Criteria | Tea |
	//  |---|---|
	// -| Caffeine |
	// +| Caffeine | — |
}
