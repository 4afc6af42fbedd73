// Package data embeds the words that both halves of the project read: the
// Hugo module mounts the same files as resources.
package data

import _ "embed"

// Vocabulary is a JSON object: language → kind of section, or "versus" →
// phrases. A "*" in a phrase stands for the name of an option.
//
//go:embed vocabulary.json
var Vocabulary []byte

// Folding is a JSON object: unaccented letters → the accented ones that are
// folded into them when headings and names are matched.
//
//go:embed folding.json
var Folding []byte
