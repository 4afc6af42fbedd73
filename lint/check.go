package lint

import (
	"github.com/complint/comparisons/lint/comparison"
	"github.com/complint/comparisons/lint/site"
)

// checked is what is kept of a page when it has been checked by itself.
type checked struct {
	file         string
	rules        []*activeRule
	diagnostics  []Diagnostic
	suppressions suppressions
	facts        *Facts // nil when no rule looks across pages
}

// Check checks a page that has been read and returns what is found in it, in
// the page's order. File is the name under which it is reported. Rules across
// pages have nothing to compare it with and are not run.
func (l *Linter) Check(file string, page *comparison.Page) []Diagnostic {
	result := Result{}
	l.newRun().check(file, page, l.Sites.Find(file).Page(file, page.FrontMatter.Root)).finish(&result)
	return result.Diagnostics
}

// check runs the rules that look at one page.
func (r *run) check(file string, page *comparison.Page, where site.Page) *checked {
	c := &checked{file: file, rules: r.rules.of(file)}
	pass := Pass{Page: page, File: file, Site: where, Now: r.Now}
	lines := newLines(page.Source)
	found, stopped := runRules(pass, c.rules)
	if !stopped {
		var faults []finding
		c.suppressions, faults = readSuppressions(page, lines, c.rules)
		for _, fault := range faults {
			if fault.rule.severity != Off {
				found = append(found, fault)
			}
		}
		c.facts = r.factsOf(&pass, c)
	}
	for _, f := range found {
		c.diagnostics = append(c.diagnostics, f.diagnostic(file, lines, nil))
	}
	return c
}

// runRules returns what rules find in a page, and whether one of them said
// that nothing more can be said.
func runRules(pass Pass, rules []*activeRule) (found []finding, stopped bool) {
	pass.findings = &found
	for _, rule := range rules {
		if rule.Run == nil || rule.severity == Off {
			continue
		}
		before := len(found)
		pass.rule = rule
		rule.Run(&pass)
		if rule.Stops && len(found) > before {
			return found, true
		}
	}
	return found, false
}

// diagnostic finds the places of a finding in its file. Those in other files
// are found in the lines that elsewhere returns.
func (f *finding) diagnostic(file string, lines *lines, elsewhere func(file string) *lines) Diagnostic {
	d := Diagnostic{
		File:     file,
		Rule:     f.rule.Name,
		Severity: f.rule.severity,
		Message:  f.message,
		Start:    lines.position(f.span.Start),
		End:      lines.position(f.span.End),
		Related:  []Related{},
		Fix:      f.fix.at(lines),
	}
	d.Excerpt = lines.text(d.Start.Line)
	for _, r := range f.related {
		there := lines
		if r.file != file {
			there = elsewhere(r.file)
		}
		d.Related = append(d.Related, Related{r.file, r.message, there.position(r.span.Start), there.position(r.span.End)})
	}
	return d
}

// at finds the places of a fix.
func (s *suggestion) at(lines *lines) *Fix {
	if s == nil {
		return nil
	}
	fix := &Fix{Message: s.message, Safe: s.safe}
	for _, edit := range s.edits {
		fix.Edits = append(fix.Edits, Edit{lines.position(edit.Span.Start), lines.position(edit.Span.End), edit.Text})
	}
	return fix
}

// finish adds what was found in a page to a result: what is suppressed apart,
// and what suppresses nothing reported.
func (c *checked) finish(result *Result) {
	c.suppressions.apply(c.diagnostics)
	unused := c.suppressions.unused(c.file, c.rules)
	c.suppressions.apply(unused)
	diagnostics := append(c.diagnostics, unused...)
	sortDiagnostics(diagnostics)
	for _, d := range diagnostics {
		if d.Suppression != nil {
			result.Suppressed = append(result.Suppressed, d)
		} else {
			result.Diagnostics = append(result.Diagnostics, d)
		}
	}
}
