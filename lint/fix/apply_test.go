package fix

import (
	"strings"
	"testing"

	"github.com/complint/comparisons/lint"
)

// fixOf returns a fix of edits, each of which is "start end text".
func fixOf(edits ...lint.Edit) *lint.Fix { return &lint.Fix{Edits: edits} }

func edit(start, end int, text string) lint.Edit {
	return lint.Edit{Start: lint.Position{Offset: start}, End: lint.Position{Offset: end}, Text: text}
}

func TestApply(t *testing.T) {
	const source = "0123456789é"
	for _, test := range []struct {
		name    string
		fixes   []*lint.Fix
		want    string
		applied string // their numbers
	}{
		{"none", nil, source, ""},
		{"one", []*lint.Fix{fixOf(edit(1, 3, "x"))}, "0x3456789é", "0"},
		{"at both ends", []*lint.Fix{fixOf(edit(0, 0, "<"), edit(12, 12, ">"))}, "<" + source + ">", "0"},
		{"out of order", []*lint.Fix{fixOf(edit(8, 9, "")), fixOf(edit(1, 3, "x"))}, "0x345679é", "10"},
		{"interleaved", []*lint.Fix{fixOf(edit(1, 2, "a"), edit(8, 9, "b")), fixOf(edit(4, 5, "c"))}, "0a23c567b9é", "01"},
		{"overlapping", []*lint.Fix{fixOf(edit(1, 5, "a")), fixOf(edit(4, 6, "b")), fixOf(edit(7, 8, "c"))}, "0a56c89é", "02"},
		{"meeting", []*lint.Fix{fixOf(edit(1, 5, "a")), fixOf(edit(5, 6, "b"))}, "0a56789é", "0"},
		{"same place", []*lint.Fix{fixOf(edit(5, 5, "a")), fixOf(edit(5, 5, "b"))}, "01234a56789é", "0"},
		{"own edits may meet", []*lint.Fix{fixOf(edit(1, 3, "a"), edit(3, 4, ""), edit(4, 4, "b"))}, "0ab456789é", "0"},
		{"whole or not at all", []*lint.Fix{fixOf(edit(1, 2, "a")), fixOf(edit(2, 3, "b"), edit(8, 9, "b"))}, "0a23456789é", "0"},
		{"the later fix yields, though it reaches further", []*lint.Fix{fixOf(edit(0, 1, "a"), edit(6, 7, "a")), fixOf(edit(4, 9, "b"))}, "a12345a789é", "0"},
		{"no edit", []*lint.Fix{fixOf()}, source, ""},
		{"not in order", []*lint.Fix{fixOf(edit(5, 6, ""), edit(1, 2, ""))}, source, ""},
		{"own edits overlap", []*lint.Fix{fixOf(edit(1, 4, ""), edit(3, 5, ""))}, source, ""},
		{"backwards", []*lint.Fix{fixOf(edit(4, 3, ""))}, source, ""},
		{"before the file", []*lint.Fix{fixOf(edit(-1, 3, ""))}, source, ""},
		{"after the file", []*lint.Fix{fixOf(edit(1, 13, ""))}, source, ""},
		{"within a character", []*lint.Fix{fixOf(edit(11, 11, "x"))}, source, ""},
	} {
		got, applied := Apply([]byte(source), test.fixes)
		numbers := ""
		for _, f := range applied {
			for i := range test.fixes {
				if test.fixes[i] == f {
					numbers += string(rune('0' + i))
				}
			}
		}
		if string(got) != test.want || numbers != test.applied {
			t.Errorf("%s: got %q by %q, want %q by %q", test.name, got, numbers, test.want, test.applied)
		}
	}
}

func TestApplyLineEnds(t *testing.T) {
	for source, want := range map[string]string{
		"a\r\nb\r\n": "x\r\ny\r\na\r\nb\r\n",
		"a\nb\r\n":   "x\ny\r\na\nb\r\n",
		"a":          "x\ny\r\na",
	} {
		if got, _ := Apply([]byte(source), []*lint.Fix{fixOf(edit(0, 0, "x\ny\r\n"))}); string(got) != want {
			t.Errorf("%q becomes %q, want %q", source, got, want)
		}
	}
}

// TestApplyMany makes a hundred thousand fixes, each of them in two places:
// what takes the square of the time runs into the limit of go test.
func TestApplyMany(t *testing.T) {
	const n = 100_000
	var fixes []*lint.Fix
	for i := range n {
		fixes = append(fixes, fixOf(edit(2*i, 2*i+1, "y"), edit(4*n-2*i, 4*n-2*i, "z")))
	}
	result, applied := Apply([]byte(strings.Repeat("x", 4*n)), fixes)
	if len(applied) != n || strings.Count(string(result), "y") != n || strings.Count(string(result), "z") != n {
		t.Errorf("%d fixes were made", len(applied))
	}
}
