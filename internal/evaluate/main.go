// Command evaluate measures how well complint understands real pages: it
// compares the model and the findings of each page with what a careful reader
// noted in a labels file, and prints a score for each field and what differs.
//
//	go run ./internal/evaluate [-min 0.95] LABELS PAGES
//
// LABELS is a JSON object: the name of a page, without its extension → what is
// on it, see label. PAGES is the folder of the pages. The exit status is 1 when
// a score is below the minimum.
package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/complint/comparisons/lint"
	"github.com/complint/comparisons/lint/comparison"
	"github.com/complint/comparisons/lint/rules"
)

// label is what a reader sees in a page. Of a field that is "unsure" nothing is
// asked.
type label struct {
	IsComparison any          `json:"is_comparison"`
	Options      []string     `json:"options"`
	Tables       []tableLabel `json:"tables"`
	ProsCons     map[string]struct {
		Pros any `json:"pros"`
		Cons any `json:"cons"`
	} `json:"pros_cons"`
	Verdict any `json:"verdict"`
}

// tableLabel is a table of the page.
type tableLabel struct {
	Line       int    `json:"line"`
	Rows       int    `json:"rows"` // those that head a group included
	RaggedRows []int  `json:"ragged_rows"`
	EmptyCells int    `json:"empty_cells"`
	Layout     string `json:"layout"`
}

// The layouts of tables that compare the options.
const (
	asColumns = "options-as-columns"
	asRows    = "options-as-rows"
)

func main() {
	minimum := flag.Float64("min", 0, "exit with status 1 when a score is below")
	flag.Parse()
	if flag.NArg() != 2 {
		fmt.Fprintln(os.Stderr, "usage: evaluate [-min SCORE] LABELS PAGES")
		os.Exit(2)
	}
	scores, err := evaluate(flag.Arg(0), flag.Arg(1))
	if err != nil {
		fmt.Fprintln(os.Stderr, "evaluate:", err)
		os.Exit(3)
	}
	if lowest := scores.print(); lowest < *minimum {
		os.Exit(1)
	}
}

func evaluate(labelsFile, folder string) (*scores, error) {
	data, err := os.ReadFile(labelsFile)
	if err != nil {
		return nil, err
	}
	var labels map[string]label
	if err := json.Unmarshal(data, &labels); err != nil {
		return nil, fmt.Errorf("%s: %w", labelsFile, err)
	}
	linter, err := lint.New(rules.All...)
	if err != nil {
		return nil, err
	}
	result := newScores()
	for _, name := range slices.Sorted(maps.Keys(labels)) {
		source, err := os.ReadFile(filepath.Join(folder, name+".md"))
		if err != nil {
			return nil, err
		}
		page := linter.Sites.Find(folder).Parser.Parse(source)
		result.page(name, labels[name], page, linter.Check(name, page))
	}
	return result, nil
}

// page scores one page.
func (s *scores) page(name string, want label, page *comparison.Page, found []lint.Diagnostic) {
	count := make(map[string]int)
	for _, d := range found {
		count[d.Rule]++
	}
	if want.IsComparison != true {
		return
	}
	s.options(name, want, page)
	s.tables(name, want, page)
	s.points(name, want, page)
	s.check("verdict", name, want.Verdict, page.Verdict.Text.Value != "" || page.Verdict.Winner.Value != "")
	if want.Verdict == true {
		s.check("findings", name+" verdict-missing", 0, count["verdict-missing"])
	}
	ragged, empty := 0, 0
	for _, table := range want.Tables {
		ragged += len(table.RaggedRows)
		empty += table.EmptyCells
	}
	if empty == 0 {
		s.check("findings", name+" table-empty-cell", 0, count["table-empty-cell"])
	}
	if ragged == 0 {
		s.check("findings", name+" table-ragged", 0, count["table-ragged"])
	}
}

// options compares the names, in any order. A shorter name for the same thing
// will do: "Azure" for Microsoft Azure.
func (s *scores) options(name string, want label, page *comparison.Page) {
	agree := len(page.Options) == len(want.Options)
	var seen []string
	for _, option := range page.Options {
		seen = append(seen, option.Name.Value)
	}
	for _, option := range want.Options {
		agree = agree && optionOf(page, option, want.Options) != nil
	}
	if agree {
		seen = want.Options
	}
	s.check("options", name, fmt.Sprint(want.Options), fmt.Sprint(seen))
}

// optionOf returns the option that a reader calls so, nil when complint knows
// none. Of options whose names agree in part, one that another label names is
// not meant.
func optionOf(page *comparison.Page, name string, labels []string) *comparison.Option {
	for _, exact := range []bool{true, false} {
		for i := range page.Options {
			a, b := comparison.Fold(page.Options[i].Name.Value), comparison.Fold(name)
			other := slices.ContainsFunc(labels, func(label string) bool { return comparison.Fold(label) == a })
			if a == b || !exact && !other && (within(a, b) || within(b, a)) {
				return &page.Options[i]
			}
		}
	}
	return nil
}

// within reports whether folded text begins or ends with the words of name.
func within(name, text string) bool {
	return strings.HasPrefix(text, name+" ") || strings.HasSuffix(text, " "+name)
}

// tables compares the numbers of rows of the tables that compare the options.
func (s *scores) tables(name string, want label, page *comparison.Page) {
	var rows, seen []int
	for _, table := range want.Tables {
		if table.Layout == asColumns || table.Layout == asRows {
			rows = append(rows, table.Rows)
		}
	}
	for _, table := range page.Tables {
		n := len(table.Rows)
		if table.Grid != nil {
			n = len(table.Grid.Rows)
		}
		seen = append(seen, n)
	}
	s.check("tables", name, fmt.Sprint(rows), fmt.Sprint(seen))
}

func (s *scores) points(name string, want label, page *comparison.Page) {
	for _, option := range slices.Sorted(maps.Keys(want.ProsCons)) {
		seen := optionOf(page, option, want.Options)
		if seen == nil {
			seen = &comparison.Option{}
		}
		s.check("pros", name+" "+option, want.ProsCons[option].Pros, len(seen.Pros) > 0)
		s.check("cons", name+" "+option, want.ProsCons[option].Cons, len(seen.Cons) > 0)
	}
}
