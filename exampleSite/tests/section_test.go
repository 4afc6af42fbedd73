package tests

import (
	"fmt"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/html"
)

// parse reads a page that was built.
func parse(t *testing.T, path ...string) *html.Node {
	t.Helper()
	root, err := html.Parse(strings.NewReader(read(t, path...)))
	if err != nil {
		t.Fatal(err)
	}
	return root
}

// having returns the elements below a node with a class.
func having(node *html.Node, class string) (found []*html.Node) {
	for n := range node.Descendants() {
		if slices.Contains(strings.Fields(attribute(n, "class")), class) {
			found = append(found, n)
		}
	}
	return found
}

// links returns the addresses of the links below nodes.
func links(nodes ...*html.Node) (addresses []string) {
	for _, node := range nodes {
		for n := range node.Descendants() {
			if n.Data == "a" {
				addresses = append(addresses, attribute(n, "href"))
			}
		}
	}
	return addresses
}

// textOf is the text below nodes, white space collapsed.
func textOf(nodes ...*html.Node) string {
	var out strings.Builder
	for _, node := range nodes {
		for n := range node.Descendants() {
			if n.Type == html.TextNode {
				out.WriteString(n.Data + " ")
			}
		}
	}
	return strings.Join(strings.Fields(out.String()), " ")
}

// comparisonOf is a page about options, from a day of November.
func comparisonOf(day int, options ...string) string {
	return fmt.Sprintf("---\ntitle: %q\ndate: 2026-11-%02d\n---\n## Verdict\n\nTake %s, or do not.\n", strings.Join(options, " vs "), day, options[0])
}

// languages is a site with comparisons in a section, in one within it, and in
// another one.
func languages(t *testing.T, params string) string {
	return newSite(t, map[string]string{
		"hugo.toml":                         siteConfig + "[params.comparisons]\n" + params,
		"content/comparisons/_index.md":     "---\ntitle: All\n---\nThe list.\n",
		"content/comparisons/a.md":          comparisonOf(1, "Python", "Node.js"),
		"content/comparisons/b.md":          comparisonOf(2, "NodeJS", "Deno"),
		"content/comparisons/c.md":          comparisonOf(3, "Python", "C++"),
		"content/comparisons/d.md":          comparisonOf(4, "C#", "python"),
		"content/comparisons/e.md":          "---\ntitle: On editors\ndate: 2026-11-05\n---\n| Criteria | Vim | Emacs |\n|---|---|---|\n| Modes | yes | no |\n| Lisp | no | yes |\n",
		"content/comparisons/how.md":        "---\ntitle: How we compare\ntype: page\ndate: 2026-10-01\n---\nSlowly.\n",
		"content/comparisons/web/_index.md": "---\ntitle: On the web\n---\n",
		"content/comparisons/web/a.md":      comparisonOf(6, "Vue", "React"),
		"content/posts/a.md":                strings.Replace(comparisonOf(7, "Python", "Go"), "---\n", "---\ntype: comparisons\n", 1),
		"content/posts/b.md":                "---\ntitle: A post\n---\n",
	})
}

// TestList: the list has a card for every page, once, whatever their number on
// a page, and every link of the filter leads to exactly the comparisons of its
// option.
func TestList(t *testing.T) {
	for _, test := range []struct {
		params string
		pages  int
	}{{"", 1}, {"pageSize = 3", 3}, {"pageSize = 3\nfilterLimit = 2", 3}, {"pageSize = 1", 7}} {
		public := build(t, languages(t, test.params))
		first := parse(t, public, "comparisons/index.html")
		var cards []string
		for n := 1; n <= test.pages; n++ {
			page := first
			if n > 1 {
				page = parse(t, public, fmt.Sprintf("comparisons/page/%d/index.html", n))
			}
			for _, card := range having(page, "cmp-card") {
				cards = append(cards, links(card)...)
			}
			checkFilter(t, page, first, n)
			checkPagination(t, page, n, test.pages)
		}
		want := []string{"/comparisons/web/a/", "/comparisons/e/", "/comparisons/d/", "/comparisons/c/", "/comparisons/b/", "/comparisons/a/", "/comparisons/how/"}
		if diff := cmp.Diff(want, cards); diff != "" {
			t.Errorf("%s: cards:\n%s", test.params, diff)
		}
		contains(t, textOf(first), "On the web") // the section within
	}
}

// checkFilter: a page of the list leads to all that is on the first about the
// options.
func checkFilter(t *testing.T, page, first *html.Node, number int) {
	t.Helper()
	about := make(map[string][]string)
	for _, section := range having(first, "cmp-about") {
		about[attribute(section, "id")] = links(section)
	}
	want := map[string][]string{
		"cmp-about-python": {"/comparisons/d/", "/comparisons/c/", "/comparisons/a/"},
		"cmp-about-nodejs": {"/comparisons/b/", "/comparisons/a/"},
		"cmp-about-deno":   {"/comparisons/b/"},
		"cmp-about-c++":    {"/comparisons/c/"},
		"cmp-about-c#":     {"/comparisons/d/"},
		"cmp-about-vim":    {"/comparisons/e/"},
		"cmp-about-emacs":  {"/comparisons/e/"},
		"cmp-about-vue":    {"/comparisons/web/a/"},
		"cmp-about-react":  {"/comparisons/web/a/"},
	}
	if diff := cmp.Diff(want, about); diff != "" {
		t.Errorf("about the options:\n%s", diff)
	}
	whole := true
	led := make(map[string]bool)
	for _, link := range links(having(page, "cmp-filter")...) {
		before, anchor, _ := strings.Cut(link, "#")
		if (before == "") != (number == 1) || before != "" && before != "/comparisons/" {
			t.Errorf("%s on page %d does not lead to the first page", link, number)
		}
		anchor = strings.NewReplacer("%2b", "+", "%23", "#").Replace(anchor)
		if anchor == "cmp-options" && number > 1 {
			whole = false // the first page has the others
		} else if anchor != "cmp-all" && want[anchor] == nil {
			t.Errorf("%s leads nowhere", link)
		}
		led[anchor] = true
	}
	for anchor := range want {
		if whole && !led[anchor] {
			t.Errorf("the filter of page %d does not have %s", number, anchor)
		}
	}
	if names := textOf(having(first, "cmp-filter")...); !strings.Contains(names, "NodeJS 2") {
		t.Errorf("the filter does not have the newest spelling: %s", names)
	}
}

// checkPagination: a page says which it is, and has links to the first, to the
// last and to its neighbours.
func checkPagination(t *testing.T, page *html.Node, number, of int) {
	t.Helper()
	navigation := having(page, "cmp-pagination")
	if of == 1 {
		if len(navigation) > 0 {
			t.Error("one page has links to others")
		}
		return
	}
	current := ""
	for n := range navigation[0].Descendants() {
		if attribute(n, "aria-current") == "page" {
			current += textOf(n) + attribute(n, "aria-label")
		}
	}
	if current != fmt.Sprintf("%dPage %[1]d", number) {
		t.Errorf("page %d says that it is %q", number, current)
	}
	have := links(navigation[0])
	for _, n := range []int{1, max(1, number-1), min(of, number+1), of} {
		address := fmt.Sprintf("/comparisons/page/%d/", n)
		if n == 1 {
			address = "/comparisons/"
		}
		if !slices.Contains(have, address) {
			t.Errorf("page %d lacks a link to page %d: %v", number, n, have)
		}
	}
	if len(have) > 7 {
		t.Errorf("page %d has %d links: too many where there are thousands of pages", number, len(have))
	}
}

// TestListAfterPager: a theme that asks Hugo for a pager before us hides no
// comparison.
func TestListAfterPager(t *testing.T) {
	dir := languages(t, "")
	base := filepath.Join(dir, "layouts/baseof.html")
	write(t, base, strings.Replace(read(t, base), "<title>", "{{ if not .IsPage }}{{ $_ := .Paginator }}{{ end }}<title>", 1))
	if n := len(having(parse(t, build(t, dir), "comparisons/index.html"), "cmp-card")); n != 7 {
		t.Errorf("%d cards, want 7", n)
	}
}

// TestCard: a card says what its comparison is about and what it concludes.
func TestCard(t *testing.T) {
	for params, want := range map[string]string{
		"":                   "Tea vs Coffee Tea Coffee Our pick: Tea · Take tea & rest, then write \"more\" of it.",
		"verdictLength = 10": "Tea vs Coffee Tea Coffee Our pick: Tea · Take tea & …",
		"verdictLength = 0":  "Tea vs Coffee Tea Coffee Our pick: Tea",
	} {
		public := build(t, newSite(t, map[string]string{
			"hugo.toml":                  siteConfig + "[params.comparisons]\n" + params,
			"content/comparisons/tea.md": "---\ntitle: Tea vs Coffee\nwinner: tea\ndescription: Drinks.\n---\n## Verdict\n\nTake **tea** &amp; rest, then\nwrite `\"more\"` of it.\n",
		}))
		if got := textOf(having(parse(t, public, "comparisons/index.html"), "cmp-card")...); got != want {
			t.Errorf("%s: %q, want %q", params, got, want)
		}
	}
}

// TestRelated: at the foot of a page stand those that share an option with it,
// in any section, the newest first, and its neighbours in the list.
func TestRelated(t *testing.T) {
	public := build(t, languages(t, "related = 2"))
	for path, want := range map[string]struct{ related, neighbours []string }{
		"comparisons/a":     {[]string{"/posts/a/", "/comparisons/d/"}, []string{"/comparisons/b/"}},
		"comparisons/b":     {[]string{"/comparisons/a/"}, []string{"/comparisons/c/", "/comparisons/a/"}},
		"comparisons/e":     {nil, []string{"/comparisons/d/"}},
		"comparisons/web/a": {nil, nil},
		"posts/a":           {[]string{"/comparisons/d/", "/comparisons/c/"}, nil},
	} {
		page := parse(t, public, path, "index.html")
		if diff := cmp.Diff(want.related, links(having(page, "cmp-related")...)); diff != "" {
			t.Errorf("%s: related:\n%s", path, diff)
		}
		if diff := cmp.Diff(want.neighbours, links(having(page, "cmp-neighbours")...)); diff != "" {
			t.Errorf("%s: neighbours:\n%s", path, diff)
		}
	}
	public = build(t, languages(t, "related = 0\nneighbours = false\nfilter = false"))
	if foot := having(parse(t, public, "comparisons/b/index.html"), "cmp-foot"); len(foot) > 0 {
		t.Errorf("a foot that nobody wants: %s", textOf(foot...))
	}
	if list := read(t, public, "comparisons/index.html"); strings.Contains(list, "cmp-filter") || strings.Contains(list, "cmp-about") {
		t.Error("a filter that nobody wants")
	}
}

// TestLandmarks: every navigation has a name of its own on its page.
func TestLandmarks(t *testing.T) {
	public := build(t, languages(t, "pageSize = 2"))
	for _, path := range []string{"comparisons/index.html", "comparisons/page/2/index.html", "comparisons/b/index.html"} {
		page := read(t, public, path)
		var names []string
		for _, m := range regexp.MustCompile(`<nav class="[a-z-]+" aria-label(ledby)?="([^"]+)"`).FindAllStringSubmatch(page, -1) {
			names = append(names, m[2])
		}
		if n := strings.Count(page, "<nav"); n < 2 || n != len(slices.Compact(slices.Sorted(slices.Values(names)))) {
			t.Errorf("%s: %d landmarks with the names %q", path, n, names)
		}
	}
}
