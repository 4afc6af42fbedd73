package rules

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/complint/comparisons/lint"
)

// settingTests are pages on which a rule with an option finds as many things as
// are counted, and with its defaults as many as are counted for those.
var settingTests = []struct {
	rule    lint.Rule
	option  lint.Option
	value   any
	page    string
	with    int
	without int
}{
	{fileSize, fileSizeMax, 1, strings.Repeat("x", 1025), 1, 0},
	{fileSize, fileSizeMax, 1, strings.Repeat("x", 1024), 0, 0},
	{fileSize, fileSizeMax, 2048, strings.Repeat("x", 1<<20+1), 0, 1},
	{titleOptions, titleOptionsMax, 1, "---\ntitle: Drinks\noptions: [Tea, Coffee]\n---\n", 0, 1},
	{titleOptions, titleOptionsMax, 4, "---\ntitle: Drinks\noptions: [Tea, Coffee, Cocoa, Water]\n---\n", 1, 0},
	{description, descriptionMax, 3, "---\ndescription: äöü\n---\n", 0, 0},
	{description, descriptionMax, 2, "---\ndescription: äöü\n---\n", 1, 0},
	{description, descriptionRequired, false, "---\noptions: [Tea, Coffee]\n---\n", 0, 1},
	{description, descriptionRequired, true, "---\noptions: [Tea]\n---\n", 0, 0},
	{options, optionsMax, 2, "---\noptions: [Tea, Coffee, Cocoa]\n---\n", 1, 0},
	{options, optionsMax, 0, "---\noptions: [Tea, Coffee]\n---\n", 1, 0},
	{sectionOrder, sectionOrderKinds, []string{"faq", "verdict", "overview"}, "## FAQ\n\n## Overview\n\n## Verdict\n", 1, 1},
	{sectionOrder, sectionOrderKinds, []string{"faq", "verdict"}, "## FAQ\n\n## Overview\n\n## Verdict\n", 0, 1},
	{sectionOrder, sectionOrderKinds, []string{}, "## FAQ\n\n## Overview\n", 0, 1},
	{stale, staleAfter, 30, "---\nreviewed: 2026-10-24\n---\n", 1, 0},
	{stale, staleAfter, 31, "---\nreviewed: 2026-10-24\n---\n", 0, 0},
	{stale, staleAfter, 1000, "---\nreviewed: 2025-10-24\n---\n", 0, 1},
	{stale, staleRequired, true, "---\noptions: [Tea, Coffee]\n---\n", 1, 0},
	{stale, staleRequired, true, "---\noptions: [Tea, Coffee]\nlastmod: 2026-10-24\n---\n", 0, 0},
	{disclosure, disclosureLinks, []string{"example.com/go"}, "[a](https://www.example.com/go/a) [b](https://example.com/b) [c](https://ample.com/go)", 1, 0},
	{disclosure, disclosureLinks, []string{"/go/"}, "[a](/go/a)", 1, 0},
	{disclosure, disclosureLinks, []string{"?Partner="}, "[a](https://example.com/?x=1&partner=2)", 1, 0},
	{disclosure, disclosureLinks, []string{"", "?"}, "[a](https://example.com/)", 0, 0},
	{disclosure, disclosureWords, []string{"we get a cut"}, "*We get a cut* of [a](https://amzn.to/1).", 0, 1},
}

func TestSettings(t *testing.T) {
	finder, err := sites()
	if err != nil {
		t.Fatal(err)
	}
	parser := finder.Find("x.md").Parser
	for _, test := range settingTests {
		linter := &lint.Linter{Rules: []lint.Rule{test.rule}, Sites: finder, Now: time.Date(2026, time.November, 24, 23, 59, 0, 0, time.UTC)}
		if got := len(linter.Check("x.md", parser.Parse([]byte(test.page)))); got != test.without {
			t.Errorf("%s: %d findings in %.60q, want %d", test.rule.Name, got, test.page, test.without)
		}
		setting := lint.Setting{Options: map[string]any{test.option.Name: test.value}}
		linter.Config.Rules = map[string]lint.Setting{test.rule.Name: setting}
		if got := len(linter.Check("x.md", parser.Parse([]byte(test.page)))); got != test.with {
			t.Errorf("%s: %d findings in %.60q with %s, want %d", test.rule.Name, got, test.page, fmt.Sprint(test.option.Name, " ", test.value), test.with)
		}
	}
}
