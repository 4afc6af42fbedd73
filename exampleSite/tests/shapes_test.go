package tests

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestShapes puts blocks of all kinds below headings of all kinds, in whatever
// order and nested in one another: what Hugo renders of them is what complint
// sees, before and after complint fix. What it is to be is not asked here, as
// nobody would write such a page.
//
//	go test ./tests -run TestShapes -seed N             the same pages again
//	go test ./tests -run TestShapes -seed 0 -forever    other ones until something is found
func TestShapes(t *testing.T) {
	changed := compareDrawn(t, "shapes", siteConfig, func(random drawer) string {
		s := shaper{random, pick(random, [][2]string{{"{{< ", " >}}"}, {"{{% ", " %}}"}}), false}
		return s.page()
	})
	if changed == 0 {
		t.Error("no page is mended")
	}
}

// TestHTMLShapes is TestShapes with raw HTML among the blocks, which reaches the
// page.
func TestHTMLShapes(t *testing.T) {
	compareDrawn(t, "html", siteConfig+"[markup.goldmark.renderer]\nunsafe = true\n", func(random drawer) string {
		s := shaper{random, [2]string{"{{< ", " >}}"}, true}
		return s.page()
	})
}

// compareDrawn compares what complint sees with what Hugo renders of pages that
// are made up, each from its own random numbers. It returns how many of them
// complint fix changed.
func compareDrawn(t *testing.T, name, config string, page func(drawer) string) (changed int) {
	t.Helper()
	eachRound(t, func(seed uint64) {
		files := map[string]string{"hugo.toml": config, "layouts/comparisons/page.html": modelLayout}
		for i := range *count {
			files[fmt.Sprintf("content/comparisons/page-%d.md", i)] = page(drawer{rand.New(rand.NewPCG(seed, uint64(i)))})
		}
		dir := newSite(t, files)
		compareAll(t, dir, name, seed)
		// Mended, they are seen alike as well, and there is no more to mend.
		fixAll(t, dir)
		mended := contents(t, dir)
		for file, page := range mended {
			if page != files["content/comparisons/"+file] {
				changed++
			}
		}
		compareAll(t, dir, name, seed)
		fixAll(t, dir)
		if diff := cmp.Diff(mended, contents(t, dir)); diff != "" {
			t.Fatalf("-seed %d: - mended, + mended again:\n%s", seed, diff)
		}
	})
	return changed
}

// compareAll is compareModels for pages that are made up: it keeps one that is
// seen differently.
func compareAll(t *testing.T, dir, name string, seed uint64) {
	t.Helper()
	seen := differences(t, dir)
	if len(seen) != *count {
		t.Errorf("-seed %d: complint sees %d comparison pages, want %d", seed, len(seen), *count)
	}
	for file, diff := range seen {
		if diff != "" {
			kept := filepath.Join(os.TempDir(), fmt.Sprintf("complint-%s-%d.md", name, seed))
			page := read(t, dir, file)
			_ = os.WriteFile(kept, []byte(page), 0o644)
			t.Fatalf("-seed %d, %s (kept as %s): - what Hugo renders, + what complint sees:\n%s\n%s", seed, file, kept, diff, page)
		}
	}
}

// fixAll mends the pages of a site, whatever else is wrong with them.
func fixAll(t *testing.T, dir string) {
	t.Helper()
	if out, err := run(t, dir, complint, "fix", "--unsafe", "--enable", "table-alignment", "--enable", "heading-word", "--enable", "alias", "--quiet", "--fail-on", "never"); err != nil {
		t.Fatalf("complint fix: %v\n%s", err, out)
	}
}

// contents are the pages of a site, by file.
func contents(t *testing.T, dir string) map[string]string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(dir, "content/comparisons/*.md"))
	if err != nil || len(files) == 0 {
		t.Fatal("no pages", err)
	}
	pages := make(map[string]string)
	for _, file := range files {
		pages[filepath.Base(file)] = read(t, file)
	}
	return pages
}

// shaper draws pages block by block.
type shaper struct {
	drawer
	brackets [2]string // of shortcodes
	html     bool      // some blocks are raw HTML
}

// shapeHeadings are of all kinds.
var shapeHeadings = []string{
	"Tea", "Coffee", "Tea", "Coffee", "Pros", "Cons", "Pros", "Cons", "Pros of Tea", "Coffee cons", "Pros and cons", "Best for", "Tea is best for",
	"Verdict", "FAQ", "Is it hot?", "At a glance", "Side by side", "Overview", "Sources", "Get started", "Taste", "**Tea** vs *Coffee*", "✅ Advantages:", "2. Drawbacks",
}

// shapeLabels begin paragraphs and items, with more behind them or nothing.
var shapeLabels = []string{
	"**Pros:**", "**Cons**", "**Advantages.**", "**Best for:**", "**Ideal for**", "**Tea**", "**Coffee:**", "**Verdict:**", "**Taste.**", "**Tea pros:**", "**Cons of Coffee**",
	"Pros:", "Cons:", "Best for:", "Pros", "*Cons:*", "✅", "❌", "✅ **Fast:**", "**", "Taste:", "__Weaknesses__:", "**Pros**: -", "**[Pros](/x)**", "`Pros`:", "Pros and cons:",
}

// shapeFrontMatter says what the options are, in one way or another.
var shapeFrontMatter = []string{
	"title: Tea vs Coffee", "title: Tea vs Coffee", "title: Drinks\noptions: [Tea, Coffee]", "title: Drinks", "title: Tea or Coffee?\ndescription: and Water",
	"title: Drinks\noptions:\n  - name: Coffee\n    pros: [\"**Warm.** Yes\"]\n    bestFor: nights\n  - name: Tea\nverdict: Both",
}

// shapeParts are the shortcodes, with parameters.
var shapeParts = []string{
	`option "Tea"`, `option name="Coffee"`, "pros", `pros option="Coffee"`, "cons", `cons "Tea"`, "best-for", `best-for "Tea"`, "verdict", `verdict winner="Tea"`,
	"faq", `question title="Is it hot?"`, `cta url="/x/" label="Go"`, "table", `table role="glance" caption="Both"`,
}

func (s shaper) page() string {
	var out strings.Builder
	fmt.Fprintf(&out, "---\n%s\n---\n", pick(s.drawer, shapeFrontMatter))
	out.WriteString(s.blocks(2, topDepth))
	for range 1 + s.IntN(7) {
		if s.IntN(5) == 0 {
			out.WriteString(s.part(2))
			continue
		}
		fmt.Fprintf(&out, "%s %s\n\n", strings.Repeat("#", 1+s.IntN(4)), pick(s.drawer, shapeHeadings))
		out.WriteString(s.blocks(3, topDepth))
	}
	return out.String()
}

// part draws a shortcode around blocks, headings and other shortcodes.
func (s shaper) part(depth int) string {
	tag := pick(s.drawer, shapeParts)
	left, right := s.brackets[0], s.brackets[1]
	var out strings.Builder
	fmt.Fprintf(&out, "%scomparison/%s%s\n\n", left, tag, right)
	for range 1 + s.IntN(2) {
		switch s.IntN(6) {
		case 0:
			if depth > 0 {
				out.WriteString(s.part(depth - 1))
			}
		case 1:
			fmt.Fprintf(&out, "%s %s\n\n", strings.Repeat("#", 2+s.IntN(3)), pick(s.drawer, shapeHeadings))
		}
		out.WriteString(s.blocks(2, 1))
	}
	out.WriteString("Text.\n\n") // an empty one shows what the page gives elsewhere
	name, _, _ := strings.Cut(tag, " ")
	fmt.Fprintf(&out, "%s/comparison/%s%s\n\n", left, name, right)
	return out.String()
}

// topDepth is that of blocks which stand in no other block or shortcode.
const topDepth = 2

// blocks draws up to n blocks, with others in them up to a depth.
func (s shaper) blocks(n, depth int) string {
	var out strings.Builder
	for range s.IntN(n + 1) {
		out.WriteString(s.block(depth))
		out.WriteString("\n")
	}
	return out.String()
}

// block draws a block; an empty line is to follow.
func (s shaper) block(depth int) string {
	if depth == topDepth && s.IntN(20) == 0 {
		return "<!-- note -->\n"
	}
	if depth == topDepth && s.html && s.IntN(4) == 0 {
		return s.element()
	}
	if depth > 0 {
		switch s.IntN(4) {
		case 0, 1:
			return s.list(depth - 1)
		case 2:
			if s.IntN(3) == 0 {
				return indented("> ", "> ", s.block(depth-1))
			}
		}
	}
	switch s.IntN(12) {
	case 0, 2:
		return s.gridTable()
	case 1:
		return pick(s.drawer, []string{"```\n**Pros:**\n```\n", "---\n", "    Pros:\n", "![picture](/p.png)\n", "Tea\n: " + s.line() + "\n: a *leaf*\n"})
	}
	return s.paragraph()
}

// line draws the text of one line.
func (s shaper) line() string {
	text := s.text(3).markdown
	switch s.IntN(5) {
	case 0, 1:
		return pick(s.drawer, shapeLabels) + " " + text
	case 2:
		return pick(s.drawer, shapeLabels)
	}
	return text
}

// element draws raw HTML.
func (s shaper) element() string {
	label := pick(s.drawer, []string{"<strong>Pros:</strong> ", "<b>Cons</b> ", "Best for: ", "Pros: ", "✅ ", "", ""})
	text := label + s.plainHTML()
	switch s.IntN(6) {
	case 0:
		level := 1 + s.IntN(4)
		return fmt.Sprintf("<h%d%s>%s</h%[1]d>\n", level, pick(s.drawer, []string{"", ` id="x"`, ` class="y"`}), pick(s.drawer, []string{"Tea", "Coffee", "Pros", "<em>Cons</em>", "Verdict", "Taste"}))
	case 1:
		return "<ul>\n<li>" + text + "</li>\n<li>" + s.plainHTML() + "</li>\n</ul>\n"
	case 2:
		return "<ul class=\"x\">\n<li>Pros\n<ol><li>" + s.plainHTML() + "</li></ol></li>\n</ul>\n"
	case 3:
		return "<table>\n<tr><th></th><th>Tea</th><th>Coffee</th></tr>\n<tr><td>Price</td><td>" + s.plainHTML() + "</td><td>" + s.plainHTML() + "</td></tr>\n</table>\n"
	case 4:
		return "<div>\n\n" + s.paragraph() + "\n</div>\n"
	}
	return "<p>" + text + "</p>\n"
}

func (s shaper) plainHTML() string { return pick(s.drawer, words[:8]) }

func (s shaper) paragraph() string {
	lines := s.line()
	for s.IntN(4) == 0 {
		lines += pick(s.drawer, []string{"\n", "  \n", "\\\n"}) + s.line()
	}
	return lines + "\n"
}

// list draws a list, tight or loose, of items that may have blocks in them.
func (s shaper) list(depth int) string {
	mark := pick(s.drawer, []string{"- ", "* ", "1. "})
	between := pick(s.drawer, []string{"", "", "\n"})
	var out strings.Builder
	for range 1 + s.IntN(3) {
		item := s.paragraph()
		if s.IntN(20) == 0 {
			item = "\n"
		}
		for s.IntN(3) == 0 {
			item += between + s.block(depth)
		}
		out.WriteString(indented(mark, strings.Repeat(" ", len(mark)), item))
		out.WriteString(between)
	}
	return out.String()
}

// gridTable draws a table, of options or of something else.
func (s shaper) gridTable() string {
	columns := pick(s.drawer, [][]string{{"", "Tea", "Coffee"}, {"Option", "Pros", "Cons"}, {"Pros", "Cons"}, {"Cons", "**Pros of Coffee**", "Pros"}, {"Advantages"}, {"A", "B"}, {"Feature", "**Coffee**", "Tea", "Note"}})
	var out strings.Builder
	fmt.Fprintf(&out, "| %s |\n|%s\n", strings.Join(columns, " | "), strings.Repeat("---|", len(columns)))
	for range 1 + s.IntN(3) {
		out.WriteString("| " + pick(s.drawer, []string{"Tea", "Coffee", "Price", "Pros", "**Cons**", "Best for", "*Taste*"}))
		for range len(columns) - 1 {
			if s.IntN(5) == 0 {
				out.WriteString(" | ")
				continue
			}
			out.WriteString(" | " + strings.ReplaceAll(s.text(2).markdown, "|", `\|`))
		}
		out.WriteString(" |\n")
	}
	return out.String()
}

// indented writes what stands before the first line and before the others.
func indented(first, others, text string) string {
	lines := strings.SplitAfter(text, "\n")
	for i, line := range lines {
		switch {
		case i == 0:
			lines[i] = first + line
		case strings.Trim(line, "\n") != "":
			lines[i] = others + line
		}
	}
	return strings.Join(lines, "")
}
