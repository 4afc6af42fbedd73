// Command benchmark compares complint with a bare Markdown parser and with other
// linters, each in a process of its own and in turn, on pages that a seed makes.
// It writes a table in Markdown.
package main

import (
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"syscall"
	"text/tabwriter"
	"time"

	"github.com/complint/comparisons/internal/corpus"
)

var (
	pages       = flag.Int("pages", 10_000, "how many pages there are")
	seed        = flag.Uint64("seed", 1, "of the pages")
	runs        = flag.Int("runs", 5, "how often each program is run")
	whatIsFound = flag.Bool("defects", false, "say which program finds what on a broken page, and measure nothing")
	peers       = flag.String("peers", "goldmark,rumdl,mdschema,markdownlint", "with which programs to compare, apart by commas; remark takes minutes a run")
)

// contender is a command that is measured, in a folder with some pages.
type contender struct {
	name  string
	pages int
	dir   string
	args  []string
	taken []usage
}

// usage is what one run took.
type usage struct {
	wall, cpu time.Duration
	memory    int64 // the most at any time, in bytes
}

func main() {
	flag.Parse()
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "benchmark:", err)
		os.Exit(1)
	}
}

func run() error {
	dir, err := os.MkdirTemp("", "complint-benchmark-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	if *whatIsFound {
		return findDefects(dir)
	}
	all, err := contenders(dir)
	if err != nil {
		return err
	}
	for turn := range *runs {
		for _, c := range all {
			fmt.Fprintf(os.Stderr, "run %d of %d: %s, %d pages\n", turn+1, *runs, c.name, c.pages)
			if err := c.run(); err != nil {
				return err
			}
		}
	}
	return table(all)
}

// contenders makes what is to be measured: programs, and folders with pages.
func contenders(dir string) (all []*contender, err error) {
	tools := make(map[string]string)
	if err := build(dir, tools); err != nil {
		return nil, err
	}
	sites := make(map[int]string)
	for _, n := range []int{*pages, max(1, *pages/10), 1} {
		sites[n] = filepath.Join(dir, fmt.Sprint(n))
		if err := corpus.New(*seed).Write(sites[n], n); err != nil {
			return nil, err
		}
	}
	add := func(name string, n int, args ...string) {
		all = append(all, &contender{name: name, pages: n, dir: sites[n], args: args})
	}
	complint := []string{tools["complint"], "check", "--quiet", "--fail-on", "never", "--output", os.DevNull}
	for _, n := range []int{*pages, max(1, *pages/10), 1} {
		add("complint", n, complint...)
	}
	add("complint, cached", *pages, append(complint[:len(complint):len(complint)], "--cache-dir", filepath.Join(dir, "cache"))...)
	names := strings.Split(*peers, ",")
	if slices.ContainsFunc(names, func(name string) bool { return name != "goldmark" }) {
		if err := install(); err != nil {
			return nil, err
		}
	}
	for _, name := range names {
		switch command, err := peer(name, tools); {
		case err != nil:
			return nil, err
		case name == "mdschema": // which refuses more than 1,000 files
			add(name, max(1, *pages/10), command...)
			add(name, 1, command...)
		default:
			add(name, *pages, command...)
		}
	}
	return all, nil
}

// build builds the programs that are made here, and adds where they are to tools.
func build(dir string, tools map[string]string) error {
	for name, source := range map[string][2]string{"complint": {"../..", "./cmd/complint"}, "goldmark": {".", "./goldmark"}} {
		tools[name] = filepath.Join(dir, name)
		command := exec.Command("go", "build", "-o", tools[name], source[1])
		command.Dir = source[0] // each is built in its own module
		if out, err := command.CombinedOutput(); err != nil {
			return fmt.Errorf("%w: %s", err, out)
		}
	}
	return nil
}

// install installs the other linters where their list is.
func install() error {
	npm := exec.Command("npm", "install", "--no-audit", "--no-fund")
	npm.Dir = "peers"
	if out, err := npm.CombinedOutput(); err != nil {
		return fmt.Errorf("npm install: %w: %s", err, out)
	}
	return nil
}

// peer returns the command line of another program: with the rules that look at
// a page's structure, and without what it keeps of earlier runs.
func peer(name string, tools map[string]string) ([]string, error) {
	settings, err := filepath.Abs("peers")
	if err != nil {
		return nil, err
	}
	switch name {
	case "goldmark":
		return []string{tools["goldmark"], "content"}, nil
	case "rumdl":
		return []string{program("@rumdl/cli-*/rumdl"), "check", "--no-cache", "--isolated", "--enable", "MD001,MD025,MD056", "content"}, nil
	case "mdschema":
		return []string{program("@jackchuka/mdschema-*/bin/mdschema"), "check", "content/**/*.md", "--schema", filepath.Join(settings, "schema.yml")}, nil
	case "markdownlint":
		return []string{program(".bin/markdownlint-cli2"), "--config", filepath.Join(settings, ".markdownlint-cli2.jsonc"), "content/**/*.md"}, nil
	case "remark":
		return []string{program(".bin/remark"), "--quiet", "--no-stdout", "--rc-path", filepath.Join(settings, "rules.remarkrc.json"), "content"}, nil
	}
	return nil, fmt.Errorf("no program %q: choose among goldmark, rumdl, mdschema, markdownlint and remark", name)
}

// program is where an installed program is: itself, since Node, which a package
// starts for it, takes longer.
func program(pattern string) string {
	modules, _ := filepath.Abs("peers/node_modules")
	found, _ := filepath.Glob(filepath.Join(modules, pattern))
	return strings.Join(found, " ")
}

// run measures the command once. That it finds something is no failure.
func (c *contender) run() error {
	command := exec.Command(c.args[0], c.args[1:]...)
	command.Dir = c.dir
	start := time.Now()
	err := command.Run()
	wall := time.Since(start)
	if command.ProcessState == nil || command.ProcessState.ExitCode() > 1 {
		return fmt.Errorf("%s: %w", strings.Join(c.args, " "), err)
	}
	u := usage{wall: wall, cpu: command.ProcessState.UserTime() + command.ProcessState.SystemTime()}
	if rusage, ok := command.ProcessState.SysUsage().(*syscall.Rusage); ok {
		if u.memory = rusage.Maxrss; runtime.GOOS == "linux" {
			u.memory <<= 10
		}
	}
	c.taken = append(c.taken, u)
	return nil
}

// median is the median of each of the measures by itself. The first run of
// several warms up.
func (c *contender) median() usage {
	taken := c.taken[min(1, len(c.taken)-1):]
	middle := func(measure func(usage) int64) int64 {
		values := make([]int64, len(taken))
		for i, u := range taken {
			values[i] = measure(u)
		}
		slices.Sort(values)
		return values[len(values)/2]
	}
	return usage{
		wall:   time.Duration(middle(func(u usage) int64 { return int64(u.wall) })),
		cpu:    time.Duration(middle(func(u usage) int64 { return int64(u.cpu) })),
		memory: middle(func(u usage) int64 { return u.memory }),
	}
}

// table writes the medians, and how many times as long complint takes for the
// same pages.
func table(all []*contender) error {
	ours := make(map[int]usage)
	for _, c := range all {
		if c.name == "complint" {
			ours[c.pages] = c.median()
		}
	}
	fmt.Printf("%d cores, %s, seed %d, medians of %d runs after the first\n\n", runtime.NumCPU(), runtime.Version(), *seed, max(1, *runs-1))
	w := tabwriter.NewWriter(os.Stdout, 0, 0, 1, ' ', 0)
	fmt.Fprintln(w, "| program\t| pages\t| time, s\t| complint to it\t| CPU, s\t| complint to it\t| memory, MB\t|")
	fmt.Fprintln(w, "|---\t|---:\t|---:\t|---:\t|---:\t|---:\t|---:\t|")
	for _, c := range all {
		m := c.median()
		fmt.Fprintf(w, "| %s\t| %d\t| %.3f\t| %.2f\t| %.3f\t| %.2f\t| %d\t|\n", c.name, c.pages, m.wall.Seconds(),
			ratio(ours[c.pages].wall, m.wall), m.cpu.Seconds(), ratio(ours[c.pages].cpu, m.cpu), m.memory>>20)
	}
	return w.Flush()
}

func ratio(a, b time.Duration) float64 { return float64(a) / float64(max(b, 1)) }
