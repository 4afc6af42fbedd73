package glob

import (
	"errors"
	"strings"
	"unicode/utf8"
)

// element is what a pattern has between two slashes.
type element struct {
	deep    bool    // **
	literal string  // the name to match, when there are no tokens
	tokens  []token // when there are wildcards
}

// token matches one character, or any number of them.
type token struct {
	kind  kind
	char  rune
	class []charRange
}

type kind int

const (
	char       kind = iota
	star            // *
	anyChar         // ?
	oneOf           // [...]
	notOneOf        // [!...]
	folderMark      // the slash between two elements
)

type charRange struct{ low, high rune }

// parse splits a pattern at its slashes, which a class may hold as well.
func parse(pattern string) ([]element, error) {
	var elements []element
	var tokens []token
	for pattern != "" {
		t, rest, err := parseToken(pattern)
		if err != nil {
			return nil, err
		}
		pattern = rest
		if t.kind == folderMark {
			elements = append(elements, newElement(tokens))
			tokens = nil
			continue
		}
		tokens = append(tokens, t)
	}
	elements = append(elements, newElement(tokens))
	for _, e := range elements {
		if e.literal == "" && e.tokens == nil {
			return nil, errors.New("nothing beside a slash, or nothing at all")
		}
	}
	return elements, nil
}

func newElement(tokens []token) element {
	var literal strings.Builder
	deep, wild := len(tokens) > 1, false
	for _, t := range tokens {
		deep = deep && t.kind == star
		wild = wild || t.kind != char
		literal.WriteRune(t.char)
	}
	if wild {
		return element{deep: deep, tokens: tokens}
	}
	return element{literal: literal.String()}
}

// parseToken reads the first token of a pattern.
func parseToken(pattern string) (token, string, error) {
	switch pattern[0] {
	case '*':
		return token{kind: star}, pattern[1:], nil
	case '?':
		return token{kind: anyChar}, pattern[1:], nil
	case '[':
		return parseClass(pattern[1:])
	}
	c, rest, err := parseChar(pattern)
	if c == '/' {
		return token{kind: folderMark}, rest, err
	}
	return token{kind: char, char: c}, rest, err
}

// parseClass reads a class, after its opening bracket.
func parseClass(pattern string) (token, string, error) {
	t := token{kind: oneOf}
	rest := pattern
	if strings.HasPrefix(rest, "!") || strings.HasPrefix(rest, "^") {
		t.kind, rest = notOneOf, rest[1:]
	}
	for rest != "" {
		if rest[0] == ']' && len(t.class) > 0 {
			return t, rest[1:], nil
		}
		r, after, err := parseRange(rest)
		if err != nil {
			return t, "", err
		}
		t.class, rest = append(t.class, r), after
	}
	return t, "", errors.New("`[` without `]`: write `\\[` for the character")
}

// parseRange reads `a-z` or a single character, which a dash is before the
// closing bracket.
func parseRange(pattern string) (charRange, string, error) {
	low, rest, err := parseChar(pattern)
	if err != nil || len(rest) < 2 || rest[0] != '-' || rest[1] == ']' {
		return charRange{low, low}, rest, err
	}
	high, rest, err := parseChar(rest[1:])
	return charRange{low, high}, rest, err
}

// parseChar reads a character, which may have a backslash before it.
func parseChar(pattern string) (rune, string, error) {
	if pattern[0] == '\\' {
		if pattern = pattern[1:]; pattern == "" {
			return 0, "", errors.New("nothing after the backslash")
		}
	}
	c, size := utf8.DecodeRuneInString(pattern)
	return c, pattern[size:], nil
}

// match reports whether the element is for a name. As in matchAll, only the
// last star takes more when something does not fit.
func (e element) match(name string) bool {
	if e.tokens == nil {
		return name == e.literal
	}
	next, after, left := 0, -1, ""
	for name != "" {
		if next < len(e.tokens) {
			if e.tokens[next].kind == star {
				next++
				after, left = next, name
				continue
			}
			if c, size := utf8.DecodeRuneInString(name); e.tokens[next].match(c) {
				next, name = next+1, name[size:]
				continue
			}
		}
		if after < 0 {
			return false
		}
		_, size := utf8.DecodeRuneInString(left)
		left = left[size:]
		next, name = after, left
	}
	for next < len(e.tokens) && e.tokens[next].kind == star {
		next++
	}
	return next == len(e.tokens)
}

// match reports whether a token other than a star is for c.
func (t token) match(c rune) bool {
	switch t.kind {
	case char:
		return c == t.char
	case anyChar:
		return true
	}
	for _, r := range t.class {
		if r.low <= c && c <= r.high {
			return t.kind == oneOf
		}
	}
	return t.kind == notOneOf
}
