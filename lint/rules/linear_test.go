package rules

import (
	"math"
	"runtime"
	"runtime/debug"
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
	const n, times, most = 200, 4, 6
	small, large := corpus.Hostile(n), corpus.Hostile(times*n)
	add := func(name string, size, rows int) {
		small[name] = string(corpus.New(1).Sized(size, rows))
		large[name] = string(corpus.New(1).Sized(times*size, times*rows))
	}
	add("page", 10*corpus.Size, 100)
	for name := range small {
		before, after := allocated(t, small[name]), allocated(t, large[name])
		if after > most*before {
			t.Errorf("%s: %d bytes for %d, %d for %d times as much", name, before, n, after, times)
		}
	}
}

// allocated returns how many bytes it takes to check a page.
func allocated(t *testing.T, page string) uint64 {
	t.Helper()
	linter, err := lint.New(All...)
	if err != nil {
		t.Fatal(err)
	}
	const file = "comparisons/x.md"
	linter.ReadFile = func(string) ([]byte, error) { return []byte(page), nil }
	linter.Jobs = 1
	defer debug.SetGCPercent(debug.SetGCPercent(-1)) // which would empty the pools of regular expressions
	least := uint64(math.MaxUint64)                  // without what is kept for later
	for range 6 {
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
