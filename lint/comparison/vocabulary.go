package comparison

import (
	"fmt"
	"regexp"
	"slices"
	"sort"
	"strings"
	"sync"
	"unicode/utf8"
)

// Vocabulary says which kind of section a heading announces, and which words
// set the options in a title against one another. It holds the words of every
// language at once, since none of them means two things.
type Vocabulary struct {
	own   map[string][]string    // the site's words
	kinds map[string]SectionKind // by folded phrase; "*" stands for an option's name
	none  map[string]bool        // what a cell says that has no value, in lower case
	// criterion is what stands above the criteria of a table, folded.
	criterion map[string]bool
	// gaps are the phrases with "…" in them, for some words, by kind.
	gaps []gap
	// verdictKeys are the words for a verdict as keys, made when they are asked
	// for.
	verdictKeys func() map[string]bool
	verdicts    []string // the phrases that were added for a verdict
	// What stands in titles, with the white space around it.
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
	v := &Vocabulary{own: own, kinds: make(map[string]SectionKind, 1<<13), none: make(map[string]bool), criterion: make(map[string]bool)}
	titles := make(map[string][]string)
	for _, words := range append(embeddedWords(), own) {
		for kind, phrases := range words {
			switch {
			case layoutKeys[kind]:
			case kind == versusKey || kind == eitherKey || kind == purposeKey:
				titles[kind] = append(titles[kind], phrases...)
			case kind == noValueKey:
				for _, phrase := range phrases {
					v.none[noValue(phrase)] = true
				}
			case kind == criterionKey:
				for _, phrase := range phrases {
					v.criterion[Fold(phrase)] = true
				}
			case !isSectionKind(SectionKind(kind)):
				return nil, fmt.Errorf("vocabulary: unknown kind of section %q", kind)
			default:
				for _, phrase := range phrases {
					v.add(phrase, SectionKind(kind))
				}
			}
		}
	}
	v.readTitleWords(titles)
	slices.SortStableFunc(v.gaps, func(a, b gap) int { return strings.Compare(string(a.kind), string(b.kind)) })
	v.verdictKeys = sync.OnceValue(v.readVerdictKeys)
	return v, nil
}

// add adds a phrase. A later one wins.
func (v *Vocabulary) add(phrase string, kind SectionKind) {
	before, after, some := strings.Cut(phrase, "…")
	if !some {
		phrase = foldPhrase(phrase)
		if v.kinds[phrase] = kind; kind == SectionVerdict {
			v.verdicts = append(v.verdicts, phrase)
		}
		return
	}
	before, after = bounded(foldPhrase(before)), bounded(foldPhrase(after))
	v.gaps = append(v.gaps, gap{strings.TrimLeft(before, " "), strings.TrimRight(after, " "), kind})
}

// gap is a phrase with some words in it that may be any: "which … is better".
type gap struct {
	before, after string // with the space that is next to the words, which East Asian ones need not have
	kind          SectionKind
}

// maxGap is for how many words "…" stands.
const maxGap = 8

// kindOf looks a phrase up.
func (v *Vocabulary) kindOf(phrase string) (SectionKind, bool) {
	if kind, ok := v.kinds[phrase]; ok {
		return kind, true
	}
	for i := range v.gaps {
		gap := &v.gaps[i]
		rest, begins := strings.CutPrefix(phrase, gap.before)
		if !begins || !strings.HasSuffix(rest, gap.after) {
			continue // nearly always
		}
		rest = strings.TrimSpace(strings.TrimSuffix(rest, gap.after))
		if rest != "" && strings.Count(rest, " ") < maxGap {
			return gap.kind, true
		}
	}
	return "", false
}

// isVerdictKey reports whether a key of the front matter, in lower case, is a
// word for the verdict. Hugo has a use of its own for one of them.
func (v *Vocabulary) isVerdictKey(key string) bool {
	return key != "summary" && key != "winner" && v.verdictKeys()[compactKey.Replace(key)]
}

// compactKey joins the words of a key or of a phrase, which Hugo has in lower
// case only.
var compactKey = strings.NewReplacer(" ", "", "_", "", "-", "", ".", "")

func (v *Vocabulary) readVerdictKeys() map[string]bool {
	keys := make(map[string]bool)
	for _, phrase := range v.verdicts {
		if v.kinds[phrase] == SectionVerdict {
			keys[compactKey.Replace(phrase)] = true
		}
	}
	return keys
}

// latinName is a name in Latin letters, in brackets' notation: its first letter
// and what may follow.
const latinName = `[\p{Latin}\p{N}][\p{Latin}\p{N} .+#/-]*`

// readTitleWords makes the expressions that take titles apart.
func (v *Vocabulary) readTitleWords(words map[string][]string) {
	var joints []string
	spaced := make(map[string][]string)
	for kind, phrases := range words {
		for _, word := range phrases {
			first, _ := utf8.DecodeRuneInString(word)
			if word = regexp.QuoteMeta(word); kind == eitherKey && isEastAsian(first) {
				joints = append(joints, word)
			} else {
				spaced[kind] = append(spaced[kind], word)
			}
		}
	}
	anyOf := func(words []string) string { return "(?:" + strings.Join(words, "|") + ")" } // none is empty
	v.versus = regexp.MustCompile(`(?i)\s+` + anyOf(spaced[versusKey]) + `\s+`)
	v.either = regexp.MustCompile(`(?i)\s+` + anyOf(spaced[eitherKey]) + `\s+`)
	v.purpose = regexp.MustCompile(`(?i)\s+` + anyOf(spaced[purposeKey]) + `\s.*$`)
	v.joint = regexp.MustCompile(`(` + latinName + `)` + anyOf(joints) + `\s*(` + latinName + `)`)
}

// noValue gives the marks of a missing value one form. Fold would leave nothing
// of a dash.
func noValue(text string) string { return strings.ToLower(strings.Trim(normalize(text), " ().")) }

// embeddedWords returns kind → phrases for every language, in a stable order.
var embeddedWords = sync.OnceValue(func() []map[string][]string {
	languages := embeddedLanguages()
	codes := make([]string, 0, len(languages))
	for code := range languages {
		codes = append(codes, code)
	}
	sort.Strings(codes)
	words := make([]map[string][]string, 0, len(codes)+1)
	for _, code := range codes {
		words = append(words, languages[code])
	}
	return words
})

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
	if kind, ok := v.kinds[Fold(heading)]; ok && kind != SectionOption {
		return kind, "" // most headings are a phrase as it stands
	}
	pieces := []string{heading}
	if before, after, ok := cutHeading(heading); ok {
		pieces = append(pieces, before, after)
	}
	if strings.ContainsAny(heading, "(（2") { // which may begin parentheses or a year
		pieces = append(pieces, year.ReplaceAllString(parenthesis.ReplaceAllString(heading, " "), ""))
	}
	for _, piece := range pieces {
		folded := Fold(piece)
		phrases := []string{folded, withoutNumber(folded)}
		if phrases[1] == folded {
			phrases = phrases[:1]
		}
		for _, phrase := range phrases {
			phrase, option := options.abstract(phrase)
			kind, ok := v.kindOf(phrase)
			if ok && (kind != SectionOption || option != "") {
				return kind, option
			}
		}
	}
	return SectionOther, ""
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
			if of(v.kinds[phrase]) {
				return strings.Trim(strings.Join(words[start:start+length], " "), ":-"+aroundName)
			}
		}
	}
	return ""
}

// year is the year at the end of a heading: "Which is better in 2026?"
var year = regexp.MustCompile(`(?:\s+\p{L}{1,2})?\s+20[0-9][0-9][\s?？!]*$`)

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
