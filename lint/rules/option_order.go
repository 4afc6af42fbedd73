package rules

import (
	"cmp"
	"slices"

	"github.com/complint/comparisons/lint"
	"github.com/complint/comparisons/lint/comparison"
)

var optionOrder = lint.Rule{Name: "option-order", Severity: lint.Warning, Run: runOptionOrder}

func runOptionOrder(p *lint.Pass) {
	if !isComparison(p) || p.OptionsFrom == comparison.FromTable || p.OptionsFrom == comparison.FromHeadings {
		return
	}
	rank := make(map[string]int, len(p.Options))
	for i, option := range p.Options {
		rank[option.Name.Value] = i
	}
	if p.OptionsFrom == comparison.FromFrontMatter {
		checkTitleOrder(p)
	}
	for _, table := range p.Tables {
		if table.Grid == nil || table.Transposed {
			continue // the front matter has no order of its own, and rows may be ranked
		}
		if at, ok := firstOutOfOrder(table.Columns, rank); ok {
			p.Reportf(table.Columns[at].Span, "column %q is out of order: put the columns in that of the options, %s", table.Columns[at].Value, optionNames(p, ", "))
			if edits := columnMoves(p, table, rank); len(edits) > 0 {
				p.Fix("put the columns in the order of the options", edits...)
			}
		}
	}
	for _, kind := range [...]comparison.SectionKind{comparison.SectionOption, comparison.SectionPros, comparison.SectionCons} {
		if checkSectionsOrder(p, kind, rank) {
			return
		}
	}
}

// firstOutOfOrder returns the index of the first name that does not stand where
// the order of the options would have it. Names that repeat have no order.
func firstOutOfOrder(names []comparison.Text, rank map[string]int) (int, bool) {
	if isAscending(names, rank) { // as nearly all are
		return -1, false
	}
	sorted := slices.SortedStableFunc(slices.Values(names), func(a, b comparison.Text) int {
		return cmp.Compare(rank[a.Value], rank[b.Value])
	})
	first := -1
	for i := range names {
		if i > 0 && sorted[i].Value == sorted[i-1].Value {
			return 0, false
		}
		if first < 0 && names[i].Value != sorted[i].Value {
			first = i
		}
	}
	return first, first >= 0
}

func isAscending(names []comparison.Text, rank map[string]int) bool {
	for i := 1; i < len(names); i++ {
		if rank[names[i].Value] <= rank[names[i-1].Value] {
			return false
		}
	}
	return true
}

// checkTitleOrder reports a title that names all options, in another order.
func checkTitleOrder(p *lint.Pass) {
	previous := -1
	ordered := true
	for _, option := range p.Options {
		at := comparison.Mention(p.Title.Value, option.Name.Value)
		if at < 0 {
			return
		}
		ordered = ordered && at > previous
		previous = at
	}
	if !ordered {
		p.Reportf(p.Title.Span, "title and `options` name the options in different orders: write one of them as the other, %s", optionNames(p, ", "))
	}
}

// checkSectionsOrder reports the first section of a kind whose option comes
// before that of a section above.
func checkSectionsOrder(p *lint.Pass, kind comparison.SectionKind, rank map[string]int) bool {
	var names []comparison.Text
	seen := make(map[string]bool)
	for _, s := range p.Sections {
		if s.Kind == kind && s.Option != "" && !seen[s.Option] {
			seen[s.Option] = true
			names = append(names, comparison.Text{Value: s.Option, Span: s.Heading.Span})
		}
	}
	at, ok := firstOutOfOrder(names, rank)
	if ok {
		p.Reportf(names[at].Span, "section of %q is out of order: put the sections in that of the options, %s", names[at].Value, optionNames(p, ", "))
	}
	return ok
}
