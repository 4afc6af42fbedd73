package main

import (
	"bytes"
	"fmt"
	"os"

	"github.com/urfave/cli/v2"

	"github.com/complint/comparisons/lint"
)

// applyBaseline takes the findings of the baseline out of a result.
func (s *invocation) applyBaseline(c *cli.Context, result *lint.Result) error {
	name := s.baseline
	if name == "" {
		return nil
	}
	data, err := os.ReadFile(name)
	if err != nil {
		return exitError{exitUsage, fmt.Errorf("%w: write it with --write-baseline", err)}
	}
	baseline, err := lint.ReadBaseline(name, data)
	if err != nil {
		return exitError{exitUsage, err}
	}
	if fixed := baseline.Apply(result); fixed > 0 && !c.Bool("quiet") {
		fmt.Fprintf(c.App.ErrWriter, "%s: %s can go: write it anew with --write-baseline\n", name, count(fixed, "finding"))
	}
	return nil
}

// writeBaseline makes all findings the baseline.
func (s *invocation) writeBaseline(c *cli.Context, result lint.Result) error {
	name := s.baseline
	if name == "" {
		name = defaultBaseline
	}
	if len(result.Errors) > 0 {
		return s.conclude(c, result) // a baseline of what could be read would be wrong
	}
	var out bytes.Buffer
	if err := lint.WriteBaseline(&out, name, result); err != nil {
		return err
	}
	if err := replaceWhole(name, out.Bytes()); err != nil {
		return err
	}
	if !c.Bool("quiet") {
		fmt.Fprintf(c.App.ErrWriter, "%s: %s written\n", name, count(len(result.Diagnostics), "finding"))
	}
	return nil
}
