package main

import (
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/complint/comparisons/internal/similar"
	"github.com/complint/comparisons/lint/config"
	"github.com/complint/comparisons/lint/rules"
	"github.com/complint/comparisons/lint/schema"
)

// schemaNames are the names of what can be printed, the default one first.
var schemaNames = []string{"front-matter", config.SchemaName, "decap", "front-matter-cms"}

func schemaCommand() *cli.Command {
	return &cli.Command{
		Name: "schema",
		Usage: "print a JSON Schema, for completion in editors: of the front matter (the default) or of the configuration; " +
			"or the form of a comparison for a content management system: Decap and Sveltia CMS, or Front Matter CMS",
		ArgsUsage: "[" + strings.Join(schemaNames, "|") + "]",
		Action: func(c *cli.Context) error {
			if c.NArg() > 1 {
				return usageError("schema takes one name: write one of %s", strings.Join(schemaNames, ", "))
			}
			name := schemaNames[0]
			if c.Args().Present() {
				name = c.Args().First()
			}
			text, err := schemaText(name)
			if err != nil {
				return err
			}
			_, err = c.App.Writer.Write(text)
			return err
		},
	}
}

// schemaText returns what is printed for a name.
func schemaText(name string) ([]byte, error) {
	switch name {
	case "front-matter":
		return schema.FrontMatter(rules.Names()).JSON(name)
	case config.SchemaName:
		summaries, err := summaries()
		if err != nil {
			return nil, err
		}
		return config.Document(rules.All, summaries.of).JSON(name)
	case "decap":
		return schema.Decap()
	case "front-matter-cms":
		return schema.FrontMatterCMS()
	}
	return nil, usageError("unknown schema %q%s: write one of %s", name, similar.Hint(name, schemaNames), strings.Join(schemaNames, ", "))
}

// ruleSummaries say, by the name of a rule, what a page has that passes it.
type ruleSummaries map[string]string

func (s ruleSummaries) of(rule string) string { return s[rule] }

func summaries() (ruleSummaries, error) {
	all := make(ruleSummaries)
	for _, name := range rules.Names() {
		doc, err := rules.ReadDoc(name)
		if err != nil {
			return nil, err
		}
		all[name] = doc.Summary
	}
	return all, nil
}
