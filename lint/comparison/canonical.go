package comparison

import (
	"encoding/json"
	"fmt"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/complint/comparisons/data"
)

// embeddedLanguages holds the embedded vocabulary: language → kind → phrases.
var embeddedLanguages = sync.OnceValue(func() map[string]map[string][]string {
	return readWords(string(data.Vocabulary))
})

// readWords reads the vocabulary, which is JSON with objects in an object and
// lists in these, and no escapes. The JSON package would take longer for it than
// a page takes in all.
func readWords(file string) map[string]map[string][]string {
	languages := make(map[string]map[string][]string)
	var keys, list []string
	inList := false
	for {
		at := strings.IndexAny(file, `"{}[]`)
		if at < 0 {
			return languages
		}
		sign := file[at]
		switch file = file[at+1:]; sign {
		case '"':
			text, rest, _ := strings.Cut(file, `"`)
			if file = rest; inList {
				list = append(list, text)
			} else {
				keys = append(keys, text)
			}
		case '{':
			if len(keys) > 0 {
				languages[keys[0]] = make(map[string][]string)
			}
		case '[':
			inList, list = true, nil
		case ']':
			languages[keys[0]][keys[1]] = list
			inList, keys = false, keys[:1]
		case '}':
			keys = nil
		}
	}
}

// fromJSON reads a JSON file of the package data.
func fromJSON[T any](name string, file []byte) (content T) {
	if err := json.Unmarshal(file, &content); err != nil {
		panic(fmt.Sprintf("embedded %s: %v", name, err)) // cannot pass the tests
	}
	return content
}

// CanonicalHeading returns the word that the vocabulary of a language has first
// for a kind of section, as it is written in a heading: "Pros", "FAQ". It is ""
// for a language without one; without a language it is English.
func CanonicalHeading(kind SectionKind, language string) string {
	if language == "" {
		language = "en"
	}
	words := embeddedLanguages()[strings.ToLower(language)]
	if words == nil {
		base, _, _ := strings.Cut(strings.ToLower(language), "-") // pt-br
		words = embeddedLanguages()[base]
	}
	phrases := words[string(kind)]
	if len(phrases) == 0 || strings.Contains(phrases[0], "*") {
		return ""
	}
	if phrases[0] == "faq" {
		return "FAQ"
	}
	first, size := utf8.DecodeRuneInString(phrases[0])
	return string(unicode.ToUpper(first)) + phrases[0][size:]
}

// PhraseKind returns the kind of section that a heading announces which is one
// phrase of the vocabulary and names no option, "" for any other.
func (p *Page) PhraseKind(heading string) SectionKind { return p.vocabulary.kind(Fold(heading)) }
