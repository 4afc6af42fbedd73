package rules

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/complint/comparisons/internal/similar"
	"github.com/complint/comparisons/lint"
	"github.com/complint/comparisons/lint/comparison"
)

var tableColumns = lint.Rule{Name: "table-columns", Severity: lint.Error, Run: runTableColumns}

func runTableColumns(p *lint.Pass) {
	if !isComparison(p) {
		return
	}
	for _, table := range p.Tables {
		switch {
		case table.Transposed:
			checkRows(p, table)
		case table.Grid != nil:
			checkColumns(p, table.Grid, table.Columns)
		}
	}
	for _, criterion := range criteria(p) {
		for _, entry := range criterion.Get("values").Fields() {
			if p.OptionNamed(entry.Key.Value) == "" {
				p.Reportf(entry.Key.Span, "%q is none of the options: write one of %s", entry.Key.Value, optionNames(p, ", "))
			}
		}
	}
	for _, grid := range misnamedTables(p) {
		var columns []comparison.Text
		for _, header := range grid.Header {
			if name := p.OptionNamed(header.Value); name != "" {
				columns = append(columns, comparison.Text{Value: name, Span: header.Span})
			}
		}
		checkColumns(p, grid, columns)
	}
}

// checkRows reports the options that a table with options in its rows lacks.
func checkRows(p *lint.Pass, table comparison.Table) {
	var missing []string
	for _, option := range p.Options {
		if !slices.ContainsFunc(table.Columns, func(name comparison.Text) bool { return name.Value == option.Name.Value }) {
			missing = append(missing, option.Name.Value)
		}
	}
	if len(missing) > 0 {
		p.Reportf(headerSpan(table.Grid), "table has no row for %s: add it, or name the row as in `options`", quoted(missing))
	}
}

func checkColumns(p *lint.Pass, grid *comparison.Grid, columns []comparison.Text) {
	seen := make(map[string]comparison.Span)
	for _, column := range columns {
		if first, ok := seen[column.Value]; ok {
			p.Reportf(column.Span, "column %q stands twice in this table: remove one", column.Value)
			p.Relate(first, "first column of that name")
			continue
		}
		seen[column.Value] = column.Span
	}
	var missing []string
	for _, option := range p.Options {
		if _, ok := seen[option.Name.Value]; !ok {
			missing = append(missing, option.Name.Value)
		}
	}
	missing = misspelled(p, grid, missing)
	if len(missing) > 0 {
		p.Reportf(headerSpan(grid), "table has no column for %s: add it, or name the column as in `options`", quoted(missing))
	}
}

// misspelled reports the columns that seem to mean one of the missing options,
// and returns those that none seems to mean.
func misspelled(p *lint.Pass, grid *comparison.Grid, missing []string) (rest []string) {
	meant := make(map[int][]string) // by the number of the column
	for _, option := range missing {
		i := slices.IndexFunc(grid.Header, func(header comparison.Text) bool {
			return p.OptionNamed(header.Value) == "" && isSimilar(header.Value, option)
		})
		if i < 0 {
			rest = append(rest, option)
			continue
		}
		meant[i] = append(meant[i], option)
	}
	for i, header := range grid.Header {
		for _, option := range meant[i] {
			p.Reportf(header.Span, "column %q is none of the options: did you mean %q?", header.Value, option)
			if len(meant[i]) == 1 {
				fixSpelling(p, header, option)
			}
		}
	}
	return rest
}

// isSimilar reports whether a text seems to mean an option: they are spelled
// alike but for spaces and dots, or are one edit apart.
func isSimilar(text, option string) bool {
	text, option = comparison.Fold(text), comparison.Fold(option)
	return text != "" && (unspaced(text) == unspaced(option) || similar.IsOneEditApart(text, option))
}

// unspaced takes out of a folded name what people leave out: "node.js", "node
// js" and "nodejs" are one.
func unspaced(name string) string { return strings.NewReplacer(" ", "", ".", "").Replace(name) }

// fixSpelling writes the option in the place of a text that means it.
func fixSpelling(p *lint.Pass, text comparison.Text, option string) {
	span, ok := writtenOnce(p, text)
	if !ok || strings.ContainsAny(option, "\\`*_[]<>&|~") {
		return // markup to look after
	}
	edit := comparison.Edit{Span: span, Text: option}
	message := "write \"" + option + "\""
	if isSpelling(text.Value, option) {
		p.Fix(message, edit)
	} else {
		p.SuggestFix(message, edit)
	}
}

// writtenOnce returns where in its source a plain text stands as it is, if that
// is one place: the text of a link, neither its address nor the name by which
// the address is found.
func writtenOnce(p *lint.Pass, text comparison.Text) (comparison.Span, bool) {
	source := string(p.Source[text.Span.Start:text.Span.End])
	before, after, ok := strings.Cut(source, text.Value)
	if !ok || text.Value == "" || strings.Contains(after, text.Value) || strings.ContainsAny(before, "(<&") ||
		strings.Contains(before, "[") && !strings.Contains(after, "](") {
		return comparison.Span{}, false
	}
	start := text.Span.Start + len(before)
	return comparison.Span{Start: start, End: start + len(text.Value)}, true
}

// minSpelling is how many letters a name has of which one may be wrong without
// a doubt about what is meant: "Go" is no misspelling of "Do".
const minSpelling = 4

// isSpelling reports whether a text can mean nothing but the option. A digit or
// a sign tells things apart: "Vue 2" does not mean "Vue 3", nor "C" "C#".
func isSpelling(text, option string) bool {
	text, option = lettersOf(text), lettersOf(option)
	return text == option || utf8.RuneCountInString(option) >= minSpelling && withoutLetters(text) == withoutLetters(option)
}

func withoutLetters(name string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) {
			return -1
		}
		return r
	}, name)
}

func headerSpan(grid *comparison.Grid) comparison.Span {
	return comparison.Span{Start: grid.Header[0].Span.Start, End: grid.Header[len(grid.Header)-1].Span.End}
}

// misnamedTables are those in a section for comparison tables whose header
// names fewer than two options.
func misnamedTables(p *lint.Pass) []*comparison.Grid {
	compared := make(map[*comparison.Grid]bool)
	for _, table := range p.Tables {
		compared[table.Grid] = true
	}
	var grids []*comparison.Grid
	for i := range p.Grids {
		grid := &p.Grids[i]
		if !compared[grid] && grid.Section >= 0 && p.Sections[grid.Section].Role != "" && len(grid.Header) > 2 && namesAnOption(p, grid) {
			grids = append(grids, grid)
		}
	}
	return grids
}

// namesAnOption reports whether a header seems to name one of the options. Where
// it names none, the table is about something else.
func namesAnOption(p *lint.Pass, grid *comparison.Grid) bool {
	return slices.ContainsFunc(grid.Header, func(header comparison.Text) bool {
		return p.MentionsOption(header.Value) || slices.ContainsFunc(p.Options, func(option comparison.Option) bool {
			return isSimilar(header.Value, option.Name.Value)
		})
	})
}

func optionNames(p *lint.Pass, separator string) string {
	names := make([]string, len(p.Options))
	for i, option := range p.Options {
		names[i] = option.Name.Value
	}
	return strings.Join(names, separator)
}

func quoted(names []string) string {
	return `"` + strings.Join(names, `", "`) + `"`
}
