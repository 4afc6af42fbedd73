package tests

import (
	"path/filepath"
	"strings"
	"testing"
)

// TestOwnRules types what docs/own-rules.md says, in a site with a short and a
// long verdict, and then without the long one.
func TestOwnRules(t *testing.T) {
	const doc = "docs/own-rules.md"
	dir := docsSite(t, doc)
	for _, file := range []string{"go.mod", "content/comparisons/juice-vs-water.md"} {
		remove(t, dir, file)
	}
	long := filepath.Join(dir, "content/comparisons/tea-vs-coffee.md")
	page := read(t, long)
	short := strings.NewReplacer("Coffee for the morning, tea for the afternoon.", "Serve juice, or milk.", "Tea", "Juice", "Coffee", "Milk").Replace(page)
	write(t, filepath.Join(dir, "content/comparisons/juice-vs-milk.md"), short)

	// All modules that go get looks at, of which a build needs only some.
	if out, err := run(t, root, "go", "list", "-m", "all"); err != nil {
		t.Fatal(err, out)
	}
	s := newConsole(t, dir)
	for _, block := range codeBlocksOf(t, doc, "console") {
		s.play(block.text)
	}
	if out, status := s.run("go run ."); status != 1 || !strings.Contains(out, "[verdict-length]") {
		t.Errorf("on a long verdict: status %d\n%s", status, out)
	}
	write(t, long, strings.Replace(page, "Coffee for the morning, tea for the afternoon.", "<!-- complint-disable-next-line verdict-length -->\nCoffee for the morning, tea for the afternoon.", 1))
	if out, status := s.run("go run ."); status != 0 || out != "" {
		t.Errorf("on a long verdict that is suppressed: status %d\n%s", status, out)
	}
	write(t, long, page)
	remove(t, dir, ".complint.yaml")
	write(t, filepath.Join(dir, ".complint.yaml"), "rules: {verdict-length: {max-wrods: 6}}\n")
	if out, status := s.run("go run ."); status != 1 || !strings.Contains(out, `did you mean "max-words"?`) {
		t.Errorf("with a wrong option: status %d\n%s", status, out)
	}
	write(t, filepath.Join(dir, ".complint.yaml"), "")
	if out, status := s.run("go vet . && go run ."); status != 0 || out != "" {
		t.Errorf("with the default: status %d\n%s", status, out)
	}
}
