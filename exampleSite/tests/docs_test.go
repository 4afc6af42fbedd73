package tests

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// codeBlock is a block of code in a page of the documentation. After the fence
// stand its language and, where it is one, the name of the file.
type codeBlock struct{ language, file, text string }

// codeBlocks returns the blocks of a page.
func codeBlocks(t *testing.T, page string) (blocks []codeBlock) {
	t.Helper()
	fence := regexp.MustCompile("^ *(```|~~~)")
	var open *codeBlock
	for line := range strings.Lines(read(t, root, page)) {
		switch {
		case open == nil && fence.MatchString(line):
			words := append(strings.Fields(strings.Trim(line, " `~\n")), "", "")
			open = &codeBlock{language: words[0], file: words[1]}
		case open != nil && fence.MatchString(line):
			blocks = append(blocks, *open)
			open = nil
		case open != nil:
			open.text += line
		}
	}
	if open != nil {
		t.Fatalf("%s: a block is not closed", page)
	}
	return blocks
}

// handler tests the blocks of one language in a page.
type handler func(t *testing.T, page string, blocks []codeBlock)

// by is the handler of blocks that another test takes from the page, by their
// number: it asks that there are no more.
func by(_ func(*testing.T), n int) handler {
	return func(t *testing.T, page string, blocks []codeBlock) {
		if len(blocks) != n {
			t.Errorf("%s has %d blocks of %s, and %d of them are tested", page, len(blocks), blocks[0].language, n)
		}
	}
}

// handlers say how the blocks of each page are tested, by their language.
var handlers = map[string]map[string]handler{
	"README.md": {
		"console": playContradiction,
		"toml":    by(TestModuleInASite, 1),
		"yaml":    by(TestPreCommit, 1),
	},
	"CONTRIBUTING.md": {"console": playEvaluation, "text": checkLayout},
	installing:        {"console": by(TestModuleAsTheme, 6), "toml": by(TestModuleAsTheme, 1)},
	cmsDoc: {
		"console": by(TestDecapCollection, 2), // one is for TestFrontMatterCMS
		"yaml":    by(TestDecapCollection, 1),
		"html":    by(TestDecapCollection, 1),
		"json":    by(TestFrontMatterCMS, 1),
	},
	"docs/authoring.md": {
		"console":  by(TestScaffoldLanguages, 1),
		"markdown": by(TestSpellingsInDocs, 4),
		"toml":     by(TestModuleInASite, 1),
	},
	"docs/theming.md": {
		"toml":             by(TestThemesInDocs, 2), // the first is for TestModuleInASite
		"go-html-template": by(TestThemesInDocs, 3), // so is this
		"markdown":         by(TestThemesInDocs, 2),
		"css":              checkProperties,
	},
	"docs/configuration.md": {
		"console": play,
		"yaml":    checkConfigs,
		"toml":    checkConfigs,
		"json":    checkEditorSettings,
		"bash":    checkCompletion("-c"),
		"zsh":     checkCompletion("-f", "-c"),
		"fish":    checkCompletion("--no-config", "-c"),
	},
	"docs/editors.md":                {"lua": by(TestNeovim, 1), "toml": by(TestHelix, 1), "elisp": by(TestEmacs, 1), "json": by(TestVSCode, 1)},
	"docs/suppressions.md":           {"console": play, "markdown": checkSuppressions},
	"docs/fixing.md":                 {"console": play, "markdown": by(TestFixesInDocs, 1)},
	"docs/continuous-integration.md": {"console": playClean, "yaml": checkPipelines},
	"docs/performance.md":            {"console": runBenchmark},
	"docs/own-rules.md": {
		"console": by(TestOwnRules, 1),
		"go":      by(TestOwnRules, 1),
		"yaml":    by(TestOwnRules, 1),
	},
}

// TestDocs tests every block of code in the documentation. docs/rules.md is
// written by the tests of the rules.
func TestDocs(t *testing.T) {
	paths, err := filepath.Glob(filepath.Join(root, "docs/*.md"))
	if err != nil || len(paths) == 0 {
		t.Fatal("no documentation", err)
	}
	pages := []string{"README.md", "CONTRIBUTING.md"}
	for _, path := range paths {
		if page := "docs/" + filepath.Base(path); page != "docs/rules.md" {
			pages = append(pages, page)
		}
	}
	for _, page := range pages {
		byLanguage := make(map[string][]codeBlock)
		for _, block := range codeBlocks(t, page) {
			byLanguage[block.language] = append(byLanguage[block.language], block)
		}
		for language, blocks := range byLanguage {
			t.Run(page+"/"+language, func(t *testing.T) {
				handler, ok := handlers[page][language]
				if !ok {
					t.Fatalf("nothing tests this:\n%s", blocks[0].text)
				}
				handler(t, page, blocks)
			})
		}
	}
}

// TestDocsLinks: what the documentation links to is there.
func TestDocsLinks(t *testing.T) {
	link := regexp.MustCompile(`\]\(([^)\s]+)\)`)
	for page := range handlers {
		text := regexp.MustCompile("(?ms)^```.*?^```$").ReplaceAllString(read(t, root, page), "")
		for _, m := range link.FindAllStringSubmatch(text, -1) {
			file, anchor, _ := strings.Cut(m[1], "#")
			if strings.Contains(file, ":") {
				continue // elsewhere
			}
			target := filepath.Join(root, filepath.Dir(page), file)
			if file == "" {
				target = filepath.Join(root, page)
			}
			if _, err := os.Stat(target); err != nil {
				t.Errorf("%s links to %s: %v", page, m[1], err)
			} else if anchor != "" && !slices.Contains(anchors(read(t, target)), anchor) {
				t.Errorf("%s links to %s, which has no such heading", page, m[1])
			}
		}
	}
}

// anchors returns the addresses of the headings of a page.
func anchors(page string) (anchors []string) {
	for _, m := range regexp.MustCompile(`(?m)^#+ (.*)$`).FindAllStringSubmatch(page, -1) {
		anchor := strings.ReplaceAll(strings.ToLower(m[1]), " ", "-")
		anchors = append(anchors, regexp.MustCompile(`[^\p{L}\p{N}_-]`).ReplaceAllString(anchor, ""))
	}
	return anchors
}

// playContradiction types the commands of a page in a site whose page says two
// things about coffee.
func playContradiction(t *testing.T, page string, blocks []codeBlock) {
	dir := docsSite(t, page)
	path := filepath.Join(dir, "content/comparisons/tea-vs-coffee.md")
	write(t, path, strings.Replace(read(t, path), "| Low       | High     |", "| Low       | Medium   |", 1))
	remove(t, dir, "content/comparisons/juice-vs-water.md")
	playIn(t, dir, slices.DeleteFunc(blocks, func(b codeBlock) bool {
		return strings.HasPrefix(b.text, "$ hugo ") // TestModuleFromProxy and TestScaffold do
	}))
}

// playClean types the commands of a page in a site with nothing to report.
func playClean(t *testing.T, page string, blocks []codeBlock) {
	dir := docsSite(t, page)
	remove(t, dir, "content/comparisons/juice-vs-water.md")
	playIn(t, dir, blocks)
}

func remove(t *testing.T, path ...string) {
	t.Helper()
	if err := os.Remove(filepath.Join(path...)); err != nil {
		t.Fatal(err)
	}
}

// runBenchmark runs the commands of a page on a few pages, without the programs
// that have to be installed. What complint finds is what the page says.
func runBenchmark(t *testing.T, page string, blocks []codeBlock) {
	if len(blocks) != 2 {
		t.Fatalf("%s has no two commands: %q", page, blocks)
	}
	ran := func(block codeBlock) string {
		command, _ := strings.CutPrefix(strings.TrimSpace(block.text), "$ ")
		run := exec.Command("sh", "-c", command+" -pages 20 -runs 1 -peers goldmark")
		run.Dir = root
		out, err := run.CombinedOutput()
		if err != nil {
			t.Fatalf("%v\n%s", err, out)
		}
		return string(out)
	}
	times := ran(blocks[0])
	for _, row := range []string{"| program ", "| complint ", "| complint, cached ", "| goldmark "} {
		if !strings.Contains(times, row) {
			t.Errorf("%q is not in:\n%s", row, times)
		}
	}
	defects := regexp.MustCompile(`(?m)^\| ([\w: ]+?) +\| (found|passes)\b`)
	want := defects.FindAllStringSubmatch(read(t, root, page), -1)
	got := defects.FindAllStringSubmatch(ran(blocks[1]), -1)
	if len(got) == 0 || len(got) != len(want) {
		t.Fatalf("%s has %d rows of what is found, and there are %d", page, len(want), len(got))
	}
	for i := range got {
		if !slices.Equal(got[i][1:], want[i][1:]) {
			t.Errorf("%s says %q, and it is %q", page, want[i][1:], got[i][1:])
		}
	}
}

// playEvaluation types the commands of a page in a folder with a page and its
// labels, of which one is wrong.
func playEvaluation(t *testing.T, page string, blocks []codeBlock) {
	dir := docsSite(t, page)
	write(t, filepath.Join(dir, "labels.json"), `{"tea": {"is_comparison": true, "options": ["Tea", "Coffee"], "tables": [], "verdict": false}}`)
	write(t, filepath.Join(dir, "pages/tea.md"), "---\ntitle: Tea vs Coffee\n---\n## Verdict\n\nTea.\n")
	playIn(t, dir, blocks)
}

// checkLayout: every path of the layout is there.
func checkLayout(t *testing.T, page string, blocks []codeBlock) {
	for line := range strings.Lines(blocks[0].text) {
		paths, _, _ := strings.Cut(strings.TrimLeft(line, " "), "  ")
		if strings.HasPrefix(line, " ") {
			continue // more about the line above
		}
		for _, path := range strings.Fields(paths) {
			if _, err := os.Stat(filepath.Join(root, path)); err != nil {
				t.Errorf("%s: %v", page, err)
			}
		}
	}
}

// checkProperties: the stylesheet uses every property that is set.
func checkProperties(t *testing.T, _ string, blocks []codeBlock) {
	stylesheet := read(t, root, "assets/comparisons/comparisons.css")
	for _, block := range blocks {
		for _, property := range regexp.MustCompile(`--[a-z-]+`).FindAllString(block.text, -1) {
			if !strings.Contains(stylesheet, "var("+property) {
				t.Errorf("the stylesheet does not use %s", property)
			}
		}
	}
}

// checkConfigs: complint and the JSON Schema accept each configuration, and the
// one in TOML says what the one in YAML does.
func checkConfigs(t *testing.T, page string, blocks []codeBlock) {
	schema := jsonSchema(t, "config")
	for i, block := range blocks {
		if block.file != "" {
			continue // play shows what is wrong with it
		}
		path := filepath.Join(t.TempDir(), ".complint."+block.language)
		write(t, path, block.text)
		value := decode(t, path)
		for _, fault := range faults(t, schema, value) {
			t.Errorf("%s: %s", page, fault)
		}
		if out, err := run(t, t.TempDir(), complint, "inspect", "--config", path); err != nil {
			t.Errorf("%s: %v\n%s", page, err, out)
		}
		other := filepath.Join(t.TempDir(), ".complint.yaml")
		write(t, other, codeBlocksOf(t, page, "yaml")[i].text)
		if diff := cmp.Diff(jsonOf(t, decode(t, other)), jsonOf(t, value)); diff != "" {
			t.Errorf("%s: the configurations in YAML (-) and %s (+) differ:\n%s", page, block.language, diff)
		}
	}
}

// codeBlocksOf returns the blocks of a language.
func codeBlocksOf(t *testing.T, page, language string) []codeBlock {
	t.Helper()
	return slices.DeleteFunc(codeBlocks(t, page), func(b codeBlock) bool { return b.language != language })
}

func jsonOf(t *testing.T, value any) string {
	t.Helper()
	data, err := json.MarshalIndent(value, "", "  ")
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// checkEditorSettings: the addresses of the JSON Schemas are their own.
func checkEditorSettings(t *testing.T, page string, blocks []codeBlock) {
	var settings struct {
		Schemas map[string][]string `json:"yaml.schemas"`
	}
	if err := json.Unmarshal([]byte(blocks[0].text), &settings); err != nil || len(blocks) != 1 || len(settings.Schemas) != 1 {
		t.Fatalf("%s: %v\n%+v", page, err, settings)
	}
	for address := range settings.Schemas {
		var schema struct {
			ID string `json:"$id"`
		}
		if err := json.Unmarshal([]byte(read(t, root, "schemas", path.Base(address))), &schema); err != nil || schema.ID != address {
			t.Errorf("%s is not the address of a schema: %q, %v", address, schema.ID, err)
		}
	}
}

// checkCompletion runs blocks in the shell of their language, which has to load
// them without a word.
func checkCompletion(args ...string) handler {
	return func(t *testing.T, page string, blocks []codeBlock) {
		shell := blocks[0].language
		if !isInstalled(t, shell) {
			return
		}
		s := newConsole(t, t.TempDir())
		for _, block := range blocks {
			command := exec.Command(shell, append(args, block.text)...)
			command.Dir, command.Env = s.dir, s.env
			if out, err := command.CombinedOutput(); err != nil || len(out) > 0 {
				t.Errorf("%s: %s: %v\n%s", page, shell, err, out)
			}
		}
	}
}

// suppression is an order not to report something, in a comment or in front
// matter.
var suppression = regexp.MustCompile(`<!-- complint-(?:disable[a-z-]*|enable)(.*?)(?: -- .*?)? -->|(?m:^complint:\n  disable: \[(.*)\]\n)`)

// checkSuppressions: with each of the suppressions shown, nothing of what it
// names is reported, which is found without it, and readers do not see it.
func checkSuppressions(t *testing.T, page string, blocks []codeBlock) {
	for i, block := range blocks {
		if !strings.HasPrefix(block.text, "---\n") {
			block.text = "---\ntitle: Tea vs Coffee\ndescription: Which of the two to serve in a break room.\n---\n" + block.text
		}
		const file = "content/comparisons/tea-vs-coffee.md"
		dir := newSite(t, map[string]string{file: block.text})
		if html := read(t, build(t, dir), pathOf(file)); strings.Contains(html, "complint") {
			t.Errorf("%s: readers see the suppression:\n%s", page, html)
		}
		reported := rulesOf(diagnostics(t, dir))
		write(t, filepath.Join(dir, file), suppression.ReplaceAllString(block.text, ""))
		found := rulesOf(diagnostics(t, dir))
		named := 0
		for _, m := range suppression.FindAllStringSubmatch(block.text, -1) {
			for _, rule := range strings.FieldsFunc(m[1]+m[2], func(r rune) bool { return r == ' ' || r == ',' }) {
				named++
				if !slices.Contains(found, rule) || slices.Contains(reported, rule) {
					t.Errorf("%s, block %d: %s finds something without the suppression: %v, and with it: %v",
						page, i, rule, slices.Contains(found, rule), slices.Contains(reported, rule))
				}
			}
		}
		if named == 0 || slices.Contains(reported, "unused-suppression") {
			t.Errorf("%s, block %d suppresses nothing", page, i)
		}
	}
}

func rulesOf(diagnostics []diagnostic) (rules []string) {
	for _, d := range diagnostics {
		rules = append(rules, d.Rule)
	}
	return rules
}

// TestFixesInDocs: docs/fixing.md shows a page that can be mended, and lists
// exactly the rules that have fixes for the pages that the tests know.
func TestFixesInDocs(t *testing.T) {
	shown := codeBlocksOf(t, "docs/fixing.md", "markdown")[0].text
	files := map[string]string{
		"content/comparisons/shown.md":    shown,
		"content/comparisons/unclosed.md": strings.Replace(block(t, "docs/authoring.md", "markdown", 1), "{{< /comparison/verdict >}}", "", 1),
	}
	for name, page := range pages(t) {
		files["content/comparisons/"+name] = page
	}
	dir := newSite(t, files)
	out, _ := run(t, dir, complint, "--quiet", "--format", "json", "--enable", "alias", "--enable", "heading-word", "--enable", "table-alignment")
	var report struct {
		Diagnostics []struct {
			Rule string
			Fix  *struct{ Safe bool }
		}
	}
	if err := json.Unmarshal([]byte(out), &report); err != nil {
		t.Fatal(err, out)
	}
	have := make(map[string]bool)
	for _, d := range report.Diagnostics {
		if d.Fix != nil {
			have[fmt.Sprintf("%s %v", d.Rule, d.Fix.Safe)] = true
		}
	}
	documented := make(map[string]bool)
	for _, m := range regexp.MustCompile("(?m)^\\| `([a-z-]+)` \\|.*\\| (yes|no) \\|$").FindAllStringSubmatch(read(t, root, "docs/fixing.md"), -1) {
		documented[fmt.Sprintf("%s %v", m[1], m[2] == "no")] = true
	}
	if diff := cmp.Diff(documented, have); diff != "" {
		t.Errorf("docs/fixing.md (-) and complint (+) have different fixes, by rule and whether they are safe:\n%s", diff)
	}
}

// isInstalled reports whether a program is there. One that is not is an error
// only where it must be: .ci/run installs all.
func isInstalled(t *testing.T, program string) bool {
	t.Helper()
	_, err := exec.LookPath(program)
	switch {
	case err == nil:
		return true
	case os.Getenv("CI") != "":
		t.Fatalf("%s is not installed", program)
	}
	t.Logf("%s is not installed: what needs it is not tested", program)
	return false
}

// block returns the n-th code block of a language in a page of the
// documentation, so that what is shown is what is tested.
func block(t *testing.T, page, language string, n int) string {
	t.Helper()
	blocks := regexp.MustCompile("(?s)\n```"+language+"\n(.*?\n)```\n").FindAllStringSubmatch(read(t, root, page), -1)
	if n >= len(blocks) {
		t.Fatalf("%s has %d blocks of %s", page, len(blocks), language)
	}
	return blocks[n][1]
}

// run runs a program in a folder and returns what it prints.
func run(t *testing.T, dir string, program string, args ...string) (string, error) {
	t.Helper()
	command := exec.Command(program, args...)
	command.Dir = dir
	out, err := command.CombinedOutput()
	return string(out), err
}

// configure returns the configuration of the README with the module replaced
// by this repository, and more lines.
func configure(t *testing.T, more string) string {
	t.Helper()
	module := strings.Replace(block(t, "README.md", "toml", 0), "[module]\n",
		fmt.Sprintf("[module]\n  replacements = \"github.com/complint/comparisons -> %s\"\n", filepath.ToSlash(root)), 1)
	return "baseURL = \"https://example.org/\"\ntitle = \"Test\"\ndisableKinds = [\"taxonomy\", \"term\"]\n" + module + more
}

// TestModuleInASite adds the module to a site as the README says.
func TestModuleInASite(t *testing.T) {
	page := block(t, "docs/authoring.md", "markdown", 0)
	dir := newSite(t, map[string]string{
		"hugo.toml":                                        configure(t, block(t, "docs/theming.md", "toml", 0)+block(t, "docs/authoring.md", "toml", 0)),
		"content/comparisons/tea-vs-coffee.md":             page,
		"content/posts/typed.md":                           strings.Replace(page, "---\n", "---\ntype: comparisons\n", 1),
		"content/comparisons/own-words.md":                 "---\ntitle: A vs B\n---\n## Which one we would buy\n\nB.\n\n## Why we love B\n\n- **It.** Works.\n",
		"layouts/_partials/comparisons/reviewed-line.html": "<p>OVERRIDDEN</p>",
		"layouts/home.html": `{{ define "main" }}<h1>Home</h1>{{ range where site.RegularPages "Type" "comparisons" }}` +
			block(t, "docs/theming.md", "go-html-template", 0) + `{{ end }}{{ end }}`,
	})
	public := build(t, dir)
	for _, path := range []string{"comparisons/tea-vs-coffee", "posts/typed"} {
		html := read(t, public, path, "index.html")
		for _, part := range []string{
			`<h1 class="cmp-title">Tea vs Coffee: which to serve</h1>`, `<p class="cmp-kicker">Comparison</p>`,
			`class="cmp-section cmp-glance"`, `class="cmp-section cmp-verdict"`, `class="cmp-best-for-line"`, "OVERRIDDEN",
		} {
			if !strings.Contains(html, part) {
				t.Errorf("%s lacks %s", path, part)
			}
		}
		if n := strings.Count(html, "<h1"); n != 1 {
			t.Errorf("%s has %d h1", path, n)
		}
	}
	own := read(t, public, "comparisons/own-words/index.html")
	if !strings.Contains(own, "cmp-verdict") || !strings.Contains(own, "cmp-pros") {
		t.Errorf("the site's own words are not understood:\n%s", own)
	}
	if home := read(t, public, "index.html"); !strings.Contains(home, "Coffee: early mornings") {
		t.Errorf("the model does not reach other templates:\n%s", home)
	}
	if out, err := run(t, dir, complint, "content/comparisons/tea-vs-coffee.md", "content/posts/typed.md"); err != nil {
		t.Errorf("complint on the page of docs/authoring.md: %v\n%s", err, out)
	}
}

// TestSpellingsInDocs: every whole page of docs/authoring.md passes complint and
// gives the same options, pros, tables and verdict.
func TestSpellingsInDocs(t *testing.T) {
	pages := map[string]string{
		"content/comparisons/tea-vs-coffee.md": block(t, "docs/authoring.md", "markdown", 0),
		"content/comparisons/shortcodes.md":    block(t, "docs/authoring.md", "markdown", 1),
		"content/comparisons/data.md":          block(t, "docs/authoring.md", "markdown", 3),
		"content/posts/drink.md":               block(t, "docs/authoring.md", "markdown", 2),
		"layouts/comparisons/page.html":        modelLayout,
	}
	dir := newSite(t, pages)
	compareModels(t, dir, 3)
	// They are one page in three spellings.
	if out, err := run(t, dir, complint, "--disable", "duplicate-comparison"); err != nil || !strings.Contains(out, "3 comparison pages checked: nothing to report") {
		t.Errorf("complint: %v\n%s", err, out)
	}
	post := read(t, build(t, dir), "posts/drink/index.html")
	contains(t, post, "<th scope=\"row\">Caffeine</th>", `<strong class="cmp-point-title">Gentle.</strong>`)
	for file, model := range inspect(t, dir) {
		model := model.(map[string]any)
		if verdict := model["verdict"].(map[string]any)["text"]; verdict != "Coffee for the morning, tea for the afternoon." {
			t.Errorf("%s: the verdict is %q", file, verdict)
		}
		if n := len(model["options"].([]any)); n != 2 {
			t.Errorf("%s has %d options", file, n)
		}
	}
}

// TestOtherPagesStay builds a site with and without the module: nothing but
// comparisons may differ.
func TestOtherPagesStay(t *testing.T) {
	files := map[string]string{
		"content/_index.md":     "---\ntitle: Home\n---\n# Heading\n",
		"content/posts/post.md": "---\ntitle: Post\n---\n## Pros\n\n| a | b |\n|---|---|\n| 1 | 2 |\n",
	}
	with := tree(t, build(t, newSite(t, files)))
	files["hugo.toml"] = regexp.MustCompile(`(?s)\[module\].*`).ReplaceAllString(siteConfig, "")
	without := tree(t, build(t, newSite(t, files)))
	for path, content := range without {
		if with[path] != content {
			t.Errorf("%s is\n%s\nwithout the module\n%s", path, with[path], content)
		}
		delete(with, path)
	}
	for path := range with {
		t.Errorf("the module adds %s", path)
	}
}

// tree returns the files below a folder by path.
func tree(t *testing.T, dir string) map[string]string {
	t.Helper()
	files := make(map[string]string)
	err := filepath.WalkDir(dir, func(path string, entry os.DirEntry, err error) error {
		if err == nil && !entry.IsDir() {
			files[strings.TrimPrefix(path, dir)] = read(t, path)
		}
		return err
	})
	if err != nil || len(files) == 0 {
		t.Fatal("nothing was built", err)
	}
	return files
}

// clone commits the files of this repository, as they are, in a new one.
func clone(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	for _, file := range strings.Split(git(t, root, "ls-files", "--cached", "--others", "--exclude-standard"), "\n") {
		data, err := os.ReadFile(filepath.Join(root, file))
		if err != nil {
			continue // deleted, not yet committed
		}
		write(t, filepath.Join(dir, file), string(data))
	}
	git(t, dir, "init", "--quiet")
	git(t, dir, "add", ".")
	git(t, dir, "-c", "user.name=test", "-c", "user.email=test@example.org", "commit", "--quiet", "-m", "test")
	return dir
}

func git(t *testing.T, dir string, args ...string) string {
	t.Helper()
	out, err := run(t, dir, "git", args...)
	if err != nil {
		t.Fatalf("git %v: %v\n%s", args, err, out)
	}
	return strings.TrimSpace(out)
}
