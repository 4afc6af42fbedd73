package rules

import (
	"github.com/complint/comparisons/lint"
	"github.com/complint/comparisons/lint/comparison"
)

var options = lint.Rule{Name: "options", Severity: lint.Error, Run: runOptions, Options: []lint.Option{optionsMax}}

var optionsMax = lint.Option{Name: "max", Default: 10, Usage: "how many options a page may compare"}

func runOptions(p *lint.Pass) {
	if p.FrontMatterError != nil {
		return
	}
	seen := make(map[string]comparison.Text)
	for _, name := range p.Listed {
		key := comparison.Fold(name.Value)
		first, repeated := seen[key]
		switch {
		case key == "":
			p.Reportf(name.Span, "option has no name: write one, or remove the entry")
		case repeated:
			p.Reportf(name.Span, "option %q is listed twice: remove one, or name them apart", name.Value)
			p.Relate(first.Span, "first listed here")
		default:
			seen[key] = name
		}
	}
	most := p.Int(optionsMax)
	switch {
	case len(p.Options) > max(most, 1):
		p.Reportf(p.Options[max(most, 1)].Name.Span, "more than %d options: compare fewer, on several pages if need be", most)
	case len(p.Options) > 1:
	case p.OptionsFrom == comparison.FromNowhere:
		p.Reportf(optionsSpan(p), "cannot tell what is compared: list it in the front matter, `options: [A, B]`")
		suggestOptions(p)
	default:
		p.Reportf(optionsSpan(p), "only one option, %q: a comparison needs at least two", p.Options[0].Name.Value)
	}
}

// suggestOptions offers to list what the first table may compare.
func suggestOptions(p *lint.Pass) {
	if len(p.Grids) == 0 || len(p.Grids[0].Header) < 3 {
		return
	}
	var names []string
	for _, name := range p.Grids[0].Header[1:] {
		if comparison.Fold(name.Value) != "" {
			names = append(names, name.Value)
		}
	}
	if edit, ok := p.InsertList("options", names...); ok && len(names) > 1 {
		p.SuggestFix("list what the first table compares", edit)
	}
}

// optionsSpan is where the options are listed or should be.
func optionsSpan(p *lint.Pass) comparison.Span {
	if list := p.Param("options"); list != nil {
		return list.Span
	}
	return p.Whole()
}

// isComparison reports whether it is known what the page compares. Where it is
// not, the rule options says so, and others have nothing to say of parts that
// may be missing.
func isComparison(p *lint.Pass) bool { return len(p.Options) > 1 }
