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
		Flags:     selectFlags(),
		Action:    inspect,
	}
}

// inspected is an element of the output of inspect.
type inspected struct {
	File string `json:"file"`
	comparison.Comparison
}

func inspect(c *cli.Context) error {
	s, err := open(c)
	if err != nil {
		return err
	}
	pages := make([]*comparison.Page, len(s.files))
	errs := make([]error, len(s.files))
	lint.Each(len(s.files), s.Jobs, func(i int) { pages[i], errs[i] = s.Read(s.files[i]) })
	if err := s.Sites.Err(); err != nil {
		return exitError{exitUsage, err}
	}
	models := []inspected{}
	for i, page := range pages {
		if page != nil {
			models = append(models, inspected{s.files[i], page.Comparison})
		}
	}
	encoder := json.NewEncoder(c.App.Writer)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	if err := encoder.Encode(models); err != nil {
		return err
	}
	if len(models) == 0 {
		fmt.Fprintln(c.App.ErrWriter, summary(lint.Result{Files: len(s.files)}))
	}
	if err := errors.Join(append(errs, s.problems...)...); err != nil {
		return exitError{exitIO, err}
	}
	return nil
}
