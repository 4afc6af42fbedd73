package tests

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/mod/module"
	"golang.org/x/mod/zip"
)

// installing is the page of the documentation that these tests follow.
const installing = "docs/installing.md"

// maxArchives is how many archives a site downloads for the module, its own
// among them.
const maxArchives = 12

// published is a version of this repository, as the module proxy has it.
var published = module.Version{Path: "github.com/complint/comparisons", Version: "v0.1.0"}

// publish packs the files of this repository as a version of the module, and
// returns the folder of a proxy that has no other.
func publish(t *testing.T) string {
	t.Helper()
	proxy := t.TempDir()
	base := filepath.Join(proxy, published.Path, "@v", published.Version)
	write(t, base+".info", fmt.Sprintf(`{"Version": %q, "Time": "2026-11-24T00:00:00Z"}`, published.Version))
	write(t, base+".mod", read(t, root, "go.mod"))
	write(t, filepath.Join(filepath.Dir(base), "list"), published.Version+"\n")
	archive, err := os.Create(base + ".zip")
	if err != nil {
		t.Fatal(err)
	}
	defer archive.Close()
	if err := zip.CreateFromDir(archive, published, clone(t)); err != nil {
		t.Fatal(err)
	}
	return proxy
}

// proxies returns what GOPROXY is for a machine that reaches what is published
// and the modules that it needs, which are those of this machine.
func proxies(t *testing.T) string {
	t.Helper()
	cache, err := run(t, root, "go", "env", "GOMODCACHE")
	if err != nil {
		t.Fatal(err, cache)
	}
	if out, err := run(t, root, "go", "mod", "download", "all"); err != nil {
		t.Fatal(err, out)
	}
	return fmt.Sprintf("file://%s,file://%s/cache/download", filepath.ToSlash(publish(t)), filepath.ToSlash(strings.TrimSpace(cache)))
}

// hugos returns the programs of the newest and of the oldest Hugo that the
// module is tested with.
func hugos(t *testing.T) map[string]string {
	t.Helper()
	oldest, err := hugoOf("../oldest")
	if err != nil {
		t.Fatal(err)
	}
	return map[string]string{"newest": hugoProgram, "oldest": oldest}
}

// newcomer is a console in a site that has never seen the module, with a theme
// of its own, on a machine that has never downloaded one.
func newcomer(t *testing.T, hugo string, config string) *console {
	t.Helper()
	dir := t.TempDir()
	for name, content := range map[string]string{
		"hugo.toml":                            config,
		"content/comparisons/tea-vs-coffee.md": block(t, "docs/authoring.md", "markdown", 0),
		"content/posts/post.md":                "---\ntitle: A post\n---\nText.\n",
		"themes/my-theme/layouts/baseof.html": `<!doctype html><html lang="en"><head><title>{{ .Title }}</title></head>` +
			`<body class="my-theme"><main>{{ block "main" . }}{{ end }}</main></body></html>`,
		"themes/my-theme/layouts/all.html": `{{ define "main" }}<h1>{{ .Title }}</h1>{{ .Content }}{{ end }}`,
	} {
		write(t, filepath.Join(dir, name), content)
	}
	s := newConsole(t, dir)
	if err := os.Symlink(hugo, filepath.Join(s.bin, "hugo")); err != nil {
		t.Fatal(err)
	}
	s.env = append(s.env, "GOMODCACHE="+t.TempDir(), "HUGO_CACHEDIR="+t.TempDir(), "GOFLAGS=-modcacherw", "HUGO_MODULE_PROXY=off")
	return s
}

// withoutGo takes the program go off the path: a folder that has it is replaced
// by one with all its other programs.
func (s *console) withoutGo() {
	s.Helper()
	folders := filepath.SplitList(pathOfEnv(s.env))
	for i, folder := range folders {
		if _, err := os.Stat(filepath.Join(folder, "go")); err != nil {
			continue
		}
		folders[i] = s.TempDir()
		programs, err := os.ReadDir(folder)
		if err != nil {
			s.Fatal(err)
		}
		for _, program := range programs {
			if program.Name() == "go" {
				continue
			}
			if err := os.Symlink(filepath.Join(folder, program.Name()), filepath.Join(folders[i], program.Name())); err != nil {
				s.Fatal(err)
			}
		}
	}
	s.env = append(s.env, "PATH="+strings.Join(folders, string(os.PathListSeparator)))
	if out, status := s.run("command -v go"); status == 0 {
		s.Fatalf("there is %s", out)
	}
}

// must runs a command that has to succeed.
func (s *console) must(command string) string {
	s.Helper()
	out, status := s.run(command)
	if status != 0 {
		s.Fatalf("`%s` ends with status %d:\n%s", command, status, out)
	}
	return out
}

// builds builds the site, without a warning, and looks for the comparison
// inside the theme; other pages are the theme's alone.
func (s *console) builds() {
	s.Helper()
	if out := s.must("hugo --panicOnWarning --logLevel info --cleanDestinationDir"); strings.Contains(strings.ToLower(out), "deprecated") {
		s.Errorf("Hugo says\n%s", out)
	}
	page := read(s.T, s.dir, "public/comparisons/tea-vs-coffee/index.html")
	contains(s.T, page, `<body class="my-theme">`, `<h1 class="cmp-title">Tea vs Coffee: which to serve</h1>`, `cmp-verdict`, `comparisons.min.`)
	post := read(s.T, s.dir, "public/posts/post/index.html")
	contains(s.T, post, `<body class="my-theme">`, "<h1>A post</h1>")
	if strings.Contains(post, "cmp-") {
		s.Errorf("the module changes a post:\n%s", post)
	}
	for _, folder := range []string{"docs", "exampleSite", "images", "lint", "schemas"} {
		if _, err := os.Stat(filepath.Join(s.dir, "public", folder)); err == nil {
			s.Errorf("%s of this repository is published", folder)
		}
	}
}

const myTheme = "baseURL = \"https://example.org/\"\ntitle = \"My site\"\ntheme = \"my-theme\"\n\n"

// TestModuleFromProxy adds the module to a site as the README says, from a
// proxy that has it; what the site downloads is held to the budget. Then it
// is vendored, and the site is built with nothing else there.
func TestModuleFromProxy(t *testing.T) {
	proxy := "HUGO_MODULE_PROXY=" + proxies(t)
	for name, hugo := range hugos(t) {
		t.Run(name, func(t *testing.T) {
			s := newcomer(t, hugo, myTheme)
			s.env = append(s.env, proxy)
			downloads := t.TempDir()
			s.env = append(s.env, "GOMODCACHE="+downloads)
			s.play(blockWith(t, "README.md", "$ hugo mod init"))
			write(t, filepath.Join(s.dir, "hugo.toml"), myTheme+block(t, "README.md", "toml", 0))
			s.builds()
			checkDownloads(t, downloads)

			s.env = append(s.env, "HUGO_MODULE_PROXY=off", "GOMODCACHE="+t.TempDir())
			if out, status := s.run("hugo"); status == 0 {
				t.Errorf("the site is built without the module:\n%s", out)
			}
			s.env = append(s.env, proxy, "GOMODCACHE="+downloads)
			s.play(blockWith(t, installing, "$ hugo mod vendor"))
			empty := t.TempDir()
			s.env = append(s.env, "HUGO_MODULE_PROXY=off", "GOMODCACHE="+empty)
			s.builds()
			s.withoutGo()
			s.builds()
			if n, _ := archives(t, empty); n > 0 {
				t.Errorf("%d archives are downloaded for a site that has all", n)
			}
		})
	}
}

// checkDownloads holds what is in a module cache to the budget, and the
// documentation to what there is.
func checkDownloads(t *testing.T, cache string) {
	t.Helper()
	n, size := archives(t, cache)
	if n == 0 || n > maxArchives || size > maxDownload {
		t.Errorf("the site downloads %d archives, %d bytes; at most %d and %d", n, size, maxArchives, maxDownload)
	}
	if said := fmt.Sprintf("%d archives, %d MB", n, (size+500_000)/1_000_000); !strings.Contains(read(t, root, installing), said) {
		t.Errorf("%s does not say that it is %s", installing, said)
	}
}

// archives counts the archives of modules below a folder and their bytes.
func archives(t *testing.T, cache string) (n int, size int64) {
	t.Helper()
	err := filepath.WalkDir(cache, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || filepath.Ext(path) != ".zip" {
			return err
		}
		info, err := entry.Info()
		if err == nil {
			n++
			size += info.Size()
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return n, size
}

// TestModuleAsTheme puts the repository into themes/, as a copy and as a
// submodule, where no Go is installed.
func TestModuleAsTheme(t *testing.T) {
	repository := clone(t)
	for name, hugo := range hugos(t) {
		for _, way := range []string{"$ git clone", "$ git submodule"} {
			t.Run(name+"/"+way, func(t *testing.T) {
				s := newcomer(t, hugo, strings.Replace(myTheme, "theme = \"my-theme\"\n", block(t, installing, "toml", 0), 1))
				s.withoutGo()
				s.env = append(s.env, "REPOSITORY="+repository, "GIT_CONFIG_COUNT=1", "GIT_CONFIG_KEY_0=protocol.file.allow", "GIT_CONFIG_VALUE_0=always")
				s.must("git init --quiet")
				s.play(blockWith(t, installing, way))
				s.builds()
				s.must("hugo new content comparisons/tea-vs-water.md")
				contains(t, read(t, s.dir, "content/comparisons/tea-vs-water.md"), "## At a glance", `title: "Tea vs Water"`)
				if out := s.must("complint content/comparisons/tea-vs-coffee.md && complint content/comparisons/tea-vs-water.md || [ $? = 1 ]"); strings.Contains(out, "themes/") {
					t.Errorf("complint looks into themes:\n%s", out)
				}
			})
		}
	}
}

// TestWithoutGo: what Hugo says where no Go is installed is what the
// documentation says that it says.
func TestWithoutGo(t *testing.T) {
	said := read(t, root, installing)
	for name, hugo := range hugos(t) {
		s := newcomer(t, hugo, myTheme+block(t, "README.md", "toml", 0))
		s.withoutGo()
		for command, want := range map[string]string{
			"hugo mod init example.org/my-site": `binary with name "go" not found in PATH`,
			"hugo":                              `module "github.com/complint/comparisons" not found in`,
		} {
			out, status := s.run(command)
			if status == 0 || !strings.Contains(out, want) || !strings.Contains(said, "`"+want) {
				t.Errorf("%s: `%s` ends with status %d:\n%s", name, command, status, out)
			}
		}
	}
}

// blockWith returns the only block of a page that begins with these words.
func blockWith(t *testing.T, page, start string) string {
	t.Helper()
	blocks := slices.DeleteFunc(codeBlocks(t, page), func(b codeBlock) bool { return !strings.HasPrefix(b.text, start) })
	if len(blocks) != 1 {
		t.Fatalf("%s has %d blocks that begin with %q", page, len(blocks), start)
	}
	return blocks[0].text
}
