package main

import (
	"errors"
	"fmt"
	"io"
	"runtime/debug"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/complint/comparisons/lint/report"
)

// The exit statuses.
const (
	exitClean    = 0
	exitFindings = 1
	exitUsage    = 2 // wrong usage or configuration
	exitIO       = 3 // a file could not be read or written
)

// exitError ends the program with a status. Its message, if it has one, is
// what is wrong.
type exitError struct {
	status int
	error
}

func usageError(format string, args ...any) error {
	return exitError{exitUsage, fmt.Errorf(format, args...)}
}

// run is the program: it returns the exit status.
func run(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	out := &output{Writer: stdout}
	app := newApp(stdin, out, stderr)
	err := app.Run(flagsFirst(app, args))
	if out.err != nil {
		err = exitError{exitIO, out.err}
	}
	if err == nil {
		return exitClean
	}
	status := exitUsage // errors of the flag parser
	var exit exitError
	if errors.As(err, &exit) {
		status = exit.status
		err = exit.error
	}
	for _, err := range single(err) {
		fmt.Fprintf(stderr, "complint: %s\n", report.Problem(err))
	}
	return status
}

// single are the errors that were joined into one.
func single(err error) (errs []error) {
	joined, ok := err.(interface{ Unwrap() []error })
	switch {
	case err == nil:
		return nil
	case !ok:
		return []error{err}
	}
	for _, err := range joined.Unwrap() {
		errs = append(errs, single(err)...)
	}
	return errs
}

// output remembers that standard output could not be written, so that no
// command has to look at each line that it prints.
type output struct {
	io.Writer
	err error
}

func (o *output) Write(p []byte) (int, error) {
	n, err := o.Writer.Write(p)
	if o.err == nil {
		o.err = err
	}
	return n, err
}

// describeFlag is cli's text for a flag without a default that says nothing:
// that a switch is off, that a number is not given.
var describeFlag = cli.FlagStringer

func newApp(stdin io.Reader, stdout, stderr io.Writer) *cli.App {
	cli.FlagStringer = func(flag cli.Flag) string {
		return strings.NewReplacer(" (default: false)", "", " (default: 0)", "").Replace(describeFlag(flag))
	}
	info, _ := debug.ReadBuildInfo()
	commands := []*cli.Command{checkCommand(), fixCommand(), inspectCommand(), explainCommand(), rulesCommand(),
		schemaCommand(), initCommand(), lspCommand(), completionCommand()}
	plainly := func(_ *cli.Context, err error, _ bool) error { return err } // without pages of help
	for _, command := range commands {
		command.OnUsageError = plainly
	}
	return &cli.App{
		Name:      "complint",
		Usage:     "check that comparison pages of a Hugo site are complete and consistent",
		UsageText: "complint [check] [FLAGS] [PATH…]\n   complint COMMAND [FLAGS] [ARGUMENT…]",
		Version:   origin(info).String(),
		Description: "Without a PATH, the content of the site around the working directory is checked.\n   " +
			"Exit status: 0 nothing found, 1 errors found, 2 wrong usage or configuration,\n   " +
			"3 a file could not be read or written.",
		Flags:          checkFlags(),
		Action:         check,
		Commands:       commands,
		Metadata:       map[string]any{inputKey: stdin},
		Writer:         stdout,
		ErrWriter:      stderr,
		ExitErrHandler: func(*cli.Context, error) {}, // run decides
		OnUsageError:   plainly,
	}
}

// inputKey is where the app keeps standard input: cli has a field for it from
// v2.5.0 on, and with that more modules than a site should download.
const inputKey = "stdin"

func input(c *cli.Context) io.Reader { return c.App.Metadata[inputKey].(io.Reader) }

// flagsFirst moves flags in front of the arguments of a command, since the
// flag parser stops at the first argument and `complint content --format json`
// is what people write.
func flagsFirst(app *cli.App, args []string) []string {
	known := app.Flags
	start := min(1, len(args))
	if len(args) > start {
		if command := app.Command(args[start]); command != nil {
			known = command.Flags
			start++
		}
	}
	flags := slices.Clone(args[:start])
	var arguments []string
	for i := start; i < len(args); i++ {
		switch arg := args[i]; {
		case arg == "--":
			return append(append(flags, arguments...), args[i:]...)
		case len(arg) < 2 || arg[0] != '-':
			arguments = append(arguments, arg)
		default:
			flags = append(flags, arg)
			if takesValue(known, arg) && i+1 < len(args) {
				i++
				flags = append(flags, args[i])
			}
		}
	}
	return append(flags, arguments...)
}

// takesValue reports whether the next argument is the value of this flag.
func takesValue(known []cli.Flag, arg string) bool {
	name := strings.TrimLeft(arg, "-")
	for _, flag := range known {
		if _, isBool := flag.(*cli.BoolFlag); !isBool && slices.Contains(flag.Names(), name) {
			return true
		}
	}
	return false
}
