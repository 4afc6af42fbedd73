package comparison

import (
	"hash/maphash"
	"strings"
	"sync/atomic"
)

// memo keeps what was made of short texts: headings, criteria and names of
// options are the same on many pages. A text takes the place of another with its
// hash.
type memo[T any] struct {
	slots [1 << 10]atomic.Pointer[remembered[T]]
}

type remembered[T any] struct {
	text string
	made T
}

// maxRemembered is how many bytes such a text has at most.
const maxRemembered = 48

var memoSeed = maphash.MakeSeed()

// of returns what was made of a text, or makes it: always the same of the same
// text.
func (m *memo[T]) of(text string, compute func(string) T) T {
	if len(text) > maxRemembered {
		return compute(text)
	}
	slot := &m.slots[maphash.String(memoSeed, text)%uint64(len(m.slots))]
	if r := slot.Load(); r != nil && r.text == text {
		return r.made
	}
	text = strings.Clone(text) // which may be part of a page
	made := compute(text)
	slot.Store(&remembered[T]{text, made})
	return made
}
