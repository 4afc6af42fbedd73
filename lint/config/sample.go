package config

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/complint/comparisons/lint"
	"github.com/complint/comparisons/lint/comparison"
	"github.com/complint/comparisons/lint/schema"
)

// SchemaName is the name under which the JSON Schema is published.
const SchemaName = "config"

const sampleHead = `The configuration of complint. Every setting is commented out and shows its default: as it stands, this file changes nothing. Take the # away in front of what you change.`

const rulesHead = `The rules, each with its severity: off, info, warning, error, or on for the default one. ` + "`complint explain RULE`" + ` says more of each.`

const fitHead = `The configuration of complint, made to fit the pages of this site. A setting that is commented out shows its default. What is not, was found to be so on most pages: think about each before you keep it.`

// Sample returns a configuration in YAML or TOML that explains everything and
// changes nothing: a setting stands after "#", other text after "# ". With a
// fit, it changes what most pages do not have; nil for none.
func Sample(format comparison.Format, rules []lint.Rule, summary func(rule string) string, fit *Fit) []byte {
	s := sample{toml: format == comparison.FormatTOML, fit: fit}
	if s.toml {
		fmt.Fprintf(&s, "#:schema %s\n", schema.Address(SchemaName))
	} else {
		fmt.Fprintf(&s, "# yaml-language-server: $schema=%s\n", schema.Address(SchemaName))
	}
	if fit == nil {
		s.head(sampleHead)
	} else {
		s.head(fitHead)
		s.words(fit)
	}
	for _, key := range Document(rules, nil).Root.Keys {
		switch key.Name {
		case keyRules: // last, because a table of TOML reaches to the next one
		case keyOverrides:
			s.head(key.Shape.Doc + ". For example:")
			s.example()
			s.set(0, "", key.Name, []string{})
		default:
			s.head(key.Shape.Doc + choices(key.Shape.Choices))
			s.set(0, "", key.Name, value(key.Shape))
		}
	}
	s.head(rulesHead)
	s.open(keyRules)
	for _, rule := range rules {
		s.rule(rule, summary(rule.Name))
	}
	return s.Bytes()
}

// value is the default of a setting; a list without one is empty.
func value(s *schema.Shape) any {
	if s.Default == nil {
		return []string{}
	}
	if text, ok := s.Default.(string); ok && s.Choices != nil {
		return bare(text)
	}
	return s.Default
}

func choices(names []string) string {
	if len(names) == 0 {
		return ""
	}
	return ": " + strings.Join(names, ", ")
}

type sample struct {
	bytes.Buffer
	toml bool
	fit  *Fit // nil for none
}

// rule writes the settings of a rule: on one line, unless it has options.
func (s *sample) rule(rule lint.Rule, summary string) {
	s.WriteByte('\n')
	s.prose(1, "A page passes when "+summary+".")
	level := bare(rule.Severity.String())
	if s.fit != nil {
		if proposed, why := s.fit.severity(rule); proposed != "" {
			s.prose(1, why)
			s.live(rule.Name, bare(proposed))
			return
		}
	}
	if len(rule.Options) == 0 {
		s.set(1, "", rule.Name, level)
		return
	}
	if !s.toml {
		fmt.Fprintf(s, "  #%s:\n", rule.Name)
	}
	s.set(2, rule.Name, keySeverity, level)
	for _, option := range rule.Options {
		s.prose(2, option.Usage+choices(option.Choices))
		s.set(2, rule.Name, option.Name, value(optionShape(option)))
	}
}

// head writes prose after an empty line.
func (s *sample) head(text string) {
	s.WriteByte('\n')
	s.prose(0, text)
}

// prose writes lines of a comment.
func (s *sample) prose(depth int, text string) {
	const width = 100
	margin := s.indent(depth) + "#"
	line := margin
	for word := range strings.FieldsSeq(text) {
		if len(line)+1+len(word) > width && line != margin {
			fmt.Fprintln(s, line)
			line = margin
		}
		line += " " + word
	}
	fmt.Fprintln(s, line)
}

func (s *sample) indent(depth int) string {
	if s.toml {
		return ""
	}
	return strings.Repeat("  ", depth)
}

// open begins the map under a key.
func (s *sample) open(key string) {
	if s.toml {
		fmt.Fprintf(s, "[%s]\n", key)
	} else {
		fmt.Fprintf(s, "%s:\n", key)
	}
}

// bare is a text that YAML needs no quotes for.
type bare string

// set writes a setting, commented out; in TOML it stands under a dotted key.
func (s *sample) set(depth int, table, key string, value any) {
	text := s.literal(value)
	switch {
	case !s.toml:
		fmt.Fprintf(s, "%s#%s: %s\n", s.indent(depth), key, text)
	case table == "":
		fmt.Fprintf(s, "#%s = %s\n", key, text)
	default:
		fmt.Fprintf(s, "#%s.%s = %s\n", table, key, text)
	}
}

// live writes a setting of a rule that holds.
func (s *sample) live(key string, value any) {
	separator := ": "
	if s.toml {
		separator = " = "
	}
	fmt.Fprintf(s, "%s%s%s%s\n", s.indent(1), key, separator, s.literal(value))
}

// literal writes a value as both YAML and TOML read it.
func (s *sample) literal(v any) string {
	word, isBare := v.(bare)
	switch {
	case isBare && s.toml:
		return lint.Literal(string(word))
	case isBare:
		return string(word)
	}
	return lint.Literal(v)
}

func (s *sample) example() {
	lines := []string{
		"#   overrides:",
		`#     - files: ["content/comparisons/legacy/"]`,
		"#       rules: {verdict-missing: warning}",
	}
	if s.toml {
		lines = []string{
			"#   [[overrides]]",
			`#   files = ["content/comparisons/legacy/"]`,
			`#   rules = {verdict-missing = "warning"}`,
		}
	}
	fmt.Fprintf(s, "#\n%s\n#\n", strings.Join(lines, "\n"))
}
