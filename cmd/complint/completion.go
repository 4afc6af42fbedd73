package main

import (
	"io"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/complint/comparisons/internal/similar"
	"github.com/complint/comparisons/lint"
	"github.com/complint/comparisons/lint/rules"
)

// shells write the completion for a shell, by its name.
var shells = map[string]func(io.Writer, *completion){"bash": completeBash, "fish": completeFish, "zsh": completeZsh}

var shellNames = []string{"bash", "zsh", "fish"}

func completionCommand() *cli.Command {
	return &cli.Command{
		Name:      "completion",
		Usage:     "print a script with which a shell completes the arguments of complint",
		ArgsUsage: strings.Join(shellNames, "|"),
		Description: "Load it in the configuration of the shell:\n\n" +
			"   bash: source <(complint completion bash)\n" +
			"   zsh:  source <(complint completion zsh)    (after compinit)\n" +
			"   fish: complint completion fish | source",
		Action: func(c *cli.Context) error {
			name := c.Args().First()
			script, ok := shells[name]
			if c.NArg() != 1 || !ok {
				return usageError("completion takes the name of a shell%s: write one of %s", similar.Hint(name, shellNames), strings.Join(shellNames, ", "))
			}
			script(c.App.Writer, newCompletion(c.App))
			return nil
		},
	}
}

// completion is what can be completed.
type completion struct {
	commands []completedCommand // the first is what runs without the name of one
}

type completedCommand struct {
	name, usage string
	flags       []completedFlag
	argument    completed
}

type completedFlag struct {
	names []string // without dashes, the long one first
	usage string
	value *completed // nil for a flag that takes none
}

// completed is what an argument or a value may be.
type completed struct {
	words  []string
	files  bool
	levels bool // "=" and a level follow
}

// levels are what follows RULE=.
var levels = []string{lint.Off.String(), lint.Info.String(), lint.Warning.String(), lint.Error.String()}

// flagValues are the values of flags, whatever the command. A test holds it to
// have every flag that takes one.
var flagValues = map[string]completed{
	"format":         {words: formatNames()},
	"color":          {words: []string{"auto", "always", "never"}},
	"fail-on":        {words: []string{"error", "warning", "never"}},
	"disable":        {words: rules.Names()},
	"enable":         {words: rules.Names()},
	"severity":       {words: rules.Names(), levels: true},
	"config":         {files: true},
	"output":         {files: true},
	"baseline":       {files: true},
	"stdin-filename": {files: true},
	"cache-dir":      {files: true},
	"now":            {},
	"jobs":           {},
}

// newCompletion reads the commands and flags of the program.
func newCompletion(app *cli.App) *completion {
	app.Setup()
	c := new(completion)
	commands := app.VisibleCommands()
	var names []string
	for _, command := range commands {
		names = append(names, command.Name)
	}
	c.commands = append(c.commands, completedCommand{"", app.Usage, completedFlags(app.VisibleFlags()), completed{words: names, files: true}})
	for _, command := range commands {
		flags := slices.Clone(command.Flags)
		if !slices.Contains(flags, cli.HelpFlag) {
			flags = append(flags, cli.HelpFlag)
		}
		c.commands = append(c.commands, completedCommand{command.Name, command.Usage, completedFlags(flags), completedArgument(command.ArgsUsage, names)})
	}
	return c
}

func completedFlags(flags []cli.Flag) (all []completedFlag) {
	for _, flag := range flags {
		documented, ok := flag.(cli.DocGenerationFlag)
		if !ok {
			continue
		}
		completed := completedFlag{names: documented.Names(), usage: strings.ReplaceAll(documented.GetUsage(), "`", "")}
		if documented.TakesValue() {
			value := flagValues[completed.names[0]]
			completed.value = &value
		}
		all = append(all, completed)
	}
	return all
}

// completedArgument returns what the usage of a command calls its arguments.
func completedArgument(usage string, commands []string) completed {
	switch usage = strings.Trim(usage, "[]…"); {
	case usage == "PATH":
		return completed{files: true}
	case usage == "RULE":
		return completed{words: rules.Names()}
	case usage == "command":
		return completed{words: commands}
	case strings.Contains(usage, "|"):
		return completed{words: strings.Split(usage, "|")}
	}
	return completed{}
}

// dashed returns a name of a flag as it is written.
func dashed(name string) string {
	if len(name) == 1 {
		return "-" + name
	}
	return "--" + name
}

// quoteShell quotes a text for all three shells.
func quoteShell(text string) string {
	return "'" + strings.ReplaceAll(text, "'", `'\''`) + "'"
}
