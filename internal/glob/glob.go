// Package glob matches paths against the patterns of .gitignore files:
// https://git-scm.com/docs/gitignore#_pattern_format
package glob

import (
	"fmt"
	"strings"
)

// Pattern is a compiled pattern. Paths are relative to the folder that the
// pattern is written for, with slashes and without "." or "..".
type Pattern struct {
	// Negated is whether the pattern began with "!". In a List it takes back
	// what patterns before it match; Match and Covers do not look at it.
	Negated bool

	foldersOnly bool      // the pattern ends with a slash
	anchored    bool      // the pattern has another slash: it is for the whole path
	elements    []element // one, unless anchored
}

// Compile reads a pattern: `*` and `?` stand for anything but a slash, `[a-z]`
// and `[!a-z]` for one character, `**` as a whole element for any number of
// folders, and `\` takes the meaning from the character after it. A pattern
// with a slash at its start or within is for the path from the top, any other
// one for a name at any depth. A slash at the end is for folders only.
func Compile(pattern string) (Pattern, error) {
	var p Pattern
	rest, negated := strings.CutPrefix(pattern, "!")
	p.Negated = negated
	rest, p.foldersOnly = strings.CutSuffix(rest, "/")
	p.anchored = strings.Contains(rest, "/")
	elements, err := parse(strings.TrimPrefix(rest, "/"))
	if err != nil {
		return Pattern{}, fmt.Errorf("pattern %q: %w", pattern, err)
	}
	p.elements = elements
	return p, nil
}

// Match reports whether the pattern is for path, which is a folder or not.
// What is below a folder that the pattern matches is for Covers.
func (p Pattern) Match(path string, folder bool) bool {
	if p.foldersOnly && !folder {
		return false
	}
	if !p.anchored {
		return p.elements[0].match(path[strings.LastIndexByte(path, '/')+1:])
	}
	return matchAll(p.elements, path)
}

// Covers reports whether the pattern matches path, or a folder that path is
// below.
func (p Pattern) Covers(path string, folder bool) bool {
	return covers(path, folder, p.Match)
}

// covers calls match for the folders above path from the top, and for path.
func covers(path string, folder bool, match func(string, bool) bool) bool {
	for i := range len(path) {
		if path[i] == '/' && match(path[:i], true) {
			return true
		}
	}
	return match(path, folder)
}

// matchAll matches the elements of a path. When an element does not fit, the
// last ** before it takes one element more; an earlier ** need not, because
// whatever it could leave the last one can take as well.
func matchAll(elements []element, path string) bool {
	next, after := 0, -1   // the element to match, and the one after the last **
	rest, left := path, "" // what is to match, and what that ** has not taken
	for more := true; more; {
		if next < len(elements) && elements[next].deep {
			if next++; next == len(elements) {
				return true
			}
			after, left = next, rest
			continue
		}
		name, tail, found := strings.Cut(rest, "/")
		if next < len(elements) && elements[next].match(name) {
			next, rest, more = next+1, tail, found
			continue
		}
		if after < 0 {
			return false
		}
		_, left, more = strings.Cut(left, "/")
		next, rest = after, left
	}
	return next == len(elements)
}
