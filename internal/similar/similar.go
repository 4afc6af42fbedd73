// Package similar finds what was meant by a name that does not exist.
package similar

import (
	"fmt"
	"strings"
)

// Hint returns `: did you mean "x"?` for the candidate that was probably
// meant by name, "" when there is none.
func Hint(name string, candidates []string) string {
	if meant := To(name, candidates); meant != "" {
		return fmt.Sprintf(": did you mean %q?", meant)
	}
	return ""
}

// To returns the candidate that was probably meant by name: the first that is
// one edit apart, else the first that contains it, else "".
func To(name string, candidates []string) string {
	for _, candidate := range candidates {
		if IsOneEditApart(name, candidate) {
			return candidate
		}
	}
	for _, candidate := range candidates {
		if len(name) > 2 && strings.Contains(candidate, name) {
			return candidate
		}
	}
	return ""
}

// IsOneEditApart reports whether one letter added, left out, changed or
// swapped with its neighbour turns a into b.
func IsOneEditApart(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	i := 0
	for i < len(a) && a[i] == b[i] {
		i++
	}
	switch len(b) - len(a) {
	case 0:
		if i == len(a) {
			return false
		}
		swapped := i+1 < len(a) && a[i] == b[i+1] && a[i+1] == b[i] && a[i+2:] == b[i+2:]
		return swapped || a[i+1:] == b[i+1:]
	case 1:
		return a[i:] == b[i+1:]
	}
	return false
}
