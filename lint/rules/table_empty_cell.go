package rules

import (
	"bytes"
	"html"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/complint/comparisons/internal/lazy"
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
			if row := &table.Grid.Rows[i]; row.Heads && headsGroup(p, row) {
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
	for i, criterion := range criteria(p) {
		row := table.Rows[i]
		if row.Criterion.Value == "" {
			p.Reportf(row.Criterion.Span, "criterion has no name: say what is compared")
		}
		for j, cell := range row.Cells {
			if isEmptyValue(p, criterion, cell) {
				reportNoValue(p, cell.Span, row, table.Columns[j])
			}
		}
	}
}

// isEmptyValue reports whether a value of a criterion is absent or shows
// nothing. An image shows; a dash is a value, though Markdown takes it for an
// empty list. What a list lacks is for table-ragged.
func isEmptyValue(p *lint.Pass, criterion *comparison.Value, cell comparison.Text) bool {
	if !isBlank(cell.Value) || cell.Span.IsZero() {
		return false
	}
	if values := criterion.Get("values"); values == nil || cell.Span == values.Span {
		return true
	}
	written := strings.Trim(hiddenHTML().ReplaceAllString(source(p, cell.Span), ""), `"'`)
	isMark := !isBlank(written) && !p.IsValue(comparison.Text{Value: written})
	return !isMark && !strings.Contains(written, "![") && !strings.Contains(written, "<")
}

// checkGroup looks at a row in which only the first cell is filled. One that
// was meant as the heading of a group has no other cells, or is bold.
func checkGroup(p *lint.Pass, row *comparison.GridRow) {
	first := source(p, row.Written[0])
	if len(row.Written) == 1 || strings.HasPrefix(first, "**") || strings.HasPrefix(first, "__") {
		return
	}
	p.Reportf(row.Span, "%q has no value for any option: fill the cells in; if it is the heading of a group, make it bold", row.Cells[0].Value)
}

func checkCells(p *lint.Pass, table comparison.Table, row comparison.Row) {
	if !table.Transposed && headsGroup(p, row.Written) {
		checkGroup(p, row.Written)
		return
	}
	if isEmptyCell(p, row.Written, row.Criterion) {
		p.Reportf(around(p, row.Criterion.Span), "row has values but no criterion: name what is compared")
	}
	for i, cell := range row.Cells {
		if isEmptyCell(p, row.Written, cell) {
			reportNoValue(p, around(p, cell.Span), row, table.Columns[i])
		}
	}
}

// headsGroup reports whether only the first cell of a row shows something. For
// Markdown that can be otherwise: it sees spaces that do not break, and nothing
// of a shortcode.
func headsGroup(p *lint.Pass, row *comparison.GridRow) bool {
	for _, cell := range row.Cells[1:] {
		if !showsNothing(p, cell) {
			return false
		}
	}
	return !isBlank(row.Cells[0].Value)
}

func reportNoValue(p *lint.Pass, span comparison.Span, row comparison.Row, option comparison.Text) {
	p.Reportf(span, "no value for %q of %q: write one, or a dash if there is none", row.Criterion.Value, option.Value)
}

// isEmptyCell reports whether a cell was written, with nothing in it that
// shows. A cell that is missing altogether is for table-ragged.
func isEmptyCell(p *lint.Pass, row *comparison.GridRow, cell comparison.Text) bool {
	return (row == nil || cell.Span.Start < row.Span.End) && !cell.Span.IsZero() && showsNothing(p, cell)
}

// showsNothing reports whether nothing is seen of a cell: an image is, and so
// may be what a shortcode leaves, which stands before the empty span.
func showsNothing(p *lint.Pass, cell comparison.Text) bool {
	if !isBlank(cell.Value) {
		return false
	}
	span := around(p, cell.Span)
	return isBlank(source(p, span)) && !bytes.HasSuffix(p.Source[:span.Start], []byte("}}"))
}

// hiddenHTML matches HTML that shows nothing.
var hiddenHTML = lazy.Regexp(`(?i)<!--.*?-->|<br\s*/?>`)

// isBlank reports whether a text shows nothing: no more than spaces, those
// that do not break or have no width among them.
func isBlank(text string) bool {
	if first, _ := utf8.DecodeRuneInString(text); unicode.IsLetter(first) || unicode.IsDigit(first) {
		return false // as nearly all
	}
	if strings.ContainsAny(text, "&<") {
		text = html.UnescapeString(hiddenHTML().ReplaceAllString(text, ""))
	}
	return strings.TrimFunc(text, func(r rune) bool { return unicode.IsSpace(r) || unicode.Is(unicode.Cf, r) }) == ""
}

// source is what stands in a span as it is written.
func source(p *lint.Pass, span comparison.Span) string { return string(p.Source[span.Start:span.End]) }

// around widens the span of a cell to the white space around it, so that there
// is something to point at in an empty one.
func around(p *lint.Pass, span comparison.Span) comparison.Span {
	for span.Start > 0 && isGap(p.Source[span.Start-1]) {
		span.Start--
	}
	for span.End < len(p.Source) && isGap(p.Source[span.End]) {
		span.End++
	}
	return span
}

func isGap(c byte) bool { return c == ' ' || c == '\t' }
