package glob

import (
	"strings"
	"testing"
	"unicode/utf8"
)

// FuzzMatch compares the matcher with one that tries everything.
func FuzzMatch(f *testing.F) {
	for _, pattern := range []string{"a*b?", "/x/**/y/*.md", "**/[!a-c]/**", "!a/", `\**a*a*`, "**/a/**/b/**"} {
		f.Add(pattern, "x/a/b/y/aab.md", true)
	}
	f.Fuzz(func(t *testing.T, pattern, path string, folder bool) {
		p, err := Compile(pattern)
		if err != nil || len(pattern)+len(path) > 20 || !utf8.ValidString(path) || strings.Contains("/"+path+"/", "//") {
			return
		}
		names := strings.Split(path, "/")
		if !p.anchored {
			names = names[len(names)-1:]
		}
		want := tryPath(p.elements, names) && (folder || !p.foldersOnly)
		if got := p.Match(path, folder); got != want {
			t.Errorf("%q matches %q: %v, want %v", pattern, path, got, want)
		}
	})
}

func tryPath(elements []element, names []string) bool {
	switch {
	case len(elements) == 0:
		return len(names) == 0
	case elements[0].deep && len(elements) == 1:
		return len(names) > 0
	case elements[0].deep && tryPath(elements[1:], names):
		return true
	case len(names) == 0:
		return false
	case elements[0].deep:
		return tryPath(elements, names[1:])
	}
	return tryName(elements[0], []rune(names[0])) && tryPath(elements[1:], names[1:])
}

func tryName(e element, name []rune) bool {
	if e.tokens == nil {
		return e.literal == string(name)
	}
	return tryTokens(e.tokens, name)
}

func tryTokens(tokens []token, name []rune) bool {
	if len(tokens) == 0 {
		return len(name) == 0
	}
	if tokens[0].kind == star && tryTokens(tokens[1:], name) {
		return true
	}
	if len(name) == 0 {
		return false
	}
	if tokens[0].kind == star {
		return tryTokens(tokens, name[1:])
	}
	return tokens[0].match(name[0]) && tryTokens(tokens[1:], name[1:])
}
