package main

import (
	"errors"
	"io/fs"

	"github.com/urfave/cli/v2"

	"github.com/complint/comparisons/lint/config"
	"github.com/complint/comparisons/lint/rules"
)

// readConfig returns the configuration that the flags --config and --no-config
// ask for, by default the nearest one around a folder. Where there is none, it is
// that of an empty file.
func readConfig(c *cli.Context, folder string) (*config.File, error) {
	name := c.String("config")
	switch {
	case c.Bool("no-config") && name != "":
		return nil, usageError("--config and --no-config exclude each other: leave one out")
	case c.Bool("no-config"):
		return emptyConfig()
	case name == "":
		found, err := config.Find(folder)
		if err != nil {
			return nil, exitError{exitUsage, err}
		}
		if found == "" {
			return emptyConfig()
		}
		name = fromHere(found)
	}
	file, err := config.Load(name, rules.All)
	var unreadable *fs.PathError
	if errors.As(err, &unreadable) {
		return nil, exitError{exitIO, err}
	}
	if err != nil {
		return nil, exitError{exitUsage, err}
	}
	return file, nil
}

func emptyConfig() (*config.File, error) { return config.Parse(config.Names[0], nil, rules.All) }
