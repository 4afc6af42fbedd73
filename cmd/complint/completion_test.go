package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/urfave/cli/v2"

	"github.com/complint/comparisons/internal/testfiles"
	"github.com/complint/comparisons/lint/rules"
)

// script writes the completion for a shell to a file and returns its path.
func script(t *testing.T, shell string) string {
	t.Helper()
	status, stdout, stderr := complint(t, nil, "completion", shell)
	if status != exitClean || stderr != "" {
		t.Fatalf("exit status %d, %s", status, stderr)
	}
	return filepath.Join(testfiles.Tree(t, map[string]string{"complint": stdout}), "complint")
}

// shell returns what a shell prints. A shell that is not installed is an error
// only where it must be: .ci/run installs all.
func shell(t *testing.T, name string, args ...string) (out string, ran bool) {
	t.Helper()
	if _, err := exec.LookPath(name); err != nil {
		if os.Getenv("CI") != "" {
			t.Fatalf("%s is not installed", name)
		}
		t.Logf("%s is not installed: its completion is not tested", name)
		return "", false
	}
	var stderr bytes.Buffer
	command := exec.Command(name, args...)
	command.Stderr = &stderr
	stdout, err := command.Output()
	if err != nil || stderr.Len() > 0 {
		t.Fatalf("%s %q: %v\n%s", name, args, err, &stderr)
	}
	return string(stdout), true
}

// offerTest is what is offered after words, the last of which is still being
// written: some of it, and something that must not be.
type offerTest struct {
	words string
	want  []string // nil for nothing at all
	not   string
}

// completions are the same in every shell.
var completions = []offerTest{
	{"", []string{"check", "explain", "completion", "help"}, "--format"},
	{"ch", []string{"check"}, "explain"},
	{"--", []string{"--format", "--fail-on", "--quiet", "--version"}, "--pre-commit"},
	{"check --f", []string{"--format", "--fail-on"}, "--force"},
	{"init --", []string{"--pre-commit", "--toml", "--help"}, "--format"},
	{"--format ", []string{"json", "text"}, "check"},
	{"--quiet --fail-on ", []string{"error", "warning", "never"}, "check"},
	{"check --color a", []string{"auto", "always"}, "never"},
	{"--disable ver", []string{"verdict-missing", "verdict-empty"}, "title"},
	{"check --enable tit", []string{"title"}, "verdict-missing"},
	{"explain verdict-m", []string{"verdict-missing"}, "title"},
	{"schema ", []string{"front-matter", "config"}, "check"},
	{"completion ", []string{"bash", "zsh", "fish"}, "check"},
	{"help ex", []string{"explain"}, "check"},
	{"--jobs ", nil, "check"},
}

// check compares what a shell offers with what it should.
func (o offerTest) check(t *testing.T, got []string) {
	t.Helper()
	for _, word := range o.want {
		if !slices.Contains(got, word) {
			t.Errorf("after %q: %q lacks %q", o.words, got, word)
		}
	}
	if slices.Contains(got, o.not) || o.want == nil && len(got) > 0 {
		t.Errorf("after %q: %q is offered", o.words, got)
	}
}

func TestBash(t *testing.T) {
	path := script(t, "bash")
	const complete = `source "$0"; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _complint; printf '%s\n' "${COMPREPLY[@]}"`
	offer := func(words ...string) []string {
		out, _ := shell(t, "bash", append([]string{"-c", complete, path, "complint"}, words...)...)
		return strings.Fields(out)
	}
	if _, ran := shell(t, "bash", "-n", path); !ran {
		return
	}
	// Bash splits words at equals signs.
	for _, test := range append(slices.Clone(completions),
		offerTest{"--format =", []string{"json", "text"}, "check"},
		offerTest{"--format = j", []string{"json"}, "text"},
		offerTest{"--severity ti", []string{"title="}, "title"},
		offerTest{"--severity title =", []string{"off", "warning"}, "title="},
		offerTest{"--severity = title = w", []string{"warning"}, "off"},
		offerTest{"--config ", nil, "check"}, // files are for bash to find
	) {
		test.check(t, offer(strings.Split(test.words, " ")...))
	}
}

func TestFish(t *testing.T) {
	path := script(t, "fish")
	if _, ran := shell(t, "fish", "--no-execute", path); !ran {
		return
	}
	offer := func(words string) (offered []string) {
		out, _ := shell(t, "fish", "--no-config", "-c", `source $argv[1]; complete -C "complint $argv[2]"`, path, words)
		for line := range strings.Lines(out) {
			word, _, _ := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
			offered = append(offered, word)
		}
		return offered
	}
	for _, test := range append(slices.Clone(completions),
		offerTest{"--severity title=", []string{"title=off", "title=warning"}, "title"},
		offerTest{"--config " + filepath.Dir(path) + "/c", []string{path}, "check"},
	) {
		test.check(t, offer(test.words))
	}
}

// zshOffer has zsh complete each of its arguments in a terminal, and prints
// what it offers, a line END after each.
const zshOffer = `
zmodload zsh/zpty
export SCRIPT=$1 OUT=$2
shift 2
zpty z "zsh -f -i"
zpty -w z "source $OUT.rc"
wait_for() { repeat 500; do
    grep -q $1 $OUT && return
    zpty -r -t z rest # or it would wait for a reader
    sleep 0.02
done; print -u2 "no $1"; exit 1 }
wait_for READY
for words in "$@"; do
    : > $OUT
    zpty -w -n z $'\C-u'"complint $words"$'\t'
    wait_for END
    cat $OUT
done
zpty -d z
`

const zshTerminal = `
PROMPT= RPS1=
autoload -U compinit
compinit -D -u
source $SCRIPT
compadd() {
    local -a offered
    if [[ ${@[(I)-[OAD]]} == 0 ]]; then
        builtin compadd -O offered "$@"
        print -rl -- $offered >> $OUT
    fi
    builtin compadd "$@"
}
offer() { zle complete-word; print END >> $OUT }
zle -N offer
bindkey '^I' offer
print READY >> $OUT
`

func TestZsh(t *testing.T) {
	path := script(t, "zsh")
	if _, ran := shell(t, "zsh", "-n", path); !ran {
		return
	}
	tests := append(slices.Clone(completions),
		offerTest{"--severity ti", []string{"title"}, "warning"},
		offerTest{"--severity title=", []string{"off", "warning"}, "title"},
		offerTest{"--format=j", []string{"json"}, "text"},
		offerTest{"--config " + filepath.Dir(path) + "/c", []string{"complint"}, "check"},
	)
	dir := testfiles.Tree(t, map[string]string{"out": "", "out.rc": zshTerminal})
	args := []string{"-f", "-c", zshOffer, "zsh", path, filepath.Join(dir, "out")}
	for _, test := range tests {
		args = append(args, test.words)
	}
	out, _ := shell(t, "zsh", args...)
	offers := strings.Split(out, "END\n")
	if len(offers) != len(tests)+1 {
		t.Fatalf("%d answers to %d questions:\n%s", len(offers)-1, len(tests), out)
	}
	for i, test := range tests {
		test.check(t, strings.Fields(offers[i]))
	}
}

// TestFlagValues: every flag that takes a value is known to the completion.
func TestFlagValues(t *testing.T) {
	app := newApp(nil, nil, nil)
	app.Setup()
	flags := slices.Clone(app.Flags)
	for _, command := range app.Commands {
		flags = append(flags, command.Flags...)
	}
	for _, flag := range flags {
		name := flag.Names()[0]
		if _, known := flagValues[name]; flag.(cli.DocGenerationFlag).TakesValue() != known {
			t.Errorf("--%s: the completion knows values of it: %v", name, known)
		}
	}
	for _, command := range app.Commands {
		argument := completedArgument(command.ArgsUsage, rules.Names())
		if command.ArgsUsage != "" && !argument.files && argument.words == nil {
			t.Errorf("%s: the completion does not know what %s is", command.Name, command.ArgsUsage)
		}
	}
}

func TestCompletionArguments(t *testing.T) {
	for _, test := range []struct {
		args   []string
		stderr string
	}{
		{[]string{"completion"}, "completion takes the name of a shell: write one of bash, zsh, fish"},
		{[]string{"completion", "bsh"}, `completion takes the name of a shell: did you mean "bash"?`},
		{[]string{"completion", "bash", "zsh"}, "completion takes the name of a shell"},
	} {
		if status, stdout, stderr := complint(t, nil, test.args...); status != exitUsage || stdout != "" || !strings.Contains(stderr, test.stderr) {
			t.Errorf("%v: exit status %d, %q, %q", test.args, status, stdout, stderr)
		}
	}
}
