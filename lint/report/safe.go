package report

import (
	"fmt"
	"path"
	"path/filepath"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/complint/comparisons/internal/lazy"
	"github.com/complint/comparisons/lint"
)

// disruptive reports whether a code point moves the cursor, changes the
// terminal, ends a line or turns the direction of text.
func disruptive(r rune) bool {
	switch {
	case r < ' ', 0x7f <= r && r < 0xa0, // controls
		r == '\u2028', r == '\u2029', // ends of lines
		r == '\u061c', '\u200e' <= r && r <= '\u200f', '\u202a' <= r && r <= '\u202e', '\u2066' <= r && r <= '\u2069': // direction
		return true
	}
	return false
}

// order matches what continuous integration takes for an order to itself
// anywhere in a line of a log: `##[add-mask]` (GitHub), `##vso[…]` (Azure),
// `##teamcity[…]`.
var order = lazy.Regexp(`(##[A-Za-z]*)\[`)

// visible makes text safe to print: every disruptive code point but a tab, what
// is not UTF-8, and the bracket of an order become a replacement character, so
// that the count of code points stays.
func visible(text string) string {
	text = strings.Map(func(r rune) rune {
		if disruptive(r) && r != '\t' {
			return utf8.RuneError
		}
		return r
	}, text)
	if strings.Contains(text, "##") {
		text = order().ReplaceAllString(text, "${1}\uFFFD")
	}
	return text
}

// Named is the name of a file, safe to print and so that it can be told again.
// A name that is not safe as it is, or could be taken for the beginning of a
// place, becomes a string of Go: "a\nb\xff.md". So does one that begins as these do.
func Named(file string) string {
	if visible(file) == file && !strings.Contains(file, "\t") && !isQuoted(file) && !place().MatchString(file) {
		return file
	}
	return order().ReplaceAllString(strconv.Quote(file), `${1}\x5b`)
}

// place matches what stands behind a name in text, before its line and column.
var place = lazy.Regexp(`:[0-9]`)

// jsonNamed is the name of a file for JSON, which can hold all but what is no
// UTF-8.
func jsonNamed(file string) string {
	if utf8.ValidString(file) && !isQuoted(file) {
		return file
	}
	return Named(file)
}

func isQuoted(file string) bool { return strings.HasPrefix(file, `"`) }

// lineStart makes a name safe to begin a line with. GitHub takes a line that
// begins with `::` for an order.
func lineStart(file string) string {
	file = Named(file)
	if strings.HasPrefix(strings.TrimLeftFunc(file, unicode.IsSpace), ":") { // a second colon follows the name
		return "./" + file
	}
	return file
}

// slashed is the name of a file as services know it: with forward slashes, and
// without a `./` in front.
func slashed(file string) string { return path.Clean(filepath.ToSlash(file)) }

// sentence is the message of a diagnostic with the other places that it speaks
// of, for formats that have no place of their own for them.
func sentence(d *lint.Diagnostic) string {
	text := visible(d.Message)
	for _, r := range d.Related {
		text += fmt.Sprintf(" (%s: %s:%d:%d)", visible(r.Message), Named(slashed(r.File)), r.Start.Line, r.Start.Column)
	}
	return text
}
