package report

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/complint/comparisons/lint"
)

// The objects of SARIF that describe complint.
type (
	sarifTool struct {
		Driver sarifDriver `json:"driver"`
	}
	sarifDriver struct {
		Name           string      `json:"name"`
		Version        string      `json:"version,omitempty"`
		InformationURI string      `json:"informationUri"`
		Rules          []sarifRule `json:"rules"`
	}
	sarifRule struct {
		ID            string         `json:"id"`
		Short         sarifMessage   `json:"shortDescription"`
		Full          sarifMessage   `json:"fullDescription"`
		Help          sarifMessage   `json:"help"`
		HelpURI       string         `json:"helpUri,omitempty"`
		Configuration sarifDefault   `json:"defaultConfiguration"`
		Properties    map[string]any `json:"properties"`
	}
	sarifDefault struct {
		Enabled bool   `json:"enabled"`
		Level   string `json:"level"`
	}
)

// sarifRules are the rules of a run, and their places in the list.
type sarifRules struct {
	rules []Rule
	index map[string]int
}

// newSARIFRules returns the rules, and those that found something without being
// among them.
func newSARIFRules(result lint.Result, rules []Rule) *sarifRules {
	r := &sarifRules{index: make(map[string]int)}
	for _, rule := range rules {
		r.add(rule)
	}
	for _, diagnostics := range [][]lint.Diagnostic{result.Diagnostics, result.Suppressed} {
		for i := range diagnostics {
			if _, ok := r.index[diagnostics[i].Rule]; !ok {
				r.add(Rule{Name: diagnostics[i].Rule, Severity: diagnostics[i].Severity})
			}
		}
	}
	return r
}

func (r *sarifRules) add(rule Rule) {
	r.index[rule.Name] = len(r.rules)
	r.rules = append(r.rules, rule)
}

func (r *sarifRules) tool(version string) sarifTool {
	descriptions := make([]sarifRule, len(r.rules))
	for i := range r.rules {
		descriptions[i] = r.rules[i].sarif()
	}
	return sarifTool{sarifDriver{"complint", strings.TrimPrefix(version, "v"), project, descriptions}}
}

func (r *Rule) sarif() sarifRule {
	severity := lint.Rule{Severity: r.Severity}.On()
	problem := sarifLevel(severity)
	if severity == lint.Info {
		problem = "recommendation"
	}
	short := cmp.Or(capital(r.Summary), r.Name)
	return sarifRule{
		ID:            r.Name,
		Short:         sarifMessage{Text: short},
		Full:          sarifMessage{Text: cmp.Or(r.Reason, short)},
		Help:          sarifMessage{Text: cmp.Or(r.help(plain), short), Markdown: r.help(markdown)},
		HelpURI:       r.URL,
		Configuration: sarifDefault{r.Severity != lint.Off, sarifLevel(severity)},
		Properties:    map[string]any{"tags": []string{"content"}, "precision": "high", "problem.severity": problem},
	}
}

// capital makes a sentence of a clause.
func capital(clause string) string {
	if clause == "" {
		return ""
	}
	first, size := utf8.DecodeRuneInString(clause)
	return string(unicode.ToUpper(first)) + clause[size:] + "."
}

// section is a part of the help: a text of its own, or with a heading.
type section struct {
	heading string
	text    string
	code    bool
}

// help is the documentation of a rule, each section written by write.
func (r *Rule) help(write func(section) string) string {
	sections := []section{
		{text: r.Reason},
		{heading: "What to do", text: r.Remedy},
		{text: r.Notes},
		{heading: "For example", text: r.Example, code: true},
		{heading: "Fixed", text: r.Fixed, code: true},
	}
	sections = slices.DeleteFunc(sections, func(s section) bool { return s.text == "" })
	written := make([]string, len(sections))
	for i, s := range sections {
		written[i] = write(s)
	}
	return strings.Join(written, "\n\n")
}

func plain(s section) string {
	text := strings.TrimSuffix(s.text, "\n")
	switch {
	case s.heading == "":
		return text
	case s.code:
		return s.heading + ":\n\n" + text
	}
	return s.heading + ": " + text
}

func markdown(s section) string {
	text := strings.TrimSuffix(s.text, "\n")
	if s.code {
		fence := "```"
		for strings.Contains(text, fence) {
			fence += "`"
		}
		text = fmt.Sprintf("%s\n%s\n%[1]s", fence, text)
	}
	switch {
	case s.heading == "":
		return text
	case s.code:
		return "**" + s.heading + "**\n\n" + text
	}
	return "**" + s.heading + ".** " + text
}
