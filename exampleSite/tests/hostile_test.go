package tests

import (
	"encoding/json"
	"encoding/xml"
	"io"
	"maps"
	"net/url"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
)

// hostileNames are names of pages that try to get out of a report.
var hostileNames = []string{
	"a b.md", "new\nline.md", "cr\r\nlf.md", "tab\there.md", "esc\x1b[31mred\x1b]0;title\x07.md", "latin\xe9.md", "half\xc3.md", `quo"te's.md`, `"quoted".md`,
	"<&>]]>--.md", "100%25%0A.md", "::error file=x::y.md", "a,b=c.md", "c:1:2: error: d.md", "bidi\u202edm.\u2066md.md", "line\u2028end.md",
	`back\slash\n.md`, "x##vso[y].md", "日本 vs 韓国.md", "folder\n::add-mask::/index.md", "folder\x1b[2J/page.md",
}

// hostileText stands for a criterion, of which messages speak.
const hostileText = "Caf\x1b[31mfeine\x07 ::error::x ##vso[y] %0A <b>&amp;\"'\u202e日本"

// hostileSite is a site of pages in which the two tables disagree, with lines that end as on Windows.
func hostileSite(t *testing.T) (dir string, files []string) {
	t.Helper()
	page := strings.Replace(block(t, "docs/authoring.md", "markdown", 0), "| Low       | High     |", "| Low       | Medium   |", 1)
	page = strings.ReplaceAll(strings.ReplaceAll(page, "Caffeine", hostileText), "\n", "\r\n")
	dir = t.TempDir()
	write(t, filepath.Join(dir, "hugo.toml"), "")
	for _, name := range hostileNames {
		file := "content/comparisons/" + name
		write(t, filepath.Join(dir, file), page)
		files = append(files, file)
	}
	return dir, files
}

// namesIn are the files that a report names, by its format. Each is read by a parser of that format.
var namesIn = map[string]func(t *testing.T, report string) []string{
	"text": func(t *testing.T, report string) (names []string) {
		finding := regexp.MustCompile(`^:\d+:\d+: (error|warning|info): .* \[[a-z-]+\]$`)
		for line := range strings.Lines(report) {
			if !strings.HasPrefix(line, " ") { // more of the finding above
				name, rest := cutName(line)
				if !finding.MatchString(strings.TrimSuffix(rest, "\n")) {
					t.Errorf("no finding: %q", line)
				}
				names = append(names, name)
			}
		}
		return names
	},
	"github": func(t *testing.T, report string) (names []string) {
		// As the runner does: github.com/actions/runner, ActionCommand.cs.
		unescape := strings.NewReplacer("%0D", "\r", "%0A", "\n", "%3A", ":", "%2C", ",", "%25", "%")
		for line := range strings.Lines(report) {
			command, _, ok := strings.Cut(strings.TrimPrefix(line, "::"), "::")
			kind, properties, _ := strings.Cut(command, " ")
			if !ok || !strings.HasPrefix(line, "::") || !slices.Contains([]string{"error", "warning", "notice"}, kind) {
				t.Errorf("no command: %q", line)
			}
			for property := range strings.SplitSeq(properties, ",") {
				if name, ok := strings.CutPrefix(property, "file="); ok {
					names = append(names, toldName(unescape.Replace(name)))
				}
			}
		}
		return names
	},
	"json": func(t *testing.T, report string) (names []string) {
		var result struct{ Diagnostics []struct{ File string } }
		parseJSON(t, report, &result)
		for _, d := range result.Diagnostics {
			names = append(names, toldName(d.File))
		}
		return names
	},
	"gitlab": func(t *testing.T, report string) (names []string) {
		var findings []struct{ Location struct{ Path string } }
		parseJSON(t, report, &findings)
		for _, f := range findings {
			names = append(names, toldName(f.Location.Path))
		}
		return names
	},
	"sarif": func(t *testing.T, report string) (names []string) {
		for _, result := range validate(t, sarifSchema(t), []byte(report)).Results {
			name, err := url.PathUnescape(*result.Locations[0].PhysicalLocation.ArtifactLocation.URI)
			if err != nil {
				t.Error(err)
			}
			names = append(names, name)
		}
		return names
	},
	"junit":      attributesIn("testcase", "file"),
	"checkstyle": attributesIn("file", "name"),
}

// attributesIn returns the values of an attribute of the elements of a name.
func attributesIn(element, attribute string) func(*testing.T, string) []string {
	return func(t *testing.T, report string) (values []string) {
		for decoder := xml.NewDecoder(strings.NewReader(report)); ; {
			token, err := decoder.Token()
			if err == io.EOF {
				return values
			}
			if err != nil {
				t.Fatalf("%v in\n%s", err, report)
			}
			if start, ok := token.(xml.StartElement); ok && start.Name.Local == element {
				for _, a := range start.Attr {
					if a.Name.Local == attribute {
						values = append(values, toldName(a.Value))
					}
				}
			}
		}
	}
}

func parseJSON(t *testing.T, text string, value any) {
	t.Helper()
	if err := json.Unmarshal([]byte(text), value); err != nil {
		t.Fatalf("%v in\n%s", err, text)
	}
}

// toldName is the file that a report names: a name in quotes is a string of Go.
func toldName(name string) string {
	if file, err := strconv.Unquote(name); err == nil {
		return file
	}
	return name
}

// cutName takes the name from the beginning of a line.
func cutName(line string) (name, rest string) {
	if quoted, err := strconv.QuotedPrefix(line); err == nil {
		return toldName(quoted), line[len(quoted):]
	}
	if place := regexp.MustCompile(`:[0-9]`).FindStringIndex(line); place != nil {
		return line[:place[0]], line[place[0]:]
	}
	return line, ""
}

// checkHarmless holds what is printed to what no terminal acts upon.
func checkHarmless(t *testing.T, what, printed string) {
	t.Helper()
	disruptive := func(r rune) bool {
		return r != '\n' && (unicode.IsControl(r) || slices.Contains([]rune("\u2028\u2029\u202e\u2066"), r))
	}
	if i := strings.IndexFunc(printed, disruptive); i >= 0 {
		t.Errorf("%s: %q", what, printed[max(0, i-40):i+1])
	}
	if !utf8.ValidString(printed) {
		t.Errorf("%s is no UTF-8", what)
	}
	if strings.Contains(printed, "##vso[") {
		t.Errorf("%s holds an order", what)
	}
}

// TestHostile: whatever the names of pages and their texts, each report has the shape of its format, holds nothing
// that a terminal obeys, and tells which files it is about.
func TestHostile(t *testing.T) {
	dir, files := hostileSite(t)
	slices.Sort(files)
	for _, format := range slices.Sorted(maps.Keys(namesIn)) {
		t.Run(format, func(t *testing.T) {
			command := exec.Command(complint, "--format", format, "--disable", "duplicate-comparison")
			command.Dir = dir
			var stderr strings.Builder
			command.Stderr = &stderr
			stdout, err := command.Output()
			if statusOf(err) != 1 {
				t.Fatalf("%v\n%s", err, &stderr)
			}
			report := string(stdout)
			checkHarmless(t, "the report", report)
			checkHarmless(t, "standard error", stderr.String())
			names := namesIn[format](t, report)
			slices.Sort(names)
			if diff := cmp.Diff(files, slices.Compact(names)); diff != "" {
				t.Errorf("files that are there (-) and that are named (+):\n%s", diff)
			}
			if !strings.Contains(report, "feine") || !strings.Contains(report, "日本") {
				t.Errorf("the text of the page is not in it:\n%s", report)
			}
		})
	}
}

// TestHostileFormats: there is a parser for each format.
func TestHostileFormats(t *testing.T) {
	out, _ := run(t, t.TempDir(), complint, "--format", "?")
	_, list, _ := strings.Cut(strings.TrimSpace(out), "write one of ")
	if got := strings.Split(list, ", "); !slices.Equal(got, slices.Sorted(maps.Keys(namesIn))) {
		t.Errorf("the formats are %q", got)
	}
}

// TestHostileFix: what complint fix prints tells the files too, and so do complaints.
func TestHostileFix(t *testing.T) {
	dir, files := hostileSite(t)
	for _, file := range files {
		write(t, filepath.Join(dir, file), strings.ReplaceAll(read(t, dir, file), "### ", "#### "))
	}
	out, _ := run(t, dir, complint, "fix", "--disable", "duplicate-comparison")
	checkHarmless(t, "the output", out)
	var names []string
	for line := range strings.Lines(out) {
		if name, rest := cutName(line); regexp.MustCompile(`^:\d+:\d+: fixed: `).MatchString(rest) {
			names = append(names, name)
		}
	}
	slices.Sort(files)
	slices.Sort(names)
	if diff := cmp.Diff(files, slices.Compact(names)); diff != "" {
		t.Errorf("files that are there (-) and that are named (+):\n%s", diff)
	}
	for _, file := range files {
		remove(t, dir, file)
	}
	for _, args := range [][]string{files, {"-x\x1b[31m"}, {"--format", "\x1b[31m"}, {"--config", "\x1b[31m"}, {"explain", "\x1b[31m"}, {"completion", "\x1b[31m"}} {
		out, err := run(t, dir, complint, args...)
		checkHarmless(t, args[0], out)
		if err == nil || strings.Count(out, "\n") != len(strings.Split(strings.TrimSuffix(out, "\n"), "\ncomplint: ")) {
			t.Errorf("%q: %v\n%s", args[0], err, out)
		}
	}
}
