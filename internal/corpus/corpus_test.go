package corpus

import (
	"bytes"
	"testing"
)

// TestPages: a seed always gives the same pages, of the size that they say, no
// two of which are alike.
func TestPages(t *testing.T) {
	const n = 1000
	total := 0
	seen := make(map[string]bool)
	for i := range n {
		page := New(1).Page(i)
		if !bytes.Equal(page, New(1).Page(i)) {
			t.Fatalf("page %d is another one each time", i)
		}
		total += len(page)
		seen[string(page)] = true
	}
	if len(seen) != n || bytes.Equal(New(1).Page(0), New(2).Page(0)) {
		t.Errorf("%d pages of %d are different", len(seen), n)
	}
	if mean := total / n; mean < Size*9/10 || mean > Size*11/10 {
		t.Errorf("pages have %d bytes on average, want %d", mean, Size)
	}
}
