package rules

import (
	"math"
	"runtime"
	"testing"

	"github.com/complint/comparisons/internal/corpus"
	"github.com/complint/comparisons/lint"
)

// TestLinear: four times as much of anything, pages that are made to be slow
// included, takes about four times the memory to check; something that is done
// for each pair would take sixteen times as much. Time would tell more, and
// something else each time.
func TestLinear(t *testing.T) {
	t.Chdir(t.TempDir())
	// The slack is for regular expressions, which keep their memory or do not.
	const n, times, most, slack = 300, 4, 6, 1 << 20
	small, large := corpus.Hostile(n), corpus.Hostile(times*n)
	// Bodies of shortcodes are parsed with all before them blanked, up to a limit
	// on what that takes in all.
	delete(small, "shortcodes")
	add := func(name string, size, rows int) {
		small[name] = string(corpus.New(1).Sized(size, rows))
		large[name] = string(corpus.New(1).Sized(times*size, times*rows))
	}
	add("page", 10*corpus.Size, 100)
	for name := range small {
		before, after := allocated(t, small[name]), allocated(t, large[name])
		if after > most*before+slack {
			t.Errorf("%s: %d bytes for %d, %d for %d times as much", name, before, n, after, times)
		}
	}
}

// allocated returns how many bytes it takes to check a page.
func allocated(t *testing.T, page string) uint64 {
	t.Helper()
	const file = "comparisons/x.md"
	least := uint64(math.MaxUint64) // without what is kept for later
	for range 3 {
		linter, err := lint.New(All...) // which remembers so many headings
		if err != nil {
			t.Fatal(err)
		}
		linter.ReadFile = func(string) ([]byte, error) { return []byte(page), nil }
		linter.Jobs = 1
		linter.Sites.Find(file)
		heap() // lets go of memory for the next page, which large pages leave none of
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		result := linter.Run([]string{file}, nil)
		runtime.ReadMemStats(&after)
		if result.Comparisons != 1 {
			t.Fatalf("not checked: %v", result.Errors)
		}
		least = min(least, after.TotalAlloc-before.TotalAlloc)
	}
	return least
}
