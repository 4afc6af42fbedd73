package comparison

import (
	"bytes"
	"sort"
	"strconv"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"
)

// yamlFault turns an error of the YAML library into one of ours. The library
// names a line at best, and for many faults the line where the map begins that
// the fault is in. But it reads strictly forward: the fault is where the
// longest start of the block ends that does not have it.
func yamlFault(src []byte, block Span, err error) *SyntaxError {
	if at := deepBracket(src, block); at >= 0 {
		return errTooDeep(src, at)
	}
	problem := yamlProblem(err)
	at := block.Start + faultOffset(src[block.Start:block.End], problem)
	return explainYAML(src, block, at, problem)
}

// deepBracket returns the offset of the first bracket that nests too deep, and
// -1 if there is none. Such a block would take long to parse again and again.
func deepBracket(src []byte, block Span) int {
	level := 0
	for i := block.Start; i < block.End; i++ {
		switch src[i] {
		case '[', '{':
			if level++; level > maxDepth {
				return i
			}
		case ']', '}':
			level--
		}
	}
	return -1
}

// yamlProblem returns the message of the library without its prefix, `yaml: `
// and `line 3: `.
func yamlProblem(err error) string {
	message := strings.TrimPrefix(err.Error(), "yaml: ")
	if rest, ok := strings.CutPrefix(message, "line "); ok {
		if _, after, ok := strings.Cut(rest, ": "); ok {
			return after
		}
	}
	return message
}

// faultOffset returns the offset in text of the character which brings about
// the problem.
func faultOffset(text []byte, problem string) int {
	budget := 16 + 1<<22/(len(text)+1) // parses, fewer for a large block
	fails := func(n int) bool {
		budget--
		var doc yaml.Node
		err := unmarshalYAML(text[:n], &doc)
		return err != nil && yamlProblem(err) == problem
	}
	lines := append(yamlLines(text, Span{0, len(text)}), len(text))
	line := lastStart(len(lines)-1, &budget, func(i int) bool { return fails(lines[i]) })
	if line == 0 {
		return 0
	}
	start, end := lines[line-1], lines[line]
	n := lastStart(end-start, &budget, func(i int) bool { return fails(start + i) })
	at := start + max(n-1, 0)
	for at > start && !utf8.RuneStart(text[at]) {
		at--
	}
	return at
}

// lastStart returns the least i from which on fails holds up to n. It looks
// from n downwards, in strides that grow, because a quote or a bracket which
// is closed further on fails too where it is cut off.
func lastStart(n int, budget *int, fails func(int) bool) int {
	high, stride := n, 1
	for probes := 1; high > 0 && *budget > 0; probes++ {
		low := max(high-stride, 0)
		if !fails(low) {
			return low + 1 + sort.Search(high-low-1, func(i int) bool { return fails(low + 1 + i) })
		}
		high = low
		if probes%32 == 0 {
			stride *= 2
		}
	}
	return high
}

// explainYAML returns the error for a problem that shows at the offset at: it
// underlines what is to be changed, and says how.
func explainYAML(src []byte, block Span, at int, problem string) *SyntaxError {
	line := lineAround(src[:block.End], at)
	line.Start = max(line.Start, block.Start)
	toEOL := func(start int, message string) *SyntaxError {
		return syntaxError(src, start, line.End, message)
	}
	switch problem {
	case "mapping values are not allowed in this context":
		if value := valueOn(src, line); value > line.Start && value <= at {
			return toEOL(value, "quote the value: it contains `: `")
		}
		return toEOL(line.Start, "a key is not expected here: align it with the keys above, or quote the text that it is part of")
	case "found character that cannot start any token":
		return badStart(src, at, line)
	case "found a tab character that violates indentation", "found a tab character where an indentation space is expected":
		return syntaxError(src, at, at+1, tabMessage)
	case "did not find expected key":
		return unexpectedText(src, at, line)
	case "did not find expected ',' or ']'", "did not find expected ',' or '}'":
		return brokenFlow(src, block, at, line, problem[len(problem)-2])
	case "could not find expected ':'":
		return missingColon(src, line)
	case "found unexpected end of stream":
		return toEOL(at, "the quoted text is not closed: add a "+quoteName(src[at])+" at its end")
	case "did not find expected '-' indicator":
		return toEOL(at, "this is not an item of the list above: begin it with `- `, or align it with a key above")
	case "block sequence entries are not allowed in this context":
		return toEOL(at, "a list item is not expected here: begin it on a line of its own, aligned with the other items")
	case "found unknown escape character", "did not find expected hexdecimal number":
		slash := bytes.LastIndexByte(src[line.Start:at+1], '\\')
		return syntaxError(src, line.Start+slash, line.Start+slash+2, "write a backslash in double quotes twice, or use single quotes")
	case "did not find expected comment or line break":
		return toEOL(at, "begin the text of a block on the line below, indented")
	case "control characters are not allowed":
		return syntaxError(src, at, at, "remove the invisible control character")
	}
	if value := indicatorBefore(src, at, line); value >= 0 {
		return toEOL(value, "quote the value: it begins with "+charName(src[value]))
	}
	return toEOL(at, problem)
}

const tabMessage = "indent with spaces: YAML allows no tab here"

// badStart explains a character that no value may begin with.
func badStart(src []byte, at int, line Span) *SyntaxError {
	if src[at] == '\t' {
		return syntaxError(src, at, at+1, tabMessage)
	}
	return syntaxError(src, at, line.End, "quote the value: it begins with "+charName(src[at]))
}

// unexpectedText explains what stands where only a key may follow.
func unexpectedText(src []byte, at int, line Span) *SyntaxError {
	before := bytes.TrimRight(src[line.Start:max(at, line.Start)], " \t")
	message := "a key and its value are expected here: put it on a line of its own, aligned with the keys above"
	switch {
	case len(before) > 0 && strings.IndexByte(`"'`, before[len(before)-1]) >= 0:
		message = "the value goes on after its closing " + quoteName(before[len(before)-1]) + ": quote all of it, with the other kind of quote"
	case len(before) > 0 && strings.IndexByte("]}", before[len(before)-1]) >= 0:
		message = "the value goes on after its closing " + charName(before[len(before)-1]) + ": quote all of it"
	case src[at] == ':':
		message = "the key is missing before the colon: add it"
	case len(before) == 0 && src[at] == '-':
		message = "a list item is not expected here: align it with the items of its list"
	case len(before) == 0:
		message = "this line fits no key above: align it with the keys that it belongs to"
	}
	return syntaxError(src, at, line.End, message)
}

func quoteName(c byte) string {
	if c == '\'' {
		return "single quote"
	}
	return "double quote"
}

// brokenFlow explains a list in brackets or a map in braces that is not
// closed, or in which a comma is missing.
func brokenFlow(src []byte, block Span, at int, line Span, bracket byte) *SyntaxError {
	if bytes.IndexByte(src[at:line.End], bracket) >= 0 {
		start := at
		if src[at] == '"' || src[at] == '\'' {
			start = max(bytes.LastIndexByte(src[:at], src[at]), line.Start)
		}
		return syntaxError(src, start, at+1, "a comma is missing: add it before this")
	}
	open, level := at, 1
	for open > block.Start && level > 0 {
		open--
		switch src[open] {
		case ']', '}':
			level++
		case '[', '{':
			level--
		}
	}
	return syntaxError(src, open, lineAround(src, open).End, "the list or map is not closed: add a `"+string(bracket)+"` at its end")
}

// missingColon explains a line which should be a key with its value.
func missingColon(src []byte, line Span) *SyntaxError {
	text := src[line.Start:line.End]
	for i, c := range string(text) {
		if n := breakLen(text[i:]); n > 0 {
			return syntaxError(src, line.Start+i, line.Start+i+n, "remove the invisible character, which YAML takes for a line break: "+strconv.QuoteRuneToASCII(c))
		}
	}
	return syntaxError(src, line.Start, line.End, "this is not a key with a value: add a colon and a space, or indent it if it continues the value above")
}

// indicatorBefore returns the offset, at the latest at, of a character that
// YAML gives a meaning where a value begins, and -1 if there is none.
func indicatorBefore(src []byte, at int, line Span) int {
	for i := min(at, line.End-1); i >= line.Start; i-- {
		begins := i == line.Start || strings.IndexByte(" \t[{,", src[i-1]) >= 0
		if begins && strings.IndexByte("*&!?|>]},", src[i]) >= 0 {
			return i
		}
	}
	return -1
}

// charName names a character in a message.
func charName(c byte) string {
	if c == '`' {
		return "a backquote"
	}
	return "`" + string(c) + "`"
}

// valueOn returns where the value begins on a line `key: value`, which may be
// the first of a list item, and 0 if there is none.
func valueOn(src []byte, line Span) int {
	i := line.Start
	for i < line.End && (src[i] == ' ' || bytes.HasPrefix(src[i:line.End], []byte("- "))) {
		i++
	}
	if i < line.End && (src[i] == '"' || src[i] == '\'') {
		i += 1 + max(bytes.IndexByte(src[i+1:line.End], src[i]), 0)
	}
	n := bytes.Index(src[i:line.End], []byte(": "))
	if n < 0 {
		return 0
	}
	return trimmedSpan(src, Span{i + n + len(": "), line.End}).Start
}
