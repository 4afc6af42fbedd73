// Package data holds the words that both halves of the project read. What it
// looks up is code, so that complint need not read the words each time it
// starts; the Hugo module mounts the same as a resource, folded.json. `make
// docs` writes both from vocabulary.json and folding.json.
package data

import _ "embed"

// Vocabulary is a JSON object: language → kind of section, or "versus" →
// phrases. A "*" in a phrase stands for the name of an option.
//
//go:embed vocabulary.json
var Vocabulary []byte

// Gap is a phrase with some words in it that may be any: "which … is better".
type Gap struct {
	Before, After string // with the space that is next to the words, which East Asian ones need not have
	Kind          string
}
