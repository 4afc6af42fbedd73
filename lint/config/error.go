package config

import (
	"bytes"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/complint/comparisons/lint/comparison"
)

// Error is something that a configuration should not have.
type Error struct {
	File    string
	Line    int // from 1
	Column  int // from 1, in code points; a byte order mark counts for none
	Message string
}

// Error returns the message after its place, on one line and without anything
// that a terminal would obey.
func (e *Error) Error() string {
	line := fmt.Sprintf("%s:%d:%d: %s", e.File, e.Line, e.Column, e.Message)
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return unicode.ReplacementChar
		}
		return r
	}, line)
}

func newError(file string, source []byte, span comparison.Span, message string) *Error {
	before := bytes.TrimPrefix(source[:span.Start], []byte("\ufeff"))
	line := before[bytes.LastIndexByte(before, '\n')+1:]
	return &Error{file, bytes.Count(before, []byte("\n")) + 1, utf8.RuneCount(line) + 1, message}
}
