package main

import (
	"encoding/json"
	"os"
	"strings"
	"testing"
)

// site returns a site of one broken page and one whole.
func siteOf(t *testing.T) map[string]string {
	t.Helper()
	return map[string]string{
		"hugo.toml":                   "title = 'x'",
		"content/comparisons/bad.md":  page(t, "verdict-missing", false),
		"content/comparisons/good.md": strings.ReplaceAll(page(t, "title", true), "Tea", "Cocoa"),
	}
}

func TestRuleFlags(t *testing.T) {
	site := siteOf(t)
	for _, test := range []struct {
		args   []string
		status int
		stdout string
		stderr string
	}{
		{[]string{"--disable", "verdict-missing"}, exitClean, "", "nothing to report"},
		{[]string{"--severity", "verdict-missing=warning"}, exitClean, "warning: page has no verdict", "1 warning"},
		{[]string{"--severity=verdict-missing=warning", "--fail-on=warning"}, exitFindings, "warning: page has no verdict", "1 warning"},
		{[]string{"--severity", "verdict-missing=info", "--fail-on", "warning"}, exitClean, "info: page has no verdict", "1 note"},
		{[]string{"--disable=verdict-missing", "--enable=verdict-missing"}, exitFindings, "verdict-missing", "1 error"},
		{[]string{"--fail-on", "never"}, exitClean, "verdict-missing", "1 error"},
		{[]string{"--quiet"}, exitFindings, "verdict-missing", ""},
		{[]string{"--stats"}, exitFindings, "verdict-missing", "1  verdict-missing\n"},
		{[]string{"--jobs", "1"}, exitFindings, "verdict-missing", "1 error"},
		{[]string{"--disable", "verdict-mising"}, exitUsage, "", `unknown rule "verdict-mising": did you mean "verdict-missing"?`},
		{[]string{"--severity", "verdict-missing"}, exitUsage, "", "write RULE=LEVEL"},
		{[]string{"--severity", "verdict-missing=fatal"}, exitUsage, "", "off, info, warning or error"},
		{[]string{"--fail-on", "info"}, exitUsage, "", "write error, warning or never"},
		{[]string{"--now", "yesterday"}, exitUsage, "", "write a date"},
	} {
		t.Run(strings.Join(test.args, " "), func(t *testing.T) {
			status, stdout, stderr := complint(t, site, test.args...)
			if status != test.status || !strings.Contains(stdout, test.stdout) || !strings.Contains(stderr, test.stderr) {
				t.Errorf("exit status %d\n%s\n%s", status, stdout, stderr)
			}
			if test.stdout == "" && stdout != "" || test.stderr == "" && stderr != "" {
				t.Errorf("more than expected:\n%s\n%s", stdout, stderr)
			}
		})
	}
}

func TestStandardInput(t *testing.T) {
	bad := page(t, "verdict-missing", false)
	site := map[string]string{"hugo.toml": "", "content/comparisons/bad.md": page(t, "title", true)}
	status, stdout, stderr := complintWithInput(t, bad, site, "--stdin-filename", "content/comparisons/bad.md")
	if status != exitFindings || !strings.HasPrefix(stdout, "content/comparisons/bad.md:2:8: error: page has no verdict") {
		t.Errorf("exit status %d\n%s\n%s", status, stdout, stderr)
	}
	if status, _, stderr := complintWithInput(t, bad, site, "--stdin-filename", "content/posts/new.md"); status != exitClean || !strings.Contains(stderr, "no comparison page") {
		t.Errorf("a page of another type: exit status %d\n%s", status, stderr)
	}
	site[".complint.yaml"] = "exclude: [content/comparisons/old]\n"
	if status, stdout, stderr := complintWithInput(t, bad, site, "--stdin-filename", "content/comparisons/old/bad.md"); status != exitClean || stdout != "" || !strings.Contains(stderr, "1 path left out") {
		t.Errorf("a page that is excluded: exit status %d\n%s\n%s", status, stdout, stderr)
	}
	// The page in the file is not another one.
	whole := page(t, "title", true)
	if status, stdout, stderr := complintWithInput(t, whole, site, "--stdin-filename", "./content/comparisons/bad.md"); status != exitClean || stdout != "" {
		t.Errorf("by another name: exit status %d\n%s\n%s", status, stdout, stderr)
	}
	if status, _, stderr := complintWithInput(t, bad, site, "--stdin-filename", "x.md", "content"); status != exitUsage || !strings.Contains(stderr, "leave the path") {
		t.Errorf("with a path: exit status %d\n%s", status, stderr)
	}
}

func TestSeveralFormats(t *testing.T) {
	status, stdout, _ := complint(t, siteOf(t), "--format", "text", "--format", "json=report.json")
	if status != exitFindings || !strings.Contains(stdout, "[verdict-missing]") {
		t.Errorf("exit status %d\n%s", status, stdout)
	}
	data, err := os.ReadFile("report.json")
	if err != nil || !json.Valid(data) {
		t.Error(err, string(data))
	}
	status, stdout, _ = complint(t, siteOf(t), "--format", "json", "--output", "report.json")
	if data, err := os.ReadFile("report.json"); status != exitFindings || stdout != "" || err != nil || !json.Valid(data) {
		t.Error(status, stdout, err)
	}
	if status, _, stderr := complint(t, siteOf(t), "--format", "json", "--format", "text"); status != exitUsage || !strings.Contains(stderr, "--format NAME=FILE") {
		t.Errorf("exit status %d\n%s", status, stderr)
	}
	if status, _, stderr := complint(t, siteOf(t), "--output", "absent/report"); status != exitIO || !strings.Contains(stderr, "absent/report") {
		t.Errorf("exit status %d\n%s", status, stderr)
	}
}

// TestBaseline writes one, moves the finding to another line, adds a second
// finding, and mends the first.
func TestBaseline(t *testing.T) {
	site := siteOf(t)
	if status, _, stderr := complint(t, site, "--write-baseline"); status != exitClean || stderr != ".complint-baseline.json: 1 finding written\n" {
		t.Fatalf("exit status %d\n%s", status, stderr)
	}
	baseline, err := os.ReadFile(defaultBaseline)
	if err != nil {
		t.Fatal(err)
	}
	site["b.json"] = string(baseline)
	const bad = "content/comparisons/bad.md"
	for _, test := range []struct {
		name, old, new string
		status         int
		stderr         string
	}{
		{"as it was", "", "", exitClean, "checked: nothing to report, 1 suppressed\n"},
		{"moved", "---\n", "---\nkicker: Drinks\n\n", exitClean, "1 suppressed"},
		{"one more", "**Gentle.** Half the caffeine of coffee, cup for cup.", "TODO", exitFindings, "1 error, 1 suppressed"},
		{"mended", "## Side by side", "## Verdict\n\nTea.\n\n## Side by side", exitClean, "b.json: 1 finding can go"},
	} {
		changed := map[string]string{}
		for name, text := range site {
			changed[name] = text
		}
		changed[bad] = strings.Replace(site[bad], test.old, test.new, 1)
		status, stdout, stderr := complint(t, changed, "--baseline", "b.json")
		if status != test.status || !strings.Contains(stderr, test.stderr) {
			t.Errorf("%s: exit status %d\n%s\n%s", test.name, status, stdout, stderr)
		}
	}
	for text, want := range map[string]string{"{}": "version 0 is not 1", "[": "not a baseline", `{"version":1,"x":1}`: "unknown field"} {
		site["b.json"] = text
		if status, _, stderr := complint(t, site, "--baseline", "b.json"); status != exitUsage || !strings.Contains(stderr, want) || !strings.Contains(stderr, "--write-baseline") {
			t.Errorf("%s: exit status %d\n%s", text, status, stderr)
		}
	}
	if status, _, stderr := complint(t, siteOf(t), "--baseline", "absent.json"); status != exitUsage || !strings.Contains(stderr, "absent.json") {
		t.Errorf("absent: exit status %d\n%s", status, stderr)
	}
}

// TestExclude: what the configuration excludes is left out, named or not.
func TestExclude(t *testing.T) {
	site := siteOf(t)
	site[".complint.yaml"] = "exclude: [bad.md]\n"
	if status, _, stderr := complint(t, site); status != exitClean || stderr != "1 comparison page checked: nothing to report\n" {
		t.Errorf("exit status %d\n%s", status, stderr)
	}
	status, _, stderr := complint(t, site, "content/comparisons/bad.md", "content/comparisons/good.md")
	if status != exitClean || !strings.HasPrefix(stderr, "1 path left out") {
		t.Errorf("named: exit status %d\n%s", status, stderr)
	}
}

// TestConfiguration: the command line has the last word.
func TestConfiguration(t *testing.T) {
	site := siteOf(t)
	site[".complint.yaml"] = "fail-on: warning\nrules: {verdict-missing: warning}\n"
	for _, test := range []struct {
		args   []string
		status int
		stderr string
	}{
		{nil, exitFindings, "1 warning"},
		{[]string{"--fail-on", "error"}, exitClean, "1 warning"},
		{[]string{"--severity", "verdict-missing=info"}, exitClean, "1 note"},
		{[]string{"--no-config"}, exitFindings, "1 error"},
		{[]string{"--config", "absent.yaml"}, exitIO, "absent.yaml"},
	} {
		if status, _, stderr := complint(t, site, test.args...); status != test.status || !strings.Contains(stderr, test.stderr) {
			t.Errorf("%v: exit status %d\n%s", test.args, status, stderr)
		}
	}
}
