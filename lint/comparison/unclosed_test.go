package comparison

import (
	"strings"
	"testing"
)

// TestUnclosed compares pages with what they are after the edits of their
// shortcode errors; "" stands for no edit.
func TestUnclosed(t *testing.T) {
	const head = "---\ntitle: A vs B\n---\n"
	for _, test := range []struct{ name, page, want string }{
		{"to the end", "{{< comparison/verdict >}}\nTake A.\n\nOr B.\n\n", "{{< comparison/verdict >}}\nTake A.\n\nOr B.\n{{< /comparison/verdict >}}\n\n"},
		{"on the same line", "{{< comparison/best-for A >}} People.", "{{< comparison/best-for A >}} People.\n{{< /comparison/best-for >}}"},
		{"in the notation of the first tag", "{{% comparison/verdict %}}\nA.\n", "{{% comparison/verdict %}}\nA.\n{{% /comparison/verdict %}}\n"},
		{"to a heading", "{{< comparison/verdict >}}\n### When\n\nA.\n\n## FAQ\n", "{{< comparison/verdict >}}\n### When\n\nA.\n{{< /comparison/verdict >}}\n\n## FAQ\n"},
		{"to any heading", "{{< comparison/pros A >}}\n- x\n\n#### Cons\n", "{{< comparison/pros A >}}\n- x\n{{< /comparison/pros >}}\n\n#### Cons\n"},
		{"to the next part", "{{< comparison/pros A >}}\n- x\n  y\n\n  z\n{{< comparison/cons A >}}\n- y\n{{< /comparison/cons >}}\n", "{{< comparison/pros A >}}\n- x\n  y\n\n  z\n{{< /comparison/pros >}}\n{{< comparison/cons A >}}\n- y\n{{< /comparison/cons >}}\n"},
		{"two", "{{< comparison/pros A >}}\n- x\n{{< comparison/cons A >}}\n- y\n", "{{< comparison/pros A >}}\n- x\n{{< /comparison/pros >}}\n{{< comparison/cons A >}}\n- y\n{{< /comparison/cons >}}\n"},
		{"to the end of the part around it", "{{< comparison/option A >}}\n{{< comparison/pros >}}\n- x\n{{< /comparison/option >}}\n", "{{< comparison/option A >}}\n{{< comparison/pros >}}\n- x\n{{< /comparison/pros >}}\n{{< /comparison/option >}}\n"},
		{"around others", "{{< comparison/option A >}}\n{{< comparison/pros >}}\n- x\n{{< /comparison/pros >}}\n{{< comparison/option B />}}\n", "{{< comparison/option A >}}\n{{< comparison/pros >}}\n- x\n{{< /comparison/pros >}}\n{{< /comparison/option >}}\n{{< comparison/option B />}}\n"},
		{"around questions", "{{< comparison/faq >}}\n{{< comparison/question \"A?\" >}}\nYes.\n{{< /comparison/question >}}\n## Sources\n", "{{< comparison/faq >}}\n{{< comparison/question \"A?\" >}}\nYes.\n{{< /comparison/question >}}\n{{< /comparison/faq >}}\n## Sources\n"},
		{"a table", "{{< comparison/table >}}\n| C | A | B |\n|---|---|---|\n| x | 1 | 2 |\n", "{{< comparison/table >}}\n| C | A | B |\n|---|---|---|\n| x | 1 | 2 |\n{{< /comparison/table >}}\n"},
		{"a shortcode of others within", "{{< comparison/verdict >}}\n{{< b >}}A.{{< /b >}}\n", "{{< comparison/verdict >}}\n{{< b >}}A.{{< /b >}}\n{{< /comparison/verdict >}}\n"},

		{"no content", "{{< comparison/verdict >}}\n\n", ""},
		{"no content before a heading", "{{< comparison/verdict >}}\n## FAQ\n", ""},
		{"not at the start of a line", "A {{< comparison/verdict >}}\nA.\n", ""},
		{"pros that are no list", "{{< comparison/pros A >}}\nFast.\n", ""},
		{"text after a list", "{{< comparison/pros A >}}\n- x\n\nAnd so on.\n", ""},
		{"text after a table", "{{< comparison/table >}}\n| C | A | B |\n|---|---|---|\n\nText.\n", ""},
		{"text after a paragraph", "{{< comparison/best-for A >}}\nPeople.\n\nText.\n", ""},
		{"code that could hide a heading", "{{< comparison/verdict >}}\n```sh\n# A\n```\n", ""},
		{"a comment", "{{< comparison/verdict >}}\nA. <!--\n# A\n-->\n", ""},
		{"a heading of a question", "{{< comparison/faq >}}\n{{< comparison/question \"A?\" >}}\nA.\n\n## B\n{{< /comparison/faq >}}\n", ""},
		{"a part that names its option", "{{< comparison/option A >}}\n{{< comparison/pros >}}\n- x\n{{< /comparison/pros >}}\n{{< comparison/pros B >}}\n- y\n{{< /comparison/pros >}}\n", ""},
		{"a shortcode that is commented out", "{{< comparison/verdict >}}\nA. {{</* b */>}}\n", ""},
		{"raw HTML", "{{< comparison/verdict >}}\n<div>\nA.\n</div>\n", ""},
		{"a heading with a line below it", "{{< comparison/verdict >}}\nA.\n\nFAQ\n---\n", ""},
		{"a part within a line", "{{< comparison/verdict >}}\nA. {{< comparison/cta \"/\" \"B\" />}}\n", ""},
		{"a shortcode of others that is not closed", "{{< comparison/verdict >}}\n{{< b >}}A.\n", ""},
		{"a shortcode of others around it", "{{< b >}}\n{{< comparison/verdict >}}\nA.\n{{< /b >}}\n", ""},
		{"of another page", "{{< comparison/verdict page=\"/c\" >}}\nA.\n", ""},
		{"a call that says all", "{{< comparison/cta \"/\" \"Try\" >}}\nA.\n", ""},
		{"an error after it", "{{< comparison/verdict >}}\nA.\n\n{{< b \n", ""},
		{"a shortcode that the module does not have", "{{< comparison/verdikt >}}\nA.\n", ""},
		{"another one closed", "{{< comparison/pros A >}}\n- x\n{{< /comparison/prons >}}\n", ""},
	} {
		page := newTestParser(t, nil).Parse([]byte(head + test.page))
		if len(page.ShortcodeErrors) == 0 {
			t.Errorf("%s: no error", test.name)
		}
		want := test.want
		if want == "" {
			want = test.page
		}
		if got := edited(page); got != head+want {
			t.Errorf("%s: got\n%s\nwant\n%s", test.name, got, head+want)
		}
	}
	page := newTestParser(t, nil).Parse([]byte("---\nverdict: A.\n---\n{{< comparison/verdict >}}\nA.\n"))
	if len(page.ShortcodeErrors) != 1 || page.ShortcodeErrors[0].Edits != nil {
		t.Errorf("a verdict that front matter gives: %+v", page.ShortcodeErrors)
	}
}

// edited makes the edits of all errors of a page.
func edited(page *Page) string {
	text := string(page.Source)
	for _, err := range page.ShortcodeErrors { // the last one in the page first
		for _, edit := range err.Edits {
			text = text[:edit.Span.Start] + edit.Text + text[edit.Span.End:]
		}
	}
	return text
}

// TestUnclosedMany reads pages of nothing but first tags: what takes the square of the time runs
//
//	into the limit of go test.
func TestUnclosedMany(t *testing.T) {
	for _, part := range []string{
		"{{< comparison/pros A >}}\n", "{{< comparison/option A >}}\n{{< comparison/pros >}}\n- x\n", "{{< comparison/faq >}}\n",
		"{{< comparison/option A >}}\n{{< x >}}\n", "{{< comparison/faq >}}\n{{< comparison/question >}}\n# x\n",
		"{{< comparison/question >}}\n{{< x >}}{{< /x >}}\n", "{{< comparison/option A >}}\n{{< /comparison/faq >}}\n",
	} {
		page := Open([]byte(strings.Repeat(part, 300_000/len(part))))
		if readBody(page); len(page.ShortcodeErrors) == 0 {
			t.Errorf("%q: nothing is wrong", part)
		}
	}
}
