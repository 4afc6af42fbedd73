package rules

import (
	"slices"
	"strings"

	"github.com/complint/comparisons/lint"
	"github.com/complint/comparisons/lint/comparison"
)

var tableParity = lint.Rule{Name: "table-parity", Severity: lint.Error, Run: runTableParity}

func runTableParity(p *lint.Pass) {
	if len(p.Tables) < 2 {
		return
	}
	said := newStatements(p.Tables)
	for _, isFull := range [...]bool{true, false} {
		for i := range p.Tables {
			if table := &p.Tables[i]; isFull == (table.Role == comparison.RoleFull) {
				compareTable(p, said, table)
			}
		}
	}
	checkGlance(p)
}

// tableKey is a criterion, folded, of an option.
type tableKey struct{ criterion, option string }

// statements are what was said of the criteria of options.
type statements struct {
	index map[tableKey]int
	all   []stated
}

func newStatements(tables []comparison.Table) *statements {
	cells := 0
	for i := range tables {
		cells = max(cells, len(tables[i].Rows)*len(tables[i].Columns))
	}
	return &statements{make(map[tableKey]int, cells), make([]stated, 0, cells)}
}

// of returns what was said, nil for nothing. It holds until more is said.
func (s *statements) of(key tableKey) *stated {
	if i, ok := s.index[key]; ok {
		return &s.all[i]
	}
	return nil
}

func (s *statements) add(key tableKey, said stated) {
	s.index[key] = len(s.all)
	s.all = append(s.all, said)
}

// stated is what the first table with a criterion says of it, a full one where
// there is one.
type stated struct {
	table *comparison.Table
	cell  criterionCell
	more  []criterionCell // where it stands in several groups
	// agreed is the last table that says the same.
	agreed *comparison.Table
}

// criterionCell is a cell with its criterion as it is written.
type criterionCell struct {
	comparison.Text
	criterion string
}

// compareTable reports the cells of a table that disagree with what was said,
// and adds what the table is the first to say. A criterion that stands
// in several groups agrees when one of them does.
func compareTable(p *lint.Pass, said *statements, table *comparison.Table) {
	disagrees := false
	for key, cell := range cellsOf(table) {
		switch s := said.of(key); {
		case s == nil:
			said.add(key, stated{table: table, cell: cell})
		case s.table == table:
			s.more = append(s.more, cell)
		case s.agrees(p, cell):
			s.agreed = table
		default:
			disagrees = true
		}
	}
	if !disagrees {
		return
	}
	for key, cell := range cellsOf(table) {
		if s := said.of(key); s.table != table && s.agreed != table {
			reportDisagreement(p, key.option, placed{table, cell}, placed{s.table, s.cell})
		}
	}
}

// maxSame is how many rows of one criterion a cell is compared with. More are
// for table-duplicate-criterion.
const maxSame = 100

// agrees reports whether a cell says the same as one of those stated: capitals
// do not matter, and all marks of a missing value are one.
func (s *stated) agrees(p *lint.Pass, cell criterionCell) bool {
	return s.any(func(other criterionCell) bool { return strings.EqualFold(cell.Value, other.Value) }) ||
		!p.IsValue(cell.Text) && s.any(func(other criterionCell) bool { return !p.IsValue(other.Text) })
}

func (s *stated) any(is func(criterionCell) bool) bool {
	return is(s.cell) || slices.ContainsFunc(s.more[:min(len(s.more), maxSame)], is)
}

// cellsOf calls yield for each cell that says something of a criterion, until
// yield returns false. The others are for other rules.
func cellsOf(table *comparison.Table) func(yield func(tableKey, criterionCell) bool) {
	return func(yield func(tableKey, criterionCell) bool) {
		for _, row := range table.Rows {
			criterion := comparison.Fold(row.Criterion.Value)
			for i, cell := range row.Cells {
				if criterion == "" || cell.Value == "" {
					continue
				}
				if !yield(tableKey{criterion, table.Columns[i].Value}, criterionCell{cell, row.Criterion.Value}) {
					return
				}
			}
		}
	}
}

// placed is a cell in its table.
type placed struct {
	table *comparison.Table
	criterionCell
}

// reportDisagreement reports, of two cells, the later one in the page, and
// suggests to write the value of the full table in the short one. Values of
// front matter are left to the author.
func reportDisagreement(p *lint.Pass, option string, cell, said placed) {
	first, second := said, cell
	if second.Span.Start < first.Span.Start {
		first, second = second, first
	}
	p.Reportf(second.Span, "%q of %q is %q here and %q in the other table: make them agree",
		second.criterion, option, second.Value, first.Value)
	p.Relate(first.Span, "the other table")
	if cell.table.Role != said.table.Role && isMarkdown(cell.table) && isMarkdown(said.table) {
		p.SuggestFix("write what the full table says into the short one",
			comparison.Edit{Span: cell.Span, Text: source(p, said.Span)})
	}
}

func isMarkdown(table *comparison.Table) bool { return table.Grid != nil && !table.Grid.HTML }

// checkGlance reports what the short table has and the full ones lack. A table
// that is short by its place alone may be about something else.
func checkGlance(p *lint.Pass) {
	full := false
	inFull := make(map[string]bool)
	for i := range p.Tables {
		if p.Tables[i].Role == comparison.RoleFull {
			full = true
			for _, row := range p.Tables[i].Rows {
				inFull[comparison.Fold(row.Criterion.Value)] = true
			}
		}
	}
	for _, table := range p.Tables {
		if table.Role != comparison.RoleGlance || !full || !isNamed(p, table) {
			continue
		}
		for _, row := range table.Rows {
			if key := comparison.Fold(row.Criterion.Value); key != "" && !inFull[key] {
				p.Reportf(row.Criterion.Span, "criterion %q is missing from the full table: add it there", row.Criterion.Value)
			}
		}
	}
}

// isNamed reports whether the role of a table was written: by the heading of
// its section, by its shortcode, or in front matter.
func isNamed(p *lint.Pass, table comparison.Table) bool {
	return table.Grid == nil || table.Grid.Section >= 0 && p.Sections[table.Grid.Section].Role != ""
}
