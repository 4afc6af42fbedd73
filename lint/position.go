package lint

import (
	"bytes"
	"sort"
	"strings"
	"unicode/utf8"
)

// Position is a place in a file.
type Position struct {
	Offset int `json:"offset"` // bytes, from 0
	Line   int `json:"line"`   // from 1
	Column int `json:"column"` // code points, from 1; a byte order mark counts for none
}

// lines finds positions in a file. It is the only place where lines and
// columns are counted.
type lines struct {
	source []byte
	starts []int // offset of each line; found when first asked for

	// The line that was asked for last: a thousand findings on one line share
	// its text.
	last     int
	lastText string
}

func newLines(source []byte) *lines { return &lines{source: source} }

var byteOrderMark = []byte("\xef\xbb\xbf")

func (l *lines) find() {
	l.starts = []int{0}
	if bytes.HasPrefix(l.source, byteOrderMark) {
		l.starts[0] = len(byteOrderMark)
	}
	for i, c := range l.source {
		if c == '\n' {
			l.starts = append(l.starts, i+1)
		}
	}
}

func (l *lines) position(offset int) Position {
	offset = min(offset, len(l.source)) // the file became shorter meanwhile
	if l.starts == nil {
		l.find()
	}
	line := sort.Search(len(l.starts), func(i int) bool { return l.starts[i] > offset })
	if line == 0 {
		return Position{offset, 1, 1}
	}
	column := utf8.RuneCount(l.source[l.starts[line-1]:offset]) + 1
	return Position{offset, line, column}
}

// nextText returns the next line below one that is not blank.
func (l *lines) nextText(line int) int {
	for next := line + 1; next <= len(l.starts); next++ {
		if strings.TrimSpace(l.text(next)) != "" {
			return next
		}
	}
	return line + 1
}

// text returns a line without its end.
func (l *lines) text(line int) string {
	if line == l.last {
		return l.lastText
	}
	rest := l.source[l.starts[line-1]:]
	if end := bytes.IndexByte(rest, '\n'); end >= 0 {
		rest = rest[:end]
	}
	l.last, l.lastText = line, string(bytes.TrimRight(rest, "\r"))
	return l.lastText
}
