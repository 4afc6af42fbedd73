package fix

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/complint/comparisons/internal/testfiles"
)

// steps are those of one write, in their order.
var steps = []string{"create", "write", "own", "mode", "sync", "compare", "rename", "end"}

func TestWrite(t *testing.T) {
	dir := testfiles.Tree(t, map[string]string{"a.md": "old"})
	file := filepath.Join(dir, "a.md")
	if err := os.Chmod(file, 0o640); err != nil {
		t.Fatal(err)
	}
	var made []string
	w := Writer{before: func(step string) error { made = append(made, step); return nil }}
	if err := w.Write(file, []byte("old"), []byte("new")); err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(made, steps) {
		t.Errorf("the steps are %q", made)
	}
	expect(t, dir, map[string]string{"a.md": "new"})
	if info, err := os.Stat(file); err != nil || info.Mode() != 0o640 {
		t.Errorf("the mode is %v, %v", info.Mode(), err)
	}
	// Under its other name it has been written already.
	if err := w.Write(file, []byte("old"), []byte("new")); err != nil {
		t.Error(err)
	}
}

// expect compares a folder with files by name.
func expect(t *testing.T, dir string, want map[string]string) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	got := make(map[string]string)
	for _, entry := range entries {
		data, err := os.ReadFile(filepath.Join(dir, entry.Name()))
		if err != nil {
			t.Fatal(err)
		}
		got[entry.Name()] = string(data)
	}
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("the folder holds %q, want %q", got, want)
	}
}

// TestWriteFails lets each step fail: the file is the old one or the new one,
// and nothing else is left.
func TestWriteFails(t *testing.T) {
	for _, failing := range steps {
		dir := testfiles.Tree(t, map[string]string{"a.md": "old"})
		full := errors.New("no space left")
		w := Writer{before: func(step string) error {
			if step == failing {
				return full
			}
			return nil
		}}
		if err := w.Write(filepath.Join(dir, "a.md"), []byte("old"), []byte("new")); !errors.Is(err, full) {
			t.Errorf("%s: error %v", failing, err)
		}
		want := "old"
		if failing == "end" {
			want = "new"
		}
		expect(t, dir, map[string]string{"a.md": want})
	}
}

func TestWriteChanged(t *testing.T) {
	for _, when := range []string{"before", "create", "write", "sync", "compare"} {
		dir := testfiles.Tree(t, map[string]string{"a.md": "old"})
		file := filepath.Join(dir, "a.md")
		change := func(step string) error {
			if step != when {
				return nil
			}
			return os.WriteFile(file, []byte("by someone else"), 0o644)
		}
		if err := change("before"); err != nil {
			t.Fatal(err)
		}
		err := Writer{before: change}.Write(file, []byte("old"), []byte("new"))
		if !errors.Is(err, ErrChanged) || !strings.HasPrefix(err.Error(), file+": changed meanwhile") {
			t.Errorf("%s: error %v", when, err)
		}
		expect(t, dir, map[string]string{"a.md": "by someone else"})
	}
}

func TestWriteRefuses(t *testing.T) {
	dir := testfiles.Tree(t, map[string]string{"folder.md/x": ""})
	for name, want := range map[string]error{"absent.md": fs.ErrNotExist, "folder.md": nil} {
		err := Writer{}.Write(filepath.Join(dir, name), nil, []byte("new"))
		if err == nil || want != nil && !errors.Is(err, want) {
			t.Errorf("%s: error %v", name, err)
		}
	}
	if os.Getuid() == 0 {
		return // may write everything
	}
	file := filepath.Join(testfiles.Tree(t, map[string]string{"a.md": "old"}), "a.md")
	if err := os.Chmod(file, 0o444); err != nil {
		t.Fatal(err)
	}
	if err := (Writer{}).Write(file, []byte("old"), []byte("new")); !errors.Is(err, fs.ErrPermission) {
		t.Errorf("error %v", err)
	}
}

// TestWriteLinks: a link within the tree stays one and its file is written;
// one that leads out is refused, whatever part of the path is the link.
func TestWriteLinks(t *testing.T) {
	dir := testfiles.Tree(t, map[string]string{
		"site/content/a.md": "old", "site/content/comparisons/x": "", "site/shared/b.md": "old",
		"outside/c.md": "old", "outside/deep/d.md": "old", "work/e.md": "old",
	})
	at := func(path string) string { return filepath.Join(dir, path) }
	for link, to := range map[string]string{
		"site/content/comparisons/near.md":  "../a.md",
		"site/content/comparisons/far.md":   at("site/shared/b.md"),
		"site/content/comparisons/out.md":   "../../../outside/c.md",
		"site/content/comparisons/work.md":  at("work/e.md"),
		"site/content/comparisons/twice.md": "out.md",
		"site/content/comparisons/gone.md":  "absent.md",
		"site/content/comparisons/loop.md":  "loop.md",
		"site/content/comparisons/deep":     "../../../outside/deep",
		"outside/near.md":                   "c.md",
		"outside/out.md":                    "../site/content/a.md",
		"linked":                            "site",
	} {
		if err := os.Symlink(to, at(link)); err != nil {
			t.Fatal(err)
		}
	}
	outside := ErrOutside
	for _, test := range []struct {
		file, target string
		want         error
	}{
		{"site/content/comparisons/near.md", "site/content/a.md", nil},
		{"site/content/comparisons/far.md", "site/shared/b.md", nil},
		{"site/content/comparisons/work.md", "work/e.md", nil},
		{"linked/content/a.md", "site/content/a.md", nil}, // the site itself is a link
		{"outside/c.md", "outside/c.md", nil},             // no link at all
		{"outside/near.md", "outside/c.md", nil},
		{"site/content/comparisons/out.md", "outside/c.md", outside},
		{"site/content/comparisons/twice.md", "outside/c.md", outside},
		{"site/content/comparisons/deep/d.md", "outside/deep/d.md", outside},
		{"site/content/comparisons/gone.md", "", fs.ErrNotExist},
		{"site/content/comparisons/loop.md", "", errors.ErrUnsupported},
	} {
		roots := []string{at("site"), at("work")}
		if strings.HasPrefix(test.file, "linked") {
			roots = []string{at("linked")}
		}
		err := Writer{Roots: roots}.Write(at(test.file), []byte("old"), []byte("new"))
		if test.want == errors.ErrUnsupported && err != nil {
			continue // what the system says of a loop
		}
		if !errors.Is(err, test.want) {
			t.Errorf("%s: error %v, want %v", test.file, err, test.want)
			continue
		}
		if test.target == "" {
			continue
		}
		want := "new"
		if test.want != nil {
			want = "old"
		}
		if data, err := os.ReadFile(at(test.target)); err != nil || string(data) != want {
			t.Errorf("%s: %s holds %q, %v", test.file, test.target, data, err)
		}
		if err := os.WriteFile(at(test.target), []byte("old"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if info, err := os.Lstat(at("site/content/comparisons/near.md")); err != nil || info.Mode()&fs.ModeSymlink == 0 {
		t.Error("the link is no link any more", err)
	}
	if err := (Writer{Roots: []string{at("site")}}).Write(at("outside/out.md"), []byte("old"), []byte("new")); err != nil {
		t.Errorf("a file elsewhere that is a link into the tree: %v", err)
	}
}

// killedAt names the step at which the process of TestKilled ends itself.
const killedAt = "COMPLINT_TEST_KILLED_AT"

// TestKilled kills a process at each step of a write: the file is the old one
// or the new one, and what is left does not disturb the next run.
func TestKilled(t *testing.T) {
	if step := os.Getenv(killedAt); step != "" {
		kill(step)
		return
	}
	for _, step := range steps {
		dir := testfiles.Tree(t, map[string]string{"a.md": "old"})
		command := exec.Command(os.Args[0], "-test.run", "^TestKilled$")
		command.Env = append(os.Environ(), killedAt+"="+step)
		command.Dir = dir
		if out, err := command.CombinedOutput(); err == nil {
			t.Fatalf("%s: the process was not killed\n%s", step, out)
		}
		data, err := os.ReadFile(filepath.Join(dir, "a.md"))
		want := "old"
		if step == "end" {
			want = "new"
		}
		if err != nil || string(data) != want {
			t.Errorf("%s: the file holds %q, %v", step, data, err)
		}
		if err := (Writer{}).Write(filepath.Join(dir, "a.md"), data, []byte("newer")); err != nil {
			t.Errorf("%s: the next run: %v", step, err)
		}
		if data, err := os.ReadFile(filepath.Join(dir, "a.md")); err != nil || string(data) != "newer" {
			t.Errorf("%s: the next run leaves %q, %v", step, data, err)
		}
	}
}

// kill writes a.md and ends the process at a step, without a chance to tidy up.
func kill(step string) {
	w := Writer{before: func(s string) error {
		if s == step {
			process, err := os.FindProcess(os.Getpid())
			if err == nil {
				err = process.Kill()
			}
			if err == nil {
				select {}
			}
			return err
		}
		return nil
	}}
	_ = w.Write("a.md", []byte("old"), []byte("new"))
}
