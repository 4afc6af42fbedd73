// Package data holds the words that both halves of the project read. What it
// looks up is code, so that complint need not read the words each time it
// starts; the Hugo module mounts the same as a resource, folded.json. `make
// docs` writes both from vocabulary.json and folding.json.
package data

import (
	_ "embed"
	"slices"
)

// Vocabulary is a JSON object: language → kind of section, or "versus" →
// phrases. A "*" in a phrase stands for the name of an option.
//
//go:embed vocabulary.json
var Vocabulary []byte

// phrase is a folded phrase of a heading and the kind of section that it
// announces.
type phrase struct{ text, kind string }

// Gap is a phrase with some words in it that may be any: "which … is better".
type Gap struct {
	Before, After string // with the space that is next to the words, which East Asian ones need not have
	Kind          string
}

// Kind returns the kind of section that a folded phrase announces, "" for none.
func Kind(text string) string {
	low, high := 0, len(kinds) // in the order of length, which is quick to compare, then of the alphabet
	for low < high {
		middle := (low + high) / 2
		switch p := &kinds[middle]; {
		case p.text == text:
			return p.kind
		case len(p.text) < len(text) || len(p.text) == len(text) && p.text < text:
			low = middle + 1
		default:
			high = middle
		}
	}
	return ""
}

// VerdictKey reports whether a key of the front matter, in lower case and with
// its words joined, is a word for the verdict.
func VerdictKey(key string) bool {
	_, found := slices.BinarySearch(verdictKeys[:], key)
	return found
}
