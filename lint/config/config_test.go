package config

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"strings"
	"testing"

	"github.com/complint/comparisons/internal/glob"
	"github.com/complint/comparisons/internal/testfiles"
	"github.com/complint/comparisons/lint"
	"github.com/complint/comparisons/lint/comparison"
	"github.com/complint/comparisons/lint/rules"
)

// testRules have an option of every type.
var testRules = []lint.Rule{
	{Name: "title", Severity: lint.Error},
	{Name: "stale", Severity: lint.Warning, Options: []lint.Option{
		{Name: "max-days", Usage: "how old a review may be", Default: 365},
		{Name: "required", Usage: "report a page without a review", Default: false},
	}},
	{Name: "heading-level", Severity: lint.Off, Options: []lint.Option{
		{Name: "style", Usage: "how headings are nested", Default: "strict", Choices: []string{"strict", "loose"}},
		{Name: "kinds", Usage: "the sections that are looked at", Default: []string{"pros", "cons"}, Choices: []string{"pros", "cons", "faq"}},
		{Name: "words", Usage: "words that are no headings", Default: []string{}},
		{Name: "prefix", Usage: "what headings begin with", Default: ""},
	}},
}

func severityOf(s lint.Severity) *lint.Severity { return &s }

func TestParse(t *testing.T) {
	want := map[string]lint.Setting{
		"title": {Severity: severityOf(lint.Off)},
		"stale": {Severity: severityOf(lint.Info), Options: map[string]any{"max-days": 1000, "required": true}},
		"heading-level": {Severity: severityOf(lint.Warning), Options: map[string]any{
			"style": "loose", "kinds": []string{"faq"}, "words": []string{}, "prefix": "a: b",
		}},
	}
	for name, source := range map[string]string{
		"c.yaml": "rules:\n  title: off\n  stale: {severity: info, max-days: 1_000, required: True}\n  heading-level:\n    severity: on\n    style: loose\n    kinds: [faq]\n    words: []\n    prefix: 'a: b'\n",
		"c.yml":  "---\n{rules: {title: 'off', stale: {severity: info, max-days: 1000, required: true}, heading-level: {severity: on, style: loose, kinds: [faq], words: [], prefix: \"a: b\"}}}\n...\n",
		"c.toml": "[rules]\ntitle = 'off'\nstale = {severity = 'info', max-days = 1_000, required = true}\n[rules.heading-level]\nseverity = 'on'\nstyle = 'loose'\nkinds = ['faq']\nwords = []\nprefix = 'a: b'\n",
		"c.json": `{"rules": {"title": "off", "stale": {"severity": "info", "max-days": 1000, "required": true}, "heading-level": {"severity": "on", "style": "loose", "kinds": ["faq"], "words": [], "prefix": "a: b"}}}`,
	} {
		file, err := Parse(name, []byte(source), testRules)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if !reflect.DeepEqual(file.Config.Rules, want) {
			t.Errorf("%s: got %+v", name, file.Config.Rules)
		}
		if file.FailOn != lint.Error || file.Baseline != "" || file.Config.Overrides != nil || file.Excludes("x", false) {
			t.Errorf("%s: more than the rules is set: %+v", name, file)
		}
	}
}

func TestParseRest(t *testing.T) {
	dir := testfiles.Tree(t, nil)
	t.Chdir(dir)
	for level, want := range map[string]lint.Severity{"error": lint.Error, "warning": lint.Warning, "never": lint.Error + 1} {
		file, err := Parse("sub/c.yaml", []byte("baseline: known.json\nfail-on: "+level+"\n"), testRules)
		if err != nil || file.FailOn != want {
			t.Errorf("fail-on %s: %v, %v", level, file, err)
		}
		if want := filepath.Join(dir, "sub", "known.json"); file.Baseline != want {
			t.Errorf("baseline is %q, not %q", file.Baseline, want)
		}
	}
}

func TestEmpty(t *testing.T) {
	for _, source := range []string{"", "\n\n", "# fail-on: never\n", "---\n# nothing\n", "rules:\nexclude:\noverrides:\n", "{}"} {
		file, err := Parse("c.yaml", []byte(source), testRules)
		if err != nil || len(file.Config.Rules) > 0 || len(file.Config.Overrides) > 0 || file.FailOn != lint.Error {
			t.Errorf("%q: %+v, %v", source, file, err)
		}
	}
}

func TestErrors(t *testing.T) {
	for _, test := range []struct{ name, source, want string }{
		{"c.yaml", "fail_on: error\n", `c.yaml:1:1: unknown key "fail_on": did you mean "fail-on"?`},
		{"c.yaml", "# c\nspeed: 1\n", `c.yaml:2:1: unknown key "speed": write one of fail-on, exclude, baseline, rules, overrides`},
		{"c.yaml", "fail-on: info\n", `c.yaml:1:10: unknown value "info" of fail-on: write one of error, warning, never`},
		{"c.yaml", "fail-on: [error]\n", `c.yaml:1:10: fail-on must be one of error, warning, never`},
		{"c.yaml", "fail-on:\n", `c.yaml:1:9: fail-on must be one of error, warning, never`},
		{"c.yaml", "baseline: 1\n", `c.yaml:1:11: baseline must be text: put it in quotes`},
		{"c.yaml", "exclude: drafts/\n", `c.yaml:1:10: exclude must be a list`},
		{"c.yaml", "exclude: [a, 1.5]\n", `c.yaml:1:14: each of exclude must be text: put it in quotes`},
		{"c.yaml", "exclude: ['[a']\n", `c.yaml:1:11: pattern "[a": ` + globError("[a")},
		{"c.yaml", "rules: [title]\n", `c.yaml:1:8: rules must be a map`},
		{"c.yaml", "rules:\n  titel: off\n", `c.yaml:2:3: unknown rule "titel": did you mean "title"?`},
		{"c.yaml", "rules:\n  Heading_Level: off\n", `c.yaml:2:3: unknown rule "Heading_Level": did you mean "heading-level"?`},
		{"c.yaml", "rules:\n  tabs: off\n", "c.yaml:2:3: unknown rule \"tabs\": `complint rules` lists them"},
		{"c.yaml", "rules: {title: warn}\n", `c.yaml:1:16: unknown severity "warn" of title: did you mean "warning"?`},
		{"c.yaml", "rules: {title: loud}\n", `c.yaml:1:16: unknown severity "loud" of title: write one of off, info, warning, error, on`},
		{"c.yaml", "rules: {title: false}\n", `c.yaml:1:16: title must be one of off, info, warning, error, on or a map`},
		{"c.yaml", "rules: {title: {max: 1}}\n", `c.yaml:1:17: unknown option "max" of title: write severity`},
		{"c.yaml", "rules: {stale: {max_days: 1}}\n", `c.yaml:1:17: unknown option "max_days" of stale: did you mean "max-days"?`},
		{"c.yaml", "rules: {stale: {max-days: -1}}\n", `c.yaml:1:27: max-days must be a whole number, zero or more`},
		{"c.yaml", "rules: {stale: {max-days: 1.5}}\n", `c.yaml:1:27: max-days must be a whole number, zero or more`},
		{"c.yaml", "rules: {stale: {max-days: '1'}}\n", `c.yaml:1:27: max-days must be a whole number, zero or more`},
		{"c.yaml", "rules: {stale: {max-days: 99999999999999999999}}\n", `c.yaml:1:27: max-days must be a whole number, zero or more`},
		{"c.yaml", "rules: {stale: {required: yes}}\n", `c.yaml:1:27: required must be true or false`},
		{"c.yaml", "rules: {heading-level: {style: lose}}\n", `c.yaml:1:32: unknown value "lose" of style: did you mean "loose"?`},
		{"c.yaml", "rules: {heading-level: {kinds: [pro]}}\n", `c.yaml:1:33: unknown value "pro" of kinds: did you mean "pros"?`},
		{"c.yaml", "rules: {heading-level: {words: [a, 2026-11-24]}}\n", `c.yaml:1:36: each of words must be text: put it in quotes`},
		{"c.yaml", "overrides:\n  - rules: {title: off}\n", `c.yaml:2:5: each of overrides must have the key "files": add it`},
		{"c.yaml", "overrides:\n  - files: [a]\n    rule: {title: off}\n",
			"c.yaml:2:5: each of overrides must have the key \"rules\": add it\nc.yaml:3:5: unknown key \"rule\" of overrides: did you mean \"rules\"?"},
		{"c.yaml", "overrides: [{files: [\"**/[\"], rules: {title: of}}]\n",
			"c.yaml:1:22: pattern \"**/[\": " + globError("**/[") + "\nc.yaml:1:46: unknown severity \"of\" of title: did you mean \"off\"?"},
		{"c.yaml", "rules: {title: loud}\nfail-on: 1\nspeed: 1\n",
			"c.yaml:1:16: unknown severity \"loud\" of title: write one of off, info, warning, error, on\n" +
				"c.yaml:2:10: fail-on must be one of error, warning, never\n" +
				"c.yaml:3:1: unknown key \"speed\": write one of fail-on, exclude, baseline, rules, overrides"},
		{"c.yaml", "- rules\n", `c.yaml:1:1: the file must be a map of keys to values`},
		{"c.yaml", "rules: {title: off\n", "c.yaml:1:8: the list or map is not closed: add a `}` at its end"},
		{"c.yaml", "\ufefférules: 1\n", `c.yaml:1:1: unknown key "érules": write one of fail-on, exclude, baseline, rules, overrides`},
		{"c.yaml", "# é\n'é': 1\n\"a\\e[1m\": 2\n", "c.yaml:2:1: unknown key \"é\": write one of fail-on, exclude, baseline, rules, overrides\n" +
			"c.yaml:3:1: unknown key \"a\\x1b[1m\": write one of fail-on, exclude, baseline, rules, overrides"},
		{"c.yaml", "\"a\\e\\nb\": 1\n\"a\\e\\nb\": 2\n", "c.yaml:2:1: key `a\ufffd\ufffdb` is already defined: remove one of the two"},
		{"c.toml", "[rules]\nstale = off\n", "c.toml:2:9: quote the value: text must be in quotes"},
		{"c.toml", "[rules]\nstale = {max-days = -1}\ntitle = true\n",
			"c.toml:2:21: max-days must be a whole number, zero or more\nc.toml:3:9: title must be one of off, info, warning, error, on or a map"},
		{"c.toml", "[[overrides]]\nfiles = 'a'\n[overrides.rules]\ntitle = 'of'\n",
			"c.toml:2:9: files must be a list\nc.toml:4:9: unknown severity \"of\" of title: did you mean \"off\"?"},
	} {
		_, err := Parse(test.name, []byte(test.source), testRules)
		if err == nil {
			t.Errorf("%q is read", test.source)
		} else if err.Error() != test.want {
			t.Errorf("%q: got\n%v\nwant\n%s", test.source, err, test.want)
		}
	}
}

// globError is what package glob says of a pattern.
func globError(pattern string) string {
	_, err := glob.Compile(pattern)
	return strings.TrimPrefix(err.Error(), fmt.Sprintf("pattern %q: ", pattern))
}

func TestFind(t *testing.T) {
	root := testfiles.Tree(t, map[string]string{
		".complint.toml":           "",
		"site/.complint.yml":       "",
		"site/content/x.md":        "",
		"repository/.git/HEAD":     "",
		"repository/content/x.md":  "",
		"worktree/.git":            "gitdir: elsewhere",
		"worktree/.complint.yaml":  "",
		"worktree/content/x.md":    "",
		"two/.complint.yaml":       "",
		"two/.complint.toml":       "",
		"two/content/x.md":         "",
		"folder/content/a/b/x.md":  "",
		"folder/.complint.yaml.md": "",
	})
	for dir, want := range map[string]string{
		".":                  ".complint.toml",
		"site":               "site/.complint.yml",
		"site/content":       "site/.complint.yml",
		"repository/content": "",
		"worktree/content":   "worktree/.complint.yaml",
		"folder/content/a/b": ".complint.toml",
	} {
		got, err := Find(filepath.Join(root, dir))
		if want != "" {
			want = filepath.Join(root, filepath.FromSlash(want))
		}
		if err != nil || got != want {
			t.Errorf("%s: got %q, %v, want %q", dir, got, err, want)
		}
	}
	_, err := Find(filepath.Join(root, "two/content"))
	if err == nil || !strings.Contains(err.Error(), ".complint.yaml and ") || !strings.Contains(err.Error(), "two"+string(filepath.Separator)+".complint.toml") {
		t.Errorf("two in one folder: %v", err)
	}
	t.Chdir(filepath.Join(root, "site/content"))
	if got, err := Find("."); err != nil || got != filepath.Join(root, "site/.complint.yml") {
		t.Errorf("from the working directory: %q, %v", got, err)
	}
}

// TestFiles: patterns are relative to the folder of the configuration, and
// files to the working directory.
func TestFiles(t *testing.T) {
	root := testfiles.Tree(t, map[string]string{
		"site/.complint.yaml": "exclude: [content/comparisons/drafts/, '*.tmp.md', '!keep.tmp.md']\n" +
			"overrides: [{files: [/content/old/, new.md], rules: {title: off}}]\n",
		"site/content/x.md": "",
		"other/x.md":        "",
	})
	for _, test := range []struct {
		working, path    string
		excluded, folder bool
		matched          bool
	}{
		{"site", "content/comparisons/drafts/a.md", true, false, false},
		{"site", "content/comparisons/drafts", true, true, false},
		{"site", "content/comparisons/drafts", false, false, false},
		{"site", "content/comparisons/a.md", false, false, false},
		{"site", "content/a.tmp.md", true, false, false},
		{"site", "content/keep.tmp.md", false, false, false},
		{"site", ".", false, true, false},
		{"site/content", "comparisons/drafts/a.md", true, false, false},
		{"site/content", "../content/comparisons/drafts/a.md", true, false, false},
		{".", "site/content/comparisons/drafts/a.md", true, false, false},
		{".", "content/comparisons/drafts/a.md", false, false, false},
		{"other", "../site/content/comparisons/drafts/a.md", true, false, false},
		{"other", "a.tmp.md", false, false, false},
		{"site", "content/old/a.md", false, false, true},
		{"site", "content/x/content/old/a.md", false, false, false},
		{"site/content", "old/sub/a.md", false, false, true},
		{".", "site/content/new.md", false, false, true},
		{"other", "new.md", false, false, false},
	} {
		t.Run(test.working+":"+test.path, func(t *testing.T) {
			t.Chdir(filepath.Join(root, test.working))
			path, err := filepath.Rel(filepath.Join(root, test.working), filepath.Join(root, "site/.complint.yaml"))
			if err != nil {
				t.Fatal(err)
			}
			for _, path := range []string{path, filepath.Join(root, "site/.complint.yaml")} {
				file, err := Load(path, testRules)
				if err != nil {
					t.Fatal(err)
				}
				for _, name := range []string{test.path, filepath.Join(root, test.working, test.path)} {
					if got := file.Excludes(name, test.folder); got != test.excluded {
						t.Errorf("%s of %s: excluded is %v", name, path, got)
					}
					if got := file.Config.Overrides[0].Match(name); got != test.matched {
						t.Errorf("%s of %s: matched is %v", name, path, got)
					}
				}
			}
		})
	}
}

func TestLoadAbsent(t *testing.T) {
	_, err := Load(filepath.Join(t.TempDir(), "c.yaml"), testRules)
	if !errors.Is(err, os.ErrNotExist) {
		t.Errorf("got %v", err)
	}
}

// settingLine is a line of a sample that can be uncommented.
var settingLine = regexp.MustCompile(`(?m)^( *)#([a-z])`)

// TestSample: as it stands a sample changes nothing, and with every setting
// uncommented it says what holds anyway.
func TestSample(t *testing.T) {
	for format, name := range map[comparison.Format]string{comparison.FormatYAML: "c.yaml", comparison.FormatTOML: "c.toml"} {
		for _, all := range [][]lint.Rule{testRules, rules.All} {
			text := Sample(format, all, func(rule string) string { return "the <" + rule + "> is there" }, nil)
			file, err := Parse(name, text, all)
			if err != nil || len(file.Config.Rules) > 0 || file.Config.Overrides != nil || file.FailOn != lint.Error || file.Baseline != "" {
				t.Errorf("as written: %+v, %v\n%s", file, err, text)
			}
			text = settingLine.ReplaceAll(text, []byte("$1$2"))
			file, err = Parse(name, text, all)
			if err != nil {
				t.Fatalf("uncommented: %v\n%s", err, text)
			}
			if file.Config.Overrides != nil || file.FailOn != lint.Error || file.Baseline != "" || file.exclude != nil {
				t.Errorf("uncommented: %+v\n%s", file, text)
			}
			for _, rule := range all {
				setting, ok := file.Config.Rules[rule.Name]
				if !ok || *setting.Severity != rule.Severity || len(setting.Options) != len(rule.Options) {
					t.Errorf("%s is %+v\n%s", rule.Name, setting, text)
				}
				for _, option := range rule.Options {
					if got := setting.Options[option.Name]; fmt.Sprintf("%T %[1]v", got) != fmt.Sprintf("%T %[1]v", option.Default) {
						t.Errorf("%s of %s is %v, not %v", option.Name, rule.Name, got, option.Default)
					}
				}
			}
			for line := range strings.Lines(string(text)) {
				if strings.HasPrefix(strings.TrimSpace(line), "# ") && len(line) > 120 {
					t.Errorf("a long line of prose: %s", line)
				}
			}
		}
	}
}

// TestExamples: the files of testdata are held to the JSON Schema too, in
// exampleSite/tests.
func TestExamples(t *testing.T) {
	for _, kind := range []string{"good", "bad"} {
		paths, err := filepath.Glob("testdata/" + kind + "/*")
		if err != nil || len(paths) == 0 {
			t.Fatal("no testdata", err)
		}
		for _, path := range paths {
			if _, err := Load(path, rules.All); (err == nil) != (kind == "good") {
				t.Errorf("%s: %v", path, err)
			}
		}
	}
}

// FuzzConfig looks for configurations that make the reader panic, or whose
// problems have no place in the file.
func FuzzConfig(f *testing.F) {
	for _, source := range []string{
		"rules: {title: off, stale: {max-days: 1}}\n", "overrides: [{files: [a/], rules: {title: on}}]", "exclude: ['[', !a]\nfail-on: &x [*x]",
		"[rules]\ntitle = 'off'\n[[overrides]]\nfiles = []\nrules = {}\n", "a = 1979-05-27T07:32:00Z\n", "rules: {<<: {title: x}}", `{"rules": {"title": 1, "title": "x"}}`,
	} {
		f.Add([]byte(source))
	}
	f.Fuzz(func(t *testing.T, source []byte) {
		for _, name := range []string{"c.yaml", "c.toml", "c.json"} {
			file, err := Parse(name, source, testRules)
			if err == nil {
				file.Excludes("a/b", false)
				for _, override := range file.Config.Overrides {
					override.Match("a/b")
				}
				continue
			}
			lines := strings.Count(string(source), "\n") + 1
			for line := range strings.SplitSeq(err.Error(), "\n") {
				place := regexp.MustCompile(`^c\.[a-z]+:(\d+):(\d+): .`).FindStringSubmatch(line)
				var n int
				if place == nil {
					t.Fatalf("%s: no place in %q", name, line)
				}
				if _, err := fmt.Sscan(place[1], &n); err != nil || n < 1 || n > lines {
					t.Fatalf("%s: a file of %d lines has %q", name, lines, line)
				}
			}
		}
	})
}
