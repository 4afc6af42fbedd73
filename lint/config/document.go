package config

import (
	"fmt"
	"slices"

	"github.com/complint/comparisons/internal/glob"
	"github.com/complint/comparisons/lint"
	"github.com/complint/comparisons/lint/schema"
)

// on switches a rule on with the severity that it has by default.
const on = "on"

var severities = []string{lint.Off.String(), lint.Info.String(), lint.Warning.String(), lint.Error.String(), on}

// The keys of a configuration.
const (
	keyFailOn    = "fail-on"
	keyExclude   = "exclude"
	keyBaseline  = "baseline"
	keyRules     = "rules"
	keyOverrides = "overrides"
	keyFiles     = "files"    // of an override
	keySeverity  = "severity" // of a rule
)

// Document is what a configuration may hold. Summary says what a page has
// that passes a rule; nil where nobody reads it.
func Document(rules []lint.Rule, summary func(rule string) string) *schema.Document {
	settings := rulesShape(rules, summary)
	override := &schema.Shape{Kind: schema.Map, Doc: "other rules for some files", Keys: []schema.Key{
		{Name: keyFiles, Shape: patterns("the files: patterns of .gitignore, relative to the folder of this file"), Required: true},
		{Name: keyRules, Shape: settings, Required: true},
	}}
	return &schema.Document{
		Title: "Configuration of complint",
		Root: &schema.Shape{Kind: schema.Map, Keys: []schema.Key{
			{Name: keyFailOn, Shape: &schema.Shape{Kind: schema.Text, Default: lint.Error.String(), Choices: []string{"error", "warning", "never"},
				Doc: "the severity from which on complint exits with status 1"}},
			{Name: keyExclude, Shape: patterns("files and folders that are not checked: patterns of .gitignore, relative to the folder of this file")},
			{Name: keyBaseline, Shape: &schema.Shape{Kind: schema.Text, Default: "", Doc: "a file of findings that are not reported, as --write-baseline writes it, relative to the folder of this file"}},
			{Name: keyRules, Shape: settings},
			{Name: keyOverrides, Shape: &schema.Shape{Kind: schema.List, Items: override,
				Doc: "other rules for some files; where several are for one file, the last counts"}},
		}},
	}
}

func patterns(doc string) *schema.Shape {
	pattern := &schema.Shape{Kind: schema.Text, Valid: func(text string) error {
		_, err := glob.Compile(text)
		return err
	}}
	return &schema.Shape{Kind: schema.List, Doc: doc, Items: pattern}
}

func rulesShape(rules []lint.Rule, summary func(rule string) string) *schema.Shape {
	shape := &schema.Shape{
		Kind: schema.Map, Name: keyRules, Noun: "rule", Unknown: "`complint rules` lists them",
		Doc: "the severity of each rule, or a map of its severity and its options",
	}
	for _, rule := range rules {
		doc := ""
		if summary != nil {
			doc = fmt.Sprintf("a page passes when %s", summary(rule.Name))
		}
		shape.Keys = append(shape.Keys, schema.Key{Name: rule.Name, Shape: ruleShape(rule, doc)})
	}
	return shape
}

func ruleShape(rule lint.Rule, doc string) *schema.Shape {
	severity := schema.Shape{Kind: schema.Text, Doc: "how much a finding matters", Default: rule.Severity.String(), Choices: severities, Noun: keySeverity}
	options := &schema.Shape{Kind: schema.Map, Noun: "option", Keys: []schema.Key{{Name: keySeverity, Shape: &severity}}}
	for _, option := range rule.Options {
		options.Keys = append(options.Keys, schema.Key{Name: option.Name, Shape: optionShape(option)})
	}
	either := severity
	either.Doc, either.Or = doc, options
	return &either
}

func optionShape(option lint.Option) *schema.Shape {
	shape := &schema.Shape{Doc: option.Usage, Default: option.Default}
	switch option.Default.(type) {
	case bool:
		shape.Kind = schema.Bool
	case int:
		shape.Kind = schema.Number
	case []string:
		shape.Kind = schema.List
		shape.Items = &schema.Shape{Kind: schema.Text, Choices: option.Choices}
	default:
		shape.Kind = schema.Text
		shape.Choices = slices.Clone(option.Choices)
	}
	return shape
}
