package config

import (
	"strings"

	"github.com/complint/comparisons/internal/glob"
	"github.com/complint/comparisons/lint"
	"github.com/complint/comparisons/lint/comparison"
	"github.com/complint/comparisons/lint/schema"
)

// decoder reads what has been checked.
type decoder struct {
	folder folder
	rules  []lint.Rule
}

func (d *decoder) file(root *comparison.Value) *File {
	file := &File{
		Config:  lint.Config{Rules: d.settings(root.Get(keyRules))},
		FailOn:  lint.Error,
		folder:  d.folder,
		exclude: globs(root.Get(keyExclude)),
	}
	if level := root.Get(keyFailOn); level != nil {
		file.FailOn, _ = ParseFailOn(level.Text)
	}
	if baseline := root.Get(keyBaseline); baseline != nil {
		file.Baseline = d.folder.join(baseline.Text)
	}
	for _, v := range root.Get(keyOverrides).Maps() {
		file.Config.Overrides = append(file.Config.Overrides, d.override(v))
	}
	return file
}

func (d *decoder) override(v *comparison.Value) lint.Override {
	files := globs(v.Get(keyFiles))
	return lint.Override{
		Match: func(file string) bool { return d.folder.covers(files, file, false) },
		Rules: d.settings(v.Get(keyRules)),
	}
}

func globs(v *comparison.Value) (list glob.List) {
	for _, text := range texts(v) {
		if pattern, err := glob.Compile(text); err == nil {
			list = append(list, pattern)
		}
	}
	return list
}

func texts(v *comparison.Value) []string {
	texts := []string{}
	for _, item := range v.Elements() {
		texts = append(texts, item.Text)
	}
	return texts
}

func (d *decoder) settings(v *comparison.Value) map[string]lint.Setting {
	settings := make(map[string]lint.Setting)
	for _, rule := range d.rules {
		if value := v.Get(rule.Name); value != nil {
			settings[rule.Name] = setting(rule, value)
		}
	}
	return settings
}

func setting(rule lint.Rule, v *comparison.Value) lint.Setting {
	if v.Kind == comparison.KindString {
		return lint.Setting{Severity: severity(rule, v.Text)}
	}
	s := lint.Setting{Options: make(map[string]any)}
	if level := v.Get(keySeverity); level != nil {
		s.Severity = severity(rule, level.Text)
	}
	for _, option := range rule.Options {
		if value := v.Get(option.Name); value != nil && value.Kind != comparison.KindNull {
			s.Options[option.Name] = optionValue(option, value)
		}
	}
	return s
}

func severity(rule lint.Rule, level string) *lint.Severity {
	severity := rule.On()
	if level != on {
		severity, _ = lint.ParseSeverity(level)
	}
	return &severity
}

// optionValue returns a value of the type of the option's default.
func optionValue(option lint.Option, v *comparison.Value) any {
	switch option.Default.(type) {
	case bool:
		return strings.EqualFold(v.Text, "true")
	case int:
		n, _ := schema.Int(v)
		return n
	case []string:
		return texts(v)
	default:
		return v.Text
	}
}
