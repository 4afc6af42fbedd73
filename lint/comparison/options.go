package comparison

import (
	"slices"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/complint/comparisons/internal/lazy"
)

// Origin says where the options of a page were found.
type Origin string

// Where options come from, in this order.
const (
	FromNowhere     Origin = ""
	FromFrontMatter Origin = "front matter"
	FromTitle       Origin = "title"
	FromTables      Origin = "tables" // which agree, and not with the title
	FromTable       Origin = "table"
	FromHeadings    Origin = "headings"
)

// optionList finds the names of a page's options in folded text.
type optionList struct {
	names   []Text            // in the page's order
	byKey   map[string]string // folded → name
	longest []string          // folded names, the longest first: "django" before "go"
	bounded []string          // the same as they stand in a text
}

func newOptionList(names []Text) *optionList {
	list := &optionList{byKey: make(map[string]string, len(names))}
	for _, name := range names {
		key := Fold(name.Value)
		if _, seen := list.byKey[key]; seen || key == "" {
			continue
		}
		list.names = append(list.names, name)
		list.longest = append(list.longest, key)
		list.byKey[key] = name.Value
	}
	list.addShort()
	sort.SliceStable(list.longest, func(i, j int) bool {
		return len(list.longest[i]) > len(list.longest[j])
	})
	for _, key := range list.longest {
		list.bounded = append(list.bounded, bounded(key))
	}
	return list
}

// addShort adds the other names that mean one option only: "Azure" is Microsoft
// Azure unless another option is called so too.
func (l *optionList) addShort() {
	means := make(map[string]string)
	var found []string
	for _, name := range l.names {
		for _, short := range append(shortNames(name.Value), l.withNoun(name.Value)...) {
			if other, seen := means[short]; seen && other != name.Value {
				means[short] = ""
				continue
			}
			means[short] = name.Value
			found = append(found, short)
		}
	}
	for _, short := range found {
		if _, taken := l.byKey[short]; !taken && means[short] != "" {
			l.byKey[short] = means[short]
			l.longest = append(l.longest, short)
		}
	}
}

// withNoun returns what an option of one word is called with the noun that
// another one has: "Balanced vs. Unbalanced Audio".
func (l *optionList) withNoun(name string) (full []string) {
	key := Fold(name)
	if strings.Contains(key, " ") {
		return nil
	}
	for _, other := range l.names {
		if words := strings.Split(Fold(other.Value), " "); len(words) > 1 {
			full = append(full, key+" "+words[len(words)-1])
		}
	}
	return full
}

var parenthesis = lazy.Regexp(`[(（][^)）]*[)）]`)

func withoutParentheses(text string) string {
	if !strings.ContainsAny(text, "(（") { // as most
		return text
	}
	return parenthesis().ReplaceAllString(text, " ")
}

// minShortName is how many letters a short name has at least.
const minShortName = 3

// shortNames returns what an option may be called for short, folded: without
// what stands in parentheses, without its first word, without its last.
func shortNames(name string) (short []string) {
	key := Fold(name)
	words := strings.Fields(name) // "non-touchscreen" is one
	last := max(len(words)-1, 0)
	for _, candidate := range [...]string{withoutParentheses(name), strings.Join(words[min(1, last):], " "), strings.Join(words[:last], " ")} {
		candidate = Fold(candidate)
		if candidate != key && utf8.RuneCountInString(candidate) >= minShortName && strings.Trim(candidate, "0123456789. ") != "" {
			short = append(short, candidate)
		}
	}
	return short
}

// find returns the option that a text names exactly, "" for none.
func (l *optionList) find(text string) string { return l.byKey[Fold(text)] }

// isWithin reports whether there are options, and as many of the names name one.
func (l *optionList) isWithin(names []Text) bool {
	named := 0
	for _, name := range names {
		if l.find(name.Value) != "" {
			named++
		}
	}
	return named > 0 && named == len(l.names)
}

// named gives a text that names an option the option's own spelling; any other
// stays as it is.
func (l *optionList) named(text Text) Text {
	if name := l.find(text.Value); name != "" {
		text.Value = name
	}
	return text
}

// abstract replaces the options in a folded phrase by "*", and returns the
// option when there is just one.
func (l *optionList) abstract(phrase string) (pattern, option string) {
	if !slices.ContainsFunc(l.longest, func(key string) bool { return strings.Contains(phrase, key) }) {
		return phrase, "" // most phrases
	}
	padded := " " + phrase + " "
	named := 0
	for i, key := range l.longest {
		replaced := strings.ReplaceAll(padded, l.bounded[i], " * ")
		if replaced == padded {
			continue
		}
		padded = strings.ReplaceAll(replaced, "  ", " ")
		option = l.byKey[key]
		named++
	}
	if named != 1 {
		option = ""
	}
	return strings.TrimSpace(padded), option
}

// bounded returns a folded name with the spaces that stand around it in a
// text. East Asian names stand among other words without.
func bounded(key string) string {
	first, _ := utf8.DecodeRuneInString(key)
	last, _ := utf8.DecodeLastRuneInString(key)
	if !isEastAsian(first) {
		key = " " + key
	}
	if !isEastAsian(last) {
		key += " "
	}
	return key
}

// titleBreak is what divides a title into parts, one of which names options.
var titleBreak = lazy.Regexp(`[:|?!,;](?: |$)|[()（）：【】「」『』｜？！、，]| - `)

// maxOptionWords is how long the name of an option in a title can be; longer
// ones are sentences. maxEitherWords is the same where only "or" stands between
// them.
const (
	maxOptionWords = 4
	maxEitherWords = 2
)

// optionsFromTitle returns the options that a title sets against one another:
// "Agile: Scrum vs Kanban (2026)" gives Scrum and Kanban, "Hugo or Jekyll?" Hugo
// and Jekyll. Their spans are that of the title. The module's partial
// comparisons/options-from-title.html does the same.
func (v *Vocabulary) optionsFromTitle(title Text) []Text {
	parts := titleBreak().Split(title.Value, -1)
	for _, find := range []func(string) []string{v.opposed, v.joined, v.alternatives} {
		for _, part := range parts {
			names := find(part)
			if len(names) < 2 {
				continue
			}
			options := make([]Text, len(names))
			for i, name := range names {
				options[i] = Text{name, title.Span}
			}
			return options
		}
	}
	return nil
}

// aroundName is what may stand around a name in a title.
const aroundName = " .\"'¿¡"

// opposed returns the names that a strong word such as "vs" stands between.
func (v *Vocabulary) opposed(part string) (names []string) {
	pieces := v.titles().versus.Split(part, -1)
	for i, name := range pieces {
		if i == len(pieces)-1 {
			name = v.titles().purpose.ReplaceAllString(name, "")
		}
		name = strings.Trim(afterName().ReplaceAllString(strings.Trim(name, aroundName), "$1"), aroundName)
		if name != "" && strings.Count(name, " ") < maxOptionWords {
			names = append(names, name)
		}
	}
	return names
}

// afterName is what follows a Latin name in an East Asian title.
var afterName = lazy.Regexp("^([\\p{Latin}\\p{N}][^" + eastAsian + "]*)[" + eastAsian + "].*$")

// joined returns two Latin names in an East Asian title.
func (v *Vocabulary) joined(part string) []string {
	if m := v.titles().joint.FindStringSubmatch(part); m != nil {
		return []string{strings.TrimSpace(m[1]), strings.TrimSpace(m[2])}
	}
	return nil
}

// alternatives returns proper names between which nothing but "or" stands.
func (v *Vocabulary) alternatives(part string) (names []string) {
	for _, name := range v.titles().either.Split(part, -1) {
		name = strings.Trim(name, aroundName)
		first, _ := utf8.DecodeRuneInString(name)
		if strings.Count(name, " ") >= maxEitherWords || !unicode.IsUpper(first) && !unicode.IsDigit(first) {
			return nil
		}
		names = append(names, name)
	}
	return names
}

// decorated returns the one option whose name stands among other words in the
// header of a column: "RabbitMQ가 맞는 쪽", "REST API".
func (l *optionList) decorated(header string) string {
	_, option := l.abstract(Fold(header))
	return option
}
