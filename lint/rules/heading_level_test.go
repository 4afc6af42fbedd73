package rules

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/complint/comparisons/lint/comparison"
)

// headingTests are bodies, and what they are when the levels are right; ""
// for those that are left as they are.
var headingTests = []struct{ name, before, after string }{
	{"skip", "## A\n\n#### Pros\n\n##### x\n\n### Cons\n", "## A\n\n### Pros\n\n#### x\n\n### Cons\n"},
	{"skip within a skip", "## A\n\n#### Pros\n\n###### x\n\n## B\n\n#### y ####\n", "## A\n\n### Pros\n\n#### x\n\n## B\n\n### y ####\n"},
	{"first", "  ### A\n\n##### Pros\n\n## B\n", "  ## A\n\n### Pros\n\n## B\n"},
	{"level 1", "# A\n\n## Pros\n\n#### x\n\n# B\n", "## A\n\n### Pros\n\n#### x\n\n## B\n"},
	{"level 1 after others", "## A\n\n# B\n\n### x\n\n# C\n", "## A\n\n## B\n\n### x\n\n## C\n"},
	{"a single heading of level 1", "# T\n\n### A\n\n### B\n", "# T\n\n## A\n\n## B\n"},
	{"too deep", "# A\n\n## a\n\n### a\n\n#### a\n\n##### a\n\n###### a\n\n# B\n", ""},
	{"underlined, right", "A\n---\n\n#### x\n", "A\n---\n\n### x\n"},
	{"underlined, wrong", "A\n===\n\nB\n===\n", ""},
	{"underlined, with marks in the text", "#A\n=\n\n# B\n", ""},
	{"shortcode", "## A\n\n{{< comparison/pros >}}\n- x\n{{< /comparison/pros >}}\n\n##### x\n", ""},
	{"in a list", "## A\n\n- #### x\n", ""},
}

func TestHeadingLevels(t *testing.T) {
	const frontMatter = "---\ntitle: A vs B\n---\n"
	for _, test := range headingTests {
		t.Run(test.name, func(t *testing.T) {
			_, after, count := mended(t, headingLevel, frontMatter+test.before)
			want := test.before
			if test.after != "" {
				want = test.after
			}
			if got := strings.TrimPrefix(string(after.Source), frontMatter); got != want || (count > 0) != (test.after != "") {
				t.Errorf("%d fixes, got\n%s\nwant\n%s", count, got, want)
			}
		})
	}
}

// FuzzHeadingLevels looks for pages of which complint sees something else when
// the levels of their headings have been mended.
func FuzzHeadingLevels(f *testing.F) {
	for _, test := range headingTests {
		f.Add(test.before)
	}
	f.Fuzz(func(t *testing.T, body string) {
		source := "---\ntitle: A vs B\n---\n" + body
		if !utf8.ValidString(body) {
			return // the rule encoding stops all others
		}
		before, after, count := mended(t, headingLevel, source)
		if count == 0 {
			return
		}
		if got, want := outline(after), outline(before); got != want {
			t.Errorf("%q became %q:\n%s\nwant\n%s", body, after.Source, got, want)
		}
		if _, _, again := mended(t, headingLevel, string(after.Source)); again > 0 {
			t.Errorf("%q became %q, which is not right", body, after.Source)
		}
	})
}

// outline says what the sections of a page are, whatever their levels.
func outline(page *comparison.Page) string {
	var out strings.Builder
	for _, s := range page.Sections {
		fmt.Fprintf(&out, "%s %q of %q in %d\n", s.Kind, s.Heading, s.Option, s.Parent)
	}
	return out.String()
}
