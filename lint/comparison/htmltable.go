package comparison

import (
	"bytes"
	"html"
	"strings"

	"github.com/yuin/goldmark/ast"

	"github.com/complint/comparisons/internal/lazy"
)

// readHTML reads the tables in the raw HTML of a section, where Hugo lets it
// through.
func (b *builder) readHTML(nodes []ast.Node, section int) {
	eachBlock(nodes, func(n ast.Node) bool {
		if previous := n.PreviousSibling(); n.Kind() != ast.KindHTMLBlock || previous != nil && previous.Kind() == ast.KindHTMLBlock {
			return true
		}
		for _, table := range b.htmlTables(regionOf(htmlBlocks(n))) {
			table.Section = section
			b.Grids = append(b.Grids, table)
		}
		return false
	})
}

// The tags of a table, as the module's partial comparisons/table.html looks for
// them.
var (
	htmlRow  = []byte("<tr")
	htmlCell = lazy.Regexp(`(?s)<t[hd][^>]*>(.*?)</t[hd]>`)
	htmlTag  = lazy.Regexp(`<[^>]*>`)
)

// htmlTables reads the tables in a stretch of raw HTML.
func (f *fragment) htmlTables(region Span) (grids []Grid) {
	open, end := []byte("<table"), []byte("</table>")
	for at := region.Start; ; {
		start := bytes.Index(f.source[at:region.End], open)
		if start < 0 {
			return grids
		}
		at += start + len(open)
		stop := region.End
		if length := bytes.Index(f.source[at:region.End], end); length >= 0 {
			stop = at + length
		}
		if next := bytes.Index(f.source[at:stop], open); next >= 0 {
			stop = at + next // what stands in a cell is a table of its own
		}
		if grid, ok := f.htmlGrid(Span{at, stop}); ok {
			grids = append(grids, grid)
		}
		at = stop
	}
}

// htmlGrid reads the rows of a table; those without cells are none.
func (f *fragment) htmlGrid(table Span) (Grid, bool) {
	grid := Grid{HTML: true, Rows: []GridRow{}}
	rows := bytes.Split(f.source[table.Start:table.End], htmlRow)
	at := table.Start + len(rows[0])
	for _, text := range rows[1:] {
		at += len(htmlRow)
		row := f.htmlRow(at, text)
		at += len(text)
		switch {
		case len(row.Cells) == 0:
			continue
		case grid.Header == nil:
			grid.Header, grid.Span = row.Cells, row.Span
			continue
		}
		row.Heads = len(row.Cells) == 1 && len(grid.Header) > 1
		for len(row.Cells) < len(grid.Header) {
			row.Cells = append(row.Cells, Text{Span: row.cellSpan(len(row.Cells))})
		}
		grid.Rows = append(grid.Rows, row)
		grid.Span.End = row.Span.End
	}
	return grid, grid.Header != nil
}

// htmlRow reads a row whose text begins at an offset.
func (f *fragment) htmlRow(at int, text []byte) (row GridRow) {
	for _, m := range htmlCell().FindAllSubmatchIndex(text, -1) {
		cell := f.inFile(trimmedSpan(f.source, Span{at + m[2], at + m[3]}))
		row.Written = append(row.Written, cell)
		row.Cells = append(row.Cells, Text{plainHTML(string(text[m[2]:m[3]])), cell})
		row.Span.End = f.inFile(Span{at + m[1], at + m[1]}).Start
	}
	row.Span.Start = f.inFile(Span{at, at}).Start
	return row
}

// plainHTML returns the text of HTML.
func plainHTML(text string) string { return normalize(html.UnescapeString(withoutTags(text))) }

// hiddenHTML is what a reader does not see, whatever stands in it.
var hiddenHTML = lazy.Regexp(`(?s)<!--.*?-->|<script\b.*?</script>|<style\b.*?</style>`)

// withoutTags takes the tags out of HTML as Hugo's plainify does, which leaves a
// space for the end of a paragraph and a line break.
func withoutTags(text string) string {
	text = hiddenHTML().ReplaceAllString(text, "")
	text = strings.NewReplacer("</p>", "\n", "<br>", "\n", "<br />", "\n").Replace(text)
	return htmlTag().ReplaceAllString(text, "")
}
