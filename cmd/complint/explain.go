package main

import (
	"fmt"
	"io"
	"strings"
	"text/tabwriter"

	"github.com/urfave/cli/v2"

	"github.com/complint/comparisons/internal/similar"
	"github.com/complint/comparisons/lint"
	"github.com/complint/comparisons/lint/rules"
)

func rulesCommand() *cli.Command {
	return &cli.Command{
		Name:  "rules",
		Usage: "list the rules",
		Action: func(c *cli.Context) error {
			if c.Args().Present() {
				return usageError("rules takes no argument; `complint explain %s` explains one", c.Args().First())
			}
			return listRules(c.App.Writer)
		},
	}
}

func listRules(w io.Writer) error {
	table := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	for _, rule := range rules.All {
		doc, err := rules.ReadDoc(rule.Name)
		if err != nil {
			return err
		}
		fmt.Fprintf(table, "%s\t%s\t%s\n", rule.Name, rule.Severity, doc.Summary)
	}
	return table.Flush()
}

func explainCommand() *cli.Command {
	return &cli.Command{
		Name:      "explain",
		Usage:     "explain a rule",
		ArgsUsage: "RULE",
		Action: func(c *cli.Context) error {
			if c.NArg() != 1 {
				return usageError("explain takes the name of one rule; `complint rules` lists them")
			}
			name := c.Args().First()
			rule, ok := rules.Find(name)
			if !ok {
				return usageError("unknown rule %q%s; `complint rules` lists them", name, similar.Hint(name, rules.Names()))
			}
			return explain(c.App.Writer, rule)
		},
	}
}

func explain(w io.Writer, rule lint.Rule) error {
	doc, err := rules.ReadDoc(rule.Name)
	if err != nil {
		return err
	}
	fmt.Fprintf(w, "%s (%s): %s\n\n", rule.Name, rule.Severity, doc.Summary)
	fmt.Fprintf(w, "Why: %s\n", doc.Reason)
	fmt.Fprintf(w, "What to do: %s\n", doc.Remedy)
	if doc.Notes != "" {
		fmt.Fprintf(w, "\n%s\n", doc.Notes)
	}
	explainOptions(w, rule)
	if doc.Config != "" {
		fmt.Fprintf(w, "\nFor example, with this configuration:\n\n%s\nthis is reported:\n\n%s", indent(doc.Config), indent(doc.Report))
	} else {
		fmt.Fprintf(w, "\nFor example:\n\n%s", indent(doc.Report))
	}
	if fixed := doc.Difference(); fixed != "" {
		fmt.Fprintf(w, "\nFixed:\n\n%s", indent(fixed))
	}
	return nil
}

// explainOptions lists what can be set, and to what it is set.
func explainOptions(w io.Writer, rule lint.Rule) {
	if len(rule.Options) == 0 {
		return
	}
	fmt.Fprintf(w, "\nOptions, in the configuration under rules: {%s: {…}}:\n\n", rule.Name)
	for _, o := range rule.Options {
		fmt.Fprintf(w, "    %s: %s\n        %s\n", o.Name, o.Text(), o.Usage)
	}
}

func indent(text string) string {
	var out strings.Builder
	for line := range strings.Lines(text) {
		if line != "\n" {
			out.WriteString("    ")
		}
		out.WriteString(line)
	}
	return out.String()
}
