package tests

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// obstacle is something that keeps complint from a file, and what it says of it.
type obstacle struct {
	name string
	make func(t *testing.T, dir string) // nil for none
	// path and fault are what strace makes of the calls of the system about a path, "" for nothing.
	path, fault string
	args        []string
	says        string
}

const (
	wantedName = "check its name, and where it leads if it is a symbolic link"
	mayNot     = "let the user who runs complint use it"
	noPipe     = "neither a file nor a folder: give what it holds on standard input, or in a file"
)

func link(target string) func(*testing.T, string) {
	return func(t *testing.T, dir string) {
		if err := os.Symlink(target, filepath.Join(dir, "content/comparisons/x.md")); err != nil {
			t.Fatal(err)
		}
	}
}

func pipe(name string) func(*testing.T, string) {
	return func(t *testing.T, dir string) {
		if err := syscall.Mkfifo(filepath.Join(dir, name), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

func file(t *testing.T, dir string) {
	write(t, filepath.Join(dir, "content/comparisons/x.md"), oldPage)
}

// obstacles are those of `complint check`, which goes on with the other pages.
var obstacles = []obstacle{
	{"a broken link", link("nowhere.md"), "", "", []string{"content/comparisons/x.md"}, "stat content/comparisons/x.md: no such file or directory: " + wantedName},
	{"a link to itself", link("x.md"), "", "", []string{"content/comparisons/x.md"}, "stat content/comparisons/x.md: too many levels of symbolic links: mend the symbolic link, which leads to itself"},
	{"links on the way", link("."), "", "", nil, ""},
	{"a pipe on the way", pipe("content/comparisons/x.md"), "", "", nil, ""},
	{"a pipe of a section", pipe("content/comparisons/_index.md"), "", "", nil, ""},
	{"a pipe in the place of .gitignore", pipe("content/.gitignore"), "", "", nil, ""},
	{"a pipe", pipe("content/comparisons/x.md"), "", "", []string{"content/comparisons/x.md"}, "read content/comparisons/x.md: " + noPipe},
	{"a device", nil, "", "", []string{"/dev/zero"}, "read /dev/zero: " + noPipe},
	{"a file that vanishes", file, "content/comparisons/x.md", "openat:error=ENOENT", nil, "open content/comparisons/x.md: no such file or directory: " + wantedName},
	{"a file that may not be read", file, "content/comparisons/x.md", "openat:error=EACCES", nil, "open content/comparisons/x.md: permission denied: " + mayNot},
	{"a broken disk", file, "content/comparisons/x.md", "read:error=EIO", nil, "read content/comparisons/x.md: input/output error"},
	{"a folder that may not be read", file, "content/closed", "openat:error=EACCES", nil, "open content/closed: permission denied: " + mayNot},
	{"a full disk for the report", nil, "", "", []string{"--output", "/dev/full"}, "write /dev/full: no space left on device: make room, or write elsewhere"},
	{"a full disk for one of the reports", nil, "", "", []string{"--format", "json=/dev/full", "--format", "text"}, "write /dev/full: no space left on device: make room, or write elsewhere"},
	{"a report in no folder", nil, "", "", []string{"--output", "absent/report"}, "open absent/report: no such file or directory: " + wantedName},
	{"a folder for the report", nil, "", "", []string{"--output", "content"}, "open content: is a directory: name a file in it"},
}

// TestUnreadable: what cannot be read or written is named, with a remedy and status 3, and the other pages are checked.
func TestUnreadable(t *testing.T) {
	if !isInstalled(t, "strace") {
		return
	}
	for _, o := range obstacles {
		t.Run(o.name, func(t *testing.T) {
			dir := t.TempDir()
			write(t, filepath.Join(dir, "hugo.toml"), "")
			write(t, filepath.Join(dir, "content/comparisons/short.md"), oldPage)
			write(t, filepath.Join(dir, "content/closed/a.md"), "")
			if o.make != nil {
				o.make(t, dir)
			}
			args := append([]string{"check"}, o.args...)
			toScreen := !strings.Contains(strings.Join(args, " "), "--output")
			if len(o.args) > 0 && !strings.HasPrefix(o.args[0], "-") {
				args = append(args, "content")
			}
			stdout, stderr, err := strace(t, dir, o.path, o.fault, args...)
			if toScreen && !strings.Contains(stdout, "content/comparisons/short.md:10:1: error: ") {
				t.Errorf("the other page is not checked:\n%s", stdout)
			}
			want := 3
			if o.says == "" {
				want = 1
			}
			if got := statusOf(err); got != want {
				t.Errorf("exit status %d, want %d", got, want)
			}
			if said := "complint: " + o.says + "\n"; o.says != "" && !strings.HasSuffix(stderr, said) || o.says == "" && strings.Contains(stderr, "complint: ") {
				t.Errorf("standard error is\n%s\nwithout %q", stderr, said)
			}
		})
	}
}

// TestReadOnly has `complint fix` meet files and folders that may not be written. The other pages are mended.
func TestReadOnly(t *testing.T) {
	if !isInstalled(t, "strace") {
		return
	}
	const first = "content/comparisons/a.md"
	m := newMendable(t)
	for _, o := range []obstacle{
		{name: "a read-only tree", fault: "openat:error=EROFS", says: first + ": read-only file system: make it writable, or work on a copy"},
		{name: "a file of another user", fault: "openat:error=EACCES", says: first + ": permission denied: " + mayNot},
		{name: "a folder of another user", fault: "renameat,renameat2:error=EACCES", says: first + ": permission denied: " + mayNot},
	} {
		dir := m.site(t)
		// Pages are read by the paths that are reported, and written by absolute ones, so that only writing fails.
		_, stderr, err := strace(t, dir, filepath.Join(dir, first), o.fault, "fix")
		if statusOf(err) != 3 || !strings.Contains(stderr, o.says+"\n") {
			t.Errorf("%s: %v\n%s", o.name, err, stderr)
		}
		if mended := m.check(t, o.name, dir); mended != len(m.after)-1 || read(t, dir, first) != m.before[first] {
			t.Errorf("%s: %d pages are mended", o.name, mended)
		}
		if left, _ := filepath.Glob(filepath.Join(dir, "content/comparisons/.*")); len(left) > 0 {
			t.Errorf("%s: %q are left", o.name, left)
		}
	}
}

// strace runs complint in a folder, with a fault in its calls of the system that say a path, if there is one.
func strace(t *testing.T, dir, path, fault string, args ...string) (stdout, stderr string, err error) {
	t.Helper()
	var options []string
	if fault != "" {
		options = []string{"-P", path, "-e", "inject=" + fault}
	}
	command := traced(dir, os.DevNull, options, args...)
	var out, errs strings.Builder
	command.Stdout, command.Stderr = &out, &errs
	err = command.Run()
	return out.String(), errs.String(), err
}

// statusOf is the exit status of a command that has ended.
func statusOf(err error) int {
	if exit, ok := err.(*exec.ExitError); ok {
		return exit.ExitCode()
	}
	return 0
}
