package tests

import (
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"
)

// TestServed edits pages while Hugo serves the site: what other pages say of
// them follows.
func TestServed(t *testing.T) {
	for name, program := range hugos(t) {
		t.Run(name, func(t *testing.T) {
			site := serve(t, program, map[string]string{
				"content/comparisons/tea-vs-coffee.md": comparisonOf(2, "Tea", "Coffee"),
				"content/comparisons/tea-vs-milk.md":   comparisonOf(1, "Tea", "Milk"),
			})
			related := func(want ...string) {
				t.Helper()
				site.waitFor(t, "comparisons/tea-vs-coffee/", func(page *html.Node) (string, bool) {
					cards := having(page, "cmp-card-title")
					got := textOf(cards...)
					return got, got == strings.Join(want, " ")
				})
			}
			related("Tea vs Milk")
			site.edit(t, "tea-vs-milk.md", comparisonOf(1, "Tea", "Oat milk"))
			related("Tea vs Oat milk")
			site.edit(t, "tea-vs-cocoa.md", comparisonOf(3, "Tea", "Cocoa"))
			related("Tea vs Cocoa", "Tea vs Oat milk")
			remove(t, site.content("tea-vs-milk.md"))
			related("Tea vs Cocoa")
		})
	}
}

// TestServedNotations edits a page that uses both notations of a shortcode: it
// looks as in a site that was never built before.
func TestServedNotations(t *testing.T) {
	const name, address = "content/comparisons/tea-vs-coffee.md", "comparisons/tea-vs-coffee/"
	call := func(open, close, option string) string {
		return fmt.Sprintf("{{%s comparison/pros option=%q %s}}\n- **Warm.** %s is *warm*.\n{{%[1]s /comparison/pros %[3]s}}\n\n", open, option, close, option)
	}
	page := comparisonOf(1, "Tea", "Coffee") + call("<", ">", "Tea") + call("%", "%", "Coffee")
	site := serve(t, hugoProgram, map[string]string{name: page})
	for _, edit := range []string{"", call("<", ">", "Tea"), call("%", "%", "Coffee"), call("<", ">", "Coffee")} {
		page += edit
		write(t, filepath.Join(site.dir, name), page)
		want := textOf(parse(t, build(t, site.dir, "--baseURL", site.address), address, "index.html"))
		site.waitFor(t, address, func(page *html.Node) (string, bool) {
			got := textOf(page)
			return got, got == want
		})
	}
}

// served is a site that Hugo serves.
type served struct{ dir, address string }

// serve starts Hugo's server, and ends it with the test.
func serve(t *testing.T, program string, files map[string]string) *served {
	t.Helper()
	free, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	_, port, _ := net.SplitHostPort(free.Addr().String())
	free.Close()
	s := &served{newSite(t, files), "http://localhost:" + port + "/"}
	server := exec.Command(program, "server", "--source", s.dir, "--port", port, "--noBuildLock", "--renderToMemory", "--disableLiveReload")
	if err := server.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		server.Process.Signal(os.Interrupt)
		server.Wait()
	})
	return s
}

func (s *served) content(name string) string {
	return filepath.Join(s.dir, "content", "comparisons", name)
}

func (s *served) edit(t *testing.T, name, text string) {
	t.Helper()
	write(t, s.content(name), text)
}

// waitFor asks for a page until it is as it has to be. What it is instead is
// reported.
func (s *served) waitFor(t *testing.T, path string, isDone func(page *html.Node) (got string, ok bool)) {
	t.Helper()
	got := ""
	for end := time.Now().Add(time.Minute); time.Now().Before(end); time.Sleep(100 * time.Millisecond) {
		page, err := s.get(path)
		if err != nil {
			got = err.Error()
			continue
		}
		ok := false
		if got, ok = isDone(page); ok {
			return
		}
	}
	t.Fatalf("%s is still %q", path, got)
}

func (s *served) get(path string) (*html.Node, error) {
	response, err := http.Get(s.address + path)
	if err != nil {
		return nil, err
	}
	defer response.Body.Close()
	if response.StatusCode != http.StatusOK {
		io.Copy(io.Discard, response.Body)
		return nil, fmt.Errorf("status %s", response.Status)
	}
	return html.Parse(response.Body)
}
