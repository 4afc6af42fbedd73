package report

import (
	"errors"
	"io/fs"
	"strings"
	"syscall"

	"github.com/complint/comparisons/internal/lazy"
)

// remedies say what to do about an error of the system.
var remedies = []struct {
	err error
	do  string
}{
	{fs.ErrNotExist, "check its name, and where it leads if it is a symbolic link"},
	{fs.ErrPermission, "let the user who runs complint use it"},
	{syscall.ELOOP, "mend the symbolic link, which leads to itself"},
	{syscall.EISDIR, "name a file in it"},
	{syscall.ENOTDIR, "check its name"},
	{syscall.ENOSPC, "make room, or write elsewhere"},
	{syscall.EROFS, "make it writable, or work on a copy"},
}

// Problem is what an error says, on one line that is safe to print, with a
// remedy where it is an error of the system that nobody has said more of.
func Problem(err error) string {
	text := err.Error()
	var about *fs.PathError
	if errors.As(err, &about) {
		text = strings.Replace(text, about.Path, Named(about.Path), 1)
	}
	var number syscall.Errno
	if errors.As(err, &number) && strings.HasSuffix(text, number.Error()) {
		for _, r := range remedies {
			if errors.Is(number, r.err) {
				text += ": " + r.do
				break
			}
		}
	}
	return visible(lineEnd().ReplaceAllString(text, " "))
}

var lineEnd = lazy.Regexp(`\s*\n\s*`)
