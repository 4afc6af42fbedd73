package tests

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/gohugoio/hugo/parser/metadecoders"
	"github.com/gohugoio/hugo/parser/pageparser"
	"github.com/xeipuuv/gojsonschema"
)

// jsonSchema reads one of schemas/*.json.
func jsonSchema(t *testing.T, name string) *gojsonschema.Schema {
	t.Helper()
	schema, err := gojsonschema.NewSchema(gojsonschema.NewStringLoader(read(t, root, "schemas", name+".json")))
	if err != nil {
		t.Fatal(err)
	}
	return schema
}

// faults returns what a JSON Schema says of a value, which becomes JSON first,
// as it does in an editor.
func faults(t *testing.T, schema *gojsonschema.Schema, value any) []gojsonschema.ResultError {
	t.Helper()
	data, err := json.Marshal(value)
	if err != nil {
		t.Fatal(err)
	}
	result, err := schema.Validate(gojsonschema.NewBytesLoader(data))
	if err != nil {
		t.Fatal(err)
	}
	return result.Errors()
}

// frontMatter returns the front matter of a page as Hugo reads it.
func frontMatter(t *testing.T, page string) map[string]any {
	t.Helper()
	parsed, err := pageparser.ParseFrontMatterAndContent(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	return parsed.FrontMatter
}

// TestFrontMatterSchema: the front matter of whole pages is valid: those of
// the example site, of the documentation, and every rule's fixed page.
func TestFrontMatterSchema(t *testing.T) {
	schema := jsonSchema(t, "front-matter")
	whole := map[string]string{}
	for name, page := range pages(t) {
		if strings.HasPrefix(name, "site-") || strings.HasSuffix(name, "-fixed.md") {
			whole[name] = page
		}
	}
	for _, n := range []int{0, 1, 3} {
		whole[fmt.Sprintf("docs-%d", n)] = block(t, "docs/authoring.md", "markdown", n)
	}
	for name, page := range whole {
		for _, fault := range faults(t, schema, frontMatter(t, page)) {
			t.Errorf("%s: %s", name, fault)
		}
	}
}

// TestFaultyFrontMatter puts a value of each kind in the place of each value of
// a page, and holds complint and the JSON Schema to the same opinion of it.
func TestFaultyFrontMatter(t *testing.T) {
	schema := jsonSchema(t, "front-matter")
	page := frontMatter(t, block(t, "docs/authoring.md", "markdown", 3))
	maps.Copy(page, map[string]any{
		"subtitle": "x", "kicker": "x", "description": "x", "type": "comparisons", "winner": "tie", "reviewed": "2026-11-24",
		"date": "2026-11-24T10:00:00Z", "lastmod": "24 Nov 2026", "params": map[string]any{"kicker": "x", "options": []any{"A", "B"}},
		"complint": map[string]any{"disable": []any{"title"}}, "picks": []any{map[string]any{"when": "x", "option": "Tea"}}, "tags": []any{"x"},
	})
	files := make(map[string]string)
	valid := make(map[string]bool)
	places := make(map[string]string)
	mutate(page, "", func(place string) {
		data, err := json.Marshal(page)
		if err != nil {
			t.Fatal(err)
		}
		name := fmt.Sprintf("content/comparisons/%d.md", len(files))
		files[name] = string(data) + "\n"
		valid[name] = len(faults(t, schema, page)) == 0
		places[name] = place
	})
	found := make(map[string][]string)
	for _, d := range diagnostics(t, newSite(t, files)) {
		if d.Rule == "front-matter" || strings.HasPrefix(d.Message, "unknown rule") {
			found[filepath.ToSlash(d.File)] = append(found[filepath.ToSlash(d.File)], d.Message)
		}
	}
	for name, valid := range valid {
		if valid == (len(found[name]) > 0) {
			t.Errorf("%s: valid by the JSON Schema: %v; complint: %q", places[name], valid, found[name])
		}
	}
	if invalid := len(found); invalid < 100 || invalid == len(files) {
		t.Errorf("%d of %d pages are invalid", invalid, len(files))
	}
}

// mutate calls try for each value in a map or list with others in its place.
func mutate(value any, place string, try func(place string)) {
	replace := func(key string, old any, set func(any)) {
		key = place + "/" + key
		for _, other := range []any{"x", 7, true, nil, []any{[]any{"x"}}, map[string]any{"x": "y"}} {
			set(other)
			try(fmt.Sprintf("%s = %v", key, other))
		}
		set(old)
		mutate(old, key, try)
	}
	switch value := value.(type) {
	case map[string]any:
		for _, key := range slices.Sorted(maps.Keys(value)) {
			replace(key, value[key], func(other any) { value[key] = other })
		}
	case []any:
		for i, item := range value {
			replace(fmt.Sprint(i), item, func(other any) { value[i] = other })
		}
	}
}

// diagnostic is what this file reads of a report as JSON.
type diagnostic struct{ File, Rule, Message string }

func diagnostics(t *testing.T, dir string, args ...string) []diagnostic {
	t.Helper()
	var report struct{ Diagnostics []diagnostic }
	out, _ := run(t, dir, complint, append([]string{"--quiet", "--format", "json"}, args...)...)
	if err := json.Unmarshal([]byte(out), &report); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	return report.Diagnostics
}

// TestConfigSchema: the JSON Schema accepts the configurations that complint
// does, and no others.
func TestConfigSchema(t *testing.T) {
	schema := jsonSchema(t, "config")
	for _, kind := range []string{"good", "bad"} {
		paths, err := filepath.Glob(filepath.Join(root, "lint/config/testdata", kind, "*"))
		if err != nil || len(paths) == 0 {
			t.Fatal("no testdata", err)
		}
		for _, path := range paths {
			if found := faults(t, schema, decode(t, path)); (len(found) == 0) != (kind == "good") {
				t.Errorf("%s: %v", path, found)
			}
		}
	}
}

// TestWrittenConfig: what init writes is valid.
func TestWrittenConfig(t *testing.T) {
	schema := jsonSchema(t, "config")
	for name, args := range map[string][]string{".complint.yaml": {"init"}, ".complint.toml": {"init", "--toml"}} {
		dir := t.TempDir()
		if out, err := run(t, dir, complint, args...); err != nil {
			t.Fatalf("%v\n%s", err, out)
		}
		for _, text := range []string{read(t, dir, name), uncommented(read(t, dir, name))} {
			path := filepath.Join(t.TempDir(), name)
			write(t, path, text)
			for _, fault := range faults(t, schema, decode(t, path)) {
				t.Errorf("%s: %s\n%s", name, fault, text)
			}
		}
	}
}

// uncommented makes the settings of a configuration that init wrote count.
func uncommented(text string) string {
	var out strings.Builder
	for line := range strings.Lines(text) {
		before, setting, ok := strings.Cut(line, "#")
		if ok && strings.TrimSpace(before) == "" && setting != "" && 'a' <= setting[0] && setting[0] <= 'z' {
			line = before + setting
		}
		out.WriteString(line)
	}
	return out.String()
}

// decode reads a YAML or TOML file by its extension.
func decode(t *testing.T, path string) any {
	t.Helper()
	text := read(t, path)
	if strings.TrimSpace(strings.Join(slices.DeleteFunc(strings.Split(text, "\n"), func(line string) bool { return strings.HasPrefix(line, "#") }), "")) == "" {
		return map[string]any{} // nothing but comments
	}
	value, err := metadecoders.Default.Unmarshal(bytes.Clone([]byte(text)), metadecoders.FormatFromString(path))
	if err != nil {
		t.Fatalf("%s: %v", path, err)
	}
	return value
}
