package lint

import (
	"fmt"

	"github.com/complint/comparisons/lint/comparison"
	"github.com/complint/comparisons/lint/site"
)

// Facts are what rules across pages know of a page. Unlike the page they are
// kept until all pages have been read.
type Facts struct {
	File    string
	Site    site.Page
	Title   comparison.Text
	Whole   comparison.Span // where a finding about the page belongs
	Options []comparison.Text
	Values  []Value // of the tables, in their order

	context bool // the page is not reported on
	rules   []*activeRule
}

// Value is a cell of a comparison table.
type Value struct {
	Option    string
	Criterion comparison.Text
	Group     string
	Cell      comparison.Text
}

// factsOf keeps of a page what rules across pages need, if there are any.
func (r *run) factsOf(p *Pass, c *checked) *Facts {
	if !r.across {
		return nil
	}
	facts := &Facts{File: p.File, Site: p.Site, Title: p.Title, Whole: p.Whole(), rules: c.rules}
	for _, option := range p.Options {
		facts.Options = append(facts.Options, option.Name)
	}
	for i := range p.Tables {
		facts.addTable(p.Page, &p.Tables[i])
	}
	return facts
}

func (f *Facts) addTable(page *comparison.Page, table *comparison.Table) {
	for _, row := range table.Rows {
		for i, cell := range row.Cells {
			if page.IsValue(cell) && row.Criterion.Value != "" {
				f.Values = append(f.Values, Value{table.Columns[i].Value, row.Criterion, row.Group.Value, cell})
			}
		}
	}
}

// SitePass is the run of one rule over the pages of one site in one language.
type SitePass struct {
	Pages []*Facts // in the order of their files

	rule  string
	found map[*Facts][]finding
}

// Reportf reports a finding at a place in a page. On a page that is there for
// comparison only, it is not reported.
func (p *SitePass) Reportf(page *Facts, span comparison.Span, format string, args ...any) {
	p.found[page] = append(p.found[page], finding{rule: page.active(p.rule), span: span, message: fmt.Sprintf(format, args...)})
}

// Relate adds a place in another page to what was reported last in a page.
func (p *SitePass) Relate(page, other *Facts, span comparison.Span, format string, args ...any) {
	last := &p.found[page][len(p.found[page])-1]
	last.related = append(last.related, relation{other.File, span, fmt.Sprintf(format, args...)})
}

// List returns the value of an option of the rule, as it is for a page.
func (p *SitePass) List(page *Facts, o Option) []string {
	return page.active(p.rule).value(o).([]string)
}

// Int returns the value of an option of the rule, as it is for a page.
func (p *SitePass) Int(page *Facts, o Option) int { return page.active(p.rule).value(o).(int) }

// active returns the rule of that name as it is configured for the page.
func (f *Facts) active(name string) *activeRule {
	for _, rule := range f.rules {
		if rule.Name == name {
			return rule
		}
	}
	return &activeRule{}
}

// runAcross runs the rules across pages over one site in one language.
func runAcross(pages []*Facts, rules []Rule) map[*Facts][]finding {
	found := make(map[*Facts][]finding)
	for _, rule := range rules {
		if rule.Across != nil {
			rule.Across(&SitePass{Pages: pages, rule: rule.Name, found: found})
		}
	}
	for page, findings := range found {
		kept := findings[:0]
		for _, f := range findings {
			if f.rule.severity != Off && !page.context {
				kept = append(kept, f)
			}
		}
		found[page] = kept
	}
	return found
}
