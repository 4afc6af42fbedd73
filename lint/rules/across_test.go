package rules

import (
	"fmt"
	"maps"
	"path"
	"reflect"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/complint/comparisons/lint"
)

// pages is a site in memory: contents by file.
type pages map[string]string

func (p pages) files() []string { return slices.Sorted(maps.Keys(p)) }

// newLinter returns a linter that reads from p.
func (p pages) newLinter(t testing.TB, rules ...lint.Rule) *lint.Linter {
	t.Helper()
	linter, err := lint.New(rules...)
	if err != nil {
		t.Fatal(err)
	}
	linter.ReadFile = func(name string) ([]byte, error) { return []byte(p[name]), nil }
	return linter
}

var acrossRules = []lint.Rule{encoding, duplicateComparison, conflictingFact, optionSpelling}

// compared is a page that compares two options by caffeine and by origin.
func compared(a, b string, cells ...string) string {
	return fmt.Sprintf("---\ntitle: %s vs %s\noptions: [%[1]q, %[2]q]\n---\n\n| Criteria | %[1]s | %[2]s |\n|---|---|---|\n"+
		"| Caffeine | %[3]s | %[4]s |\n| Origin | %[5]s | %[6]s |\n", a, b, cells[0], cells[1], cells[2], cells[3])
}

// manyDrinks is a site in which every rule across pages finds something: by a
// majority, without one, on many pages and on none.
func manyDrinks() pages {
	names := []string{"Tea", "Coffee", "Yerba Mate", "Water", "Cocoa", "C", "C++"}
	p := make(pages)
	for i, a := range names {
		for j, b := range names[i+1:] {
			if (i+j)%3 == 0 {
				a, b = b, strings.ToUpper(a)
			}
			cells := []string{"High", "Low", "Asia", "Africa"}
			p[fmt.Sprintf("%s%d-%d.md", folder, i, j)] = compared(a, b, cells[i%4], cells[j%4], cells[(i+j)%4], "unknown")
		}
	}
	p[folder+"again.md"] = compared("Coffee", "Tea", "High", "Low", "Africa", "Asia")
	p[folder+"empty.md"] = ""
	p[folder+"no-text.md"] = compared("Tea", "Coffee", "None", "None", "Mars", "Mars") + "\xff"
	return p
}

func TestAcrossFindsInSingleFilesWhatItFindsInAll(t *testing.T) {
	p := manyDrinks()
	linter := p.newLinter(t, acrossRules...)
	whole := linter.Run(p.files(), nil).Diagnostics
	found := make(map[string]int)
	for _, d := range whole {
		found[d.Rule]++
	}
	for _, rule := range acrossRules {
		if found[rule.Name] == 0 {
			t.Errorf("%s finds nothing in the site: %v", rule.Name, found)
		}
	}
	var single []lint.Diagnostic
	for _, file := range p.files() {
		single = append(single, linter.Run([]string{file}, p.files()).Diagnostics...)
	}
	if !reflect.DeepEqual(single, whole) {
		t.Errorf("file by file, it finds\n%v\nin all\n%v", single, whole)
	}
}

func TestAcrossIsTheSameForAnyNumberOfJobs(t *testing.T) {
	p := manyDrinks()
	linter := p.newLinter(t, acrossRules...)
	linter.Jobs = 1
	want := linter.Run(p.files(), nil)
	for _, jobs := range []int{2, 8} {
		for range 5 {
			linter.Jobs = jobs
			if got := linter.Run(p.files(), nil); !reflect.DeepEqual(got, want) {
				t.Fatalf("with %d jobs, it finds\n%v\nwith one\n%v", jobs, got.Diagnostics, want.Diagnostics)
			}
		}
	}
}

// TestAcrossOptions shows that the options of the rule matter.
func TestAcrossOptions(t *testing.T) {
	p := pages{
		folder + "a.md": compared("Tea", "Coffee", "About half of that of coffee", "High", "Better", "Africa"),
		folder + "b.md": compared("Tea", "Water", "None at all", "None", "Best", "-"),
	}
	linter := p.newLinter(t, conflictingFact)
	count := func(options map[string]any) int {
		linter.Config.Rules = map[string]lint.Setting{"conflicting-fact": {Options: options}}
		return len(linter.Run(p.files(), nil).Diagnostics)
	}
	if got := count(nil); got != 0 {
		t.Errorf("by default it finds %d", got)
	}
	if got := count(map[string]any{"max-words": 6}); got != 2 {
		t.Errorf("with long cells it finds %d, want 2", got)
	}
	if got := count(map[string]any{"max-words": 6, "ignore-values": []string{"at all"}}); got != 0 {
		t.Errorf("without certain values it finds %d", got)
	}
}

// TestAcrossMemory holds what is kept of a page of 6 KB to 2 KB, so that
// 10,000 pages take 20 MB.
func TestAcrossMemory(t *testing.T) {
	const count, limit = 500, 2 << 10
	content := func(i int) []byte {
		var page strings.Builder
		fmt.Fprintf(&page, "---\ntitle: Tea %d vs Coffee %[1]d\noptions: [Tea %[1]d, Coffee %[1]d]\n---\n", i)
		for _, heading := range []string{"At a glance", "Side by side"} {
			fmt.Fprintf(&page, "\n## %s\n\n| Criteria | Tea %d | Coffee %[2]d |\n|---|---|---|\n", heading, i)
			for row := range 20 {
				fmt.Fprintf(&page, "| A criterion no. %d | Value %d | Another value %d |\n", row, i*row, i+row)
			}
		}
		page.WriteString("\n## Verdict\n\n" + strings.Repeat("Coffee for the morning, tea for the afternoon. ", 80) + "\n")
		return []byte(page.String())
	}
	var files []string
	for i := range count {
		files = append(files, fmt.Sprintf("%s%d.md", folder, i))
	}
	linter := pages{}.newLinter(t)
	linter.ReadFile = func(name string) ([]byte, error) {
		var i int
		_, err := fmt.Sscanf(path.Base(name), "%d.md", &i)
		return content(i), err
	}
	var kept uint64
	linter.Rules = []lint.Rule{{Name: "measure", Severity: lint.Error, Across: func(p *lint.SitePass) {
		if len(p.Pages) == count {
			kept = heap()
		}
	}}}
	linter.Run(files, nil) // fills what is known of texts, however many pages there are
	before := heap()
	linter.Run(files, nil)
	perPage := (int(kept) - int(before)) / count
	t.Logf("a page of %d bytes leaves %d", len(content(count)), perPage)
	if perPage > limit || kept == 0 {
		t.Errorf("%d bytes are kept of a page, more than %d", perPage, limit)
	}
}

// heap returns the bytes that are in use.
func heap() uint64 {
	runtime.GC()
	runtime.GC() // a sync.Pool keeps what is in it over one
	var stats runtime.MemStats
	runtime.ReadMemStats(&stats)
	return stats.HeapAlloc
}
