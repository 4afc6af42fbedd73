package main

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/complint/comparisons/lint/config"
	"github.com/complint/comparisons/lint/rules"
)

// oldSite is a site whose pages have their own words for parts, and no table.
func oldSite() map[string]string {
	site := map[string]string{"hugo.toml": "title = 'x'\n"}
	for i, name := range []string{"Oak", "Ash", "Elm", "Fir", "Yew"} {
		site["content/comparisons/"+strings.ToLower(name)+".md"] = fmt.Sprintf(`---
title: %s vs Beech
description: Which of the two woods burns better.
---
## %[1]s

### Where it glows

- Hard

### Where it smokes

- Wet

## Beech

### Where it glows

- Dense

### Where it smokes

- Rots

## Last sparks

%[1]s for the evening, Beech for the night. %d
`, name, i)
	}
	return site
}

// TestInitFrom: of five old pages most findings say how the site writes, and the
// configuration that fits them leaves a short list.
func TestInitFrom(t *testing.T) {
	site := oldSite()
	site["content/comparisons/fir.md"] = strings.Replace(site["content/comparisons/fir.md"], "- Dense", "- TODO", 1)
	for _, test := range []struct{ args, name string }{{"--from content", ".complint.yaml"}, {"--toml --from content", ".complint.toml"}} {
		if status, stdout, stderr := complint(t, site, append([]string{"init"}, strings.Fields(test.args)...)...); status != exitClean || stdout != "wrote "+test.name+"\n" {
			t.Fatalf("exit status %d, %s%s", status, stdout, stderr)
		}
		text := content(t, test.name)
		for _, want := range []string{
			`#   pros: ["Where it glows"]  (5 pages)`, `#   cons: ["Where it smokes"]  (5 pages)`, `#   verdict: ["Last sparks"]  (5 pages)`,
			"on 5 of the 5 pages that were looked at",
		} {
			if !strings.Contains(text, want) {
				t.Errorf("%s does not say %s:\n%s", test.name, want, text)
			}
		}
		file, err := config.Load(test.name, rules.All)
		if err != nil {
			t.Fatal(err)
		}
		for _, rule := range []string{"table-missing", "pros-missing", "cons-missing", "verdict-missing"} {
			if s := file.Config.Rules[rule].Severity; s == nil || s.String() != "off" {
				t.Errorf("%s: %s is %v, want off", test.name, rule, s)
			}
		}
		var stdout, stderr strings.Builder
		if status := run([]string{"complint"}, strings.NewReader(""), &stdout, &stderr); status != exitFindings || strings.Count(stdout.String(), "\n") != 3 || !strings.Contains(stdout.String(), "[placeholder]") {
			t.Errorf("%s: exit status %d\n%s%s", test.name, status, &stdout, &stderr)
		}
	}
	// With the words said, there is no need to switch rules off.
	site["hugo.toml"] += "[params.comparisons.vocabulary]\npros = ['Where it glows']\ncons = ['Where it smokes']\nverdict = ['Last sparks']\n"
	if status, _, stderr := complint(t, site, "init", "content", "--from"); status != exitClean {
		t.Fatal(status, stderr)
	}
	file, err := config.Load(".complint.yaml", rules.All)
	if err != nil || len(file.Config.Rules) != 1 || file.Config.Rules["table-missing"].Severity == nil {
		t.Errorf("got %+v, error %v", file, err)
	}
}

func TestInitFromUsage(t *testing.T) {
	for args, want := range map[string]int{
		"init --from": exitUsage, "init content": exitUsage, "init --from absent": exitIO, "init --from hugo.toml": exitUsage,
	} {
		status, _, stderr := complint(t, oldSite(), strings.Fields(args)...)
		if status != want || stderr == "" {
			t.Errorf("%s: exit status %d, %s", args, status, stderr)
		}
		if _, err := os.Stat(".complint.yaml"); err == nil {
			t.Errorf("%s: a configuration was written", args)
		}
	}
}
