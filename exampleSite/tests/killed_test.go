package tests

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
)

// mendable is a site with pages that `complint fix` changes, before and after.
type mendable struct {
	before, after map[string]string
	log           string // of strace, from the last run
}

func newMendable(t *testing.T) *mendable {
	t.Helper()
	m := &mendable{before: make(map[string]string), after: make(map[string]string)}
	page := block(t, "docs/authoring.md", "markdown", 0)
	for _, name := range []string{"a", "b", "c"} {
		file := "content/comparisons/" + name + ".md"
		m.after[file] = strings.ReplaceAll(page, "Tea", strings.ToUpper(name)+" Tea")
		m.before[file] = strings.ReplaceAll(m.after[file], "### ", "#### ")
	}
	return m
}

// site writes the pages as they were.
func (m *mendable) site(t *testing.T) (dir string) {
	t.Helper()
	dir = t.TempDir()
	for name, text := range m.before {
		write(t, filepath.Join(dir, name), text)
	}
	write(t, filepath.Join(dir, "hugo.toml"), "")
	return dir
}

// fix runs `complint fix` in a site of its own, with faults that strace injects,
// and returns the folder and how it ended.
func (m *mendable) fix(t *testing.T, inject string) (dir, out string, err error) {
	t.Helper()
	dir = m.site(t)
	m.log = filepath.Join(t.TempDir(), "calls")
	printed, err := traced(dir, m.log, []string{"-e", "inject=" + inject}, "fix", "--jobs", "1").CombinedOutput()
	return dir, string(printed), err
}

// traced is complint in a folder, with strace around it, which writes calls of the system to a log.
func traced(dir, log string, options []string, args ...string) *exec.Cmd {
	command := exec.Command("strace", slices.Concat([]string{"-f", "-o", log}, options, []string{complint}, args)...)
	command.Dir = dir
	command.Env = append(os.Environ(), "GOMAXPROCS=1")
	return command
}

// check holds each page to what it was or what it is to be, and returns how
// many are that already.
func (m *mendable) check(t *testing.T, fault, dir string) (mended int) {
	t.Helper()
	for file := range m.before {
		switch read(t, dir, file) {
		case m.after[file]:
			mended++
		case m.before[file]:
		default:
			t.Fatalf("%s: %s is neither as it was nor as it is to be:\n%s", fault, file, read(t, dir, file))
		}
	}
	return mended
}

// calls are those with which complint fix reads and writes files.
var calls = []string{"openat", "read", "write", "fstat", "newfstatat", "fchmod", "fchown", "fsync", "close", "renameat", "unlinkat", "getdents64"}

// TestKilled kills `complint fix` at each of its system calls on files. No page is lost
// or half written, and the next run does the rest.
func TestKilled(t *testing.T) {
	if !isInstalled(t, "strace") {
		return
	}
	m := newMendable(t)
	partly := 0
	for _, call := range calls {
		for n := 1; ; n++ {
			fault := fmt.Sprintf("%s:signal=KILL:when=%d", call, n)
			dir, out, err := m.fix(t, fault)
			mended := m.check(t, fault, dir)
			if !isKilled(err) {
				if err != nil || mended != len(m.after) {
					t.Errorf("%s: not killed, and %d mended: %v\n%s", fault, mended, err, out)
				}
				break
			}
			if mended > 0 && mended < len(m.after) {
				partly++
			}
			if out, err := run(t, dir, complint, "fix"); err != nil || m.check(t, fault, dir) != len(m.after) {
				t.Fatalf("%s: the next run: %v\n%s", fault, err, out)
			}
		}
	}
	if partly == 0 {
		t.Error("it was never killed between two pages")
	}
}

// isKilled reports whether strace ended as the program did that it ran: by a
// signal.
func isKilled(err error) bool {
	var exit *exec.ExitError
	if !errors.As(err, &exit) {
		return false
	}
	status, ok := exit.Sys().(syscall.WaitStatus)
	return ok && (status.Signaled() || status.ExitStatus() == 128+int(syscall.SIGKILL))
}

// TestFailing has each system call that writes fail, as on a full disk or a broken one. No page
// is lost, nothing else is left, and the status says so.
func TestFailing(t *testing.T) {
	if !isInstalled(t, "strace") {
		return
	}
	m := newMendable(t)
	for _, failing := range []string{"write:error=ENOSPC", "fsync:error=EIO", "fchmod:error=EPERM", "renameat:error=EACCES", "renameat:error=ENOSPC"} {
		failed := false
		for n := 1; ; n++ {
			fault := fmt.Sprintf("%s:when=%d", failing, n)
			dir, out, err := m.fix(t, fault)
			mended := m.check(t, fault, dir)
			if left, _ := filepath.Glob(filepath.Join(dir, "content/comparisons/.*")); len(left) > 0 {
				t.Errorf("%s: %q are left", fault, left)
			}
			var exit *exec.ExitError
			switch {
			case mended == len(m.after) && err == nil:
			case !errors.As(err, &exit) || exit.ExitCode() != 3:
				t.Errorf("%s: %v\n%s", fault, err, out)
			case !strings.Contains(out, "content/comparisons/") && !strings.Contains(out, "/dev/stdout"):
				t.Errorf("%s: what failed is not said:\n%s", fault, out)
			default:
				failed = true
			}
			if err == nil {
				break // there is no nth call any more
			}
		}
		if !failed {
			t.Errorf("%s: nothing ever failed", failing)
		}
	}
}
