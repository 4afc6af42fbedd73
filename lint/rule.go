package lint

import (
	"fmt"
	"strings"

	"github.com/complint/comparisons/lint/comparison"
)

// Severity is how much a finding matters.
type Severity int

// The severities, in rising order.
const (
	Off Severity = iota
	Info
	Warning
	Error
)

var severityNames = [...]string{"off", "info", "warning", "error"}

// String returns the name as configuration and reports have it.
func (s Severity) String() string { return severityNames[s] }

// MarshalText makes a Severity its name in JSON.
func (s Severity) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// ParseSeverity returns the severity of that name, and whether there is one.
func ParseSeverity(name string) (Severity, bool) {
	for i, have := range severityNames {
		if have == name {
			return Severity(i), true
		}
	}
	return Off, false
}

// Rule is one check. It looks at each page by itself (Run), or at all pages of
// a site together (Across). It holds no state, so that pages can be checked at
// the same time.
type Rule struct {
	Name     string   // stable, kebab-case
	Severity Severity // unless a Config says otherwise
	Options  []Option
	Run      func(*Pass)
	Across   func(*SitePass)
	// Stops is set when nothing more can be said of a page in which the rule
	// found something: the rules after it are not run.
	Stops bool
}

// On returns the severity of a rule that is switched on: its own, or Warning
// when it is off by default.
func (r Rule) On() Severity {
	if r.Severity == Off {
		return Warning
	}
	return r.Severity
}

// Option is a setting of a rule.
type Option struct {
	Name  string // kebab-case
	Usage string // what it says, in a few words, lower case and without a period
	// Default is an int (zero or more), a bool, a string or a []string, and so
	// is any value that a Config sets.
	Default any
	Choices []string // what a string may be, each of a list's too; nil for anything
}

// Text returns the default as configurations have it, in YAML and TOML alike.
func (o Option) Text() string { return Literal(o.Default) }

// Literal writes the value of an option as both YAML and TOML read it.
func Literal(value any) string {
	switch value := value.(type) {
	case string:
		return comparison.Quote(value)
	case []string:
		quoted := make([]string, len(value))
		for i, text := range value {
			quoted[i] = comparison.Quote(text)
		}
		return "[" + strings.Join(quoted, ", ") + "]"
	}
	return fmt.Sprint(value)
}

// option returns the option of that name.
func (r Rule) option(name string) (Option, bool) {
	for _, o := range r.Options {
		if o.Name == name {
			return o, true
		}
	}
	return Option{}, false
}

// activeRule is a rule as it is configured for a page.
type activeRule struct {
	Rule
	severity Severity
	values   map[string]any // of the options that are set
}

// value returns what an option is set to. That the rule has the option is for
// its tests to show.
func (r *activeRule) value(o Option) any {
	if _, ok := r.option(o.Name); !ok {
		panic(fmt.Sprintf("rule %s reads the option %s, which it does not declare", r.Name, o.Name))
	}
	if v, ok := r.values[o.Name]; ok {
		return v
	}
	return o.Default
}
