package tests

import (
	"fmt"
	"io/fs"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// touched are the elements that the fixes of a rule may change, nil for none at
// all. What Hugo renders of the others is the same afterwards.
var touched = map[string][]string{
	"table-columns":      {"th"},
	"option-order":       {"table"},
	"table-parity":       {"td"},
	"heading-level":      {"h1", "h2", "h3", "h4", "h5", "h6"},
	"table-alignment":    nil,
	"alias":              nil,
	"unused-suppression": nil,
	"front-matter":       nil,
}

// TestFix mends all pages that the tests know, and compares what Hugo renders
// of them before and after.
func TestFix(t *testing.T) {
	files, names := make(map[string]string), make(map[string]string)
	for name, page := range pages(t) {
		name = "content/comparisons/" + name
		files[name] = page
		names[pathOf(name)] = name
	}
	before, after := newSite(t, files), newSite(t, files)
	rules := mend(t, after, "--enable", "table-alignment")
	was, is := build(t, before), build(t, after)
	seen := make(map[string]int)
	for _, path := range rendered(t, was) {
		name := names[path] // "" of a page with an address of its own
		var drop []string
		for _, rule := range rules[name] {
			elements, known := touched[rule]
			if !known {
				t.Errorf("%s: nothing is known of the fixes of %s", name, rule)
			}
			drop = append(drop, elements...)
			seen[rule]++
		}
		a, b := without(t, read(t, was, path), drop), without(t, read(t, is, path), drop)
		if a != b {
			t.Errorf("%s of %q, mended by %v, is another:\n%s", path, name, rules[name], firstDifference(a, b))
		}
	}
	for _, rule := range []string{"table-columns", "table-alignment", "unused-suppression"} {
		if seen[rule] == 0 {
			t.Errorf("no page is mended by %s", rule)
		}
	}
}

// pathOf returns where Hugo writes a page unless its front matter says otherwise.
func pathOf(name string) string {
	return strings.ToLower(strings.TrimSuffix(strings.TrimPrefix(name, "content/"), ".md")) + "/index.html"
}

// rendered returns the HTML files of a built site.
func rendered(t *testing.T, public string) (paths []string) {
	t.Helper()
	err := filepath.WalkDir(public, func(path string, _ fs.DirEntry, err error) error {
		if strings.HasSuffix(path, ".html") {
			paths = append(paths, filepath.ToSlash(strings.TrimPrefix(path, public+string(filepath.Separator))))
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return paths
}

var fixedLine = regexp.MustCompile(`(?m)^(\S+):\d+:\d+: fixed: .* \[([a-z-]+)\]$`)

// mend runs complint fix on a site and returns which rules mended which file.
func mend(t *testing.T, dir string, args ...string) map[string][]string {
	t.Helper()
	command := exec.Command(complint, append([]string{"fix", "--now", "2026-11-24", "--fail-on", "never"}, args...)...)
	command.Dir = dir
	out, err := command.Output()
	if err != nil {
		t.Fatalf("complint fix: %v\n%s", err, out)
	}
	rules := make(map[string][]string)
	for _, line := range fixedLine.FindAllStringSubmatch(string(out), -1) {
		rules[filepath.ToSlash(line[1])] = append(rules[filepath.ToSlash(line[1])], line[2])
	}
	return rules
}

// templateComment is what Hugo prints until a fix makes it an HTML comment.
var templateComment = regexp.MustCompile(`\{\{/\*.*?\*/\}\}`)

// without returns a rendered page without the elements of some names: what
// stands before and after them in the order of the source, and their text where
// they are headings, whose level alone changes.
func without(t *testing.T, page string, names []string) string {
	t.Helper()
	root, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	var write func(*html.Node)
	write = func(n *html.Node) {
		dropped := n.Type == html.ElementNode && slices.Contains(names, n.Data)
		switch {
		case dropped && n.Data[0] != 'h':
			return
		case dropped:
		case n.Type == html.ElementNode:
			attributes := n.Attr
			if slices.Contains(names, "th") { // cells name their column
				attributes = slices.DeleteFunc(slices.Clone(attributes), func(a html.Attribute) bool { return a.Key == "data-cmp-column" })
			}
			fmt.Fprintf(&out, "<%s %v>\n", n.Data, attributes)
		case n.Type == html.TextNode:
			out.WriteString(strings.TrimSpace(templateComment.ReplaceAllString(n.Data, "")) + "\n")
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			write(c)
		}
		if n.Type == html.ElementNode && !dropped {
			fmt.Fprintf(&out, "</%s>\n", n.Data)
		}
	}
	write(root)
	return out.String()
}

// firstDifference returns the lines of a and b around the first that differs.
func firstDifference(a, b string) string {
	x, y := strings.Split(a, "\n"), strings.Split(b, "\n")
	i := 0
	for i < min(len(x), len(y)) && x[i] == y[i] {
		i++
	}
	around := func(lines []string) string { return strings.Join(lines[max(0, i-3):min(len(lines), i+4)], "\n") }
	return "before:\n" + around(x) + "\nafter:\n" + around(y)
}

// TestFixUnclosed takes the closing tags out of whole pages, one at a time.
// Where complint puts one back, Hugo renders what it rendered before.
func TestFixUnclosed(t *testing.T) {
	whole, broken := make(map[string]string), make(map[string]string)
	closing := regexp.MustCompile(`(?m)^\{\{[<%] /comparison/.* [>%]\}\}\n`)
	for name, page := range pages(t) {
		for i, at := range closing.FindAllStringIndex(page, -1) {
			file := fmt.Sprintf("content/comparisons/%d-%s", i, name)
			whole[file] = page
			broken[file] = page[:at[0]] + page[at[1]:]
		}
	}
	dir, wholeDir := newSite(t, broken), newSite(t, whole)
	rules := mend(t, dir)
	mend(t, wholeDir) // other rules have fixes for both
	mended := make(map[string]string)
	for file := range broken {
		if slices.Contains(rules[file], "shortcode") {
			mended[file] = read(t, dir, file)
			whole[file] = read(t, wholeDir, file)
		} else {
			delete(whole, file)
		}
	}
	if len(mended) < 20 {
		t.Fatalf("only %d of %d pages are mended", len(mended), len(broken))
	}
	was, is := build(t, newSite(t, whole)), build(t, newSite(t, mended))
	for file := range mended {
		if a, b := without(t, read(t, was, pathOf(file)), nil), without(t, read(t, is, pathOf(file)), nil); a != b {
			t.Errorf("%s is rendered otherwise:\n%s\nby the page\n%s", file, firstDifference(a, b), mended[file])
		}
	}
}
