package rules

import (
	"github.com/complint/comparisons/lint"
	"github.com/complint/comparisons/lint/comparison"
)

var shortcode = lint.Rule{Name: "shortcode", Severity: lint.Error, Run: runShortcode}

func runShortcode(p *lint.Pass) {
	for _, err := range p.ShortcodeErrors {
		p.Reportf(err.Span, "%s", err.Message)
		if err.Edits != nil {
			p.Fix("close the shortcode", err.Edits...)
		}
	}
	for _, place := range p.Places {
		if !gives(p, place) {
			p.Reportf(place.Span, "nothing to show here: the page gives no %s%s", place.Kind, of(place.Option.Value))
		}
	}
}

// gives reports whether the page gives what a shortcode without content shows.
func gives(p *lint.Pass, place comparison.Place) bool {
	option := place.Option.Value
	if name := p.OptionNamed(option); name != "" {
		option = name
	}
	for _, given := range p.Given {
		sameKind := given.Kind == place.Kind || place.Kind == comparison.SectionOption
		if sameKind && (option == "" || given.Option.Value == option) {
			return true
		}
	}
	return false
}

// of names an option at the end of a message, if there is one.
func of(option string) string {
	if option == "" {
		return ""
	}
	return " of \"" + option + "\""
}
