package comparison

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"unicode"
	"unicode/utf8"

	"github.com/complint/comparisons/data"
	"github.com/complint/comparisons/internal/lazy"
)

// Vocabulary says which kind of section a heading announces, and which words
// set the options in a title against one another. It holds the words of every
// language at once, since none of them means two things: those of a site are
// read when it is met, all others are code of the package data, made by a test.
type Vocabulary struct {
	own    map[string][]string // the site's words as they are written
	site   phrases             // and as they are looked up
	titles func() titleWords

	gaps     [1 << 8]atomic.Pointer[[]data.Gap] // see gapsFor
	headings memo[headingPhrases]
}

// phrases are words in the form in which they are looked up.
type phrases struct {
	kinds       map[string]SectionKind // by folded phrase; "*" stands for an option's name
	gaps        []data.Gap             // the phrases with "…" in them, for some words
	none        map[string]bool        // what a cell says that has no value, see appendNoValue
	criterion   map[string]bool        // what stands above the criteria of a table, folded
	verdictKeys map[string]bool        // the words for a verdict, see compactKey
	titles      map[string][]string    // versusKey, eitherKey, purposeKey or jointKey → expressions
}

// titleWords are expressions for what stands in titles, with the white space
// around it.
type titleWords struct {
	versus  *regexp.Regexp // between options
	either  *regexp.Regexp // between options, and between much else
	joint   *regexp.Regexp // two Latin names in an East Asian title
	purpose *regexp.Regexp // after the options: "for …"
}

// The entries of the vocabulary that are not kinds of sections.
const (
	versusKey    = "versus"
	eitherKey    = "or"
	purposeKey   = "for"
	noValueKey   = "no-value"
	criterionKey = "criterion"
)

// jointKey is where the words of eitherKey are kept that are East Asian.
const jointKey = "joint"

// layoutKeys are the entries that the layouts alone read: what cells say that
// they give a mark, and what stands above the winner of each row.
var layoutKeys = map[string]bool{"yes": true, "no": true, "partial": true, "better": true}

// sectionBoth is the entry of headings that announce pros and cons together.
// In the model such a section is like any other, since what it holds is told
// apart below.
const sectionBoth SectionKind = "pros-and-cons"

// NewVocabulary returns the embedded vocabulary with a site's own words added
// (params.comparisons.vocabulary: kind → phrases), which win.
func NewVocabulary(own map[string][]string) (*Vocabulary, error) {
	v := &Vocabulary{own: own, site: newPhrases()}
	if err := v.site.read(own); err != nil {
		return nil, err
	}
	v.titles = sync.OnceValue(v.readTitles)
	return v, nil
}

func newPhrases() phrases {
	return phrases{kinds: make(map[string]SectionKind), none: make(map[string]bool), criterion: make(map[string]bool),
		verdictKeys: make(map[string]bool), titles: make(map[string][]string)}
}

// read adds words: kind → phrases. Later ones win.
func (p *phrases) read(words map[string][]string) error {
	for kind, words := range words {
		add := p.adder(kind)
		if add == nil {
			return fmt.Errorf("vocabulary: unknown kind of section %q", kind)
		}
		for _, word := range words {
			add(word)
		}
	}
	return nil
}

// adder returns what adds a phrase of a kind, nil for an unknown one.
func (p *phrases) adder(kind string) func(phrase string) {
	switch {
	case layoutKeys[kind]:
		return func(string) {}
	case kind == versusKey || kind == eitherKey || kind == purposeKey:
		return func(word string) { p.addTitleWord(kind, word) }
	case kind == noValueKey:
		return func(mark string) { p.none[string(appendNoValue(nil, mark))] = true }
	case kind == criterionKey:
		return func(header string) { p.criterion[Fold(header)] = true }
	case isSectionKind(SectionKind(kind)):
		return func(phrase string) { p.addHeading(phrase, SectionKind(kind)) }
	}
	return nil
}

func (p *phrases) addTitleWord(kind, word string) {
	if first, _ := utf8.DecodeRuneInString(word); kind == eitherKey && isEastAsian(first) {
		kind = jointKey
	}
	p.titles[kind] = append(p.titles[kind], regexp.QuoteMeta(word))
}

func (p *phrases) addHeading(phrase string, kind SectionKind) {
	before, after, some := strings.Cut(phrase, "…")
	if some {
		before, after = bounded(foldPhrase(before)), bounded(foldPhrase(after))
		p.gaps = append(p.gaps, data.Gap{Before: strings.TrimLeft(before, " "), After: strings.TrimRight(after, " "), Kind: string(kind)})
		return
	}
	phrase = foldPhrase(phrase)
	p.kinds[phrase] = kind
	if kind == SectionVerdict {
		p.verdictKeys[compactKey.Replace(phrase)] = true
	}
}

func sortedGaps(gaps []data.Gap) []data.Gap {
	slices.SortStableFunc(gaps, func(a, b data.Gap) int { return strings.Compare(a.Kind, b.Kind) })
	return gaps
}

// gapsFor returns the embedded phrases with a gap and the site's that a phrase
// may fit which begins with a byte, in the order of kinds.
func (v *Vocabulary) gapsFor(first byte) []data.Gap {
	if gaps := v.gaps[first].Load(); gaps != nil {
		return *gaps
	}
	all := data.Gaps // in their order
	if len(v.site.gaps) > 0 {
		all = sortedGaps(slices.Concat(all, v.site.gaps))
	}
	var gaps []data.Gap
	for _, gap := range all {
		if gap.Before == "" || gap.Before[0] == first {
			gaps = append(gaps, gap)
		}
	}
	v.gaps[first].Store(&gaps)
	return gaps
}

// maxGap is for how many words "…" stands.
const maxGap = 8

// kind looks up a phrase as it stands, and returns "" for none.
func (v *Vocabulary) kind(phrase string) SectionKind {
	if kind, ok := v.site.kinds[phrase]; ok {
		return kind
	}
	return SectionKind(data.Kind(phrase))
}

// isNone reports whether a cell says that it has no value.
func (v *Vocabulary) isNone(cell string) bool {
	var room [32]byte
	mark := string(appendNoValue(room[:0], cell)) // on the stack
	return data.NoValue(mark) || v.site.none[mark]
}

// isCriterion reports whether a header stands above the criteria of a table.
func (v *Vocabulary) isCriterion(header string) bool {
	header = Fold(header)
	return data.Criterion(header) || v.site.criterion[header]
}

// kindOf looks up a phrase, also in those with a gap.
func (v *Vocabulary) kindOf(phrase string) (SectionKind, bool) {
	if kind := v.kind(phrase); kind != "" {
		return kind, true
	}
	if phrase == "" {
		return "", false
	}
	for _, gap := range v.gapsFor(phrase[0]) {
		rest, begins := strings.CutPrefix(phrase, gap.Before)
		if !begins || !strings.HasSuffix(rest, gap.After) {
			continue // nearly always
		}
		rest = strings.TrimSpace(strings.TrimSuffix(rest, gap.After))
		if rest != "" && strings.Count(rest, " ") < maxGap {
			return SectionKind(gap.Kind), true
		}
	}
	return "", false
}

// isVerdictKey reports whether a key of the front matter, in lower case, is a
// word for the verdict. Hugo has a use of its own for one of them.
func (v *Vocabulary) isVerdictKey(key string) bool {
	if key == "summary" || key == "winner" {
		return false
	}
	key = compactKey.Replace(key)
	return data.VerdictKey(key) || v.site.verdictKeys[key]
}

// compactKey joins the words of a key or of a phrase, which Hugo has in lower
// case only.
var compactKey = strings.NewReplacer(" ", "", "_", "", "-", "", ".", "")

// latinName is a name in Latin letters, in brackets' notation: its first letter
// and what may follow.
const latinName = `[\p{Latin}\p{N}][\p{Latin}\p{N} .+#/-]*`

// readTitles makes the expressions that take titles apart.
func (v *Vocabulary) readTitles() titleWords {
	anyOf := func(embedded []string, key string) string { // none is empty
		return "(?:" + strings.Join(slices.Concat(embedded, v.site.titles[key]), "|") + ")"
	}
	return titleWords{
		versus:  regexp.MustCompile(`(?i)\s+` + anyOf(data.Versus, versusKey) + `\s+`),
		either:  regexp.MustCompile(`(?i)\s+` + anyOf(data.Either, eitherKey) + `\s+`),
		purpose: regexp.MustCompile(`(?i)\s+` + anyOf(data.Purpose, purposeKey) + `\s.*$`),
		joint:   regexp.MustCompile(`(` + latinName + `)` + anyOf(data.Joint, jointKey) + `\s*(` + latinName + `)`),
	}
}

// appendNoValue appends the one form that the marks of a missing value have.
// Fold would leave nothing of a dash.
func appendNoValue(mark []byte, text string) []byte {
	for _, r := range strings.Trim(normalize(text), " ().") {
		mark = utf8.AppendRune(mark, unicode.ToLower(r))
	}
	return mark
}

func isSectionKind(kind SectionKind) bool {
	switch kind {
	case SectionOverview, SectionGlance, SectionFull, SectionOption, SectionPros, SectionCons, SectionBestFor,
		SectionVerdict, SectionFAQ, SectionCTA, SectionSources, SectionOther, sectionBoth:
		return true
	}
	return false
}

// foldPhrase folds a phrase and keeps its "*".
func foldPhrase(phrase string) string {
	if !strings.Contains(phrase, "*") {
		return Fold(phrase)
	}
	parts := strings.Split(phrase, "*")
	for i, part := range parts {
		parts[i] = Fold(part)
	}
	return strings.TrimSpace(strings.Join(parts, " * "))
}

// classify says what a heading announces and the one option that it names.
// The names of options are replaced by "*" and the result is looked up: first
// the whole heading, then without its number, then what stands before and
// after a colon or dash, then without parentheses and year. The module's partial comparisons/classify.html does
// the same.
func (v *Vocabulary) classify(heading string, options *optionList) (SectionKind, string) {
	h := v.headings.of(heading, v.phrasesOf)
	if h.kind != "" {
		return h.kind, ""
	}
	for _, phrase := range h.phrases {
		phrase, option := options.abstract(phrase)
		kind, ok := v.kindOf(phrase)
		if ok && (kind != SectionOption || option != "") {
			return kind, option
		}
	}
	return SectionOther, ""
}

// headingPhrases is what may be looked up of a heading.
type headingPhrases struct {
	kind    SectionKind // "" when it is no phrase as it stands, as most are
	phrases []string    // in the order in which to look
}

func (v *Vocabulary) phrasesOf(heading string) (h headingPhrases) {
	if kind := v.kind(Fold(heading)); kind != "" && kind != SectionOption {
		return headingPhrases{kind: kind}
	}
	pieces := []string{heading}
	if before, after, ok := cutHeading(heading); ok {
		pieces = append(pieces, before, after)
	}
	if strings.Contains(heading, "(") || strings.Contains(heading, "（") || strings.Contains(heading, "20") { // parentheses or a year
		pieces = append(pieces, year().ReplaceAllString(withoutParentheses(heading), ""))
	}
	for _, piece := range pieces {
		folded := Fold(piece)
		h.phrases = append(h.phrases, folded)
		if rest := withoutNumber(folded); rest != folded {
			h.phrases = append(h.phrases, rest)
		}
	}
	return h
}

// maxPhrase is how many words stand on either side of the name in a heading
// such as "What is good about the one".
const maxPhrase = 4

// subject returns what the pros or cons are of that a heading announces, or
// what the heading says of whom an option is for if it may be of any such kind;
// "" when it announces none. The name is the shortest that leaves a phrase
// around it. The module's partial comparisons/heading-subject.html does the same.
func (v *Vocabulary) subject(heading string, of func(SectionKind) bool) string {
	words := strings.Fields(heading)
	for length := 1; length <= min(maxOptionWords, len(words)-1); length++ {
		for start := 0; start+length <= len(words); start++ {
			before, after := words[:start], words[start+length:]
			if len(before) > maxPhrase || len(after) > maxPhrase {
				continue
			}
			phrase := strings.TrimSpace(Fold(strings.Join(before, " ")) + " * " + Fold(strings.Join(after, " ")))
			if of(v.kind(phrase)) {
				return strings.Trim(strings.Join(words[start:start+length], " "), ":-"+aroundName)
			}
		}
	}
	return ""
}

// year is the year at the end of a heading: "Which is better in 2026?"
var year = lazy.Regexp(`(?:\s+\p{L}{1,2})?\s+20[0-9][0-9][\s?？!]*$`)

// cutHeading cuts at the first colon, bar or dash that has something on both
// sides.
func cutHeading(heading string) (before, after string, ok bool) {
	for i, r := range heading {
		size := 0
		switch {
		case r == ':' || r == '|':
			size = 1
		case r == '：':
			size = len("：")
		case strings.HasPrefix(heading[i:], " - "):
			size = len(" - ")
		}
		if size > 0 && i > 0 && i+size < len(heading) {
			return heading[:i], heading[i+size:], true
		}
	}
	return "", "", false
}

// withoutNumber takes "3 " or "3.1 " off the front of a folded heading.
func withoutNumber(folded string) string {
	number, rest, ok := strings.Cut(folded, " ")
	if !ok || number[0] < '0' || number[0] > '9' || strings.Trim(number, "0123456789.") != "" {
		return folded
	}
	return rest
}
