package rules

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/complint/comparisons/lint"
	"github.com/complint/comparisons/lint/comparison"
)

var verdictNamesNoOption = lint.Rule{Name: "verdict-names-no-option", Severity: lint.Warning, Run: runVerdictNamesNoOption}

func runVerdictNamesNoOption(p *lint.Pass) {
	if !isComparison(p) || p.Verdict.Winner.Value != "" || len(p.Verdict.Picks) > 0 {
		return
	}
	where, text := p.Verdict.Text.Span, p.Verdict.Text.Value
	if found := sections(p, comparison.SectionVerdict); len(found) > 0 {
		where = found[0].Heading.Span
		texts := []string{text}
		for _, s := range found {
			texts = append(texts, s.Text.Value)
		}
		text = strings.Join(texts, " ")
	}
	if strings.TrimSpace(text) == "" || namesOption(p, text) || placeholders().MatchString(text) {
		return // one that is still to be written is another rule's
	}
	p.Reportf(where, "the verdict names none of the options: say when to choose %s", optionNames(p, ", when "))
}

// namesOption reports whether a text names an option, in whatever form. The
// first question is the cheapest and settles most verdicts.
func namesOption(p *lint.Pass, text string) bool {
	return spellsOption(p, text) || p.MentionsOption(text) || hintsAtOption(p, comparison.Fold(text))
}

// spellsOption reports whether a text has the name of an option as the page
// spells it, which is what most verdicts do.
func spellsOption(p *lint.Pass, text string) bool {
	for _, option := range p.Options {
		name := option.Name.Value
		for rest := text; ; {
			before, after, ok := strings.Cut(rest, name)
			if !ok {
				break
			}
			last, _ := utf8.DecodeLastRuneInString(before)
			next, _ := utf8.DecodeRuneInString(after)
			if !unicode.IsLetter(last) && !unicode.IsLetter(next) {
				return true
			}
			rest = after
		}
	}
	return false
}

// hintsAtOption reports whether a folded text names an option otherwise: by one
// word of its name ("Rails"), by its initials ("GCP"), or in another form of
// the word ("Pythons", "Postgres").
func hintsAtOption(p *lint.Pass, text string) bool {
	exact, stems := make(map[string]bool), make(map[string]bool)
	for _, option := range p.Options {
		for _, word := range nameWords(option.Name.Value) {
			exact[word] = true
			for _, stem := range stemsOf(word) {
				stems[stem] = true
			}
		}
	}
	for word := range strings.FieldsSeq(text) {
		if exact[word] || stems[word] {
			return true
		}
		for _, stem := range stemsOf(word) {
			if exact[stem] {
				return true
			}
		}
	}
	return false
}

// nameWords returns the folded words by which an option can be named: those
// of four letters or more or in capitals, and its initials.
func nameWords(name string) []string {
	var words []string
	initials := ""
	parts := strings.Fields(name)
	for _, part := range parts {
		word := comparison.Fold(part)
		if len(word) >= minStem || part == strings.ToUpper(part) {
			words = append(words, word)
		}
		if word != "" {
			initials += string([]rune(word)[:1])
		}
	}
	if len(parts) > 1 {
		words = append(words, initials)
	}
	return words
}

// A word that ends differently is taken for the same when minStem bytes are
// left without its last maxEnding letters.
const (
	minStem   = 4
	maxEnding = 3
)

// stemsOf returns a word without its last letters.
func stemsOf(word string) (stems []string) {
	letters := []rune(word)
	for n := 1; n <= maxEnding && n < len(letters); n++ {
		if stem := string(letters[:len(letters)-n]); len(stem) >= minStem {
			stems = append(stems, stem)
		}
	}
	return stems
}
