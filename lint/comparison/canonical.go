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
	return fromJSON[map[string]map[string][]string]("vocabulary.json", data.Vocabulary)
})

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
func (p *Page) PhraseKind(heading string) SectionKind { return p.vocabulary.kinds[Fold(heading)] }
