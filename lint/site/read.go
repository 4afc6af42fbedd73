package site

import (
	"errors"
	"io/fs"
	"os"
)

var errIrregular = errors.New("neither a file nor a folder: give what it holds on standard input, or in a file")

// readRegular reads a file, unless it is a pipe or a device, for which one could
// wait.
func readRegular(file string) ([]byte, error) {
	info, err := os.Stat(file)
	if err == nil {
		err = irregular(file, info)
	}
	if err != nil {
		return nil, err
	}
	return os.ReadFile(file)
}

// irregular is the error of what is neither a file nor a folder.
func irregular(file string, info fs.FileInfo) error {
	if info.Mode().IsRegular() || info.IsDir() {
		return nil
	}
	return &fs.PathError{Op: "read", Path: file, Err: errIrregular}
}
