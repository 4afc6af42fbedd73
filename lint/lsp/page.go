package lsp

import (
	"slices"
	"strings"

	"github.com/complint/comparisons/lint/comparison"
)

// page reads a document; it is nil where that is no comparison page.
func (s *server) page(d *document) (*comparison.Page, error) {
	p, err := s.open(d)
	if err != nil || p.Excluded {
		return nil, err
	}
	return p.Linter.Read(p.File)
}

// symbols are the sections of a page, with the tables and questions in them.
func (s *server) symbols(d *document, _ documentParams) (any, error) {
	page, err := s.page(d)
	if page == nil {
		return []documentSymbol{}, err
	}
	return children(d, page, -1), nil
}

// children are the sections and tables in a section, or at the top for -1. A
// section without a heading of its own has no place: what is in it moves up.
func children(d *document, page *comparison.Page, parent int) []documentSymbol {
	found := []documentSymbol{}
	for _, t := range page.Tables {
		if t.Grid != nil && t.Grid.Section == parent {
			var names []string
			for _, column := range t.Columns {
				names = append(names, column.Value)
			}
			found = append(found, documentSymbol{
				Name: strings.Join(names, ", "), Detail: string(t.Role) + " table", Kind: symbolArray,
				Range: d.span(t.Grid.Span), SelectionRange: d.span(t.Grid.Span),
			})
		}
	}
	for i, section := range page.Sections {
		if section.Parent != parent {
			continue
		}
		within := children(d, page, i)
		if section.Heading.Value == "" || section.Heading.Span.IsZero() {
			found = append(found, within...)
			continue
		}
		kind := symbolString
		if section.Kind == comparison.SectionOption {
			kind = symbolClass
		} else if len(within) > 0 {
			kind = symbolNamespace
		}
		found = append(found, documentSymbol{
			Name: section.Heading.Value, Detail: string(section.Kind), Kind: kind,
			Range:          d.rangeOf(section.Heading.Span.Start, endOf(d, page, i)),
			SelectionRange: d.span(section.Heading.Span), Children: within,
		})
	}
	return found
}

// endOf is where a section ends: where the next one begins that is not in it.
func endOf(d *document, page *comparison.Page, i int) int {
	within := map[int]bool{i: true}
	for j := i + 1; j < len(page.Sections); j++ {
		next := page.Sections[j]
		if within[next.Parent] {
			within[j] = true
		} else if start := next.Heading.Span.Start; start > page.Sections[i].Heading.Span.End {
			_, line := d.line(d.position(start).Line)
			return line
		}
	}
	return len(d.source)
}

// otherRows are where the criterion of the row at a place stands in the other
// tables, and sameRows those and the row itself.
func (s *server) otherRows(d *document, params documentParams) (any, error) {
	rows, here, err := s.rows(d, params.Position)
	return slices.DeleteFunc(rows, func(l location) bool { return l == here }), err
}

func (s *server) sameRows(d *document, params documentParams) (any, error) {
	rows, _, err := s.rows(d, params.Position)
	return rows, err
}

// rows are the rows of a page with the criterion of the row at a place, which is
// here, in the page's order.
func (s *server) rows(d *document, at position) (rows []location, here location, err error) {
	rows = []location{}
	page, err := s.page(d)
	if page == nil {
		return rows, here, err
	}
	offset := d.offset(at)
	criterion := ""
	each := func(visit func(row comparison.Row, where location)) {
		for _, table := range page.Tables {
			for _, row := range table.Rows {
				if row.Written != nil && row.Criterion.Value != "" {
					visit(row, location{d.uri, d.span(row.Written.Span)})
				}
			}
		}
	}
	each(func(row comparison.Row, where location) {
		if row.Written.Span.Start <= offset && offset <= row.Written.Span.End {
			criterion, here = comparison.Fold(row.Criterion.Value), where
		}
	})
	each(func(row comparison.Row, where location) {
		if criterion != "" && comparison.Fold(row.Criterion.Value) == criterion {
			rows = append(rows, where)
		}
	})
	return rows, here, nil
}
