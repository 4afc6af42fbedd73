package rules

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/complint/comparisons/internal/corpus"
	"github.com/complint/comparisons/lint"
	"github.com/complint/comparisons/lint/report"
)

// TestThorough: not a byte of a report is another where a page is read without
// short cuts.
func TestThorough(t *testing.T) {
	pages := map[string][]byte{
		"bare addresses": []byte("---\ntitle: Tea vs Coffee\n---\n\n## Tea -- Verdict\n\nSee https://amzn.to/3abc or www.awin1.com/x.\n"),
		"marked values": []byte("---\ntitle: Tea vs Coffee\noptions:\n- {name: Tea, pros: [\"**Cheap.** 5 cents\", \"--\"]}\n" +
			"- {name: \"*Coffee*\", cons: [\"[x](y)\"]}\nverdict: \"**TODO** &mdash; `x`\"\ncriteria:\n" +
			"- {name: \"[Price](/x)\", values: [\"`1`\", \"\\\\_\"]}\n- {name: Price, values: [\"\", \"<br>\"]}\n---\n"),
	}
	for name, page := range corpus.Hostile(50) {
		pages[name] = []byte(page)
	}
	for i := range 200 {
		pages[corpus.Name(i)] = corpus.New(3).Page(i)
	}
	files, err := filepath.Glob("testdata/*.txtar") // a page with pages in it is one, too
	if err != nil || len(files) == 0 {
		t.Fatal("no pages", err)
	}
	for _, file := range files {
		archive, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for i, page := range bytes.SplitAfter(archive, []byte(".md --\n")) {
			pages[fmt.Sprint(file, i)] = page
		}
	}
	for name, page := range pages {
		t.Run(name, func(t *testing.T) {
			if quick, thorough := reported(t, page, false), reported(t, page, true); quick != thorough {
				t.Errorf("got  %s\nwant %s", quick, thorough)
			}
		})
	}
}

// reported is the report on a page, with all rules on.
func reported(t *testing.T, source []byte, thorough bool) string {
	t.Helper()
	linter, err := lint.New(All...)
	if err != nil {
		t.Fatal(err)
	}
	linter.Now = time.Date(2026, 11, 24, 0, 0, 0, 0, time.UTC)
	for _, rule := range All {
		level := rule.On()
		linter.Config.Overrides = append(linter.Config.Overrides, lint.Override{
			Match: func(string) bool { return true }, Rules: map[string]lint.Setting{rule.Name: {Severity: &level}},
		})
	}
	const file = "comparisons/x.md"
	parser := linter.Sites.Find(file).Parser
	if thorough {
		parser = parser.Thorough()
	}
	var out bytes.Buffer
	result := lint.Result{Files: 1, Comparisons: 1, Diagnostics: linter.Check(file, parser.Parse(source))}
	if err := report.Formats["json"](&out, result, report.Options{}); err != nil {
		t.Fatal(err)
	}
	return out.String()
}
