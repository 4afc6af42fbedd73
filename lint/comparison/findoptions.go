package comparison

import (
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
)

// findOptions looks for the options in front matter, in the title or the first
// heading of level 1, in the header of the first table, and in headings of pros
// and cons.
func (b *builder) findOptions() {
	var names []Text
	b.OptionsFrom = FromFrontMatter
	for _, item := range b.Param("options").Elements() {
		names = append(names, optionName(item))
	}
	if len(names) == 0 {
		b.OptionsFrom = FromTitle
		if names = b.vocabulary.optionsFromTitle(b.Title); len(names) == 0 {
			names = b.vocabulary.optionsFromTitle(b.topHeading())
		}
		names = b.moreFromHeadings(names)
		if others := b.optionsOfTables(names); len(others) > 0 {
			b.OptionsFrom = FromTables
			names = others
		}
	}
	if len(names) == 0 {
		b.OptionsFrom = FromTable
		names = b.optionsFromTable()
	}
	if len(names) == 0 {
		b.OptionsFrom = FromHeadings
		names = b.moreFromRows(b.optionsFromHeadings())
	}
	b.Listed = names
	b.options = newOptionList(names)
	if len(b.options.names) == 0 {
		b.OptionsFrom = FromNowhere
	}
	b.Options = make([]Option, 0, len(b.options.names))
	for _, name := range b.options.names {
		b.Options = append(b.Options, Option{Name: name, Pros: []Point{}, Cons: []Point{}})
	}
}

// headings calls yield for every heading of the body, those in lists and
// quotations included.
func (b *builder) headings(yield func(*ast.Heading) bool) {
	for _, e := range b.stream {
		nodes := e.nodes
		if e.opens && b.sections[e.section].heading != nil {
			nodes = []ast.Node{b.sections[e.section].heading}
		}
		more := true
		eachBlock(nodes, func(n ast.Node) bool {
			if heading, ok := n.(*ast.Heading); ok && more {
				more = yield(heading)
			}
			return more
		})
		if !more {
			return
		}
	}
}

// topHeading returns the first heading of level 1.
func (b *builder) topHeading() Text {
	for heading := range b.headings {
		if heading.Level == 1 {
			return b.inlineText(heading.FirstChild())
		}
	}
	return Text{}
}

// optionsFromTable returns names of the header of the first table, without its
// first cell: those that are spoken of in the title or in headings, or else
// all, when the first cell says that the rows are criteria. Tables have other
// columns too.
func (b *builder) optionsFromTable() (names []Text) {
	if len(b.Grids) == 0 || len(b.Grids[0].Header) < 3 {
		return nil
	}
	header := b.Grids[0].Header
	var spoken strings.Builder
	spoken.WriteString(" " + Fold(b.Title.Value) + " ")
	for heading := range b.headings {
		spoken.WriteString(" " + Fold(b.inlineText(heading.FirstChild()).Value) + " ")
	}
	for _, name := range header[1:] {
		if key := Fold(name.Value); key != "" && strings.Contains(spoken.String(), bounded(key)) {
			names = append(names, name)
		}
	}
	if len(names) < 2 && b.vocabulary.isCriterion(header[0].Value) {
		names = header[1:]
	}
	return names
}

// optionsFromHeadings returns what headings name whose pros or cons they
// announce: "Pros of buying", "Pros of renting".
func (b *builder) optionsFromHeadings() (names []Text) {
	seen := make(map[string]bool)
	for heading := range b.headings {
		text := b.inlineText(heading.FirstChild())
		name := b.vocabulary.subject(text.Value, isPoints)
		if key := Fold(name); key != "" && !seen[key] {
			seen[key] = true
			names = append(names, Text{name, text.Span})
		}
	}
	if len(names) < 2 {
		return nil
	}
	return names
}

// moreFromHeadings adds to the options of the title those that a page has
// besides them: all have a heading that says what they are good, bad or best
// for, and the description speaks of them. The module's partial
// comparisons/more-from-headings.html does the same.
func (b *builder) moreFromHeadings(names []Text) []Text {
	list := newOptionList(names)
	description := " " + Fold(b.Description.Value) + " "
	known := make(map[string]bool)
	var all []Text
	for heading := range b.headings {
		text := b.inlineText(heading.FirstChild())
		phrase := Fold(text.Value)
		pattern, name := list.abstract(phrase)
		switch {
		case b.vocabulary.kind(phrase) != "":
		case name != "" && isOfOption(b.vocabulary.kind(pattern)):
			if !known[name] {
				known[name] = true
				all = append(all, Text{name, text.Span})
			}
		case b.vocabulary.kind(pattern) == "":
			if name := b.vocabulary.subject(text.Value, isOfOption); name != "" && strings.Contains(description, bounded(Fold(name))) {
				all = append(all, Text{name, text.Span})
			}
		}
	}
	if len(known) == 0 || len(known) < len(list.names) || len(all) == len(known) {
		return names
	}
	return all
}

// moreFromRows adds to the options of headings the others that a table lists
// with them, in its first column or in the second after a rank. The module's
// partial comparisons/more-from-rows.html does the same.
func (b *builder) moreFromRows(names []Text) []Text {
	list := newOptionList(names)
	for _, grid := range b.Grids {
		for column := range min(2, len(grid.Header)) {
			if all := grid.listed(column); list.isWithin(all) {
				return all
			}
		}
	}
	return names
}

// listed returns the cells of a column if each may be the name of an option,
// nil if one may not: it is empty, long, or there already.
func (g *Grid) listed(column int) []Text {
	var cells []Text
	seen := make(map[string]bool)
	for _, row := range g.Rows {
		if column >= len(row.Cells) {
			return nil
		}
		cell := row.Cells[column]
		key := Fold(cell.Value)
		if key == "" || seen[key] || strings.Count(key, " ") >= maxOptionWords {
			return nil
		}
		seen[key] = true
		cells = append(cells, cell)
	}
	return cells
}

// optionsOfTables returns what a page compares whose title says otherwise: no
// table has two of the options in the title, and at least two have the same
// columns, one of which is such an option, after one for criteria. The
// module's partial comparisons/options-of-tables.html does the same.
func (b *builder) optionsOfTables(names []Text) (columns []Text) {
	if len(names) == 0 || len(b.Grids) < 2 {
		return nil
	}
	list := newOptionList(names)
	agreed := 0
	for _, grid := range b.Grids {
		named := 0
		for _, cell := range grid.Header {
			if list.find(cell.Value) != "" {
				named++
			}
		}
		switch {
		case named > 1:
			return nil
		case named == 0 || len(grid.Header) < 3 || !b.vocabulary.isCriterion(grid.Header[0].Value):
		case columns == nil:
			columns, agreed = grid.Header[1:], 1
		case slices.EqualFunc(columns, grid.Header[1:], func(x, y Text) bool { return x.Value == y.Value }):
			agreed++
		}
	}
	if agreed < 2 {
		return nil
	}
	return columns
}

// optionName reads an entry of options: a name, or a map with one.
func optionName(v *Value) Text {
	if v.Kind != KindMap {
		return plain(v)
	}
	name := plain(v.Get("name"))
	if name.Span.IsZero() {
		name.Span = v.Span
	}
	return name
}
