package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"text/tabwriter"
)

// A defect is what may be wrong with a page that is whole otherwise: each old
// text is replaced by the new one that follows it.
type defect struct {
	name     string
	replaced []string
}

// defects of the first page of docs/authoring.md.
var defects = []defect{
	{"no verdict", []string{"## Verdict\n\nCoffee for the morning, tea for the afternoon.\n\n", ""}},
	{"nothing under the verdict", []string{"Coffee for the morning, tea for the afternoon.\n\n", ""}},
	{"no cons of one option", []string{"### Cons\n\n- **Strong.** Too much of it keeps people awake.\n\n", ""}},
	{"nothing under the cons of one option", []string{"- **Strong.** Too much of it keeps people awake.\n\n", ""}},
	{"a row that is a cell short", []string{"| Brewing time | 4 minutes | 1 minute |", "| Brewing time | 4 minutes |"}},
	{"an empty cell", []string{"| Brewing time | 4 minutes | 1 minute |", "| Brewing time | 4 minutes |          |"}},
	{"two tables that disagree", []string{"| Caffeine     | Low       | High     |", "| Caffeine     | Low       | Medium   |"}},
	{"a table without one of the options", []string{"| Criteria | Tea | Coffee |", "| Criteria | Tea | Cocoa  |"}},
	{"a TODO", []string{"Both are hot and hold caffeine.", "TODO"}},
}

// The same page, whole, in other words and in another spelling: nothing is wrong with it.
var whole = []defect{
	{"whole: pros and cons under their own heading", []string{
		"## Tea\n\nBest for: quiet afternoons\n\n### Pros", "## Pros and cons\n\n### Tea\n\nBest for: quiet afternoons\n\n#### Pros",
		"### Cons\n\n- **Slow.**", "#### Cons\n\n- **Slow.**",
		"## Coffee\n", "### Coffee\n", "### Pros\n\n- **Quick.**", "#### Pros\n\n- **Quick.**", "### Cons\n\n- **Strong.**", "#### Cons\n\n- **Strong.**"}},
	{"whole: other words", []string{"## Verdict", "## The bottom line", "### Pros", "### Advantages", "### Cons", "### Drawbacks"}},
	{"whole: the verdict in front matter", []string{
		"reviewed:", "verdict: Coffee for the morning, tea for the afternoon.\nreviewed:",
		"## Verdict\n\nCoffee for the morning, tea for the afternoon.\n\n", ""}},
}

// finding is a line that reports one, in the output of any of the programs.
var finding = regexp.MustCompile(`(?m)^\S*\.md:\d+|✗ \d+:\d+`)

// findDefects writes a table in Markdown of which programs find which defects,
// and which report a page that is whole: those that say more about it than
// about the page as docs/authoring.md has it.
func findDefects(dir string) error {
	tools := make(map[string]string)
	if err := build(dir, tools); err != nil {
		return err
	}
	programs := headingCheckers(tools["complint"])
	if len(programs) > 1 {
		if err := install(); err != nil {
			return err
		}
	}
	text, err := os.ReadFile("../../docs/authoring.md")
	if err != nil {
		return err
	}
	_, page, _ := strings.Cut(string(text), "```markdown\n")
	page, _, _ = strings.Cut(page, "```\n")
	w := tabwriter.NewWriter(os.Stdout, 0, 0, 1, ' ', 0)
	fmt.Fprint(w, "| page\t|")
	for _, p := range programs {
		fmt.Fprintf(w, " %s\t|", p.name)
	}
	fmt.Fprintf(w, "\n|---\t|%s\n", strings.Repeat(":---:\t|", len(programs)))
	for i, d := range append(defects, whole...) {
		changed := page
		for j := 0; j < len(d.replaced); j += 2 {
			if !strings.Contains(changed, d.replaced[j]) {
				return fmt.Errorf("docs/authoring.md has no %q any more", d.replaced[j])
			}
			changed = strings.ReplaceAll(changed, d.replaced[j], d.replaced[j+1])
		}
		fmt.Fprintf(w, "| %s\t|", d.name)
		for _, p := range programs {
			before, err := p.findings(filepath.Join(dir, "before"), page)
			if err != nil {
				return err
			}
			after, err := p.findings(filepath.Join(dir, "after"), changed)
			if err != nil {
				return err
			}
			fmt.Fprintf(w, " %s\t|", verdict(after > before, i >= len(defects)))
		}
		fmt.Fprintln(w)
	}
	return w.Flush()
}

func verdict(reported, sound bool) string {
	switch {
	case reported && sound:
		return "false alarm"
	case reported:
		return "found"
	case sound:
		return "passes"
	}
	return "–"
}

// A checker is a program that looks at a page, set up as well as it can be.
type checker struct {
	name string
	args func() []string
}

// headingCheckers are complint and those of -peers that can require headings: here
// those of the page. What its lines look like is not asked.
func headingCheckers(complint string) []checker {
	settings, _ := filepath.Abs("peers/headings")
	all := []checker{
		{"complint", func() []string { return []string{complint, "--color", "never"} }},
		{"mdschema", func() []string {
			return []string{program("@jackchuka/mdschema-*/bin/mdschema"), "check", "content/**/*.md", "--schema", filepath.Join(settings, "schema.yml")}
		}},
		{"markdownlint", func() []string {
			return []string{program(".bin/markdownlint-cli2"), "--config", filepath.Join(settings, ".markdownlint-cli2.jsonc"), "content/**/*.md"}
		}},
		{"rumdl", func() []string {
			return []string{program("@rumdl/cli-*/rumdl"), "check", "--no-cache", "--config", filepath.Join(settings, "rumdl.toml"), "content"}
		}},
	}
	chosen := strings.Split(*peers, ",")
	return slices.DeleteFunc(all, func(c checker) bool { return c.name != "complint" && !slices.Contains(chosen, c.name) })
}

// findings says how much the program finds in a page.
func (c checker) findings(dir, page string) (int, error) {
	file := filepath.Join(dir, "content/comparisons/tea-vs-coffee.md")
	if err := os.MkdirAll(filepath.Dir(file), 0o777); err != nil {
		return 0, err
	}
	if err := os.WriteFile(file, []byte(page), 0o666); err != nil {
		return 0, err
	}
	args := c.args()
	command := exec.Command(args[0], args[1:]...)
	command.Dir = dir
	out, err := command.CombinedOutput()
	if command.ProcessState == nil || command.ProcessState.ExitCode() > 1 {
		return 0, fmt.Errorf("%s: %w: %s", strings.Join(args, " "), err, out)
	}
	return len(finding.FindAll(out, -1)), nil
}
