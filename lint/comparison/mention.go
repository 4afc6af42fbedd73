package comparison

import "strings"

// Mention returns where in a text a name stands as a word of its own, as an
// offset by which mentions in that text can be put in order, and -1 where it
// does not: "JavaScript" does not mention Java.
func Mention(text, name string) int {
	return strings.Index(" "+Fold(text)+" ", bounded(Fold(name)))
}
