package schema

import (
	"bytes"
	"encoding/json"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/complint/comparisons/lint/comparison"
)

func parse(t *testing.T, source string) *comparison.Value {
	t.Helper()
	root, err := comparison.ParseDocument([]byte(source), comparison.FormatYAML)
	if err != nil {
		t.Fatal(err)
	}
	return root
}

// TestDecentPages: what a page may well have is not reported.
func TestDecentPages(t *testing.T) {
	for _, source := range []string{
		"title: 2048\nkicker: true\nreviewed: 2026-11-24T10:00:00Z\nlastmod:\ndate: ''\n",
		"TITLE: x\nOptions: [{Name: a, BESTFOR: b}]\n",
		"images: [a]\ntopic: x\noption: x\nrate: 5\ndata: sheet.csv\nwinners: [a]\n",
		"options: [a, {name: b, icon: c, images: [d], price: 5, pro: true}, null]\n",
		"criteria: [{name: a, values: [1, 2.5, null, true], unit: s, note: x}, {name: b, values: {x: 1}}]\n",
		"faq: [{q: a, a: b, b: c, id: x}]\npicks: [{when: a, option: b, why: c}]\n",
		"verdict:\n  text: a\n  score: 5\nsources: [https://a.org, {title: b, url: c, author: d}]\ncta: {title: a, style: b}\n",
		"complint: {disable: title}\nparams: {subtitle: a, options: [b], anything: [c]}\n",
	} {
		for _, problem := range FrontMatter([]string{"title"}).Check(parse(t, source)) {
			t.Errorf("%q: %s", source, problem.Message)
		}
	}
}

func TestRuleNames(t *testing.T) {
	problems := FrontMatter([]string{"title", "stale"}).Check(parse(t, "complint: {disable: [titel, stale]}\n"))
	if len(problems) != 1 || problems[0].Message != `unknown rule "titel" of disable: did you mean "title"?` {
		t.Errorf("got %v", problems)
	}
}

// TestDatePattern holds the pattern of the JSON Schema to the days that are
// understood.
func TestDatePattern(t *testing.T) {
	pattern := regexp.MustCompile(datePattern)
	for _, text := range []string{
		"", "2026-11-24", "2026-11-24T10:00:00Z", "2026-11-24 10:00:00 +0100", "2026-11-24T10:00:00.5+01:00", "24 Nov 2026", "4 November 2026", "November 24, 2026",
		"soon", "2026", "2026-13-01", "2026-11-32", "2026-1-2", "24.11.2026", "11/24/2026", "2026-11-24 evening", "10:00:00", "24 nov 2026", "2026-11-24T10:00",
	} {
		want := isDate(&comparison.Value{Kind: comparison.KindString, Text: text})
		if got := pattern.MatchString(text); got != want {
			t.Errorf("%q: the pattern says %v, the check %v", text, got, want)
		}
	}
}

// TestJSON: every reference of a schema is defined, and each shape once.
func TestJSON(t *testing.T) {
	source, err := FrontMatter([]string{"title"}).JSON("front-matter")
	if err != nil {
		t.Fatal(err)
	}
	var schema struct {
		ID          string                     `json:"$id"`
		Definitions map[string]json.RawMessage `json:"definitions"`
		Properties  map[string]json.RawMessage `json:"properties"`
	}
	if err := json.Unmarshal(source, &schema); err != nil {
		t.Fatal(err)
	}
	if !strings.HasSuffix(schema.ID, "/schemas/front-matter.json") || len(schema.Properties) != len(FrontMatter(nil).Root.Keys) {
		t.Errorf("%s has %d keys", schema.ID, len(schema.Properties))
	}
	for _, reference := range regexp.MustCompile(`"#/definitions/(.*)"`).FindAllSubmatch(source, -1) {
		if schema.Definitions[string(reference[1])] == nil {
			t.Errorf("%s is not defined", reference[1])
		}
	}
	if bytes.Contains(source, []byte(`\u00`)) {
		t.Error("the schema is hard to read: it has escapes")
	}
}

// TestOrder: problems come in the order of the document, those of a map that
// is no key among them too.
func TestOrder(t *testing.T) {
	problems := FrontMatter(nil).Check(parse(t, "subtitel: a\ntitle: []\noptions: [{nam: b, pros: c}]\nkicker: {}\n"))
	if len(problems) != 5 || !slices.IsSortedFunc(problems, func(a, b Problem) int { return a.Span.Start - b.Span.Start }) {
		t.Errorf("got %v", problems)
	}
}
