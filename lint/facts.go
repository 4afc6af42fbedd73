package lint

import (
	"encoding/binary"
	"fmt"
	"slices"
	"strings"
	"sync"

	"github.com/complint/comparisons/lint/comparison"
	"github.com/complint/comparisons/lint/site"
)

// Facts are what rules across pages know of a page. Unlike the page they are
// kept until all pages have been read, and so they are small: a test holds what
// is kept of a page of 6 KB to 2 KB.
type Facts struct {
	File    string
	Site    site.Page
	Title   comparison.Text
	Whole   comparison.Span // where a finding about the page belongs
	Options []OptionFacts   // in the page's order

	context bool // the page is not reported on
	rules   []*activeRule
}

// OptionFacts are what a page says of one of its options.
type OptionFacts struct {
	Name   comparison.Text
	rows   packed // criterion and group of every row of the page
	values packed // where in rows, the text of the cell, where it starts, its length
}

// Value is a cell of a comparison table, in the column of an option.
type Value struct {
	Criterion string
	Group     string // "" for a criterion in no group
	Cell      comparison.Text
}

// maxValue is how many bytes a cell may have whose text is kept. Longer ones
// are prose, of which no two pages use the same words.
const maxValue = 120

// factsOf keeps of a page what rules across pages need, if there are any.
func (r *run) factsOf(p *Pass, c *checked) *Facts {
	if !r.across {
		return nil
	}
	facts := &Facts{File: p.File, Site: p.Site, Title: copied(p.Title), Whole: p.Whole(), rules: c.rules}
	packer := packers.Get().(*valuePacker)
	defer packer.release()
	packer.reset(p.Page)
	packer.addTables()
	rows := packed(packer.rows)
	facts.Options = make([]OptionFacts, len(p.Options))
	for i, option := range p.Options {
		facts.Options[i] = OptionFacts{copied(option.Name), rows, packed(packer.values[i])}
	}
	return facts
}

// copied is a text that keeps nothing else of the page in memory.
func copied(text comparison.Text) comparison.Text {
	return comparison.Text{Value: strings.Clone(text.Value), Span: text.Span}
}

// valuePacker packs the values of a page.
type valuePacker struct {
	page   *comparison.Page
	rows   packing
	values []packing // of each option
}

// packers have room for the values of another page.
var packers = sync.Pool{New: func() any { return new(valuePacker) }}

func (p *valuePacker) reset(page *comparison.Page) {
	p.page = page
	p.rows = p.rows[:0]
	for len(p.values) < len(page.Options) {
		p.values = append(p.values, nil)
	}
	for i := range p.values {
		p.values[i] = p.values[i][:0]
	}
}

func (p *valuePacker) release() {
	p.page = nil
	packers.Put(p)
}

// addTables adds the full tables, or where the page has none, the others.
func (p *valuePacker) addTables() {
	for _, role := range [...]comparison.Role{comparison.RoleFull, comparison.RoleGlance} {
		for i := range p.page.Tables {
			if p.page.Tables[i].Role == role {
				p.add(&p.page.Tables[i])
			}
		}
		if len(p.rows) > 0 {
			return
		}
	}
}

func (p *valuePacker) add(table *comparison.Table) {
	options := make([]int, len(table.Columns))
	for i, column := range table.Columns {
		options[i] = slices.IndexFunc(p.page.Options, func(o comparison.Option) bool { return o.Name.Value == column.Value })
	}
	for _, row := range table.Rows {
		if row.Criterion.Value == "" {
			continue
		}
		at := len(p.rows)
		p.rows = p.rows.text(row.Criterion.Value).text(row.Group.Value)
		for i, cell := range row.Cells {
			if option := options[i]; option >= 0 && len(cell.Value) <= maxValue && p.page.IsValue(cell) {
				p.values[option] = p.values[option].number(at).text(cell.Value).number(cell.Span.Start).number(cell.Span.End - cell.Span.Start)
			}
		}
	}
}

// Values calls yield for each value that the page gives of the option, until
// yield returns false. Cells that say nothing and long ones are left out.
func (o *OptionFacts) Values(yield func(Value) bool) {
	for rest := o.values; len(rest) > 0; {
		row := o.rows[rest.number():]
		v := Value{Criterion: row.text(), Group: row.text()}
		v.Cell.Value = rest.text()
		v.Cell.Span.Start = rest.number()
		v.Cell.Span.End = v.Cell.Span.Start + rest.number()
		if !yield(v) {
			return
		}
	}
}

// packing grows into a packed.
type packing []byte

func (p packing) number(n int) packing { return binary.AppendUvarint(p, uint64(n)) }

func (p packing) text(text string) packing { return append(p.number(len(text)), text...) }

// packed holds texts and numbers one after the other, in a third of the memory
// that a slice of them takes.
type packed string

// number takes a number off the front.
func (p *packed) number() int {
	n, shift := 0, 0
	for i := 0; ; i++ {
		digit := (*p)[i]
		n |= int(digit&0x7f) << shift
		if digit < 0x80 {
			*p = (*p)[i+1:]
			return n
		}
		shift += 7
	}
}

// text takes a text off the front.
func (p *packed) text() string {
	n := p.number()
	text := (*p)[:n]
	*p = (*p)[n:]
	return string(text)
}

// SitePass is the run of one rule over the pages of one site in one language.
type SitePass struct {
	Pages []*Facts // in the order of their files
	Jobs  int      // how many goroutines the rule may work with, at least one

	rule  int // its index among the rules of each page
	found map[*Facts][]finding
}

// reports reports whether findings in a page are wanted: it is not there for
// comparison only, and the rule is not off for it.
func (p *SitePass) reports(page *Facts) bool {
	return !page.context && page.rules[p.rule].severity != Off
}

// Reportf reports a finding at a place in a page. It does nothing for a page
// on which the rule does not report.
func (p *SitePass) Reportf(page *Facts, span comparison.Span, format string, args ...any) {
	if p.reports(page) {
		p.found[page] = append(p.found[page], finding{rule: page.rules[p.rule], span: span, message: fmt.Sprintf(format, args...)})
	}
}

// Relate adds a place in another page to what was reported last in a page.
func (p *SitePass) Relate(page, other *Facts, span comparison.Span, format string, args ...any) {
	if p.reports(page) {
		last := &p.found[page][len(p.found[page])-1]
		last.related = append(last.related, relation{other.File, span, fmt.Sprintf(format, args...)})
	}
}

// Int returns the value of an option of the rule, as it is for a page.
func (p *SitePass) Int(page *Facts, o Option) int { return page.rules[p.rule].value(o).(int) }

// List returns the value of an option of the rule, as it is for a page.
func (p *SitePass) List(page *Facts, o Option) []string {
	return page.rules[p.rule].value(o).([]string)
}

// runAcross runs the rules across pages over one site in one language.
func runAcross(pages []*Facts, rules []Rule, jobs int) map[*Facts][]finding {
	found := make(map[*Facts][]finding)
	for i, rule := range rules {
		pass := &SitePass{Pages: pages, Jobs: workers(jobs), rule: i, found: found}
		if rule.Across != nil && slices.ContainsFunc(pages, pass.reports) {
			rule.Across(pass)
		}
	}
	return found
}
