package rules

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/complint/comparisons/lint"
	"github.com/complint/comparisons/lint/config"
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
		rule := strings.TrimSuffix(filepath.Base(path), ".txtar")
		t.Run(rule, func(t *testing.T) {
			data, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			archive := parseArchive(data)
			for _, name := range archive.names {
				base, isPage := strings.CutSuffix(name, ".md")
				if !isPage || strings.Contains(base, "/") {
					continue
				}
				got := check(t, rule, archive, name)
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

// folder is where the pages of an archive are thought to be: in no site.
const folder = "/archive/comparisons/"

// check returns the report on a page of an archive. Pages in a folder of its
// name are the rest of the site. A rule that is off by default is on in its
// own archive, which may bring a configuration.
func check(t *testing.T, rule string, archive archive, page string) string {
	t.Helper()
	var context []string
	for _, name := range archive.names {
		if strings.HasPrefix(name, strings.TrimSuffix(page, ".md")+"/") {
			context = append(context, folder+name)
		}
	}
	linter := newLinter(t, rule)
	if settings := archive.file(configName); settings != "" {
		file, err := config.Parse(configName, []byte(settings), All)
		if err != nil {
			t.Fatal(err)
		}
		linter.Config = file.Config
	}
	linter.ReadFile = func(name string) ([]byte, error) { return []byte(archive.file(strings.TrimPrefix(name, folder))), nil }
	result := linter.Run([]string{folder + page}, context)
	for i := range result.Diagnostics {
		d := &result.Diagnostics[i]
		d.File = page
		for j := range d.Related {
			d.Related[j].File = strings.TrimPrefix(d.Related[j].File, folder)
		}
	}
	var out bytes.Buffer
	if err := report.Text(&out, result, report.Options{}); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func newLinter(t *testing.T, rule string) *lint.Linter {
	t.Helper()
	linter, err := lint.New(All...)
	if err != nil {
		t.Fatal(err)
	}
	linter.Now = time.Date(2026, time.November, 24, 0, 0, 0, 0, time.UTC)
	if r, ok := Find(rule); ok {
		on := r.On()
		linter.Config.Rules = map[string]lint.Setting{rule: {Severity: &on}}
	}
	return linter
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
