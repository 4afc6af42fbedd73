package report

import (
	"encoding/xml"
	"strconv"
	"strings"
	"testing"

	"github.com/complint/comparisons/lint"
)

// TestEmpty: a run that found nothing is a report too.
func TestEmpty(t *testing.T) {
	for name, want := range map[string]string{
		"text": "", "github": "", "gitlab": "[]\n",
		"json":       `"diagnostics": [],`,
		"sarif":      `"results": []`,
		"checkstyle": `<checkstyle version="8.0"></checkstyle>`,
		"junit":      `<testsuite name="complint" tests="1" failures="0" errors="0" skipped="0">`,
	} {
		got := write(t, name, lint.Result{}, Options{})
		if !strings.Contains(got, want) || want == "" && got != "" {
			t.Errorf("%s of nothing is %q, want %q", name, got, want)
		}
	}
}

// TestGitHubEscapes undoes the escapes as the runner does.
func TestGitHubEscapes(t *testing.T) {
	r := lint.Result{Diagnostics: []lint.Diagnostic{{
		File: "./a%2C,b:c.md", Rule: "rule", Severity: lint.Warning, Message: "100% :: a, b %0A",
		Start: lint.Position{Line: 1, Column: 2}, End: lint.Position{Line: 1, Column: 3},
	}}}
	out := write(t, "github", r, Options{})
	properties, data, _ := strings.Cut(strings.TrimPrefix(out, "::"), "::")
	want := "warning file=a%252C%2Cb%3Ac.md,line=1,endLine=1,col=2,endColumn=3,title=complint rule"
	if properties != want || data != "100%25 :: a, b %250A\n" {
		t.Errorf("got %q and %q", properties, data)
	}
	r.Diagnostics[0].End.Line = 2
	if out := write(t, "github", r, Options{}); strings.Contains(out, "col=") {
		t.Errorf("columns over several lines, which GitHub refuses: %s", out)
	}
}

// TestUniqueNames: services show findings of one name as one.
func TestUniqueNames(t *testing.T) {
	r := sampleResult()
	r.Diagnostics = append(r.Diagnostics, r.Diagnostics...)
	fingerprints := make(map[any]bool)
	for _, finding := range decode(t, write(t, "gitlab", r, Options{})).([]any) {
		fingerprints[finding.(map[string]any)["fingerprint"]] = true
	}
	if len(fingerprints) != len(r.Diagnostics) {
		t.Errorf("%d fingerprints of %d findings", len(fingerprints), len(r.Diagnostics))
	}
	names := make(map[string]bool)
	for _, c := range junit(t, r).Cases {
		names[c.Class+" "+c.Name] = true
	}
	if len(names) != len(r.Diagnostics)+1 {
		t.Errorf("%d test cases of %d findings and one", len(names), len(r.Diagnostics))
	}
}

type junitSuite struct {
	Tests    int `xml:"tests,attr"`
	Failures int `xml:"failures,attr"`
	Errors   int `xml:"errors,attr"`
	Skipped  int `xml:"skipped,attr"`
	Cases    []struct {
		Class   string   `xml:"classname,attr"`
		Name    string   `xml:"name,attr"`
		Failure []string `xml:"failure"`
		Error   []string `xml:"error"`
		Skipped []string `xml:"skipped"`
	} `xml:"testcase"`
}

func junit(t *testing.T, r lint.Result) junitSuite {
	t.Helper()
	var suites struct {
		Suites []junitSuite `xml:"testsuite"`
	}
	if err := xml.Unmarshal([]byte(write(t, "junit", r, Options{})), &suites); err != nil || len(suites.Suites) != 1 {
		t.Fatal(err, suites)
	}
	return suites.Suites[0]
}

func TestJUnitCounts(t *testing.T) {
	s := junit(t, sampleResult())
	failures, errs, skipped := 0, 0, 0
	for _, c := range s.Cases {
		failures += len(c.Failure)
		errs += len(c.Error)
		skipped += len(c.Skipped)
	}
	if s.Tests != len(s.Cases) || s.Failures != failures || s.Errors != errs || s.Skipped != skipped {
		t.Errorf("%d tests, %d failures, %d errors, %d skipped; the suite says %+v", len(s.Cases), failures, errs, skipped, s)
	}
	if failures != 4 || errs != 1 || skipped != 3 {
		t.Errorf("%d failures, %d errors, %d skipped", failures, errs, skipped)
	}
}

// TestSARIFFiles: names of files are URIs.
func TestSARIFFiles(t *testing.T) {
	for _, test := range []struct{ file, uri, base string }{
		{"./a/b.md", "a/b.md", sourceRoot},
		{"../x y#?.md", "../x%20y%23%3F.md", sourceRoot},
		{"a:b.md", "./a:b.md", sourceRoot},
		{"100%\xff.md", "100%25%FF.md", sourceRoot},
		{"/srv/x.md", "file:///srv/x.md", ""},
	} {
		if got := sarifFile(test.file); got.URI != test.uri || got.URIBaseID != test.base {
			t.Errorf("%q is %+v", test.file, got)
		}
	}
}

// TestSARIFLinks: related places are links, and nothing that a page says.
func TestSARIFLinks(t *testing.T) {
	d := at("x", 1, 2)
	d.Message = "see [this](https://example.org)"
	d.Related = []lint.Related{{File: "x.md", Message: `a[0]\`}}
	s := &sarifReport{rules: newSARIFRules(lint.Result{}, nil), equal: make(ordinals)}
	if got, want := s.result(&d).Message.Text, `see [this] (https://example.org) ([a\[0\]\\](1))`; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// TestSARIFSuppressed: they are left out unless asked for.
func TestSARIFSuppressed(t *testing.T) {
	for _, asked := range []bool{false, true} {
		out := write(t, "sarif", sampleResult(), Options{Suppressed: asked})
		if got := strings.Count(out, `"suppressions"`); (got == 2) != asked || !asked && got != 0 {
			t.Errorf("asked for them (%t), there are %s", asked, strconv.Itoa(got))
		}
	}
}

// TestPossibleFix: only a safe fix is one that complint applies unasked.
func TestPossibleFix(t *testing.T) {
	d := at("plain", 2, 4)
	d.Fix = &lint.Fix{Message: "move it"}
	if out := text(t, d, Options{}); !strings.HasSuffix(out, "\n    possible fix: move it\n") {
		t.Errorf("got\n%s", out)
	}
	d.Fix.Safe = true
	if out := text(t, d, Options{}); !strings.HasSuffix(out, "\n    fix: move it\n") {
		t.Errorf("got\n%s", out)
	}
	if out := write(t, "json", lint.Result{Diagnostics: []lint.Diagnostic{d}}, Options{}); !strings.Contains(out, `"fixable": true`) {
		t.Errorf("got\n%s", out)
	}
}
