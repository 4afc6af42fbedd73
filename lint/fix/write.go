package fix

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// ErrChanged is the error for a file that is no longer what was checked.
var ErrChanged = errors.New("changed meanwhile and left as it is: run complint again")

// ErrOutside is the error for a symbolic link out of the tree.
var ErrOutside = errors.New("leads out of the tree through a symbolic link and is left as it is: name the file that it leads to")

// Writer writes pages that were mended back to their files.
type Writer struct {
	// Roots are the folders that a symbolic link may lead to: the site and the
	// working directory. That of the file itself is one too.
	Roots []string

	before func(step string) error // called before each step, for tests
}

// temporary is the pattern for the names of files that are being written: no
// content of a site, for Hugo and for complint.
const temporary = ".complint-*.tmp"

// Write makes after the content of a file that had the content before. At any
// moment the file holds the one or the other as a whole; it keeps its mode and,
// where that is allowed, its owner. A file that changed in the meantime stays
// as it is. A symbolic link stays one, and what it leads to is written.
func (w Writer) Write(file string, before, after []byte) (err error) {
	target, err := w.target(file)
	if err != nil {
		return err
	}
	if done, err := isDone(target, before, after); done || err != nil {
		return err
	}
	info, err := os.Stat(target)
	if err != nil {
		return err
	}
	if err := w.step("create"); err != nil {
		return err
	}
	out, err := os.CreateTemp(filepath.Dir(target), temporary)
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, ignore(os.Remove(out.Name()), fs.ErrNotExist))
		}
	}()
	if err := w.fill(out, info, after); err != nil {
		return err
	}
	return w.replace(target, out.Name(), before, after)
}

func (w Writer) step(name string) error {
	if w.before == nil {
		return nil
	}
	return w.before(name)
}

// ignore returns an error unless it is of a kind.
func ignore(err, kind error) error {
	if errors.Is(err, kind) {
		return nil
	}
	return err
}

// fill writes the whole content of a file, down to the disk.
func (w Writer) fill(out *os.File, like fs.FileInfo, content []byte) error {
	write := func() error {
		for _, step := range []struct {
			name string
			do   func() error
		}{
			{"write", func() error { _, err := out.Write(content); return err }},
			{"own", func() error { takeOwner(out, like); return nil }},
			{"mode", func() error { return out.Chmod(like.Mode()) }},
			{"sync", out.Sync},
		} {
			if err := w.step(step.name); err != nil {
				return err
			}
			if err := step.do(); err != nil {
				return err
			}
		}
		return nil
	}
	return errors.Join(write(), out.Close())
}

// replace puts the new file in the place of the old one, unless that changed.
func (w Writer) replace(target, name string, before, after []byte) error {
	if err := w.step("compare"); err != nil {
		return err
	}
	if done, err := isDone(target, before, after); done || err != nil {
		return errors.Join(err, os.Remove(name))
	}
	if err := w.step("rename"); err != nil {
		return err
	}
	if err := os.Rename(name, target); err != nil {
		return err
	}
	syncFolder(filepath.Dir(target))
	return w.step("end")
}

// isDone reports whether the file holds what is to be written already, since
// it has two names. It is opened as for writing, so that a file that may not
// be written is not replaced.
func isDone(target string, before, after []byte) (bool, error) {
	file, err := os.OpenFile(target, os.O_RDWR, 0)
	if err != nil {
		return false, err
	}
	defer file.Close()
	now, err := io.ReadAll(file)
	switch {
	case err != nil:
		return false, err
	case bytes.Equal(now, after):
		return true, nil
	case !bytes.Equal(now, before):
		return false, fmt.Errorf("%s: %w", target, ErrChanged)
	}
	return false, nil
}

// syncFolder makes a rename last through a power failure, on the systems that
// can.
func syncFolder(dir string) {
	if folder, err := os.Open(dir); err == nil {
		_ = folder.Sync()
		_ = folder.Close()
	}
}

// target returns the file that a path leads to. It has to be in the same root
// as the path itself, or in another one.
func (w Writer) target(file string) (string, error) {
	path, err := filepath.Abs(file)
	if err != nil {
		return "", err
	}
	target, err := filepath.EvalSymlinks(path)
	if err != nil {
		return "", err
	}
	within := false
	for _, root := range w.Roots {
		if root, err = filepath.Abs(root); err != nil {
			return "", err
		}
		within = within || isBelow(path, root)
		if real, err := filepath.EvalSymlinks(root); err == nil && isBelow(target, real) {
			return target, nil
		}
	}
	// A file elsewhere was named by whoever runs the program.
	folder, err := filepath.EvalSymlinks(filepath.Dir(path))
	if !within && err == nil && isBelow(target, folder) {
		return target, nil
	}
	return "", fmt.Errorf("%s: %w", file, ErrOutside)
}

// isBelow reports whether path is in the tree of a folder.
func isBelow(path, folder string) bool {
	relative, err := filepath.Rel(folder, path)
	return err == nil && filepath.IsLocal(relative)
}
