package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/urfave/cli/v2"

	"github.com/complint/comparisons/lint"
	"github.com/complint/comparisons/lint/comparison"
	"github.com/complint/comparisons/lint/config"
	"github.com/complint/comparisons/lint/fix"
	"github.com/complint/comparisons/lint/report"
	"github.com/complint/comparisons/lint/rules"
	"github.com/complint/comparisons/lint/site"
)

func initCommand() *cli.Command {
	return &cli.Command{
		Name:      "init",
		Usage:     "write a configuration that explains every setting and changes none",
		ArgsUsage: "[PATH…]",
		Flags: []cli.Flag{
			&cli.BoolFlag{Name: "toml", Usage: "write .complint.toml instead of .complint.yaml"},
			&cli.BoolFlag{Name: "pre-commit", Usage: "add complint to " + preCommitName + " too"},
			&cli.BoolFlag{Name: "from", Usage: "make it fit the pages among and below the given PATHs"},
			&cli.BoolFlag{Name: "force", Usage: "overwrite the configuration"},
		},
		Action: initialize,
	}
}

// initialize writes what is asked for and says what it wrote.
func initialize(c *cli.Context) error {
	if c.Args().Present() != c.Bool("from") {
		return usageError("init writes in the root of the site, or else in the working directory: it takes pages only with --from, and that needs some")
	}
	dir, err := siteRoot()
	if err != nil {
		return err
	}
	if err := initConfig(c, dir); err != nil {
		return err
	}
	if c.Bool("pre-commit") {
		return initPreCommit(c)
	}
	return nil
}

// siteRoot is the root of the site around the working directory, or that
// directory where there is no site.
func siteRoot() (string, error) {
	sites, err := site.NewFinder()
	if err != nil {
		return "", err
	}
	root := sites.FindIn(".").Root
	if err := sites.Err(); err != nil {
		return "", exitError{exitUsage, err}
	}
	if root == "" {
		return ".", nil
	}
	return fromHere(root), nil
}

// initConfig writes the configuration. One that is there stays as it is, which
// is an error unless the rest can be done without.
func initConfig(c *cli.Context, dir string) error {
	name, format := config.Names[0], comparison.FormatYAML
	if c.Bool("toml") {
		name, format = ".complint.toml", comparison.FormatTOML
	}
	path := filepath.Join(dir, name)
	for _, other := range config.Names {
		other = filepath.Join(dir, other)
		if _, err := os.Lstat(other); errors.Is(err, fs.ErrNotExist) || other == path && c.Bool("force") {
			continue
		}
		switch {
		case c.Bool("pre-commit") && !c.Bool("force"):
			fmt.Fprintf(c.App.Writer, "%s is there and stays as it is\n", other)
			return nil
		case other == path:
			return usageError("%s is there already: --force overwrites it", other)
		}
		return usageError("%s is there already: remove it first, since there can be only one configuration", other)
	}
	summaries, err := summaries()
	if err != nil {
		return err
	}
	fit, err := fitOf(c)
	if err != nil {
		return err
	}
	return writeWhole(c, path, config.Sample(format, rules.All, summaries.of, fit))
}

// fitOf looks at the pages that the configuration is to fit, nil for none.
func fitOf(c *cli.Context) (*config.Fit, error) {
	if !c.Bool("from") {
		return nil, nil
	}
	linter, err := lint.New(rules.All...)
	if err != nil {
		return nil, err
	}
	files, err := linter.Sites.Files(c.Args().Slice(), nil)
	if err != nil {
		return nil, exitError{exitIO, err}
	}
	fit := config.NewFit()
	pages := 0
	for _, file := range files {
		page, err := linter.Read(file)
		if err != nil {
			return nil, exitError{exitIO, err}
		}
		if page != nil {
			pages++
			fit.Add(page, linter.Check(file, page))
		}
	}
	if pages == 0 {
		return nil, exitError{exitUsage, errors.New(summary(lint.Result{Files: len(files)}))}
	}
	return fit, nil
}

// writeWhole writes a file and says that it did.
func writeWhole(c *cli.Context, path string, content []byte) error {
	if err := replaceWhole(path, content); err != nil {
		return err
	}
	fmt.Fprintf(c.App.Writer, "wrote %s\n", path)
	return nil
}

// replaceWhole writes a file so that at any moment it is there as a whole, the
// old or the new one.
func replaceWhole(path string, content []byte) error {
	if isSpecial(path) {
		return exitError{exitIO, fmt.Errorf("%s: not a file that can be replaced: name another one", report.Named(path))}
	}
	err := whole(func() error {
		before, err := os.ReadFile(path)
		switch {
		case err == nil:
			return fix.Writer{}.Write(path, before, content)
		case errors.Is(err, fs.ErrNotExist):
			return createWhole(path, content)
		}
		return err
	})
	if err != nil {
		return exitError{exitIO, err}
	}
	return nil
}

func createWhole(path string, content []byte) error {
	file, err := os.CreateTemp(filepath.Dir(path), filepath.Base(path)+".*.tmp")
	if err != nil {
		return err
	}
	_, err = file.Write(content)
	if err = errors.Join(err, file.Chmod(0o644), file.Close()); err == nil {
		err = os.Rename(file.Name(), path)
	}
	if err != nil {
		return errors.Join(err, os.Remove(file.Name()))
	}
	return nil
}
