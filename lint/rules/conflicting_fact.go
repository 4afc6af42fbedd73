package rules

import (
	"slices"
	"strings"
	"unicode"

	"github.com/complint/comparisons/lint"
	"github.com/complint/comparisons/lint/comparison"
)

var conflictWords = lint.Option{Name: "max-words", Usage: "how many words a cell may have to be a fact that pages can agree on; longer ones are prose", Default: 4}

var conflictIgnore = lint.Option{
	Name:    "ignore",
	Usage:   "criteria with one of these words are left alone: their values depend on what an option is compared with",
	Default: []string{"winner", "verdict", "best", "ideal", "rating", "score", "use case", "ease of use", "learning curve", "performance", "popularity"},
}

var conflictValues = lint.Option{
	Name:    "ignore-values",
	Usage:   "values with one of these words are left alone, as are those with \"faster\", \"best\" and the like",
	Default: []string{},
}

var conflictingFact = lint.Rule{
	Name:     "conflicting-fact",
	Severity: lint.Warning,
	Options:  []lint.Option{conflictWords, conflictIgnore, conflictValues},
	Across:   runConflictingFact,
}

// relativeWords measure an option by the others on its page.
var relativeWords = []string{
	"better", "best", "worse", "worst", "more", "most", "less", "least", "fewer", "fewest", "same", "similar", "comparable",
	"higher", "highest", "lower", "lowest", "larger", "largest", "smaller", "smallest", "bigger", "biggest", "broader",
	"faster", "fastest", "slower", "slowest", "easier", "easiest", "harder", "hardest", "simpler", "simplest",
	"stronger", "strongest", "weaker", "weakest", "longer", "longest", "shorter", "shortest", "newer", "newest",
	"older", "oldest", "cheaper", "cheapest", "steeper", "gentler", "heavier", "lighter", "earlier", "later",
}

func runConflictingFact(p *lint.SitePass) {
	options := mentionsOf(p.Pages)
	facts := make([][][]claim, len(options))
	lint.Each(p.Jobs, p.Jobs, func(worker int) {
		settings := factSettings{SitePass: p}
		for i := worker; i < len(options); i += p.Jobs {
			if len(options[i]) > 1 {
				facts[i] = disputedFacts(&settings, options[i])
			}
		}
	})
	for _, claims := range slices.Concat(facts...) {
		for said, against := range disputed(claims) {
			p.Reportf(said.page, said.Span, "%q of %q is %q here and %q on another page: find out which is right, and write it on both",
				said.criterion, said.option.Name.Value, said.Value, against.Value)
			p.Relate(said.page, against.page, against.Span, "the other page")
		}
	}
}

// fact is a criterion of an option, folded.
type fact struct{ criterion, group string }

// disputedFacts returns what pages claim of an option that not all say alike: by
// criterion, each list in the order of the pages and with the first value that a
// page gives. Most facts are undisputed, so that claims are made of the others
// alone.
func disputedFacts(settings *factSettings, mentions []mention) (facts [][]claim) {
	first := make(map[fact]string)
	index := make(map[fact]int) // of the disputed ones in facts
	eachFact(settings, mentions, func(key fact, _ mention, value lint.Value) {
		said, known := first[key]
		switch {
		case !known:
			first[key] = value.Cell.Value
		case said != value.Cell.Value && meaning(said) != meaning(value.Cell.Value):
			index[key] = -1
		}
	})
	if len(index) == 0 {
		return nil
	}
	eachFact(settings, mentions, func(key fact, m mention, value lint.Value) {
		at, disputed := index[key]
		switch {
		case !disputed:
			return
		case at < 0:
			at = len(facts)
			index[key] = at
			facts = append(facts, nil)
		}
		if n := len(facts[at]); n == 0 || facts[at][n-1].page != m.page {
			facts[at] = append(facts[at], claim{m.page, m.option, value.Criterion, value.Cell, meaning(value.Cell.Value)})
		}
	})
	for i, claims := range facts {
		facts[i] = slices.DeleteFunc(claims, settings.isRelative)
	}
	return facts
}

// meaning returns what cells have in common that say the same.
func meaning(cell string) string { return strings.ToLower(cell) }

// eachFact calls visit for the values of an option that pages can agree on.
func eachFact(settings *factSettings, mentions []mention, visit func(fact, mention, lint.Value)) {
	for _, m := range mentions {
		limits := settings.of(m.page)
		for value := range m.option.Values {
			key := fact{comparison.Fold(value.Criterion), comparison.Fold(value.Group)}
			if key.criterion != "" && countWords(value.Cell.Value) <= limits.maxWords && !limits.ignores(key.criterion) {
				visit(key, m, value)
			}
		}
	}
}

// countWords counts the words of a text. Two letters of a script without
// spaces count for one.
func countWords(text string) int {
	words, unspaced := 0, 0
	space := true
	for _, r := range text {
		if r > unicode.MaxLatin1 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul, unicode.Thai) {
			unspaced++
		}
		before := space
		if space = unicode.IsSpace(r); before && !space {
			words++
		}
	}
	return words + unspaced/2
}

// factSettings reads the options of the rule for a page.
type factSettings struct {
	*lint.SitePass
	last *factLimits // most pages share them
}

type factLimits struct {
	maxWords                       int
	ignoredCriteria, ignoredValues []string
	criteria, values               phrases
	ignored                        map[string]bool // criteria that were looked for among the phrases
}

// ignores reports whether a criterion is to be left alone. Most stand on many
// pages.
func (l *factLimits) ignores(criterion string) bool {
	ignored, known := l.ignored[criterion]
	if !known {
		ignored = l.criteria.in(criterion)
		l.ignored[criterion] = ignored
	}
	return ignored
}

func (s *factSettings) of(page *lint.Facts) *factLimits {
	words, criteria, values := s.Int(page, conflictWords), s.List(page, conflictIgnore), s.List(page, conflictValues)
	if s.last == nil || words != s.last.maxWords || !slices.Equal(criteria, s.last.ignoredCriteria) || !slices.Equal(values, s.last.ignoredValues) {
		s.last = &factLimits{words, criteria, values, foldedPhrases(criteria), foldedPhrases(slices.Concat(relativeWords, values)), make(map[string]bool)}
	}
	return s.last
}

// isRelative reports whether a value only holds beside the other options of
// its page.
func (s *factSettings) isRelative(c claim) bool {
	return s.of(c.page).values.in(comparison.Fold(c.Value))
}

// phrases are folded, with a space on both sides.
type phrases []string

func foldedPhrases(texts []string) (folded phrases) {
	for _, text := range texts {
		folded = append(folded, " "+comparison.Fold(text)+" ")
	}
	return folded
}

// in reports whether one of the phrases stands in a folded text.
func (p phrases) in(text string) bool {
	text = " " + text + " "
	return slices.ContainsFunc(p, func(phrase string) bool { return strings.Contains(text, phrase) })
}
