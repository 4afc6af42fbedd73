package rules

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/complint/comparisons/lint"
	"github.com/complint/comparisons/lint/comparison"
	"github.com/complint/comparisons/lint/report"
)

var update = flag.Bool("update", false, "write the reports into testdata/*.txtar")

// TestPages checks every page X.md of the archives against the report X.txt
// beside it. A page without one must pass every rule.
func TestPages(t *testing.T) {
	paths, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(paths) == 0 {
		t.Fatal("no testdata", err)
	}
	for _, path := range paths {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".txtar"), func(t *testing.T) {
			data, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			archive := parseArchive(data)
			for i, name := range archive.names {
				base, isPage := strings.CutSuffix(name, ".md")
				if !isPage {
					continue
				}
				got := check(t, name, archive.files[i])
				if *update {
					archive.set(base+".txt", got)
				} else if want := archive.file(base + ".txt"); got != want {
					t.Errorf("%s: got\n%s\nwant\n%s", name, got, want)
				}
			}
			if *update {
				if err := os.WriteFile(path, archive.format(), 0o644); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
}

func check(t *testing.T, name string, source []byte) string {
	t.Helper()
	vocabulary, err := comparison.NewVocabulary(nil)
	if err != nil {
		t.Fatal(err)
	}
	page := comparison.NewParser(vocabulary).Parse(source)
	var out bytes.Buffer
	if err := report.Text(&out, lint.Result{Diagnostics: lint.Check(name, page, All)}, report.Options{}); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// set gives an existing file of the archive a new content.
func (a archive) set(name, content string) {
	for i, have := range a.names {
		if have == name {
			a.files[i] = []byte(content)
		}
	}
}

func (a archive) format() []byte {
	out := bytes.Clone(a.comment)
	for i, name := range a.names {
		out = append(out, "-- "+name+" --\n"...)
		out = append(out, a.files[i]...)
	}
	return out
}

// TestDocs holds every rule to its documentation: complete, with a page that
// it reports and nothing else does, and one that passes.
func TestDocs(t *testing.T) {
	for _, rule := range All {
		doc, err := ReadDoc(rule.Name)
		if err != nil {
			t.Error(err)
			continue
		}
		if doc.Summary == "" || doc.Reason == "" || doc.Remedy == "" || doc.Bad == "" || doc.Fixed == "" {
			t.Errorf("%s: documentation is incomplete: %+v", rule.Name, doc)
		}
		for line := range strings.Lines(doc.Report) {
			if strings.HasPrefix(line, "bad.md:") && !strings.HasSuffix(line, "["+rule.Name+"]\n") {
				t.Errorf("%s: its page breaks another rule: %s", rule.Name, line)
			}
		}
		if !strings.Contains(doc.Report, "["+rule.Name+"]") {
			t.Errorf("%s: its page is not reported", rule.Name)
		}
	}
}
