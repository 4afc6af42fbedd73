package comparison

import (
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/complint/comparisons/internal/corpus"
)

var update = flag.Bool("update", false, "write testdata/shapes.json")

func newTestParser(t testing.TB, own map[string][]string) *Parser {
	t.Helper()
	vocabulary, err := NewVocabulary(own)
	if err != nil {
		t.Fatal(err)
	}
	return NewParser(vocabulary, false)
}

// shapes is a page with one of everything, each text written differently
// from what the model holds.
const shapes = "---\n" +
	"title: “Tabs” vs   Spaces…\n" +
	"options: [Tabs, {name: Spaces}]\n" +
	"winner: TIE\n" +
	"lastmod: 2026-01-02\n" +
	"---\n" +
	"Lead *text* &amp; more[^1].\n\n" +
	"## 1. Tabs\n\n" +
	"**Best for:** the *width* you like\n\n" +
	"### ✅ Pros:\n\n" +
	"- **One byte.** Saves `\\t`\n- **.NET**: .NET\n\n" +
	"### Cons of Tabs\n\n" +
	"> 1. plain\n\n" +
	"## Spaces — Cons\n\n" +
	"* **Bytes** - many\n\n" +
	"| | Tabs | [Spaces](/s/) | Notes |\n|-|-|-|-|\n" +
	"| **Look** |\n" +
	"| Width | any\\|all | `fixed` | x |\n\n" +
	"## Conclusion: use both\n\nYes.\n\n### Choose Tabs if\n\nyou can\n\n" +
	"## FAQ\n\n### Why?\n\nBecause.\n\n" +
	"## References\n\n- [A *style* guide](https://example.com/ü)\n\n" +
	"## Get in touch\n\nWrite. [No](/no/)\n\n[Yes](/yes/)\n\n" +
	"[^1]: Note.\n"

func TestModel(t *testing.T) {
	page := newTestParser(t, nil).Parse([]byte(shapes))
	got, err := json.MarshalIndent(page.Comparison, "", "  ")
	if err != nil {
		t.Fatal(err)
	}
	const golden = "testdata/shapes.json"
	if *update {
		if err := os.WriteFile(golden, append(got, '\n'), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if want := strings.TrimSpace(string(readFile(t, golden))); string(got) != want {
		t.Errorf("got %s\nwant %s", got, want)
	}
}

func readFile(t testing.TB, path string) []byte {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func TestShowsItself(t *testing.T) {
	for body, want := range map[string]bool{
		"{{< comparison/page >}}":                                true,
		"Text.\n\n{{< comparison/page h1=\"none\" >}}\n\nText.":  true,
		"{{< comparison/page page=\"\" >}}":                      true,
		"{{< comparison/page \"/comparisons/x\" >}}":             false,
		"{{< comparison/page page=/comparisons/x lang=de >}}":    false,
		"{{</* comparison/page */>}}":                            false,
		"Write comparison/page.":                                 false,
		"{{< comparison/pages >}}":                               false,
		"{{< comparison/verdict page=\"/comparisons/page\" />}}": false,
	} {
		if got := ShowsItself(Open([]byte("---\ntitle: comparison/page\n---\n" + body))); got != want {
			t.Errorf("%s: %v, want %v", body, got, want)
		}
	}
}

// TestSpans holds every text to where it was written.
func TestSpans(t *testing.T) {
	page := newTestParser(t, nil).Parse([]byte(shapes))
	tabs, spaces := page.Options[0], page.Options[1]
	table := page.Tables[0]
	for _, test := range []struct {
		text Text
		want string
	}{
		{page.Title, "“Tabs” vs   Spaces…"},
		{page.Lead, "Lead *text* &amp; more[^1]."},
		{page.Reviewed, "2026-01-02"},
		{page.Verdict.Winner, "TIE"},
		{tabs.Name, "Tabs"},
		{spaces.Name, "Spaces"},
		{tabs.BestFor, "the *width* you like"},
		{tabs.Pros[0].Title, "One byte."},
		{tabs.Pros[0].Text, "Saves `\\t"}, // the mark that ends the code is no text
		{tabs.Cons[0].Text, "plain"},
		{spaces.Cons[0].Title, "Bytes"},
		{table.Columns[0], "Tabs"},
		{table.Columns[1], "[Spaces](/s/)"},
		{table.Rows[0].Group, "**Look**"},
		{table.Rows[0].Criterion, "Width"},
		{table.Rows[0].Cells[0], `any\|all`},
		{table.Rows[0].Cells[1], "`fixed`"},
		{page.Sections[0].Heading, "1. Tabs"},
		{page.FAQ[0].Question, "Why?"},
		{page.FAQ[0].Answer, "Because."},
		{page.Sources[0].Title, "A *style* guide"},
		{page.CTA.Label, "Yes"},
	} {
		if got := shapes[test.text.Span.Start:test.text.Span.End]; got != test.want {
			t.Errorf("%q was written as %q, want %q", test.text.Value, got, test.want)
		}
	}
}

func TestFold(t *testing.T) {
	for text, want := range map[string]string{
		"Node.js":          "node.js",
		".NET & C#, C++":   ".net c# c++",
		"Pros (+)":         "pros",
		"  3.1. Verdict! ": "3.1 verdict",
		"Avantages – ÉTÉ":  "avantages ete",
		"e\u0301te\u0301":  "ete",
		"Straße Œuvre":     "strasse oeuvre",
		"✅ 優点：":            "優点",
		"ChatGPTの強み":       "chatgpt の強み",
		"Kafka가 맞는 쪽":      "kafka 가 맞는 쪽",
		"项目2":              "项目 2",
		"...":              "",
		"+ # ++":           "",
	} {
		if got := Fold(text); got != want {
			t.Errorf("Fold(%q) = %q, want %q", text, got, want)
		}
	}
}

func TestClassify(t *testing.T) {
	vocabulary, err := NewVocabulary(map[string][]string{"verdict": {"wer gewinnt", "when * wins"}})
	if err != nil {
		t.Fatal(err)
	}
	options := newOptionList([]Text{{Value: "Go"}, {Value: "Django"}, {Value: "C"}, {Value: "C++"}})
	for heading, want := range map[string]string{
		"Go":                         "option Go",
		"Option B: Django":           "option Django",
		"4. Django – the framework":  "option Django",
		"✅ Pros:":                    "pros ",
		"Pros of C++":                "pros C++",
		"C — Disadvantages":          "cons C",
		"Going further":              "other ",
		"Go vs Django":               "full ",
		"Verdict: Go":                "verdict ",
		"Section 3: Verdict":         "verdict ",
		"Wer gewinnt?":               "verdict ",
		"When Go wins":               "verdict Go",
		"Choose Django if":           "best-for Django",
		"Frequently Asked Questions": "faq ",
		"":                           "other ",
	} {
		kind, option := vocabulary.classify(normalize(heading), options)
		if got := string(kind) + " " + option; got != want {
			t.Errorf("classify(%q) = %q, want %q", heading, got, want)
		}
	}
	if _, err := NewVocabulary(map[string][]string{"verdikt": {"x"}}); err == nil {
		t.Error("an unknown kind was accepted")
	}
}

// TestVocabularyIsUnambiguous is what allows one vocabulary for every
// language.
func TestVocabularyIsUnambiguous(t *testing.T) {
	kinds := make(map[string]string)
	for _, words := range embeddedLanguages() {
		for kind, phrases := range words {
			if !isSectionKind(SectionKind(kind)) {
				continue // compared with titles or cells, not with headings
			}
			for _, phrase := range phrases {
				key := foldPhrase(phrase)
				if other, ok := kinds[key]; ok && other != kind {
					t.Errorf("%q means %s and %s", phrase, other, kind)
				}
				if key == "" {
					t.Errorf("%q is no phrase", phrase)
				}
				kinds[key] = kind
			}
		}
	}
}

// TestClassifyEastAsian: names stand among other words without spaces.
func TestClassifyEastAsian(t *testing.T) {
	vocabulary, err := NewVocabulary(map[string][]string{"pros": {"* の強み"}, "cons": {"*短板"}})
	if err != nil {
		t.Fatal(err)
	}
	options := newOptionList([]Text{{Value: "ChatGPT"}, {Value: "紅茶"}})
	for heading, want := range map[string]string{
		"ChatGPTの強み：": "pros ChatGPT", "紅茶の強み": "pros 紅茶", "ChatGPT短板": "cons ChatGPT", "紅茶短板": "cons 紅茶", "紅茶": "option 紅茶",
	} {
		if kind, option := vocabulary.classify(normalize(heading), options); string(kind)+" "+option != want {
			t.Errorf("%q is %s of %q, want %s", heading, kind, option, want)
		}
	}
}

func TestOptionsFromTitle(t *testing.T) {
	vocabulary, err := NewVocabulary(nil)
	if err != nil {
		t.Fatal(err)
	}
	for title, want := range map[string]string{
		"Python vs Node.js: choosing a backend runtime": "Python|Node.js",
		"Python vs Node.js, choosing a backend runtime": "Python|Node.js",
		"React vs. Vue versus Svelte":                   "React|Vue|Svelte",
		"Agile: Scrum VS Kanban (2026)":                 "Scrum|Kanban",
		"Why we left A very long name of it vs B":       "",
		"Versus":        "",
		"Is Go vs.Rust": "",
	} {
		var names []string
		for _, name := range vocabulary.optionsFromTitle(Text{Value: title}) {
			names = append(names, name.Value)
		}
		if got := strings.Join(names, "|"); got != want {
			t.Errorf("options of %q are %q, want %q", title, got, want)
		}
	}
}

// FuzzParse holds the parser to what every user of a page relies on: it does
// not panic, places lie in the file, and the model has no null.
func FuzzParse(f *testing.F) {
	f.Add([]byte(shapes))
	archives, _ := filepath.Glob("../rules/testdata/*.txtar")
	for _, path := range archives {
		f.Add(readFile(f, path))
	}
	f.Add([]byte("---\ntitle: A vs B\n---\n| |A|B|\n|-|-|-|\n|\n||\n|||||\n"))
	f.Add(readFile(f, "../../exampleSite/tests/testdata/pages/html-body.md"))
	parsers := bothParsers(f)
	f.Fuzz(func(t *testing.T, source []byte) {
		for _, parser := range parsers {
			checkPage(t, parser.Parse(source))
		}
	})
}

// bothParsers are those of a site that lets raw HTML through, and of one that
// does not.
func bothParsers(t testing.TB) []*Parser {
	plain := newTestParser(t, nil)
	return []*Parser{plain, NewParser(plain.vocabulary, true)}
}

func checkPage(t *testing.T, page *Page) {
	size := len(page.Source)
	checkSpans(t, size, reflect.ValueOf(page.Comparison))
	checkSpans(t, size, reflect.ValueOf(page.Grids))
	checkSpans(t, size, reflect.ValueOf(page.Blocks()))
	for _, link := range page.Links() {
		checkSpans(t, size, reflect.ValueOf(link.Span()))
	}
	for span := range page.Prose {
		checkSpans(t, size, reflect.ValueOf(span))
	}
	out, err := json.Marshal(page.Comparison)
	if err != nil || strings.Contains(string(out), ":null") {
		t.Errorf("%s %v", out, err)
	}
}

// checkSpans checks every span in a value.
func checkSpans(t *testing.T, size int, v reflect.Value) {
	switch v.Kind() {
	case reflect.Struct:
		if span, ok := v.Interface().(Span); ok {
			if span.Start < 0 || span.Start > span.End || span.End > size {
				t.Errorf("span %v in a file of %d bytes", span, size)
			}
			return
		}
		for i := range v.NumField() {
			checkSpans(t, size, v.Field(i))
		}
	case reflect.Slice:
		for i := range v.Len() {
			checkSpans(t, size, v.Index(i))
		}
	case reflect.Pointer:
		if !v.IsNil() {
			checkSpans(t, size, v.Elem())
		}
	}
}

func BenchmarkParse(b *testing.B) {
	source := readFile(b, "../../exampleSite/content/comparisons/python-vs-nodejs.md")
	parser := newTestParser(b, nil)
	b.SetBytes(int64(len(source)))
	b.ReportAllocs()
	for b.Loop() {
		parser.Parse(source)
	}
}

// TestHostilePages: pages that are made to be slow are read as any other. That
// they take what their size is worth, rules' TestLinear says in bytes and
// BenchmarkHostile in time.
func TestHostilePages(t *testing.T) {
	for name, page := range corpus.Hostile(1000) {
		t.Run(name, func(t *testing.T) {
			for _, parser := range bothParsers(t) {
				checkPage(t, parser.Parse([]byte(page)))
			}
		})
	}
}
