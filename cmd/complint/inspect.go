package main

import (
	"encoding/json"
	"errors"
	"fmt"

	"github.com/urfave/cli/v2"

	"github.com/complint/comparisons/lint"
	"github.com/complint/comparisons/lint/comparison"
)

func inspectCommand() *cli.Command {
	return &cli.Command{
		Name:      "inspect",
		Usage:     "print what complint sees in comparison pages, as JSON",
		ArgsUsage: "[PATH…]",
		Action:    inspect,
	}
}

// inspected is an element of the output of inspect.
type inspected struct {
	File string `json:"file"`
	comparison.Comparison
}

func inspect(c *cli.Context) error {
	linter, files, err := open(c.Args().Slice())
	if linter == nil {
		return err
	}
	pages := make([]*comparison.Page, len(files))
	errs := make([]error, len(files))
	lint.Each(len(files), linter.Jobs, func(i int) { pages[i], errs[i] = linter.Read(files[i]) })
	if err := linter.Sites.Err(); err != nil {
		return exitError{exitUsage, err}
	}
	models := []inspected{}
	for i, page := range pages {
		if page != nil {
			models = append(models, inspected{files[i], page.Comparison})
		}
	}
	encoder := json.NewEncoder(c.App.Writer)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	if err := encoder.Encode(models); err != nil {
		return err
	}
	if len(models) == 0 {
		fmt.Fprintln(c.App.ErrWriter, summary(lint.Result{Files: len(files)}))
	}
	if err := errors.Join(append(errs, err)...); err != nil {
		return exitError{exitIO, err}
	}
	return nil
}
