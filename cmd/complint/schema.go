package main

import (
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/complint/comparisons/internal/similar"
	"github.com/complint/comparisons/lint/config"
	"github.com/complint/comparisons/lint/rules"
	"github.com/complint/comparisons/lint/schema"
)

// schemaNames are the names of the JSON Schemas, the default one first.
var schemaNames = []string{"front-matter", config.SchemaName}

func schemaCommand() *cli.Command {
	return &cli.Command{
		Name:      "schema",
		Usage:     "print a JSON Schema, for completion in editors: of the front matter (the default) or of the configuration",
		ArgsUsage: "[" + strings.Join(schemaNames, "|") + "]",
		Action: func(c *cli.Context) error {
			if c.NArg() > 1 {
				return usageError("schema takes one name: write one of %s", strings.Join(schemaNames, ", "))
			}
			name := schemaNames[0]
			if c.Args().Present() {
				name = c.Args().First()
			}
			text, err := jsonSchema(name)
			if err != nil {
				return err
			}
			_, err = c.App.Writer.Write(text)
			return err
		},
	}
}

// jsonSchema returns the JSON Schema of that name.
func jsonSchema(name string) ([]byte, error) {
	switch name {
	case schemaNames[0]:
		return schema.FrontMatter(rules.Names()).JSON(name)
	case config.SchemaName:
		summaries, err := summaries()
		if err != nil {
			return nil, err
		}
		return config.Document(rules.All, summaries.of).JSON(name)
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
