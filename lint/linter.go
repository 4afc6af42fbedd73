package lint

import (
	"os"
	"runtime"
	"sync"

	"github.com/complint/comparisons/lint/comparison"
	"github.com/complint/comparisons/lint/site"
)

// Linter checks files.
type Linter struct {
	Rules []Rule
	Sites *site.Finder // knows which pages are comparisons, and their words
}

// Result is what a run found.
type Result struct {
	Files       int // that were looked at
	Comparisons int // of these
	Diagnostics []Diagnostic
	Errors      []error // files that could not be read
}

// Run checks files on all cores. Diagnostics are in the order of the files,
// then of the position, whatever the number of workers.
func (l *Linter) Run(files []string) Result {
	type outcome struct {
		comparison  bool
		diagnostics []Diagnostic
		err         error
	}
	outcomes := make([]outcome, len(files))
	Each(len(files), func(i int) {
		page, err := l.Read(files[i])
		if err != nil || page == nil {
			outcomes[i].err = err
			return
		}
		outcomes[i] = outcome{comparison: true, diagnostics: Check(files[i], page, l.Rules)}
	})
	result := Result{Files: len(files), Diagnostics: []Diagnostic{}}
	for _, o := range outcomes {
		if o.comparison {
			result.Comparisons++
		}
		if o.err != nil {
			result.Errors = append(result.Errors, o.err)
		}
		result.Diagnostics = append(result.Diagnostics, o.diagnostics...)
	}
	return result
}

// Read reads a comparison page; of any other file it returns nil.
func (l *Linter) Read(file string) (*comparison.Page, error) {
	source, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	where := l.Sites.Find(file)
	page := comparison.Open(source)
	if !where.IsComparison(file, page.Type()) {
		return nil, nil
	}
	where.Parser.Read(page)
	return page, nil
}

// Each calls do for the numbers from 0 to n-1, on all cores.
func Each(n int, do func(int)) {
	work := make(chan int)
	var workers sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), n) {
		workers.Add(1)
		go func() {
			defer workers.Done()
			for i := range work {
				do(i)
			}
		}()
	}
	for i := range n {
		work <- i
	}
	close(work)
	workers.Wait()
}
