package main

import (
	"os"
	"path/filepath"
)

// relative shortens a path below the working directory; others stay.
func relative(path string) string {
	dir, err := os.Getwd()
	if err != nil {
		return path
	}
	short, err := filepath.Rel(dir, path)
	if err != nil || !filepath.IsLocal(short) {
		return path
	}
	return short
}
