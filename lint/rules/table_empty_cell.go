package rules

import (
	"html"
	"strings"

	"github.com/complint/comparisons/lint"
	"github.com/complint/comparisons/lint/comparison"
)

var tableEmptyCell = lint.Rule{Name: "table-empty-cell", Severity: lint.Error, Run: runTableEmptyCell}

func runTableEmptyCell(p *lint.Pass) {
	for _, table := range p.Tables {
		if table.Grid == nil {
			checkData(p, table)
			continue
		}
		for i := range table.Grid.Rows {
			if row := &table.Grid.Rows[i]; row.Heads {
				checkGroup(p, row)
			}
		}
		for _, row := range table.Rows {
			checkCells(p, table, row)
		}
	}
}

// checkData looks at the full table of the front matter, which has every row.
func checkData(p *lint.Pass, table comparison.Table) {
	if table.Role != comparison.RoleFull {
		return
	}
	for _, row := range table.Rows {
		if row.Criterion.Value == "" {
			p.Reportf(row.Criterion.Span, "criterion has no name: say what is compared")
		}
		for i, cell := range row.Cells {
			if cell.Value == "" && !cell.Span.IsZero() {
				reportNoValue(p, cell.Span, row, table.Columns[i])
			}
		}
	}
}

// checkGroup looks at a row in which only the first cell is filled. One that
// was meant as the heading of a group has no other cells, or is bold.
func checkGroup(p *lint.Pass, row *comparison.GridRow) {
	first := string(p.Source[row.Written[0].Start:row.Written[0].End])
	if len(row.Written) == 1 || strings.HasPrefix(first, "**") || strings.HasPrefix(first, "__") {
		return
	}
	p.Reportf(row.Span, "%q has no value for any option: fill the cells in; if it is the heading of a group, make it bold", row.Cells[0].Value)
}

func checkCells(p *lint.Pass, table comparison.Table, row comparison.Row) {
	if isEmptyCell(p, row, row.Criterion) {
		p.Reportf(around(p, row.Criterion.Span), "row has values but no criterion: name what is compared")
	}
	for i, cell := range row.Cells {
		if isEmptyCell(p, row, cell) {
			reportNoValue(p, around(p, cell.Span), row, table.Columns[i])
		}
	}
}

func reportNoValue(p *lint.Pass, span comparison.Span, row comparison.Row, option comparison.Text) {
	p.Reportf(span, "no value for %q of %q: write one, or a dash if there is none", row.Criterion.Value, option.Value)
}

// isEmptyCell reports whether a cell was written, with nothing in it that can be
// seen: an image can. A cell that is missing altogether is for table-ragged.
func isEmptyCell(p *lint.Pass, row comparison.Row, cell comparison.Text) bool {
	if cell.Value != "" || cell.Span.IsZero() || cell.Span.Start >= row.Written.Span.End {
		return false
	}
	written := string(p.Source[cell.Span.Start:cell.Span.End])
	return strings.TrimSpace(strings.ReplaceAll(html.UnescapeString(written), "\u00a0", " ")) == ""
}

// around widens the empty span of a cell to the white space in it, so that
// there is something to point at.
func around(p *lint.Pass, span comparison.Span) comparison.Span {
	for span.Start > 0 && p.Source[span.Start-1] == ' ' {
		span.Start--
	}
	for span.End < len(p.Source) && p.Source[span.End] == ' ' {
		span.End++
	}
	return span
}
