package rules

import (
	"fmt"
	"os"
	"strings"
	"testing"
)

// TestRulesPage keeps docs/rules.md up to date; `make docs` writes it.
func TestRulesPage(t *testing.T) {
	const path = "../../docs/rules.md"
	want := rulesPage(t)
	if *update {
		if err := os.WriteFile(path, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if got, err := os.ReadFile(path); err != nil || string(got) != want {
		t.Errorf("docs/rules.md is not up to date: run `make docs` (%v)", err)
	}
}

// rulesPage is the documentation of every rule, as one page.
func rulesPage(t *testing.T) string {
	var table, sections strings.Builder
	for _, rule := range All {
		doc, err := ReadDoc(rule.Name)
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(&table, "| [`%s`](#%[1]s) | %s | %s |\n", rule.Name, rule.Severity, doc.Summary)
		fmt.Fprintf(&sections, "\n## %s\n\nA page passes when %s.\n\n%s\n\n**What to do.** %s\n", rule.Name, doc.Summary, doc.Reason, doc.Remedy)
		if doc.Notes != "" {
			fmt.Fprintf(&sections, "\n%s\n", doc.Notes)
		}
		if len(rule.Options) > 0 {
			sections.WriteString("\n| option | default | |\n|---|---|---|\n")
		}
		for _, o := range rule.Options {
			fmt.Fprintf(&sections, "| `%s` | `%s` | %s |\n", o.Name, strings.ReplaceAll(o.Text(), "|", `\|`), o.Usage)
		}
		if doc.Config != "" {
			fmt.Fprintf(&sections, "\nWith this configuration:\n\n```yaml\n%s```\n", doc.Config)
		}
		fmt.Fprintf(&sections, "\n```text\n%s```\n", doc.Report)
		if fixed := doc.Difference(); fixed != "" {
			fmt.Fprintf(&sections, "\nFixed:\n\n```markdown\n%s```\n", fixed)
		}
	}
	return "# Rules\n\nThis page is made from the rules' own documentation, which `complint explain RULE` prints too.\n\n" +
		"| rule | default | a page passes when |\n|---|---|---|\n" + table.String() + sections.String()
}
