package lint

import (
	"cmp"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"github.com/complint/comparisons/lint/comparison"
	"github.com/complint/comparisons/lint/site"
)

// Linter checks files. It may be used by several goroutines at once.
type Linter struct {
	Rules  []Rule
	Config Config
	Sites  *site.Finder // knows which pages are comparisons, and their words
	Now    time.Time    // the day of the check
	Jobs   int          // how many files are checked at once; 0 for one a core
	// ReadFile reads a file; nil for os.ReadFile.
	ReadFile func(name string) ([]byte, error)
	// Cache keeps what Run finds for the next run; nil for none. It is of no use
	// beside a ReadFile.
	Cache *Cache
}

// New returns a Linter with rules, for today.
func New(rules ...Rule) (*Linter, error) {
	sites, err := site.NewFinder()
	if err != nil {
		return nil, err
	}
	return &Linter{Rules: rules, Sites: sites, Now: time.Now()}, nil
}

// Result is what a run found.
type Result struct {
	Files       int      // that were looked at
	Comparisons int      // of these
	Checked     []string // the comparison pages, in their order
	Diagnostics []Diagnostic
	Suppressed  []Diagnostic // what comments, front matter or a baseline keep from being reported
	Errors      []error      // files that could not be read
}

// run is a run of a linter.
type run struct {
	*Linter
	rules  *ruleSet
	across bool // there are rules across pages
	keys   sync.Map
}

func (l *Linter) newRun() *run {
	return &run{
		Linter: l,
		rules:  newRuleSet(l.Rules, l.Config),
		across: l.Across(),
	}
}

// Across reports whether a rule that looks across pages is on for any page, so
// that Run has a use for context.
func (l *Linter) Across() bool {
	return slices.ContainsFunc(l.Rules, func(r Rule) bool { return r.Across != nil && l.Config.enables(r) })
}

// Run checks files. Rules across pages compare them with each other and with
// the comparison pages among context, on which nothing is reported.
// Diagnostics are in the order of the files' names, then of the position,
// whatever the number of workers.
func (l *Linter) Run(files, context []string) Result {
	r := l.newRun()
	files = sortedSet(files)
	if !r.across {
		context = nil
	}
	context = l.without(files, context)
	pages := make([]*checked, len(files)+len(context))
	errs := make([]error, len(pages))
	Each(len(pages), l.Jobs, func(i int) {
		if i < len(files) {
			pages[i], errs[i] = r.checkFile(files[i])
		} else {
			pages[i] = r.contextFile(context[i-len(files)])
		}
	})
	r.checkAcross(pages)
	return gather(pages[:len(files)], errs[:len(files)])
}

// without returns the files of context that are not given already, by the same
// name or another one.
func (l *Linter) without(given, context []string) []string {
	if len(context) == 0 {
		return nil
	}
	known := make(map[string]bool, len(given))
	for _, file := range given {
		known[l.Sites.Absolute(file)] = true
	}
	return slices.DeleteFunc(sortedSet(context), func(file string) bool { return known[l.Sites.Absolute(file)] })
}

func sortedSet(files []string) []string {
	return slices.Compact(slices.Sorted(slices.Values(files)))
}

// checkFile checks a file by itself; of one that is no comparison page it
// returns nil.
func (r *run) checkFile(file string) (*checked, error) {
	if r.isCached() {
		return r.cachedFile(file)
	}
	page, where, err := r.read(file)
	if err != nil || page == nil {
		return nil, err
	}
	defer page.Release()
	return r.check(file, page, where), nil
}

func (r *run) isCached() bool { return r.Cache != nil && r.ReadFile == nil }

// contextFile keeps what other pages are compared with. What cannot be read
// says nothing, nor does a page of which nothing can be said.
func (r *run) contextFile(file string) *checked {
	if r.isCached() {
		c, err := r.cachedFile(file)
		if err != nil || c == nil || c.facts == nil {
			return nil
		}
		c.facts.context = true
		return c
	}
	page, where, err := r.read(file)
	if err != nil || page == nil {
		return nil
	}
	defer page.Release()
	c := &checked{file: file, rules: r.rules.of(file)}
	pass := Pass{Page: page, File: file, Site: where, Now: r.Now}
	stopping := slices.DeleteFunc(slices.Clone(c.rules), func(rule *activeRule) bool { return !rule.Stops })
	if _, stopped := runRules(pass, stopping); stopped {
		return nil
	}
	c.facts = r.factsOf(&pass, c)
	c.facts.context = true
	return c
}

// checkAcross adds to pages what the rules across pages find.
func (r *run) checkAcross(pages []*checked) {
	type group struct {
		site     *site.Site
		language string
	}
	byFacts := make(map[*Facts]*checked)
	groups := make(map[group][]*Facts)
	for _, c := range pages {
		if c != nil && c.facts != nil {
			byFacts[c.facts] = c
			key := group{c.facts.Site.Site, c.facts.Site.Language}
			groups[key] = append(groups[key], c.facts)
		}
	}
	sources := make(map[string]*lines)
	for _, facts := range groups {
		slices.SortStableFunc(facts, func(a, b *Facts) int { return cmp.Compare(a.File, b.File) })
		for page, findings := range runAcross(facts, r.Linter.Rules, r.Jobs) {
			for _, f := range findings {
				c := byFacts[page]
				c.diagnostics = append(c.diagnostics, f.diagnostic(page.File, r.linesOf(page.File, sources), func(file string) *lines {
					return r.linesOf(file, sources)
				}))
			}
		}
	}
}

// linesOf reads a page again, whose text was dropped, to say where in it
// something stands.
func (r *run) linesOf(file string, read map[string]*lines) *lines {
	if l, ok := read[file]; ok {
		return l
	}
	source, err := r.Source(file)
	if err != nil {
		source = nil // gone meanwhile: everything is at its end
	}
	read[file] = newLines(source)
	return read[file]
}

// gather puts together what was found in each file.
func gather(pages []*checked, errs []error) Result {
	result := Result{Files: len(pages), Diagnostics: []Diagnostic{}}
	for i, c := range pages {
		if errs[i] != nil {
			result.Errors = append(result.Errors, errs[i])
		}
		if c != nil {
			result.Comparisons++
			result.Checked = append(result.Checked, c.file)
			c.finish(&result)
		}
	}
	return result
}

// Read reads a comparison page; of any other file it returns nil. Whatever its
// type, a page is one that shows its comparison with comparison/page.
func (l *Linter) Read(file string) (*comparison.Page, error) {
	page, _, err := l.read(file)
	return page, err
}

// read is Read, and says where Hugo puts the page.
func (l *Linter) read(file string) (*comparison.Page, site.Page, error) {
	source, err := l.Source(file)
	if err != nil {
		return nil, site.Page{}, err
	}
	page, where, isComparison := l.open(file, source)
	if !isComparison {
		page = nil
	}
	return page, where, nil
}

// open reads the front matter of a file, and the rest if it is a comparison.
func (l *Linter) open(file string, source []byte) (page *comparison.Page, where site.Page, isComparison bool) {
	page = comparison.Open(source)
	where = l.Sites.Find(file).Page(file, page.FrontMatter.Root)
	isComparison = where.IsComparison() || where.Type != "" && comparison.ShowsItself(page)
	if isComparison {
		where.Site.Parser.Read(page)
	}
	return page, where, isComparison
}

// Source reads a file, by ReadFile where that is set.
func (l *Linter) Source(file string) ([]byte, error) {
	if l.ReadFile != nil {
		return l.ReadFile(file)
	}
	return readFile(file)
}

// workers returns how many goroutines jobs stands for.
func workers(jobs int) int {
	if jobs <= 0 {
		return runtime.GOMAXPROCS(0)
	}
	return jobs
}

// Each calls do for the numbers from 0 to n-1, by jobs goroutines; 0 stands
// for one a core.
func Each(n, jobs int, do func(int)) {
	if jobs = min(workers(jobs), n); jobs == 1 { // with a stack that need not grow first
		for i := range n {
			do(i)
		}
		return
	}
	var next atomic.Int64
	var running sync.WaitGroup
	for range jobs {
		running.Add(1)
		go func() {
			defer running.Done()
			for i := int(next.Add(1)) - 1; i < n; i = int(next.Add(1)) - 1 {
				do(i)
			}
		}()
	}
	running.Wait()
}
