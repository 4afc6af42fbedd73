package main

import (
	"errors"
	"os"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/complint/comparisons/lint"
	"github.com/complint/comparisons/lint/lsp"
	"github.com/complint/comparisons/lint/rules"
)

func lspCommand() *cli.Command {
	return &cli.Command{
		Name:  "lsp",
		Usage: "serve an editor over standard input and output, by the Language Server Protocol",
		Flags: lintFlags(),
		Action: func(c *cli.Context) error {
			if c.Args().Present() {
				return usageError("lsp takes no argument: the editor says which files there are")
			}
			if err := c.Set("quiet", "true"); err != nil {
				return err
			}
			err := lsp.Serve(input(c), c.App.Writer, lsp.Options{
				Version: version(),
				Enter:   os.Chdir,
				Open: func(file, folder string, read func(string) ([]byte, error)) (lsp.Project, error) {
					return openInEditor(c, file, folder, read)
				},
				Explain: explainInEditor,
			})
			if err != nil {
				return exitError{exitFindings, err} // the status that the protocol asks for
			}
			return nil
		},
	}
}

// openInEditor sets up the linter for a file that an editor has open. The
// configuration is read anew each time: it may be what has changed.
func openInEditor(c *cli.Context, file, folder string, read func(string) ([]byte, error)) (lsp.Project, error) {
	s, err := configure(c, folder)
	if err != nil {
		return lsp.Project{}, err
	}
	s.ReadFile = read
	s.files = []string{relative(file)}
	project := lsp.Project{Linter: s.Linter, File: s.files[0], Excluded: s.exclude(s.files[0], false)}
	project.Check = func() ([]lint.Diagnostic, error) {
		if err := s.findContext(); err != nil {
			return nil, err
		}
		result := s.Run(s.files, s.context)
		err := errors.Join(append(result.Errors, s.Sites.Err(), s.applyBaseline(c, &result))...)
		return result.Diagnostics, err
	}
	return project, nil
}

// explainInEditor is what `complint explain` prints, and the page of the rule.
func explainInEditor(name string) (text, url string) {
	rule, ok := rules.Find(name)
	if !ok {
		return "", ""
	}
	var out strings.Builder
	if err := explain(&out, rule); err != nil {
		return "", ""
	}
	return out.String(), rulesPage + "#" + name
}
