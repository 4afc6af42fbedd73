package rules

import (
	"fmt"

	"github.com/complint/comparisons/lint"
	"github.com/complint/comparisons/lint/comparison"
)

var headingWord = lint.Rule{
	Name: "heading-word", Severity: lint.Off,
	Options: headingWords,
	Run:     runHeadingWord,
}

// wordedKinds are the kinds of sections that every page calls by one name. What
// it takes to act, or where things were found, has good names of its own.
var wordedKinds = []comparison.SectionKind{
	comparison.SectionOverview, comparison.SectionGlance, comparison.SectionPros, comparison.SectionCons,
	comparison.SectionBestFor, comparison.SectionFull, comparison.SectionVerdict, comparison.SectionFAQ,
}

// headingWords are the options of the rule, one a kind of section.
var headingWords = func() (options []lint.Option) {
	for i, kind := range wordedKinds {
		usage := fmt.Sprintf("what the heading of this section says, instead of %q or that word in the page's language", canonicalWords[i])
		options = append(options, lint.Option{Name: string(kind), Usage: usage, Default: ""})
	}
	return options
}()

// canonicalWords are the canonical headings of wordedKinds in English. A test
// reads them from the vocabulary, which takes too long for each start.
var canonicalWords = []string{"Overview", "At a glance", "Pros", "Cons", "Best for", "Side by side", "Verdict", "FAQ"}

func runHeadingWord(p *lint.Pass) {
	words := make(map[comparison.SectionKind]string, len(wordedKinds))
	for i, kind := range wordedKinds {
		if words[kind] = p.Text(headingWords[i]); words[kind] == "" {
			words[kind] = comparison.CanonicalHeading(kind, p.Site.Language)
		}
	}
	for _, s := range p.Sections {
		word := words[s.Kind]
		if word == "" || p.PhraseKind(s.Heading.Value) != s.Kind || comparison.Fold(s.Heading.Value) == comparison.Fold(word) {
			continue
		}
		p.Reportf(s.Heading.Span, "heading %q is called %q on other pages: write that", s.Heading.Value, word)
		if written := string(p.Source[s.Heading.Span.Start:s.Heading.Span.End]); written == s.Heading.Value {
			p.SuggestFix(fmt.Sprintf("write %q", word), comparison.Edit{Span: s.Heading.Span, Text: word})
		}
	}
}
