package rules

import (
	"path"
	"path/filepath"
	"strings"

	"github.com/complint/comparisons/lint"
	"github.com/complint/comparisons/lint/comparison"
)

var alias = lint.Rule{Name: "alias", Severity: lint.Off, Run: runAlias}

// aliasSeparator stands between the options in the address of a page.
const aliasSeparator = "-vs-"

func runAlias(p *lint.Pass) {
	first, second, ok := strings.Cut(addressName(p), aliasSeparator)
	if !ok || len(p.Options) != 2 || !namesBoth(p, first, second) {
		return
	}
	reverse := second + aliasSeparator + first
	list := p.FrontMatter.Root.Get("aliases")
	for _, have := range list.Elements() {
		if strings.EqualFold(lastName(have.Text), reverse) {
			return
		}
	}
	where := p.Whole()
	if list != nil {
		where = list.Span
	}
	p.Reportf(where, "no alias for the other order: add `aliases: [%s]`, so that who looks for it there finds the page", reverse)
	if edit, ok := p.InsertItem("aliases", reverse); ok {
		p.Fix("add the alias", edit)
	}
}

// addressName returns the last name in the address of the page: its own (url,
// slug), else that of its file or bundle.
func addressName(p *lint.Pass) string {
	for _, key := range [...]string{"url", "slug"} {
		if v := p.FrontMatter.Root.Get(key); v != nil && v.Text != "" {
			return lastName(v.Text)
		}
	}
	if p.Site.Path != "" {
		return path.Base(p.Site.Path)
	}
	file := filepath.Base(p.File)
	return strings.TrimSuffix(file, filepath.Ext(file))
}

// lastName returns the last name of an address.
func lastName(address string) string {
	return strings.TrimSuffix(path.Base(address), ".html")
}

// namesBoth reports whether two names are those of the options, whatever
// stands between their letters: "nodejs" is Node.js.
func namesBoth(p *lint.Pass, first, second string) bool {
	a, b := lettersOf(p.Options[0].Name.Value), lettersOf(p.Options[1].Name.Value)
	first, second = lettersOf(first), lettersOf(second)
	return first != second && (first == a && second == b || first == b && second == a)
}

// lettersOf returns the letters and digits of a text, folded.
func lettersOf(text string) string { return unspaced(comparison.Fold(text)) }
