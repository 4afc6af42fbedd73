package rules

import (
	"bytes"
	"strings"

	"github.com/complint/comparisons/lint"
	"github.com/complint/comparisons/lint/comparison"
)

var tableRagged = lint.Rule{Name: "table-ragged", Severity: lint.Error, Run: runTableRagged}

func runTableRagged(p *lint.Pass) {
	for _, grid := range p.Grids {
		if grid.HTML {
			continue // whose cells may span several rows and columns
		}
		for i := range grid.Rows {
			checkWidth(p, &grid.Rows[i], len(grid.Header))
		}
	}
	for _, criterion := range criteria(p) {
		values := criterion.Get("values")
		if values != nil && values.Kind == comparison.KindList && len(values.Items) != len(p.Options) {
			p.Reportf(values.Span, "criterion has a list of %d for %d options: give one value for each", len(values.Items), len(p.Options))
		}
	}
}

// criteria returns the maps among the criteria of the front matter.
func criteria(p *lint.Pass) []*comparison.Value {
	if !isComparison(p) {
		return nil
	}
	return p.Param("criteria").Maps()
}

func checkWidth(p *lint.Pass, row *comparison.GridRow, want int) {
	switch got := len(row.Written); {
	case got > want:
		extra := comparison.Span{Start: row.Written[want].Start, End: row.Written[got-1].End}
		p.Reportf(extra, "row has %d cells, the header %d: what is over is not shown; write a pipe inside a cell as `\\|`", got, want)
	case got < want && !(got == 1 && row.Heads):
		p.Reportf(row.Span, "row has %d cells, the header %d: add what is missing", got, want)
		suggestNoValue(p, row, want-got)
	}
}

// suggestNoValue offers to fill the end of a row with cells that say that there
// is no value. Where something else stands on the line, such as the tag of a
// shortcode, it is not certain where the row ends.
func suggestNoValue(p *lint.Pass, row *comparison.GridRow, missing int) {
	text := p.Source[row.Span.Start:row.Span.End]
	rest := p.Source[row.Span.End:lineEnd(p.Source, row.Span.End)]
	if len(bytes.TrimSpace(rest)) > 0 || bytes.Contains(text, []byte("{{")) || bytes.HasSuffix(text, []byte(`\|`)) {
		return
	}
	cell := " | —"
	if bytes.HasSuffix(text, []byte("|")) {
		cell = " — |"
	}
	p.SuggestFix("write a dash into each missing cell",
		comparison.Edit{Span: comparison.Span{Start: row.Span.End, End: row.Span.End}, Text: strings.Repeat(cell, missing)})
}
