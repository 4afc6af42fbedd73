package rules

import (
	"slices"
	"strings"
	"unicode"

	"github.com/complint/comparisons/lint"
	"github.com/complint/comparisons/lint/comparison"
)

// mention is an option of a page.
type mention struct {
	page   *lint.Facts
	option *lint.OptionFacts
}

// mentionsOf returns the mentions of each option, in the order of the pages.
func mentionsOf(pages []*lint.Facts) [][]mention {
	var options [][]mention
	index := make(map[string]int)
	for _, page := range pages {
		for i := range page.Options {
			key := spellingKey(page.Options[i].Name.Value)
			at, known := index[key]
			if !known {
				at = len(options)
				index[key] = at
				options = append(options, nil)
			}
			options[at] = append(options[at], mention{page, &page.Options[i]})
		}
	}
	return options
}

// spellingKey returns what the spellings of one name have in common: letters
// and digits, without accents and case, and the + and # of C++ and C#. Between
// digits a separator counts: 3.1 is not 31.
func spellingKey(name string) string {
	folded := []rune(comparison.Fold(name))
	isDigit := func(i int) bool { return 0 <= i && i < len(folded) && unicode.IsDigit(folded[i]) }
	var key strings.Builder
	for i, r := range folded {
		switch {
		case r != ' ' && r != '.':
			key.WriteRune(r)
		case isDigit(i-1) && isDigit(i+1):
			key.WriteByte('.')
		}
	}
	return key.String()
}

// claim is what a page says of an option.
type claim struct {
	page      *lint.Facts
	option    *lint.OptionFacts
	criterion string // "" for the spelling of the option itself
	comparison.Text
	meaning string // equal in those that agree
}

// disputed calls yield for each claim with which most pages disagree, and one
// of those that most pages make. Where no claim is made by more pages than any
// other, each of them is disputed.
func disputed(claims []claim) func(yield func(mine, other claim) bool) {
	return func(yield func(mine, other claim) bool) {
		var distinct []claim // the first claim of each meaning
		pages := make(map[string]int)
		for _, c := range claims {
			if pages[c.meaning]++; pages[c.meaning] == 1 {
				distinct = append(distinct, c)
			}
		}
		if len(distinct) < 2 {
			return
		}
		slices.SortStableFunc(distinct, func(a, b claim) int { return pages[b.meaning] - pages[a.meaning] })
		most, next := distinct[0], distinct[1]
		tie := pages[most.meaning] == pages[next.meaning]
		for _, c := range claims {
			switch {
			case c.meaning != most.meaning && !yield(c, most):
				return
			case c.meaning == most.meaning && tie && !yield(c, next):
				return
			}
		}
	}
}
