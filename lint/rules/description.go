package rules

import (
	"unicode/utf8"

	"github.com/complint/comparisons/lint"
)

var description = lint.Rule{
	Name: "description", Severity: lint.Warning, Run: runDescription,
	Options: []lint.Option{descriptionRequired, descriptionMax},
}

var (
	descriptionRequired = lint.Option{Name: "required", Default: true, Usage: "whether a page has to have a description"}
	descriptionMax      = lint.Option{Name: "max-length", Default: 160, Usage: "how many characters a description may have"}
)

func runDescription(p *lint.Pass) {
	text, most := p.Description, p.Int(descriptionMax)
	switch {
	case utf8.RuneCountInString(text.Value) > most:
		p.Reportf(text.Span, "description has more than %d characters: shorten it, search engines cut off what is over", most)
	case text.Value == "" && p.Bool(descriptionRequired) && isComparison(p) && p.FrontMatterError == nil:
		p.Reportf(p.Whole(), "page has no description: add a sentence, `description: …`, to the front matter")
	}
}
