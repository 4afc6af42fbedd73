package fix

import (
	"fmt"
	"slices"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"
)

// contextLines is how many equal lines a diff shows around each change.
const contextLines = 3

// Diff returns what has to be changed to make after of before, as a unified
// diff that `git apply` and `patch -p1` understand; "" when nothing has to be.
// Name is the path of the file. The lines are those of the file, byte by byte.
func Diff(name string, before, after []byte) string {
	a, b := splitLines(before), splitLines(after)
	hunks := hunksOf(compare(a, b), len(a))
	if len(hunks) == 0 {
		return ""
	}
	var out strings.Builder
	name = strings.TrimLeft(name, "/")
	fmt.Fprintf(&out, "--- %s\n+++ %s\n", headerName("a/"+name), headerName("b/"+name))
	for _, h := range hunks {
		h.write(&out, a, b)
	}
	return out.String()
}

// splitLines returns the lines with their ends.
func splitLines(text []byte) []string {
	return slices.Collect(strings.Lines(string(text)))
}

// headerName writes a path as git does: in quotes when it has characters that
// do not print, with a tab after it when it has a space.
func headerName(path string) string {
	if strings.ContainsFunc(path, func(r rune) bool {
		return r == '"' || r == '\\' || r == utf8.RuneError || r != ' ' && !unicode.IsPrint(r)
	}) {
		return quotedName(path)
	}
	if strings.Contains(path, " ") {
		return path + "\t"
	}
	return path
}

// quotedName writes all but plain ASCII in octal.
func quotedName(path string) string {
	var out strings.Builder
	out.WriteByte('"')
	for _, c := range []byte(path) {
		switch {
		case c == '"' || c == '\\':
			out.WriteByte('\\')
			out.WriteByte(c)
		case c < ' ' || c >= 0x7f:
			fmt.Fprintf(&out, `\%03o`, c)
		default:
			out.WriteByte(c)
		}
	}
	out.WriteByte('"')
	return out.String()
}

// span is a range of lines of each side: those of a become those of b.
type span struct{ aStart, aEnd, bStart, bEnd int }

// compare returns the ranges in which a and b differ, in order. What is left
// when equal lines at both ends are gone is aligned at the lines that stand
// once on each side, in the longest order that they share, and around these.
// That takes time for sorting only, whatever the lines are.
func compare(a, b []string) (spans []span) {
	start := 0
	for start < min(len(a), len(b)) && a[start] == b[start] {
		start++
	}
	aEnd, bEnd := len(a), len(b)
	for aEnd > start && bEnd > start && a[aEnd-1] == b[bEnd-1] {
		aEnd--
		bEnd--
	}
	at := span{start, start, start, start} // the end of what is equal so far
	for _, anchor := range append(anchors(a[:aEnd], b[:bEnd], start), pair{aEnd, bEnd}) {
		if anchor.a < at.aEnd {
			continue // equal lines after the last anchor reached it
		}
		for anchor.a > at.aEnd && anchor.b > at.bEnd && a[anchor.a-1] == b[anchor.b-1] {
			anchor.a--
			anchor.b--
		}
		if gap := (span{at.aEnd, anchor.a, at.bEnd, anchor.b}); gap.aStart < gap.aEnd || gap.bStart < gap.bEnd {
			spans = append(spans, gap)
		}
		at.aEnd, at.bEnd = anchor.a, anchor.b
		for at.aEnd < aEnd && at.bEnd < bEnd && a[at.aEnd] == b[at.bEnd] {
			at.aEnd++
			at.bEnd++
		}
	}
	return spans
}

// pair is a line of a that is one of b.
type pair struct{ a, b int }

// anchors pairs the lines from start on that stand once on each side, as many
// as are in the same order on both: the longest rising row, found by patience.
func anchors(a, b []string, start int) []pair {
	unique := uniquePairs(a, b, start)
	var tops []int // for each length, the index of the pair at which a row can end lowest
	before := make([]int, len(unique))
	for i, p := range unique {
		length := sort.Search(len(tops), func(n int) bool { return unique[tops[n]].b > p.b })
		before[i] = -1
		if length > 0 {
			before[i] = tops[length-1]
		}
		if length == len(tops) {
			tops = append(tops, i)
		} else {
			tops[length] = i
		}
	}
	if len(tops) == 0 {
		return nil
	}
	var row []pair
	for i := tops[len(tops)-1]; i >= 0; i = before[i] {
		row = append(row, unique[i])
	}
	slices.Reverse(row)
	return row
}

// uniquePairs returns the lines that stand once on each side, in a's order.
func uniquePairs(a, b []string, start int) (pairs []pair) {
	type places struct{ inA, inB, b int }
	lines := make(map[string]*places)
	place := func(line string) *places {
		if lines[line] == nil {
			lines[line] = &places{}
		}
		return lines[line]
	}
	for _, line := range a[start:] {
		place(line).inA++
	}
	for i, line := range b[start:] {
		p := place(line)
		p.inB++
		p.b = start + i
	}
	for i, line := range a[start:] {
		if p := lines[line]; p.inA == 1 && p.inB == 1 {
			pairs = append(pairs, pair{start + i, p.b})
		}
	}
	return pairs
}

// hunk is some changes and the lines around them.
type hunk struct {
	span    // of all its lines
	changes []span
}

// hunksOf puts changes together between which there are few lines. The first
// side has n lines.
func hunksOf(changes []span, n int) (hunks []hunk) {
	for _, c := range changes {
		if last := len(hunks) - 1; last < 0 || c.aStart-hunks[last].aEnd > 2*contextLines {
			lead := min(c.aStart, contextLines)
			hunks = append(hunks, hunk{span: span{c.aStart - lead, c.aEnd, c.bStart - lead, c.bEnd}})
		}
		h := &hunks[len(hunks)-1]
		h.aEnd, h.bEnd = c.aEnd, c.bEnd
		h.changes = append(h.changes, c)
	}
	for i := range hunks {
		trail := min(n-hunks[i].aEnd, contextLines)
		hunks[i].aEnd += trail
		hunks[i].bEnd += trail
	}
	return hunks
}

func (h *hunk) write(out *strings.Builder, a, b []string) {
	fmt.Fprintf(out, "@@ -%s +%s @@\n", lineRange(h.aStart, h.aEnd), lineRange(h.bStart, h.bEnd))
	at := h.aStart
	for _, c := range h.changes {
		writeLines(out, ' ', a[at:c.aStart])
		writeLines(out, '-', a[c.aStart:c.aEnd])
		writeLines(out, '+', b[c.bStart:c.bEnd])
		at = c.aEnd
	}
	writeLines(out, ' ', a[at:h.aEnd])
}

// lineRange writes a range of lines, counted from 1; an empty one is named by
// the line before it.
func lineRange(start, end int) string {
	switch end - start {
	case 0:
		return fmt.Sprintf("%d,0", start)
	case 1:
		return fmt.Sprint(start + 1)
	}
	return fmt.Sprintf("%d,%d", start+1, end-start)
}

func writeLines(out *strings.Builder, mark byte, lines []string) {
	for _, line := range lines {
		out.WriteByte(mark)
		out.WriteString(line)
		if !strings.HasSuffix(line, "\n") {
			out.WriteString("\n\\ No newline at end of file\n")
		}
	}
}
