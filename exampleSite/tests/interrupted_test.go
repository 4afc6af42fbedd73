package tests

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

var interrupts = map[string]syscall.Signal{"INT": syscall.SIGINT, "TERM": syscall.SIGTERM, "HUP": syscall.SIGHUP}

// heedSignals has programs that are started end by signals that this one may
// ignore: nohup, and shells for what runs in the background, have it do so.
func heedSignals(t *testing.T) {
	t.Helper()
	heeded := make(chan os.Signal, 1)
	for _, s := range interrupts {
		signal.Notify(heeded, s)
	}
	t.Cleanup(func() { signal.Stop(heeded) })
}

// TestInterrupted sends `complint fix` a signal at each of its system calls on files. It ends between two files and by
// the signal, unless it is at its end already, and leaves no file of its own.
func TestInterrupted(t *testing.T) {
	if !isInstalled(t, "strace") {
		return
	}
	heedSignals(t)
	m := newMendable(t)
	for name, sig := range interrupts {
		interrupted := 0
		for _, call := range []string{"openat", "write", "fchmod", "fsync", "renameat"} {
			for n, reached := 1, true; reached; n++ {
				fault := fmt.Sprintf("%s:signal=%s:when=%d", call, name, n)
				dir, out, err := m.fix(t, fault)
				mended := m.check(t, fault, dir)
				if left, _ := filepath.Glob(filepath.Join(dir, "content/comparisons/.*")); len(left) > 0 {
					t.Fatalf("%s: %q are left", fault, left)
				}
				switch {
				case isEndedBy(err, sig):
					interrupted++
				case err != nil || mended != len(m.after):
					t.Errorf("%s: ended with %v, and %d mended\n%s", fault, err, mended, out)
				}
				reached = strings.Contains(read(t, m.log), "--- SIG"+name)
			}
		}
		if interrupted == 0 {
			t.Errorf("SIG%s never ended it", name)
		}
	}
}

// isEndedBy reports whether a program was ended by a signal.
func isEndedBy(err error, sig syscall.Signal) bool {
	var exit *exec.ExitError
	if !errors.As(err, &exit) {
		return false
	}
	status, ok := exit.Sys().(syscall.WaitStatus)
	return ok && status.Signaled() && status.Signal() == sig
}

// TestInterruptedWaiting sends a signal to commands that wait for their input.
func TestInterruptedWaiting(t *testing.T) {
	heedSignals(t)
	for name, sig := range interrupts {
		for _, args := range [][]string{{"check", "--stdin-filename", "a.md"}, {"fix", "--stdin-filename", "a.md"}, {"lsp"}} {
			dir := t.TempDir()
			command := exec.Command(complint, args...)
			command.Dir = dir
			if _, err := command.StdinPipe(); err != nil { // nobody writes to it, and nobody closes it
				t.Fatal(err)
			}
			if err := command.Start(); err != nil {
				t.Fatal(err)
			}
			if err := command.Process.Signal(sig); err != nil {
				t.Fatal(err)
			}
			if err := command.Wait(); !isEndedBy(err, sig) {
				t.Errorf("SIG%s: %s ended with %v", name, args, err)
			}
			if left, err := os.ReadDir(dir); err != nil || len(left) > 0 {
				t.Errorf("SIG%s: %s leaves %v, %v", name, args, left, err)
			}
		}
	}
}
