package main

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write schemas/")

// TestSchemas keeps schemas/ up to date; `make docs` writes them.
func TestSchemas(t *testing.T) {
	dir, err := filepath.Abs("../../schemas")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range schemaNames {
		status, want, stderr := complint(t, nil, "schema", name)
		if status != exitClean || stderr != "" {
			t.Fatalf("%s: exit status %d, %s", name, status, stderr)
		}
		extension := ".json"
		if !strings.HasPrefix(want, "{") {
			extension = ".yml"
		}
		path := filepath.Join(dir, name+extension)
		if *update {
			if err := os.WriteFile(path, []byte(want), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		if got, err := os.ReadFile(path); err != nil || string(got) != want {
			t.Errorf("%s is not up to date: run `make docs` (%v)", path, err)
		}
	}
}

func TestSchemaArguments(t *testing.T) {
	_, frontMatter, _ := complint(t, nil, "schema", "front-matter")
	if status, stdout, _ := complint(t, nil, "schema"); status != exitClean || stdout != frontMatter {
		t.Errorf("without a name: exit status %d, %q", status, stdout)
	}
	for _, test := range []struct {
		args   []string
		stderr string
	}{
		{[]string{"schema", "confg"}, `unknown schema "confg": did you mean "config"?: write one of front-matter, config, decap, front-matter-cms`},
		{[]string{"schema", "page"}, `unknown schema "page": write one of front-matter, config, decap, front-matter-cms`},
		{[]string{"schema", "config", "front-matter"}, "schema takes one name"},
	} {
		if status, stdout, stderr := complint(t, nil, test.args...); status != exitUsage || stdout != "" || !strings.Contains(stderr, test.stderr) {
			t.Errorf("%v: exit status %d, %q, %q", test.args, status, stdout, stderr)
		}
	}
}
