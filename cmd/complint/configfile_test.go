package main

import (
	"errors"
	"io"
	"path/filepath"
	"strings"
	"testing"

	"github.com/urfave/cli/v2"

	"github.com/complint/comparisons/internal/testfiles"
	"github.com/complint/comparisons/lint"
	"github.com/complint/comparisons/lint/config"
)

// readConfigFor reads the configuration as a command does that is given flags.
func readConfigFor(args ...string) (file *config.File, err error) {
	app := &cli.App{Flags: selectFlags(), Writer: io.Discard, Action: func(c *cli.Context) error {
		file, err = readConfig(c, ".")
		return nil
	}}
	return file, errors.Join(app.Run(append([]string{"complint"}, args...)), err)
}

func TestReadConfig(t *testing.T) {
	root := testfiles.Tree(t, map[string]string{
		".complint.yaml":      "fail-on: never\n",
		"content/x.md":        "",
		"own.toml":            "fail-on = 'warning'\n",
		"bad/.complint.toml":  "fail-on = 'no'\n[rules]\ntitel = 'off'\n",
		"two/.complint.yaml":  "",
		"two/.complint.toml":  "",
		"dir/.complint.yml/x": "",
	})
	for _, test := range []struct {
		dir    string
		args   []string
		failOn lint.Severity
		status int
		err    string
	}{
		{".", nil, lint.Error + 1, exitClean, ""},
		{"content", nil, lint.Error + 1, exitClean, ""},
		{"content", []string{"--no-config"}, lint.Error, exitClean, ""},
		{"content", []string{"--config", "../own.toml"}, lint.Warning, exitClean, ""},
		{"bad", []string{"--config", "../own.toml"}, lint.Warning, exitClean, ""},
		{".", []string{"--config", "own.toml", "--no-config"}, 0, exitUsage, "--config and --no-config exclude each other"},
		{".", []string{"--config", "absent.yaml"}, 0, exitIO, "absent.yaml: no such file"},
		{"dir", nil, 0, exitIO, ".complint.yml"},
		{"bad", nil, 0, exitUsage, ".complint.toml:1:11: unknown value \"no\" of fail-on: write one of error, warning, never\n" +
			".complint.toml:3:1: unknown rule \"titel\": did you mean \"title\"?"},
		{"two", nil, 0, exitUsage, "are both configurations: remove one of the two"},
	} {
		t.Chdir(filepath.Join(root, test.dir))
		file, err := readConfigFor(test.args...)
		var exit exitError
		errors.As(err, &exit)
		if exit.status != test.status || err != nil && !strings.Contains(err.Error(), test.err) {
			t.Errorf("%v in %s: exit status %d, %v", test.args, test.dir, exit.status, err)
		}
		if err == nil && file.FailOn != test.failOn {
			t.Errorf("%v in %s: fail-on is %v", test.args, test.dir, file.FailOn)
		}
	}
}
