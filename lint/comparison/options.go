package comparison

import (
	"regexp"
	"sort"
	"strings"
	"unicode/utf8"
)

// Origin says where the options of a page were found.
type Origin string

// Where options come from, in this order.
const (
	FromNowhere     Origin = ""
	FromFrontMatter Origin = "front matter"
	FromTitle       Origin = "title"
	FromTable       Origin = "table"
)

// optionList finds the names of a page's options in folded text.
type optionList struct {
	names   []Text            // in the page's order
	byKey   map[string]string // folded → name
	longest []string          // folded names, the longest first: "django" before "go"
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
	sort.SliceStable(list.longest, func(i, j int) bool {
		return len(list.longest[i]) > len(list.longest[j])
	})
	return list
}

// find returns the option that a text names exactly, "" for none.
func (l *optionList) find(text string) string { return l.byKey[Fold(text)] }

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
	padded := " " + phrase + " "
	named := 0
	for _, key := range l.longest {
		replaced := strings.ReplaceAll(padded, bounded(key), " * ")
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
var titleBreak = regexp.MustCompile(`[:|?!,;](?: |$)|[()（）：]| - `)

// maxOptionWords is how long the name of an option in a title can be; longer
// ones are sentences.
const maxOptionWords = 4

// optionsFromTitle returns the options that a title sets against one another:
// "Agile: Scrum vs Kanban (2026)" gives Scrum and Kanban. Their spans are that
// of the title.
func (v *Vocabulary) optionsFromTitle(title Text) []Text {
	for _, part := range titleBreak.Split(title.Value, -1) {
		var names []Text
		for _, name := range v.versus.Split(part, -1) {
			name = strings.Trim(name, " .\"'")
			if name != "" && strings.Count(name, " ") < maxOptionWords {
				names = append(names, Text{name, title.Span})
			}
		}
		if len(names) > 1 {
			return names
		}
	}
	return nil
}
