package site

import (
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/complint/comparisons/internal/testfiles"
)

func TestFiles(t *testing.T) {
	dir := testfiles.Tree(t, map[string]string{
		"b.md": "", "a.markdown": "", "c.txt": "", ".hidden/d.md": "", ".d.md": "", "#d.md": "", "public/e.md": "", "sub dir/f.MD": "",
		"node_modules/g.md": "", "themes/x/content/h.md": "", "site/hugo.toml": "", "site/content/public/i.md": "", "site/public/j.md": "",
	})
	t.Chdir(dir)
	for _, test := range []struct {
		paths, exclude, want string
	}{
		{".", "", "a.markdown|b.md|site/content/public/i.md|sub dir/f.MD"},
		{"c.txt|./b.md|b.md|.hidden|public|.d.md", "", "c.txt|b.md|.hidden/d.md|public/e.md|.d.md"},
		{"sub dir|.", "a.markdown|site", "sub dir/f.MD|b.md"},
		{"b.md|" + dir + "/b.md|" + dir + "/sub dir|sub dir", "", "b.md|" + filepath.ToSlash(dir) + "/sub dir/f.MD"},
		{"b.md|site", "b.md|site", "b.md|site/content/public/i.md"}, // what is named is taken
	} {
		excluded := strings.Split(test.exclude, "|")
		files, err := newTestFinder(t).Files(strings.Split(test.paths, "|"), func(path string, folder bool) bool {
			return slices.Contains(excluded, path)
		})
		if got := filepath.ToSlash(strings.Join(files, "|")); got != test.want || err != nil {
			t.Errorf("%s without %s: got %s, want %s; error %v", test.paths, test.exclude, got, test.want, err)
		}
	}
}

func TestFilesThatCannotBeRead(t *testing.T) {
	t.Chdir(testfiles.Tree(t, map[string]string{"a.md": ""}))
	files, err := newTestFinder(t).Files([]string{"absent", "a.md"}, nil)
	if err == nil || !strings.Contains(err.Error(), "absent") || len(files) != 1 {
		t.Errorf("got %v, error %v", files, err)
	}
}

// Hugo does not follow links either, but for a folder that is mounted itself.
func TestFilesBehindLinks(t *testing.T) {
	t.Chdir(testfiles.Tree(t, map[string]string{"content/a.md": "", "other/b.md": ""}))
	for link, target := range map[string]string{
		"content/loop": ".", "content/outside": "../other", "content/c.md": "a.md", "linked": "other",
	} {
		if err := os.Symlink(target, link); err != nil {
			t.Fatal(err)
		}
	}
	files, err := newTestFinder(t).Files([]string{"content", "linked", "content/c.md"}, nil)
	if got := filepath.ToSlash(strings.Join(files, " ")); got != "content/a.md linked/b.md content/c.md" || err != nil {
		t.Errorf("got %s, error %v", got, err)
	}
}

var ignoringTree = map[string]string{
	".gitignore":               "# comment\n*.draft.md\n!keep.draft.md\n/top.md\nbuilt/\ncontent/**/tmp\n",
	".git/info/exclude":        "excluded.md\n",
	"top.md":                   "",
	"a.draft.md":               "",
	"keep.draft.md":            "",
	"excluded.md":              "",
	"content/top.md":           "",
	"content/a.md":             "",
	"content/a.draft.md":       "",
	"content/excluded.md":      "",
	"content/tmp/a.md":         "",
	"content/x/y/tmp/a.md":     "",
	"content/built/a.md":       "",
	"content/built.md":         "",
	"content/x/.gitignore":     "!a.draft.md\nbuilt.md\n*.no.md\n",
	"content/x/a.draft.md":     "",
	"content/x/built.md":       "",
	"content/x/y/.gitignore":   "!a.no.md\n",
	"content/x/y/a.no.md":      "",
	"content/x/y/b.no.md":      "",
	"content/x/built/keep.md":  "",
	"content/x/y/z/a.draft.md": "",
}

// TestFilesIgnored asks Git itself what it ignores.
func TestFilesIgnored(t *testing.T) {
	dir := testfiles.Tree(t, ignoringTree)
	git := func(args ...string) []string {
		out, err := exec.Command("git", append([]string{"-C", dir, "-c", "core.excludesFile="}, args...)...).Output()
		if err != nil {
			t.Fatal(err)
		}
		return strings.Fields(string(out))
	}
	git("init", "--quiet", "--template=")
	for _, below := range []string{".", "content", "content/x", "content/x/y"} {
		want := git("ls-files", "--others", "--exclude-standard", "--", below+"/*.md")
		t.Chdir(dir)
		files, err := newTestFinder(t).Files([]string{below}, nil)
		for i := range files {
			files[i] = filepath.ToSlash(files[i])
		}
		slices.Sort(files)
		if !slices.Equal(files, want) || err != nil {
			t.Errorf("below %s: %v, Git says %v; error %v", below, files, want, err)
		}
	}
}

func TestFilesIgnoredButNamed(t *testing.T) {
	t.Chdir(testfiles.Tree(t, ignoringTree))
	files, err := newTestFinder(t).Files([]string{"content/a.draft.md", "content/built", "content/x/built"}, nil)
	if got := filepath.ToSlash(strings.Join(files, " ")); got != "content/a.draft.md content/built/a.md content/x/built/keep.md" || err != nil {
		t.Errorf("got %s, error %v", got, err)
	}
}

// A repository inside another has rules of its own, and where there is no
// repository those of the folders that are entered count.
func TestFilesOfOtherRepositories(t *testing.T) {
	t.Chdir(testfiles.Tree(t, map[string]string{
		"outer/.git/HEAD":        "",
		"outer/.gitignore":       "a.md",
		"outer/a.md":             "",
		"outer/inner/.git":       "gitdir: elsewhere",
		"outer/inner/.gitignore": "b.md",
		"outer/inner/a.md":       "",
		"outer/inner/b.md":       "",
		"none/.gitignore":        "a.md",
		"none/a.md":              "",
		"none/deep/.gitignore":   "b.md",
		"none/deep/a.md":         "",
		"none/deep/b.md":         "",
	}))
	for path, want := range map[string]string{
		"outer":     "outer/inner/a.md",
		"none":      "",
		"none/deep": "none/deep/a.md",
	} {
		files, err := newTestFinder(t).Files([]string{path}, nil)
		if got := filepath.ToSlash(strings.Join(files, " ")); got != want || err != nil {
			t.Errorf("%s: got %s, want %s; error %v", path, got, want, err)
		}
	}
}
