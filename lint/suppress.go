package lint

import (
	"bytes"
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/complint/comparisons/internal/lazy"
	"github.com/complint/comparisons/internal/similar"
	"github.com/complint/comparisons/lint/comparison"
)

// UnusedSuppression reports what suppresses nothing. The linter runs it when
// all others have run.
var UnusedSuppression = Rule{Name: "unused-suppression", Severity: Warning}

// directive is an order of a page not to report something.
type directive struct {
	rule    string // "" for every rule
	reason  string
	first   int // lines, both included
	last    int
	used    bool
	warning Diagnostic // if it suppresses nothing
}

// suppressions are the directives of a page.
type suppressions []*directive

// scopes are the orders that a comment can give.
const (
	scopeFile     = "disable-file"
	scopeNextLine = "disable-next-line"
	scopeLine     = "disable-line"
	scopeDisable  = "disable"
	scopeEnable   = "enable"
)

var scopes = []string{scopeDisable, scopeEnable, scopeFile, scopeLine, scopeNextLine}

const directivePrefix = "complint-"

// order matches a comment that begins with the name of the program.
var order = lazy.Regexp(`^\s*complint-([a-z-]*)((?:[\s,]+[a-z][a-z-]*)*)\s*(?:(?:--|:|—)\s*(?s:(.*)))?$`)

// orderReader reads the directives of a page.
type orderReader struct {
	page       *comparison.Page
	lines      *lines
	rules      []*activeRule
	directives suppressions
	open       suppressions // disabled and not yet enabled
	faults     []finding    // orders that are none
}

// readSuppressions returns the directives of a page, and what is wrong with
// them.
func readSuppressions(page *comparison.Page, lines *lines, rules []*activeRule) (suppressions, []finding) {
	r := &orderReader{page: page, lines: lines, rules: rules}
	r.frontMatter()
	if bytes.Contains(page.Source, []byte(directivePrefix)) {
		comments := page.Comments()
		slices.SortFunc(comments, func(a, b comparison.Comment) int { return a.Span.Start - b.Span.Start })
		for _, comment := range comments {
			r.comment(comment)
		}
	}
	return r.directives, r.faults
}

// frontMatter reads complint: {disable: RULE or [RULE…]}.
func (r *orderReader) frontMatter() {
	disable := r.page.Param("complint").Get("disable")
	names := disable.Elements()
	if disable != nil && disable.Kind == comparison.KindString {
		names = []*comparison.Value{disable}
	}
	for _, name := range names {
		if r.isRule(name.Text, name.Span) {
			r.add(name.Text, "", 1, math.MaxInt, name.Span, nil)
		}
	}
}

func (r *orderReader) comment(comment comparison.Comment) {
	text := string(r.page.Source[comment.Text.Start:comment.Text.End])
	if !strings.HasPrefix(strings.TrimSpace(text), directivePrefix) {
		return
	}
	if comment.Shown {
		r.fault(comment.Span, "Hugo shows this to readers: write <!--%s--> instead", text)
		r.faults[len(r.faults)-1].fix = &suggestion{"make it an HTML comment", true,
			[]comparison.Edit{{Span: comment.Span, Text: "<!--" + text + "-->"}}}
	}
	m := order().FindStringSubmatchIndex(text)
	if m == nil {
		r.fault(comment.Span, "cannot read this: write `complint-disable-next-line RULE`, a reason after ` -- `")
		return
	}
	part := func(i int) comparison.Span {
		return comparison.Span{Start: comment.Text.Start + max(m[i], 0), End: comment.Text.Start + max(m[i+1], 0)}
	}
	scope, names, reason := part(2), part(4), part(6)
	if !slices.Contains(scopes, r.text(scope)) {
		r.fault(scope, "unknown order %q: write one of %s", directivePrefix+r.text(scope), directivePrefix+strings.Join(scopes, ", "+directivePrefix))
		return
	}
	r.order(comment, r.text(scope), r.fields(names), strings.TrimSpace(r.text(reason)))
}

func (r *orderReader) text(span comparison.Span) string {
	return string(r.page.Source[span.Start:span.End])
}

// fields returns the names of rules in a span, apart from white space and
// commas.
func (r *orderReader) fields(span comparison.Span) (names []comparison.Text) {
	start := -1
	for i := span.Start; i <= span.End; i++ {
		isName := i < span.End && !strings.ContainsRune(" \t\r\n,", rune(r.page.Source[i]))
		switch {
		case isName && start < 0:
			start = i
		case !isName && start >= 0:
			field := comparison.Span{Start: start, End: i}
			names = append(names, comparison.Text{Value: r.text(field), Span: field})
			start = -1
		}
	}
	return names
}

// order carries out what a comment says.
func (r *orderReader) order(comment comparison.Comment, scope string, names []comparison.Text, reason string) {
	if len(names) == 0 {
		names = []comparison.Text{{Span: comment.Span}}
	}
	fix := r.removal(comment)
	if len(names) > 1 || reason != "" {
		fix = nil // words would be lost, or another order
	}
	first, last := r.reach(comment.Span, scope)
	for _, name := range names {
		switch {
		case name.Value != "" && !r.isRule(name.Value, name.Span):
		case scope == scopeEnable:
			r.enable(name, r.lines.position(comment.Span.Start).Line)
		default:
			d := r.add(name.Value, reason, first, last, name.Span, fix)
			if scope == scopeDisable {
				r.open = append(r.open, d)
			}
		}
	}
}

// reach returns the lines for which an order at a place holds.
func (r *orderReader) reach(at comparison.Span, scope string) (first, last int) {
	first = r.lines.position(at.Start).Line
	switch scope {
	case scopeFile:
		return 1, math.MaxInt
	case scopeLine:
		return first, r.lines.position(at.End).Line
	case scopeNextLine:
		next := r.lines.nextText(r.lines.position(at.End).Line)
		return next, next
	}
	return first, math.MaxInt
}

// enable ends what was disabled above.
func (r *orderReader) enable(name comparison.Text, line int) {
	ended := false
	r.open = slices.DeleteFunc(r.open, func(d *directive) bool {
		ends := name.Value == "" || d.rule == name.Value
		if ends {
			d.last = line
			ended = true
		}
		return ends
	})
	if !ended {
		r.fault(name.Span, "nothing to enable here: no `complint-disable%s` stands above", prefixed(name.Value))
	}
}

func prefixed(name string) string {
	if name == "" {
		return ""
	}
	return " " + name
}

func (r *orderReader) add(rule, reason string, first, last int, span comparison.Span, fix *suggestion) *directive {
	message := "nothing to suppress here: remove this"
	if rule != "" {
		message = fmt.Sprintf("%s finds nothing here: remove this", rule)
	}
	f := finding{rule: r.unused(), span: span, message: message, fix: fix}
	d := &directive{rule: rule, reason: reason, first: first, last: last, warning: f.diagnostic("", r.lines, nil)}
	r.directives = append(r.directives, d)
	return d
}

func (r *orderReader) fault(span comparison.Span, format string, args ...any) {
	r.faults = append(r.faults, finding{rule: r.unused(), span: span, message: fmt.Sprintf(format, args...)})
}

// unused returns the rule that reports suppressions.
func (r *orderReader) unused() *activeRule {
	for _, rule := range r.rules {
		if rule.Name == UnusedSuppression.Name {
			return rule
		}
	}
	return &activeRule{Rule: UnusedSuppression}
}

// isRule reports whether there is a rule of that name, and faults a name that
// none has.
func (r *orderReader) isRule(name string, span comparison.Span) bool {
	var names []string
	for _, rule := range r.rules {
		if rule.Name == name {
			return true
		}
		names = append(names, rule.Name)
	}
	r.fault(span, "unknown rule %q%s", name, similar.Hint(name, names))
	return false
}

// removal takes a comment away, with its line when nothing else stands there.
func (r *orderReader) removal(comment comparison.Comment) *suggestion {
	source, span := r.page.Source, comment.Span
	before := bytes.LastIndexByte(source[:span.Start], '\n') + 1
	after := len(source)
	if i := bytes.IndexByte(source[span.End:], '\n'); i >= 0 {
		after = span.End + i + 1
	}
	if len(bytes.TrimSpace(source[before:span.Start])) == 0 && len(bytes.TrimSpace(source[span.End:after])) == 0 {
		span = comparison.Span{Start: before, End: after}
	}
	return &suggestion{"remove the comment", true, []comparison.Edit{{Span: span}}}
}

// covers reports whether a directive is about a diagnostic.
func (d *directive) covers(found *Diagnostic) bool {
	return (d.rule == "" || d.rule == found.Rule) && d.first <= found.Start.Line && found.Start.Line <= d.last
}

// apply marks the diagnostics that are suppressed. Of several directives the
// one that was given last is used.
func (s suppressions) apply(diagnostics []Diagnostic) {
	for i := range diagnostics {
		for _, d := range slices.Backward(s) {
			if d.covers(&diagnostics[i]) {
				d.used = true
				diagnostics[i].Suppression = &Suppression{InSource: true, Reason: d.reason}
				break
			}
		}
	}
}

// unused returns what is to be said of the directives that were not used. One
// for a rule that is off says nothing wrong.
func (s suppressions) unused(file string, rules []*activeRule) (diagnostics []Diagnostic) {
	if len(s) == 0 {
		return nil
	}
	off := make(map[string]bool)
	for _, rule := range rules {
		off[rule.Name] = rule.severity == Off
	}
	for _, d := range s {
		if !d.used && !off[d.rule] && d.rule != UnusedSuppression.Name && !off[UnusedSuppression.Name] {
			d.warning.File = file
			diagnostics = append(diagnostics, d.warning)
		}
	}
	return diagnostics
}
