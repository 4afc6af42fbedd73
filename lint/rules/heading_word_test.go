package rules

import (
	"testing"

	"github.com/complint/comparisons/lint/comparison"
)

func TestCanonicalWords(t *testing.T) {
	for i, kind := range wordedKinds {
		if want := comparison.CanonicalHeading(kind, ""); canonicalWords[i] != want {
			t.Errorf("%s is called %q, want %q", kind, canonicalWords[i], want)
		}
	}
}
