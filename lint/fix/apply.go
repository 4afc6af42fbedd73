package fix

import (
	"bytes"
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/complint/comparisons/lint"
)

// change is an edit of one of several fixes.
type change struct {
	start, end int // byte offsets
	text       string
	fix        int // index of its fix
	number     int // in that fix
}

// Apply makes the edits of fixes in a file. Each fix is made whole or not at
// all. One whose edits are out of place, or that touches another fix which
// begins before it, is left for the next time: the finding that it mends has
// to be looked for again. Applied are those that were made, in the file's
// order. New lines end as the first line of the file does.
func Apply(source []byte, fixes []*lint.Fix) (result []byte, applied []*lint.Fix) {
	var possible []*lint.Fix
	for _, f := range fixes {
		if isValid(source, f.Edits) {
			possible = append(possible, f)
		}
	}
	slices.SortStableFunc(possible, func(a, b *lint.Fix) int {
		return a.Edits[0].Start.Offset - b.Edits[0].Start.Offset
	})
	changes := changesOf(possible)
	left := touching(changes, len(possible))
	for i, f := range possible {
		if !left[i] {
			applied = append(applied, f)
		}
	}
	changes = slices.DeleteFunc(changes, func(c change) bool { return left[c.fix] })
	return rewrite(source, changes), applied
}

// isValid reports whether edits are in the file's order, apart from each
// other, and at the borders of characters.
func isValid(source []byte, edits []lint.Edit) bool {
	at := 0
	for _, e := range edits {
		start, end := e.Start.Offset, e.End.Offset
		if start < at || end < start || end > len(source) || !isBorder(source, start) || !isBorder(source, end) {
			return false
		}
		at = end
	}
	return len(edits) > 0
}

func isBorder(source []byte, offset int) bool {
	return offset == len(source) || utf8.RuneStart(source[offset])
}

// changesOf returns the edits of fixes in the file's order.
func changesOf(fixes []*lint.Fix) (changes []change) {
	for i, f := range fixes {
		for n, e := range f.Edits {
			changes = append(changes, change{e.Start.Offset, e.End.Offset, e.Text, i, n})
		}
	}
	slices.SortFunc(changes, func(a, b change) int {
		return cmp.Or(a.start-b.start, a.end-b.end, a.fix-b.fix, a.number-b.number)
	})
	return changes
}

// touching says which of n fixes have to be left because an edit of theirs
// overlaps one of an earlier fix, or meets it.
func touching(changes []change, n int) []bool {
	left := make([]bool, n)
	last := -1 // of the changes that are made so far, which are apart from each other
	for i, c := range changes {
		switch {
		case left[c.fix]:
		case last < 0 || c.start > changes[last].end || c.fix == changes[last].fix:
			last = i
		case c.fix > changes[last].fix:
			left[c.fix] = true
		default:
			left[changes[last].fix] = true
			last = i
		}
	}
	return left
}

// rewrite makes changes that do not overlap.
func rewrite(source []byte, changes []change) []byte {
	var out bytes.Buffer
	end := lineEnd(source)
	at := 0
	for _, c := range changes {
		out.Write(source[at:c.start])
		out.WriteString(withLineEnds(c.text, end))
		at = c.end
	}
	out.Write(source[at:])
	return out.Bytes()
}

// lineEnd returns what ends the first line of a file.
func lineEnd(source []byte) string {
	if i := bytes.IndexByte(source, '\n'); i > 0 && source[i-1] == '\r' {
		return "\r\n"
	}
	return "\n"
}

// withLineEnds ends the lines of text with end. Where that is "\n", what a rule
// took from the file stays as it was.
func withLineEnds(text, end string) string {
	if end == "\n" {
		return text
	}
	return strings.ReplaceAll(strings.ReplaceAll(text, end, "\n"), "\n", end)
}
