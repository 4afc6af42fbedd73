package lint_test

import (
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/complint/comparisons/internal/corpus"
	"github.com/complint/comparisons/internal/testfiles"
	"github.com/complint/comparisons/lint"
	"github.com/complint/comparisons/lint/rules"
)

// cachedSite is a site of generated pages in the working directory, and a cache
// for it elsewhere.
type cachedSite struct {
	t     *testing.T
	cache string // its file
	files []string
	reads atomic.Int64 // how many pages rules have looked at

	program string
	config  lint.Config
	now     time.Time
	late    time.Duration // after the files were written
}

func newCachedSite(t *testing.T) *cachedSite {
	tree := map[string]string{"hugo.yaml": "title: x"}
	s := &cachedSite{t: t, cache: filepath.Join(t.TempDir(), "deep", "cache"), program: "1", now: time.Now(), late: time.Hour}
	for i := range 8 {
		file := "content/comparisons/" + corpus.Name(i)
		tree[file] = string(corpus.New(3).Page(i))
		s.files = append(s.files, file)
	}
	add := func(name, page string) {
		tree["content/"+name] = page
		s.files = append(s.files, "content/"+name)
	}
	add("comparisons/bad.md", "---\ntitle: Ada vs Agda\n---\n<!-- complint-disable verdict-missing -- later -->\n\n| C | Ada | Agda |\n|-|-|-|\n| Licence | x |\n\n5 %\n")
	add("comparisons/same.md", "---\ntitle: Agda vs Ada\n---\n<!-- complint-disable-next-line title -->\n\nTODO\n")
	add("comparisons/broken.md", "---\ntitle: [\n---\n")
	add("blog/typed.md", "---\ntype: comparisons\ntitle: A or B\n---\n")
	add("blog/post.md", "---\ntitle: A post\n---\n")
	t.Chdir(testfiles.Tree(t, tree))
	return s
}

func (s *cachedSite) linter() *lint.Linter {
	s.t.Helper()
	counting := lint.Rule{Name: "counting", Severity: lint.Info, Run: func(*lint.Pass) { s.reads.Add(1) }}
	linter, err := lint.New(append(rules.All[:len(rules.All):len(rules.All)], counting)...)
	if err != nil {
		s.t.Fatal(err)
	}
	linter.Config, linter.Now = s.config, s.now
	return linter
}

// run compares a run with the cache to one without, and returns how many pages
// rules have looked at.
func (s *cachedSite) run(files, context []string) int {
	s.t.Helper()
	want := s.linter().Run(files, context)
	linter := s.linter()
	linter.Cache = lint.OpenCache(s.cache, s.program)
	linter.Cache.Begin(time.Now().Add(s.late))
	s.reads.Store(0)
	if got := linter.Run(files, context); !reflect.DeepEqual(got, want) {
		s.t.Errorf("got  %+v\nwant %+v", got, want)
	}
	reads := int(s.reads.Load())
	if err := linter.Cache.Save(); err != nil {
		s.t.Error(err)
	}
	return reads
}

func (s *cachedSite) write(file, text string) {
	s.t.Helper()
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		s.t.Fatal(err)
	}
}

const comparisons = 12 // of the files, those to which rules are applied

// TestCache: nothing is read twice, and everything that has changed is.
func TestCache(t *testing.T) {
	s := newCachedSite(t)
	expect := func(what string, want int) {
		t.Helper()
		if got := s.run(s.files, nil); got != want {
			t.Errorf("%s: %d pages were read, want %d", what, got, want)
		}
	}
	expect("the first run", comparisons)
	expect("the second run", 0)

	info, err := os.Stat(s.files[0])
	if err != nil {
		t.Fatal(err)
	}
	page := string(corpus.New(3).Page(0))
	s.write(s.files[0], strings.Replace(page, "title", "titel", 1)) // of the same size
	if err := os.Chtimes(s.files[0], info.ModTime(), info.ModTime()); err != nil {
		t.Fatal(err)
	}
	expect("a changed page with its old time", 1)
	s.write(s.files[1], string(corpus.New(3).Page(1)))
	expect("a page written anew, the same", 0)
	expect("the run after that", 0)

	s.write("content/blog/_index.md", "---\ncascade: {type: comparisons}\n---\n")
	expect("a post that became a comparison", 1)
	s.write("content/comparisons/_index.md", "---\ncascade: {type: posts}\n---\n")
	expect("comparisons that became posts", 0)
	if err := os.Remove("content/comparisons/_index.md"); err != nil {
		t.Fatal(err)
	}
	s.run(s.files, nil)
	expect("the run after that", 0)

	s.write("hugo.yaml", "params: {comparisons: {vocabulary: {verdict: [where we land]}}}")
	expect("words of the site", comparisons+1)
	s.write("hugo.yaml", "params: {comparisons: {vocabulary: {verdict: [where we land]}}}\nmarkup: {goldmark: {renderer: {unsafe: true}}}")
	expect("raw HTML", comparisons+1)
	off := lint.Off
	s.config.Rules = map[string]lint.Setting{"table-ragged": {Severity: &off}}
	expect("a severity", comparisons+1)
	s.config.Rules = map[string]lint.Setting{"description": {Options: map[string]any{"max-length": 20}}}
	expect("an option", comparisons+1)
	s.now = s.now.AddDate(2, 0, 0)
	expect("another day", comparisons+1)
	s.program = "2"
	expect("another program", comparisons+1)
	expect("the run after that", 0)
	if got := s.run(s.files[:1], s.files); got != 0 {
		t.Errorf("a single file: %d pages were read", got)
	}
}

// TestCacheNews: a file whose times are no older than the run may change
// without a sign of it, so that its content decides.
func TestCacheNews(t *testing.T) {
	s := newCachedSite(t)
	s.late = 0
	s.run(s.files, nil)
	if got := s.run(s.files, nil); got != 0 {
		t.Errorf("%d unchanged pages were read", got)
	}
	s.write(s.files[0], "---\ntitle: A vs B\n---\n")
	if got := s.run(s.files, nil); got != 1 {
		t.Errorf("%d pages were read, want the one that changed", got)
	}
}

// TestCacheCorrupt: a cache that is cut off, or has a wrong byte anywhere, is
// no cache.
func TestCacheCorrupt(t *testing.T) {
	s := newCachedSite(t)
	s.files = s.files[len(s.files)-5:]
	s.run(s.files, nil)
	whole, err := os.ReadFile(s.cache)
	if err != nil {
		t.Fatal(err)
	}
	for at := 0; at < len(whole); at += 1 + len(whole)/40 {
		s.write(s.cache, string(whole[:at]))
		if s.run(s.files, nil) == 0 {
			t.Errorf("the first %d bytes were used", at)
		}
		wrong := append([]byte(nil), whole...)
		wrong[at] ^= 0x10
		s.write(s.cache, string(wrong))
		if s.run(s.files, nil) == 0 {
			t.Errorf("with a wrong byte at %d it was used", at)
		}
	}
}

// TestCacheAtOnce: many runs at once see a whole cache each, and what one of
// them leaves that was killed is in nobody's way.
func TestCacheAtOnce(t *testing.T) {
	s := newCachedSite(t)
	s.run(s.files, nil)
	s.write(filepath.Join(filepath.Dir(s.cache), ".new-1"), "complint ca")
	want := s.linter().Run(s.files, nil)
	var runs sync.WaitGroup
	for i := range 8 {
		runs.Add(1)
		linter := s.linter()
		go func() {
			defer runs.Done()
			linter.Cache = lint.OpenCache(s.cache, fmt.Sprint(i%3)) // each finds the entries of others
			if got := linter.Run(s.files, nil); !reflect.DeepEqual(got, want) {
				t.Errorf("got %+v", got)
			}
			if err := linter.Cache.Save(); err != nil {
				t.Error(err)
			}
		}()
	}
	runs.Wait()
	for _, s.program = range []string{"0", "1", "2"} {
		s.run(s.files, nil)
	}
}
