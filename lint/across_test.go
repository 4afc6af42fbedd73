package lint

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/complint/comparisons/internal/testfiles"
	"github.com/complint/comparisons/lint/site"
)

// titles reports every page whose title another page of the site has, too.
var titles = Rule{Name: "titles", Severity: Warning, Across: func(p *SitePass) {
	same := make(map[string][]*Facts)
	for _, page := range p.Pages {
		same[page.Title.Value] = append(same[page.Title.Value], page)
	}
	for _, page := range p.Pages {
		for _, other := range same[page.Title.Value] {
			if other != page {
				p.Reportf(page, page.Title.Span, "title %q is taken", page.Title.Value)
				p.Relate(page, other, other.Title.Span, "here")
				break
			}
		}
	}
}}

// sitePages are pages of one site, every third with the title of others.
func sitePages(n int) map[string]string {
	pages := make(map[string]string)
	for i := range n {
		title := fmt.Sprintf("A%d vs B", i)
		if i%3 == 0 {
			title = "A vs B"
		}
		pages[fmt.Sprintf("comparisons/%03d.md", i)] = "---\ntitle: " + title + "\n---\n"
	}
	return pages
}

func TestAcross(t *testing.T) {
	pages := sitePages(30)
	t.Chdir(testfiles.Tree(t, pages))
	files := slices.Collect(maps.Keys(pages)) // in no order
	linter := newTestLinter(t, titles)
	whole := linter.Run(files, nil)
	if len(whole.Diagnostics) != 10 || !slices.IsSortedFunc(whole.Diagnostics, func(a, b Diagnostic) int { return strings.Compare(a.File, b.File) }) {
		t.Fatalf("got %+v", whole.Diagnostics)
	}
	first := whole.Diagnostics[0]
	if first.File != "comparisons/000.md" || first.Start != (Position{11, 2, 8}) || first.Excerpt != "title: A vs B" ||
		first.Related[0].File != "comparisons/003.md" || first.Related[0].Start != (Position{11, 2, 8}) {
		t.Errorf("got %+v", first)
	}
	for _, jobs := range []int{1, 2, 8} {
		linter.Jobs = jobs
		if got := linter.Run(files, nil); !reflect.DeepEqual(got, whole) {
			t.Errorf("%d jobs: got %+v", jobs, got)
		}
	}
	// Of single files the same is said, when the others are there as context.
	for _, d := range whole.Diagnostics {
		got := linter.Run([]string{d.File}, files)
		if got.Files != 1 || len(got.Diagnostics) != 1 || !reflect.DeepEqual(got.Diagnostics[0], d) {
			t.Errorf("%s alone: got %+v", d.File, got)
		}
	}
	// A page is not compared with itself by another name.
	for _, name := range []string{"./comparisons/../comparisons/003.md", linter.Sites.Absolute("comparisons/003.md")} {
		got := linter.Run([]string{name}, []string{"comparisons/001.md", "comparisons/003.md"})
		if len(got.Diagnostics) != 0 {
			t.Errorf("%s: got %+v", name, got.Diagnostics)
		}
	}
	if alone := linter.Run(files[:1], nil); len(alone.Diagnostics) != 0 {
		t.Errorf("without context: got %+v", alone)
	}
}

// TestAcrossLanguages: pages in two languages, or of two sites, have nothing to
// do with one another.
func TestAcrossLanguages(t *testing.T) {
	const page = "---\ntitle: A vs B\n---\n"
	pages := map[string]string{
		"one/hugo.yaml": "languages: {en: {}, fr: {}}",
		"two/hugo.yaml": "title: x",
	}
	var files []string
	for _, name := range []string{"one/content/comparisons/a.md", "one/content/comparisons/a.fr.md", "two/content/comparisons/a.md"} {
		pages[name] = page
		files = append(files, name)
	}
	t.Chdir(testfiles.Tree(t, pages))
	if got := newTestLinter(t, titles).Run(files, nil); got.Comparisons != 3 || len(got.Diagnostics) != 0 {
		t.Errorf("got %+v", got)
	}
}

// TestAcrossSettings: what a page says of a rule holds for findings of rules
// across pages, too.
func TestAcrossSettings(t *testing.T) {
	pages := sitePages(4) // 000 and 003 have one title
	pages["comparisons/003.md"] += "<!-- complint-disable-file titles -->\n"
	t.Chdir(testfiles.Tree(t, pages))
	linter := newTestLinter(t, titles, UnusedSuppression)
	level := Error
	linter.Config.Overrides = []Override{{
		Match: func(file string) bool { return file == "comparisons/000.md" },
		Rules: map[string]Setting{"titles": {Severity: &level}},
	}}
	got := linter.Run(slices.Collect(maps.Keys(pages)), nil)
	if len(got.Diagnostics) != 1 || got.Diagnostics[0].Severity != Error || len(got.Suppressed) != 1 || got.Suppressed[0].File != "comparisons/003.md" {
		t.Errorf("got %+v", got)
	}
	level = Off
	if got := linter.Run(slices.Collect(maps.Keys(pages)), nil); len(got.Diagnostics) != 0 {
		t.Errorf("switched off for one page: got %+v", got)
	}
}

// TestAcrossVanished: a page that is gone when a finding is to be placed takes
// nothing down with it.
func TestAcrossVanished(t *testing.T) {
	pages := sitePages(4)
	t.Chdir(t.TempDir())
	linter := newTestLinter(t, titles)
	linter.Jobs = 1
	reads := make(map[string]int)
	linter.ReadFile = func(name string) ([]byte, error) {
		if reads[name]++; reads[name] > 1 && name == "comparisons/003.md" {
			return nil, fs.ErrNotExist
		}
		if page, ok := pages[name]; ok {
			return []byte(page), nil
		}
		return nil, errors.New("unexpected")
	}
	got := linter.Run(slices.Collect(maps.Keys(pages)), nil)
	if len(got.Diagnostics) != 2 || got.Diagnostics[1].Start.Line != 1 {
		t.Errorf("got %+v", got)
	}
}

// BenchmarkFacts tells what is kept of each page of a site.
func BenchmarkFacts(b *testing.B) {
	linter, err := New(titles)
	if err != nil {
		b.Fatal(err)
	}
	page := linter.Sites.Find("x.md").Parser.Parse([]byte("---\ntitle: Tea vs Coffee\n---\n| Criteria | Tea | Coffee |\n|-|-|-|\n" +
		strings.Repeat("| Caffeine of a cup | Low in general | High in general |\n", 20)))
	run := linter.newRun()
	kept := make([]*Facts, b.N)
	b.ReportAllocs()
	for i := range b.N {
		kept[i] = run.check("x.md", page, site.Page{}).facts
	}
	values := 0
	for _, option := range kept[b.N-1].Options {
		for range option.Values {
			values++
		}
	}
	if values != 40 {
		b.Fatalf("%d values are kept", values)
	}
}
