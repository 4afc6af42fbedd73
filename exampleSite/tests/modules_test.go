package tests

import (
	"encoding/json"
	"os"
	"slices"
	"strings"
	"testing"
)

// rootModules is what every site that uses the module downloads. To add one is
// a decision; what only tests need goes into exampleSite/go.mod.
const rootModules = `
github.com/BurntSushi/toml
github.com/adrg/frontmatter
github.com/cpuguy83/go-md2man/v2
github.com/pelletier/go-toml/v2
github.com/pmezard/go-difflib
github.com/russross/blackfriday/v2
github.com/shurcooL/sanitized_anchor_name
github.com/urfave/cli/v2
github.com/yuin/goldmark
go.yaml.in/yaml/v3
gopkg.in/check.v1
gopkg.in/yaml.v2
`

// maxDownload is the size of their archives, in bytes.
const maxDownload = 5_000_000

func TestRootModules(t *testing.T) {
	out, err := run(t, root, "go", "list", "-m", "-f", "{{if not .Main}}{{.Path}}{{end}}", "all")
	if err != nil {
		t.Fatal(err, out)
	}
	if got, want := strings.TrimSpace(out), strings.TrimSpace(rootModules); got != want {
		t.Errorf("the root module brings\n%s\nwant\n%s", got, want)
	}
	out, err = run(t, root, "go", "mod", "download", "-json", "all")
	if err != nil {
		t.Fatal(err, out)
	}
	var size int64
	for decoder := json.NewDecoder(strings.NewReader(out)); decoder.More(); {
		var module struct{ Zip string }
		if err := decoder.Decode(&module); err != nil {
			t.Fatal(err)
		}
		info, err := os.Stat(module.Zip)
		if err != nil {
			t.Fatal(err)
		}
		size += info.Size()
	}
	if size > maxDownload {
		t.Errorf("%d bytes of archives, at most %d", size, maxDownload)
	}
	t.Logf("%d bytes of archives", size)
}

// TestNoNetwork: complint has no way to reach the network. Without that it needs
// no C library either, whose loading takes a tenth of the time that a page takes.
func TestNoNetwork(t *testing.T) {
	out, err := run(t, root, "go", "list", "-deps", "./cmd/complint")
	if err != nil {
		t.Fatal(err, out)
	}
	for _, name := range strings.Fields(out) {
		if slices.Contains([]string{"net", "net/http", "os/user", "runtime/cgo"}, name) {
			t.Errorf("complint brings the package %s", name)
		}
	}
}

// TestSameMarkdown: complint parses with the Markdown parser of the Hugo that
// the example site pins.
func TestSameMarkdown(t *testing.T) {
	version := func(dir string) string {
		out, err := run(t, dir, "go", "list", "-m", "github.com/yuin/goldmark")
		if err != nil {
			t.Fatal(err, out)
		}
		return out
	}
	if complint, hugo := version(root), version(".."); complint != hugo {
		t.Errorf("complint has %s, Hugo %s", complint, hugo)
	}
}
