package tests

import (
	"bytes"
	"go/ast"
	"go/parser"
	"go/token"
	"net/url"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/owenrumney/go-sarif/v3/pkg/report/v210/sarif"
	"github.com/xeipuuv/gojsonschema"
)

// sarifSchema returns the schema of SARIF 2.1.0 with errata 01 as OASIS
// published it, which go-sarif carries as a constant of its own.
func sarifSchema(t *testing.T) *gojsonschema.Schema {
	t.Helper()
	dir, err := run(t, ".", "go", "list", "-f", "{{.Dir}}", "github.com/owenrumney/go-sarif/v3/pkg/report/v210/sarif")
	if err != nil {
		t.Fatal(err, dir)
	}
	file, err := parser.ParseFile(token.NewFileSet(), filepath.Join(strings.TrimSpace(dir), "schema.go"), nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	text, err := strconv.Unquote(file.Scope.Lookup("schema").Decl.(*ast.ValueSpec).Values[0].(*ast.BasicLit).Value)
	if err != nil || !strings.Contains(text, "sarif-schema-2.1.0.json") {
		t.Fatal("no schema of SARIF 2.1.0", err)
	}
	schema, err := gojsonschema.NewSchema(gojsonschema.NewStringLoader(text))
	if err != nil {
		t.Fatal(err)
	}
	return schema
}

// validate holds a report to the schema and reads its only run.
func validate(t *testing.T, schema *gojsonschema.Schema, report []byte) *sarif.Run {
	t.Helper()
	result, err := schema.Validate(gojsonschema.NewBytesLoader(report))
	if err != nil {
		t.Fatal(err)
	}
	for _, fault := range result.Errors() {
		t.Errorf("against the schema: %s", fault)
	}
	log, err := sarif.FromBytes(report)
	if err != nil || len(log.Runs) != 1 {
		t.Fatal("not one run", err)
	}
	return log.Runs[0]
}

// TestSARIFSamples validates the reports that package report keeps: they hold
// suppressions, fixes and hostile text.
func TestSARIFSamples(t *testing.T) {
	schema := sarifSchema(t)
	for _, name := range []string{"sample.sarif", "hostile.sarif"} {
		r := validate(t, schema, []byte(read(t, root, "lint/report/testdata", name)))
		checkRun(t, r)
		suppressed, fixed := 0, 0
		for _, result := range r.Results {
			suppressed += len(result.Suppressions)
			fixed += len(result.Fixes)
		}
		if suppressed == 0 || fixed == 0 {
			t.Errorf("%s has %d suppressions and %d fixes", name, suppressed, fixed)
		}
	}
}

// TestSARIFOfComplint validates what complint writes of whole and broken pages,
// and of pages that try to break the report.
func TestSARIFOfComplint(t *testing.T) {
	dir := t.TempDir()
	for name, page := range pages(t) {
		write(t, filepath.Join(dir, "comparisons", name), page)
	}
	hostile := []string{"a b.md", "100%.md", "c#d?e&f.md", "x:y.md", "[z](1).md", "line\nbreak.md", "\x1b[31m.md", "caf\xe9.md", "緑茶.md", "::error::.md"}
	for _, name := range hostile {
		write(t, filepath.Join(dir, "comparisons", name), "---\ntitle: \"Tea vs Coffee [x](https://example.org) \\e[31m {0}\"\n---\n"+
			"## Verdict\n\nTODO \x1b[2J\x07\u202e\u2028 ::error::x ##[group]\n")
	}
	r := validate(t, sarifSchema(t), complintSARIF(t, dir))
	checkRun(t, r)
	reported := make(map[string]bool)
	for _, result := range r.Results {
		name, err := url.PathUnescape(*result.Locations[0].PhysicalLocation.ArtifactLocation.URI)
		if err != nil {
			t.Fatal(err)
		}
		reported[strings.TrimPrefix(name, "comparisons/")] = true
	}
	for _, name := range hostile {
		if !reported[name] {
			t.Errorf("nothing is reported of %q", name)
		}
	}
}

// TestSARIFOfNothing: no page is a report too.
func TestSARIFOfNothing(t *testing.T) {
	r := validate(t, sarifSchema(t), complintSARIF(t, t.TempDir()))
	if len(r.Results) != 0 {
		t.Errorf("%d results", len(r.Results))
	}
}

// complintSARIF runs complint in a folder, as continuous integration does.
func complintSARIF(t *testing.T, dir string) []byte {
	t.Helper()
	command := exec.Command(complint, "--format", "sarif", "--now", "2026-11-24")
	command.Dir = dir
	var stdout, stderr bytes.Buffer
	command.Stdout, command.Stderr = &stdout, &stderr
	if err := command.Run(); err != nil && command.ProcessState.ExitCode() != 1 {
		t.Fatal(err, &stderr)
	}
	return stdout.Bytes()
}

// checkRun looks for what the schema does not ask for and GitHub code scanning
// needs.
func checkRun(t *testing.T, r *sarif.Run) {
	t.Helper()
	fingerprints := make(map[string]bool)
	for _, result := range r.Results {
		rule := r.Tool.Driver.Rules[result.RuleIndex]
		if *rule.ID != *result.RuleID || *rule.ShortDescription.Text == "" || *rule.FullDescription.Text == "" || *rule.Help.Text == "" {
			t.Errorf("rule %s is not documented", *result.RuleID)
		}
		place := result.Locations[0].PhysicalLocation
		uri, err := url.Parse(*place.ArtifactLocation.URI)
		if err != nil || uri.IsAbs() || strings.HasPrefix(uri.Path, "/") || *place.ArtifactLocation.URIBaseID != "%SRCROOT%" {
			t.Errorf("%q is not below the root", *place.ArtifactLocation.URI)
		}
		fingerprint := result.PartialFingerprints["complint/v1"]
		if fingerprint == "" || fingerprints[fingerprint] && len(result.Suppressions) == 0 {
			t.Errorf("fingerprint %q is no name", fingerprint)
		}
		fingerprints[fingerprint] = true
		if links := strings.Count(*result.Message.Text, "]("); links != len(result.RelatedLocations) {
			t.Errorf("%d links for %d related locations: %s", links, len(result.RelatedLocations), *result.Message.Text)
		}
	}
}
