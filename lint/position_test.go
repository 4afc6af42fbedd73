package lint

import "testing"

func TestPosition(t *testing.T) {
	source := "\xef\xbb\xbfä: x\r\n日本\n\nend"
	lines := newLines([]byte(source))
	for _, test := range []struct {
		offset, line, column int
		text                 string
	}{
		{0, 1, 1, "ä: x"}, // before the byte order mark
		{3, 1, 1, "ä: x"},
		{5, 1, 2, "ä: x"},
		{10, 2, 1, "日本"},
		{13, 2, 2, "日本"},
		{17, 3, 1, ""},
		{len(source), 4, 4, "end"},
	} {
		got := lines.position(test.offset)
		if want := (Position{test.offset, test.line, test.column}); got != want {
			t.Errorf("position(%d) = %v, want %v", test.offset, got, want)
		}
		if got := lines.text(got.Line); got != test.text {
			t.Errorf("text of line %d is %q, want %q", test.line, got, test.text)
		}
	}
}
