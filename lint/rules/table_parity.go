package rules

import (
	"strings"

	"github.com/complint/comparisons/lint"
	"github.com/complint/comparisons/lint/comparison"
)

var tableParity = lint.Rule{Name: "table-parity", Severity: lint.Error, Run: runTableParity}

func runTableParity(p *lint.Pass) {
	checkRepeated(p)
	checkGlance(p)
}

// repeated are the rows of the first table that has a criterion.
type repeated struct {
	table *comparison.Table
	rows  []*comparison.Row
}

// maxRows is how many rows of one criterion, each in a group of its own, are
// looked at for one that agrees.
const maxRows = 50

// checkRepeated compares each row with those of the first table that has its
// criterion too.
func checkRepeated(p *lint.Pass) {
	first := make(map[string]repeated)
	for i := range p.Tables {
		table := &p.Tables[i]
		for key, rows := range rowsByCriterion(table) {
			if _, known := first[key]; !known {
				first[key] = repeated{table, rows[:min(len(rows), maxRows)]}
			}
		}
		for j := range table.Rows {
			row := &table.Rows[j]
			if before, ok := first[comparison.Fold(row.Criterion.Value)]; ok && before.table != table {
				compareRow(p, before, table, row)
			}
		}
	}
}

// compareRow reports the cells in which a row says something else than the
// table before.
func compareRow(p *lint.Pass, before repeated, table *comparison.Table, row *comparison.Row) {
	if anyAgrees(p, before.table, before.rows, table, row) {
		return
	}
	for i, cell := range row.Cells {
		option := table.Columns[i].Value
		other, ok := cellOf(before.table, before.rows[0], option)
		if ok && !agree(p, cell, other) {
			p.Reportf(cell.Span, "%q of %q is %q here and %q in the other table: make them agree",
				row.Criterion.Value, option, cell.Value, other.Value)
			p.Relate(other.Span, "the other table")
			suggestFull(p, before.table, other, table, cell)
		}
	}
}

// suggestFull offers to write the full table's cell into the short one.
func suggestFull(p *lint.Pass, a *comparison.Table, inA comparison.Text, b *comparison.Table, inB comparison.Text) {
	if a.Role == comparison.RoleFull {
		a, inA, b, inB = b, inB, a, inA
	}
	if a.Role != comparison.RoleGlance || b.Role != comparison.RoleFull || a.Grid == nil || b.Grid == nil {
		return
	}
	written := string(p.Source[inB.Span.Start:inB.Span.End])
	p.SuggestFix("write what the full table says into the short one", comparison.Edit{Span: inA.Span, Text: written})
}

// checkGlance reports what the short table has and the full ones lack. A table
// that is short by its place alone may be about something else.
func checkGlance(p *lint.Pass) {
	inFull := make(map[string]bool)
	full := 0
	for i := range p.Tables {
		if p.Tables[i].Role == comparison.RoleFull {
			full++
			for key := range rowsByCriterion(&p.Tables[i]) {
				inFull[key] = true
			}
		}
	}
	for _, table := range p.Tables {
		if table.Role != comparison.RoleGlance || full == 0 || !isNamed(p, table) {
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

// rowsByCriterion finds rows by the folded name of their criterion, which may
// stand in several groups.
func rowsByCriterion(table *comparison.Table) map[string][]*comparison.Row {
	rows := make(map[string][]*comparison.Row, len(table.Rows))
	for i := range table.Rows {
		if key := comparison.Fold(table.Rows[i].Criterion.Value); key != "" {
			rows[key] = append(rows[key], &table.Rows[i])
		}
	}
	return rows
}

// anyAgrees reports whether one of a's rows has the values of b's row.
func anyAgrees(p *lint.Pass, a *comparison.Table, rows []*comparison.Row, b *comparison.Table, row *comparison.Row) bool {
	for _, other := range rows {
		differs := false
		for j, cell := range row.Cells {
			value, ok := cellOf(a, other, b.Columns[j].Value)
			differs = differs || ok && !agree(p, cell, value)
		}
		if !differs {
			return true
		}
	}
	return false
}

// cellOf returns the cell of an option in a row.
func cellOf(table *comparison.Table, row *comparison.Row, option string) (comparison.Text, bool) {
	for i, column := range table.Columns {
		if column.Value == option {
			return row.Cells[i], true
		}
	}
	return comparison.Text{}, false
}

// agree reports whether two cells say the same. An empty one says nothing and
// is for another rule; all marks for "no value" say one thing.
func agree(p *lint.Pass, a, b comparison.Text) bool {
	return a.Value == "" || b.Value == "" || strings.EqualFold(a.Value, b.Value) || !p.IsValue(a) && !p.IsValue(b)
}
