package tests

import (
	"flag"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/html"
)

var (
	seed    = flag.Uint64("seed", 1, "of the generated pages, 0 for another one each time")
	count   = flag.Int("pages", 500, "how many pages are generated")
	forever = flag.Bool("forever", false, "generate pages until stopped")
)

// TestGenerated draws comparisons, writes each in a spelling and a format,
// builds them all, and compares four models: what was drawn, what complint
// sees, what the layouts built, and what a reader of the page finds.
//
//	go test ./tests -run TestGenerated -seed N             the same pages again
//	go test ./tests -run TestGenerated -seed 0 -forever    other ones until something is found
func TestGenerated(t *testing.T) {
	eachRound(t, func(seed uint64) { generate(t, seed) })
}

// eachRound calls do with the seed of the command line, and with the ones after
// it if it is to go on.
func eachRound(t *testing.T, do func(seed uint64)) {
	t.Helper()
	round := *seed
	if round == 0 {
		round = uint64(time.Now().UnixNano())
	}
	for ; ; round++ {
		fmt.Printf("%s: -seed %d\n", t.Name(), round)
		do(round)
		if !*forever || t.Failed() {
			return
		}
	}
}

func generate(t *testing.T, seed uint64) {
	random := drawer{rand.New(rand.NewPCG(seed, 0))}
	files := map[string]string{"layouts/comparisons/page.html": modelLayout}
	wanted := make(map[string]drawn)
	for i := range *count {
		s := &speller{drawer: random, drawn: random.comparison(), format: pick(random, formats), notation: pick(random, []string{"<", "%"})}
		file := fmt.Sprintf("content/comparisons/page-%d.md", i)
		files[file] = s.spell(spellings[i%len(spellings)])
		wanted[file] = s.drawn
	}
	dir := newSite(t, files)
	public := build(t, dir)
	seen := inspect(t, dir)
	for file, want := range wanted {
		rendered := read(t, public, strings.TrimSuffix(strings.TrimPrefix(file, "content/"), ".md"), "index.html")
		layouts := modelIn(t, rendered).(map[string]any)
		complint, ok := seen[file].(map[string]any)
		if !ok {
			t.Fatalf("complint does not see %s", file)
		}
		report := func(what, diff string) {
			if diff != "" {
				kept := filepath.Join(os.TempDir(), fmt.Sprintf("complint-%d.md", seed))
				_ = os.WriteFile(kept, []byte(files[file]), 0o644)
				t.Fatalf("-seed %d, %s (kept as %s): %s:\n%s\n%s", seed, file, kept, what, diff, files[file])
			}
		}
		report("- what Hugo renders, + what complint sees", cmp.Diff(any(layouts), any(complint)))
		complint = maps.Clone(complint)
		delete(complint, "sections")
		report("- what was drawn, + what complint sees", cmp.Diff(want.model(), complint))
		report("- what was drawn, + what the reader finds", cmp.Diff(want.page(), readPage(t, rendered)))
	}
}

// page is what a reader should find.
func (c drawn) page() map[string]any {
	title := []string{squeeze(c.title)}
	var points, cells, questions []string
	for _, role := range []string{"glance", "full"} {
		for _, criterion := range c.criteria {
			if role == "glance" && !criterion.glance {
				continue
			}
			cells = append(cells, letters(criterion.name.text))
			for _, value := range criterion.cells {
				cells = append(cells, letters(value.text))
			}
		}
	}
	for _, option := range c.options {
		for _, point := range append(option.pros[:len(option.pros):len(option.pros)], option.cons...) {
			points = append(points, letters(point.first.text+point.second.text))
		}
	}
	for _, entry := range c.faq {
		questions = append(questions, letters(entry.first.text))
	}
	slices.Sort(points)
	return map[string]any{"title": title, "cells": cells, "points": points, "questions": questions}
}

// hasItems reports whether there is a list in an item.
func hasItems(item *html.Node) bool {
	for n := range item.Descendants() {
		if n.Data == "li" {
			return true
		}
	}
	return false
}

// readPage finds in a page what a reader would: the cells of its tables, the
// items of its pros and cons, its questions.
func readPage(t *testing.T, page string) map[string]any {
	t.Helper()
	document, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	var title, points, cells, questions []string
	var walk func(n *html.Node, within string)
	walk = func(n *html.Node, within string) {
		class := attribute(n, "class")
		switch {
		case n.Data == "section" && strings.Contains(class, "cmp-faq"):
			within = "faq"
		case n.Data == "section" && (strings.Contains(class, "cmp-pros") || strings.Contains(class, "cmp-cons") || strings.Contains(class, "cmp-option")):
			within = "points"
		case n.Data == "h1":
			title = append(title, squeeze(textIn(n)))
		case n.Data == "h3" && within == "faq":
			questions = append(questions, letters(textIn(n)))
		case n.Data == "li" && within == "points" && !hasItems(n): // else it is a label
			points = append(points, letters(strings.TrimLeft(textIn(n), "✅👍✔❌⚠👎\ufe0f ")))
			return
		case n.Data == "tr" && class == "cmp-group" || n.Data == "thead":
			return
		case n.Data == "td" || n.Data == "th":
			cells = append(cells, letters(textIn(n)))
			return
		}
		for child := n.FirstChild; child != nil; child = child.NextSibling {
			walk(child, within)
		}
	}
	walk(document, "")
	slices.Sort(points) // marks may stand among one another
	return map[string]any{"title": title, "cells": cells, "points": points, "questions": questions}
}

func attribute(n *html.Node, name string) string {
	for _, attr := range n.Attr {
		if attr.Key == name {
			return attr.Val
		}
	}
	return ""
}

func textIn(n *html.Node) string {
	if n.Type == html.TextNode {
		return n.Data
	}
	var out strings.Builder
	for child := n.FirstChild; child != nil; child = child.NextSibling {
		out.WriteString(textIn(child))
	}
	return out.String()
}

var ascii = strings.NewReplacer("‚", "'", "‹", "'", "›", "'", "«", `"`, "»", `"`, "„", `"`, "‑", "-", "―", "-", "‘", "'", "’", "'", "“", `"`, "”", `"`, "–", "-", "—", "-", "…", "...")

// squeeze is a text with ASCII punctuation and single spaces.
func squeeze(text string) string { return strings.Join(strings.Fields(ascii.Replace(text)), " ") }

var notLetters = regexp.MustCompile(`[\s\p{Z}.:-]+`)

// letters is what remains when nothing is said of spaces, and of the signs
// between the title of a point and its text.
func letters(text string) string { return notLetters.ReplaceAllString(ascii.Replace(text), "") }
