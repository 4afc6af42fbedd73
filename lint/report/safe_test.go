package report

import (
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"reflect"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/complint/comparisons/lint"
)

// hostile is text that tries to get out of any report.
const hostile = "\x1b[31m\x1b]0;title\x07::error file=a::b\n::stop-commands::x\r\n::add-mask::e\t##[add-mask]y ##vso[task.setvariable]z " +
	"%0A::warning::c, d]]>--><error/>\"'&\x00\x7f\u009b\u202e\u2066\u200f\u2028\ufffe\uffff\xff\xc3 [click](https://example.org) {0} 日本 👩\u200d💻 \\"

// result has one diagnostic of everything, whose texts are the given ones.
func result(file, message, excerpt, related, fix, reason string) lint.Result {
	d := lint.Diagnostic{
		File: file, Rule: "rule", Severity: lint.Error, Message: message, Excerpt: excerpt,
		Start:   lint.Position{Offset: 40, Line: 7, Column: 3},
		End:     lint.Position{Offset: 44, Line: 7, Column: 7},
		Related: []lint.Related{{File: file, Message: related, Start: lint.Position{Line: 3, Column: 1}, End: lint.Position{Line: 4, Column: 2}}},
		Fix:     &lint.Fix{Message: fix, Edits: []lint.Edit{{Text: fix}, {Start: lint.Position{Line: 1, Column: 1}}}},
	}
	note, suppressed := d, d
	note.Severity, note.End.Line = lint.Info, 8
	suppressed.Suppression = &lint.Suppression{InSource: true, Reason: reason}
	return lint.Result{
		Files: 1, Comparisons: 1,
		Diagnostics: []lint.Diagnostic{d, d, note},
		Suppressed:  []lint.Diagnostic{suppressed},
		Errors:      []error{errors.New(message)},
	}
}

func hostileResult() lint.Result {
	return result("content/"+hostile+".md", hostile, hostile, hostile, hostile, hostile)
}

// FuzzFormats: whatever a page, its name and its author say, every report has
// the shape that it has for harmless text, and is safe to print.
func FuzzFormats(f *testing.F) {
	f.Add("x.md", "message", "excerpt", "related", "fix", "reason")
	f.Add(hostile, hostile, hostile, hostile, hostile, hostile)
	f.Add("::error::x.md", "##", "[add-mask]", " ::debug::", "##[group]", "")
	f.Add(" \u3000::notice::", "", "   ", "", "", "")
	f.Add(":", "", "", "", "", "")
	f.Add("/etc/a b:c", "a](b)", "\t|", "[a](1)", "](", "#")
	outlines := make(map[[3]string]map[string]any) // of harmless texts
	f.Fuzz(func(t *testing.T, file, message, excerpt, related, fix, reason string) {
		hostile := result(file, message, excerpt, related, fix, reason)
		got := outline(t, hostile)
		like := [3]string{harmless(strings.TrimSpace(visible(excerpt))), harmless(fix), harmless(reason)}
		if outlines[like] == nil {
			outlines[like] = outline(t, result("x.md", "text", like[0], "text", like[1], like[2]))
		}
		for name, want := range outlines[like] {
			if !reflect.DeepEqual(got[name], want) {
				t.Errorf("%s has the outline %v, want %v", name, got[name], want)
			}
		}
		checkRoundTrip(t, hostile)
	})
}

// harmless stands for a text: what is empty has no place in some formats.
func harmless(text string) string {
	if text == "" {
		return ""
	}
	return "text"
}

// outline is what a result comes to in each format, without the texts.
func outline(t *testing.T, r lint.Result) map[string]any {
	t.Helper()
	outlines := make(map[string]any)
	for name := range Formats {
		out := write(t, name, r, Options{Suppressed: true})
		checkPrintable(t, name, out)
		switch name {
		case "text", "github":
			outlines[name] = strings.Count(out, "\n")
		case "junit", "checkstyle":
			outlines[name] = elements(t, out)
		default:
			outlines[name] = shape(decode(t, out))
		}
	}
	return outlines
}

// checkPrintable: no report, as it is written, holds what terminals or
// continuous integration act upon, but for GitHub's own format.
func checkPrintable(t *testing.T, name, out string) {
	t.Helper()
	if !utf8.ValidString(out) {
		t.Errorf("%s: not UTF-8: %q", name, out)
	}
	if i := strings.IndexFunc(out, func(r rune) bool { return disruptive(r) && r != '\n' && r != '\t' }); i >= 0 {
		t.Errorf("%s: %q", name, out[max(0, i-20):i+1])
	}
	if order().MatchString(out) {
		t.Errorf("%s: an order in %q", name, out)
	}
	for line := range strings.Lines(out) {
		command := strings.HasPrefix(strings.TrimLeftFunc(line, unicode.IsSpace), "::")
		known := strings.HasPrefix(line, "::error file=") || strings.HasPrefix(line, "::notice file=")
		if command != (name == "github") || command && !known {
			t.Errorf("%s: line %q", name, line)
		}
	}
}

func decode(t *testing.T, text string) (value any) {
	t.Helper()
	if err := json.Unmarshal([]byte(text), &value); err != nil {
		t.Fatalf("%v in %q", err, text)
	}
	return value
}

// shape is a value without its texts, and without what only relative names and
// short lines have.
func shape(value any) any {
	switch value := value.(type) {
	case map[string]any:
		shapes := make(map[string]any)
		for name, v := range value {
			if name != "uriBaseId" && name != "contextRegion" {
				shapes[name] = shape(v)
			}
		}
		return shapes
	case []any:
		shapes := make([]any, len(value))
		for i, v := range value {
			shapes[i] = shape(v)
		}
		return shapes
	case string:
		return ""
	}
	return value
}

// elements are the names of a document's elements with those of their
// attributes.
func elements(t *testing.T, text string) (names []string) {
	t.Helper()
	for decoder := xml.NewDecoder(strings.NewReader(text)); ; {
		token, err := decoder.Token()
		if err == io.EOF {
			return names
		}
		if err != nil {
			t.Fatalf("%v in %q", err, text)
		}
		if start, ok := token.(xml.StartElement); ok {
			name := start.Name.Local
			for _, a := range start.Attr {
				name += " " + a.Name.Local
			}
			names = append(names, name)
		}
	}
}

// checkRoundTrip: JSON says what was said, but for what is not UTF-8 and no name of a file.
func checkRoundTrip(t *testing.T, result lint.Result) {
	t.Helper()
	var decoded struct{ Diagnostics []lint.Diagnostic }
	// A severity is a name there; it is not what is looked at.
	text := strings.NewReplacer(`"severity": "error"`, `"severity": 3`, `"severity": "info"`, `"severity": 1`).Replace(write(t, "json", result, Options{}))
	if err := json.Unmarshal([]byte(text), &decoded); err != nil {
		t.Fatal(err)
	}
	want, got := result.Diagnostics[0], decoded.Diagnostics[0]
	for _, texts := range [][2]string{
		{got.Message, want.Message}, {got.Related[0].Message, want.Related[0].Message},
		{got.Fix.Message, want.Fix.Message}, {got.Fix.Edits[0].Text, want.Fix.Edits[0].Text},
	} {
		if texts[0] != string([]rune(texts[1])) {
			t.Errorf("JSON says %q of %q", texts[0], texts[1])
		}
	}
	if told(got.File) != want.File {
		t.Errorf("JSON says %q of the file %q", got.File, want.File)
	}
	if name := Named(want.File); told(name) != want.File {
		t.Errorf("the file %q is named %q", want.File, name)
	}
}

// told is the file that a report names.
func told(name string) string {
	if file, err := strconv.Unquote(name); err == nil && name[0] == '"' {
		return file
	}
	return name
}

func TestNamed(t *testing.T) {
	for _, test := range []struct{ file, want string }{
		{"content/a b, c'%::<&>\\.md", "content/a b, c'%::<&>\\.md"},
		{"content/日本.md", "content/日本.md"},
		{"c:/x.md", "c:/x.md"},
		{"a\nb\t\x1b[31m\xff\u202e.md", `"a\nb\t\x1b[31m\xff\u202e.md"`},
		{`"a".md`, `"\"a\".md"`},
		{"a.md:1:2: error: b.md", `"a.md:1:2: error: b.md"`},
		{"##vso[x].md", `"##vso\x5bx].md"`},
	} {
		if got := Named(test.file); got != test.want || told(got) != test.file {
			t.Errorf("%q is named %s, want %s", test.file, got, test.want)
		}
	}
}

func TestProblem(t *testing.T) {
	_, absent := os.Open("absent\n\x1b.md")
	for _, test := range []struct {
		err  error
		want string
	}{
		{absent, `open "absent\n\x1b.md": no such file or directory: check its name, and where it leads if it is a symbolic link`},
		{fmt.Errorf("%w: write it", absent), `open "absent\n\x1b.md": no such file or directory: write it`},
		{&fs.PathError{Op: "write", Path: "/dev/full", Err: syscall.ENOSPC}, "write /dev/full: no space left on device: make room, or write elsewhere"},
		{errors.New("yaml: wrong:\n  line 2: \x1b"), "yaml: wrong: line 2: \ufffd"},
	} {
		if got := Problem(test.err); got != test.want {
			t.Errorf("got %q, want %q", got, test.want)
		}
	}
}

func TestVisible(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"plain\ttext", "plain\ttext"},
		{"## [Heading](x)", "## [Heading](x)"},
		{"a\nb\x1b\u202e\u2028\xff", "a\ufffdb\ufffd\ufffd\ufffd\ufffd"},
		{"x ##[group] ###vso[y", "x ##\ufffdgroup] ###vso\ufffdy"},
	} {
		if got := visible(test.text); got != test.want {
			t.Errorf("visible(%q) = %q, want %q", test.text, got, test.want)
		}
		if utf8.RuneCountInString(test.want) != utf8.RuneCountInString(test.text) {
			t.Errorf("%q changes its length", test.text)
		}
	}
}

// failing is a full disk.
type failing struct{}

func (failing) Write([]byte) (int, error) { return 0, errors.New("no space left") }

func TestFailingWriter(t *testing.T) {
	for name, format := range Formats {
		if err := format(failing{}, sampleResult(), Options{}); err == nil || err.Error() != "no space left" {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// BenchmarkFormats writes 10,000 diagnostics.
func BenchmarkFormats(b *testing.B) {
	sample := sampleResult()
	var many lint.Result
	for i := range 10_000 {
		d := sample.Diagnostics[i%len(sample.Diagnostics)]
		d.File = fmt.Sprintf("content/comparisons/%d.md", i/10)
		many.Diagnostics = append(many.Diagnostics, d)
	}
	for name, format := range Formats {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				if err := format(io.Discard, many, sampleOptions()); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
