package main

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"os"
	"path/filepath"

	"github.com/urfave/cli/v2"

	"github.com/complint/comparisons/lint"
)

// openCache opens the cache of the working directory, under which the names of
// files are what they are in reports; nil when none is wanted.
func openCache(c *cli.Context) (*lint.Cache, error) {
	dir := c.String("cache-dir")
	if dir == "" && !c.Bool("cache") {
		return nil, nil
	}
	if dir == "" {
		users, err := os.UserCacheDir()
		if err != nil {
			return nil, usageError("no folder for the cache: %w: name one with --cache-dir", err)
		}
		dir = filepath.Join(users, "complint")
	}
	workingDir, err := os.Getwd()
	if err != nil {
		return nil, exitError{exitIO, err}
	}
	program, err := identity()
	if err != nil {
		return nil, exitError{exitIO, fmt.Errorf("no cache: %w", err)}
	}
	sum := sha256.Sum256([]byte(workingDir))
	return lint.OpenCache(filepath.Join(dir, hex.EncodeToString(sum[:16])), program), nil
}

// saveCache writes the cache for the next run, which is as right without.
func saveCache(c *cli.Context, cache *lint.Cache) {
	if cache == nil {
		return
	}
	if err := whole(cache.Save); err != nil {
		fmt.Fprintf(c.App.ErrWriter, "complint: the cache is not written: %v\n", err)
	}
}

// identity tells this program from any other: a version may be that of many
// builds.
func identity() (string, error) {
	file, err := os.Executable()
	if err != nil {
		return "", err
	}
	info, err := os.Stat(file)
	if err != nil {
		return "", err
	}
	return fmt.Sprintf("%s %s %d %d", version(), file, info.Size(), info.ModTime().UnixNano()), nil
}
