package rules

import (
	"slices"
	"strings"

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
		if table.Grid != nil {
			checkColumns(p, table.Grid, table.Columns)
		}
	}
	for _, criterion := range criteria(p) {
		for _, entry := range criterion.Get("values").Fields() {
			if optionNamed(p, entry.Key.Value) == "" {
				p.Reportf(entry.Key.Span, "%q is none of the options: write one of %s", entry.Key.Value, optionNames(p, ", "))
			}
		}
	}
	for _, grid := range misnamedTables(p) {
		var columns []comparison.Text
		for _, header := range grid.Header {
			if name := optionNamed(p, header.Value); name != "" {
				columns = append(columns, comparison.Text{Value: name, Span: header.Span})
			}
		}
		checkColumns(p, grid, columns)
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
	for _, option := range missing {
		i := slices.IndexFunc(grid.Header, func(header comparison.Text) bool {
			return similar.IsOneEditApart(comparison.Fold(header.Value), comparison.Fold(option))
		})
		if i < 0 {
			rest = append(rest, option)
			continue
		}
		p.Reportf(grid.Header[i].Span, "column %q is none of the options: did you mean %q?", grid.Header[i].Value, option)
	}
	return rest
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
		if !compared[grid] && grid.Section >= 0 && p.Sections[grid.Section].Role != "" && len(grid.Header) > 2 {
			grids = append(grids, grid)
		}
	}
	return grids
}

// optionNamed returns the option that a text names, "" for none.
func optionNamed(p *lint.Pass, text string) string {
	key := comparison.Fold(text)
	for _, option := range p.Options {
		if key != "" && comparison.Fold(option.Name.Value) == key {
			return option.Name.Value
		}
	}
	return ""
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
