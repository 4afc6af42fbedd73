package comparison

import (
	"strings"
	"testing"
)

// TestLabels: what stands below the heading of an option, and is said of it.
func TestLabels(t *testing.T) {
	parser := newTestParser(t, nil)
	for name, test := range map[string]struct{ body, want string }{
		"a list below":            {"**Pros:**\n- cheap\n- mild\n\n**Cons**\n\n1. weak", "+cheap +mild -weak"},
		"text behind":             {"**Pros:** cheap, mild.\n\n**Cons.** Weak.", "+cheap, mild. -Weak."},
		"text below":              {"**Pros**\n\nIt is cheap.\n\n**Cons**\n\nIt is weak.", "+It is cheap. -It is weak."},
		"not bold":                {"Pros: cheap\n\nCons:\n\n- weak\n\nBest for: winter", "best:winter +cheap -weak"},
		"emphasis":                {"*Pros:* cheap\n\n_Best for_: winter", "best:winter +cheap"},
		"alone":                   {"Advantages\n\n- cheap", "+cheap"},
		"lines":                   {"**Best for:** winter\n**Pros:** cheap  \n**Cons:** weak\\\n**Not** that", "best:winter +cheap -weak Not that"},
		"items":                   {"- Old.\n- **Pros:** cheap\n- Cons: weak\n- **Best for:** winter", "best:winter +cheap -weak"},
		"lists in items":          {"- **Pros:**\n  - **Cheap.** Very.\n  - mild\n- Cons\n  - weak", "+Cheap/Very. +mild -weak"},
		"paragraphs in items":     {"- Pros:\n\n  cheap\n\n- Cons:\n\n  weak\n", "+cheap -weak"},
		"labels and marks":        {"- ✅ mild\n- **Pros:** cheap\n- ❌ weak", "+mild +cheap -weak"},
		"of another option":       {"**Pros of Coffee:** strong\n\n- **Coffee cons:** dear\n- Pros: cheap", ""},
		"a title of a point":      {"**Pros:**\n- **Strengths:** two\n- **Best for:** all", "+Strengths/two +Best for/all"},
		"after whom it is for":    {"**Best for:** winter\n\n- ✅ cheap", "best:winter +cheap"},
		"the first":               {"Best for: winter\n\n**Ideal for:** summer", "best:winter"},
		"a phrase of other words": {"A few pros: many\n\nPros and cons: few\n\nIt depends: on the leaf", ""},
		"a long beginning":        {strings.Repeat("Pros ", 20) + ": cheap", ""},
		"a quotation":             {"> **Pros:** cheap\n\n> Cons: weak", "+cheap -weak"},
		"columns":                 {"| Pros | Cons |\n|---|---|\n| cheap | weak |\n| mild | |\n| | slow |\n| – | dear |", "+cheap +mild -weak -slow -dear"},
		"columns of more":         {"| Pros | Price |\n|---|---|\n| cheap | 1 |", ""},
		"code":                    {"    Pros: cheap\n\n```\n**Cons:** weak\n```", ""},
	} {
		page := parser.Parse([]byte("---\ntitle: Tea vs Coffee\n---\n## Tea\n\n" + test.body + "\n"))
		if got := said(page.Options[0]); got != test.want {
			t.Errorf("%s: %q, want %q", name, got, test.want)
		}
	}
}

// said is what a page says of an option, in a line.
func said(o Option) string {
	var all []string
	if o.BestFor.Value != "" {
		all = append(all, "best:"+o.BestFor.Value)
	}
	add := func(sign string, points []Point) {
		for _, p := range points {
			text := sign + p.Title.Value
			if p.Title.Value != "" {
				text += "/"
			}
			all = append(all, text+p.Text.Value)
		}
	}
	add("+", o.Pros)
	add("-", o.Cons)
	return strings.Join(all, " ")
}
