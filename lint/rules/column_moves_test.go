package rules

import (
	"fmt"
	"strings"
	"sync"
	"testing"
	"unicode/utf8"

	"github.com/complint/comparisons/lint"
	"github.com/complint/comparisons/lint/comparison"
	"github.com/complint/comparisons/lint/fix"
	"github.com/complint/comparisons/lint/site"
)

// sites knows of no site, but has read the vocabulary, which takes a while.
var sites = sync.OnceValues(site.NewFinder)

// mended returns a page after the fixes of one rule, once made.
func mended(t testing.TB, rule lint.Rule, source string) (before, after *comparison.Page, count int) {
	t.Helper()
	finder, err := sites()
	if err != nil {
		t.Fatal(err)
	}
	linter := &lint.Linter{Rules: []lint.Rule{rule}, Sites: finder}
	parser := linter.Sites.Find("x.md").Parser
	before = parser.Parse([]byte(source))
	var fixes []*lint.Fix
	for _, d := range linter.Check("x.md", before) {
		if d.Fix != nil {
			fixes = append(fixes, d.Fix)
		}
	}
	result, applied := fix.Apply([]byte(source), fixes)
	if len(applied) != len(fixes) {
		t.Fatalf("%q: of %d fixes %d can be made", source, len(fixes), len(applied))
	}
	return before, parser.Parse(result), len(fixes)
}

const threeOptions = "---\noptions: [A, B, C]\n---\n"

// columnTests are tables, and what they are when the columns are in order; ""
// for those that are left as they are.
var columnTests = []struct{ name, before, after string }{
	{"widths", "| X   | B     | A   |\n|-----|:------|----:|\n| one | 1 | 2   |\n", "| X   | A   | B     |\n|-----|----:|:------|\n| one | 2   | 1 |\n"},
	{"no pipes outside", "X | C | A | B\n---|:-:|---|--:\none | 1 | 2 | 3\n", "X | A | B | C\n---|---|--:|:-:\none | 2 | 3 | 1\n"},
	{"empty cells", "| X | B | A |\n|---|---|---|\n| one | | 2 |\n| two | 1 |  |\n", "| X | A | B |\n|---|---|---|\n| one | 2 | |\n| two |  | 1 |\n"},
	{"escaped pipes", "|X|B|A|\n|-|-|-|\n|one|`a\\|b`|c\\||\n", "|X|A|B|\n|-|-|-|\n|one|c\\||`a\\|b`|\n"},
	{"another column between", "| X | B | Y | A |\n|---|---|---|---|\n| x | 1 | y | 2 |\n", "| X | A | Y | B |\n|---|---|---|---|\n| x | 2 | y | 1 |\n"},
	{"options first", "| B | X | A |\n|---|---|---|\n| | | 2 |\n", ""},
	{"group", "| X | B | A |\n|---|---|---|\n| **G** |\n| one | 1 | 2 |\n", "| X | A | B |\n|---|---|---|\n| **G** |\n| one | 2 | 1 |\n"},
	{"quotation", "> | X | B | A |\n> |---|---|---|\n> | one | 1 | 2 |\n", "> | X | A | B |\n> |---|---|---|\n> | one | 2 | 1 |\n"},
	{"line breaks of Windows", "| X | B | A |\r\n|---|---|---|\r\n| one | 1 | 2 |\r\n", "| X | A | B |\r\n|---|---|---|\r\n| one | 2 | 1 |\r\n"},
	{"shortcode in a cell", "| X | B | A |\n|---|---|---|\n| one | a {{< x >}} b | 2 |\n", "| X | A | B |\n|---|---|---|\n| one | 2 | a {{< x >}} b |\n"},
	{"shortcode around a cell", "| X | B | A |\n|---|---|---|\n| one | {{< x >}}b{{< /x >}} | 2 |\n", ""},
	{"ragged", "| X | B | A |\n|---|---|---|\n| one | 1 |\n", ""},
	{"repeated", "| X | B | A | B |\n|---|---|---|---|\n| one | 1 | 2 | 3 |\n", ""},
	{"empty cell at an end", "X | B | A\n---|---|---\none | | 2\n", ""},
	{"escaped pipe at the end of the row", "|X|B|A\n|-|-|-\n|one|b\\||a\n", ""},
	{"escaped pipe that ends the row", "|X|B|A|\n|-|-|-|\n|one|b|a\\|\n", ""},
	{"backslash before a pipe", "X|B|A\n-|-|-\none|b|a\\\n", ""},
}

func TestColumnMoves(t *testing.T) {
	for _, test := range columnTests {
		t.Run(test.name, func(t *testing.T) {
			_, after, count := mended(t, optionOrder, threeOptions+test.before)
			want := test.before
			if test.after != "" {
				want = test.after
			}
			if got := strings.TrimPrefix(string(after.Source), threeOptions); got != want || (count > 0) != (test.after != "") {
				t.Errorf("%d fixes, got\n%s\nwant\n%s", count, got, want)
			}
		})
	}
}

// FuzzColumnMoves looks for tables that say something else when their columns
// have been moved.
func FuzzColumnMoves(f *testing.F) {
	for _, test := range columnTests {
		f.Add(test.before)
	}
	f.Fuzz(func(t *testing.T, body string) {
		if !utf8.ValidString(body) {
			return // the rule encoding stops all others
		}
		before, after, count := mended(t, optionOrder, threeOptions+body)
		if count == 0 {
			return
		}
		if got, want := cellsByOption(after), cellsByOption(before); got != want {
			t.Errorf("%q became %q:\n%s\nwant\n%s", body, after.Source, got, want)
		}
		if _, _, again := mended(t, optionOrder, string(after.Source)); again > 0 {
			t.Errorf("%q became %q, which is not in order", body, after.Source)
		}
	})
}

// cellsByOption says what each table says of each option.
func cellsByOption(page *comparison.Page) string {
	var out strings.Builder
	for _, table := range page.Tables {
		fmt.Fprintf(&out, "%s\n", table.Role)
		for _, row := range table.Rows {
			cells := make(map[string]string)
			for i, column := range table.Columns {
				cells[column.Value] = row.Cells[i].Value
			}
			fmt.Fprintf(&out, "%q %q %q %d\n", row.Group, row.Criterion, cells, len(row.Written.Written))
		}
	}
	return out.String()
}
