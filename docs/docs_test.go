// Package docs holds the test that keeps the tables of docs/ complete.
package docs

import (
	"encoding/json"
	"flag"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/complint/comparisons/lint/comparison"
)

var update = flag.Bool("update", false, "write the tables of docs/*.md")

// tables are what the pages have between <!-- NAME --> and <!-- end -->. Each
// is made anew from what it documents and from the text that stands there.
var tables = map[string]map[string]func(t *testing.T, old string) string{
	"theming.md":   {"parameters": parameters, "partials": partials, "properties": properties},
	"authoring.md": {"shortcodes": shortcodes, "keys": keys},
}

// TestTables keeps the tables of the documentation up to date; `make docs`
// writes them.
func TestTables(t *testing.T) {
	for page, tables := range tables {
		before := read(t, page)
		after := before
		for name, table := range tables {
			place := regexp.MustCompile(`(?s)(<!-- ` + name + ` -->\n\n)(.*?)(\n<!-- end -->)`)
			old := place.FindStringSubmatch(after)
			if old == nil {
				t.Fatalf("%s has no place for the table of %s", page, name)
			}
			after = strings.Replace(after, old[0], old[1]+table(t, old[2])+old[3], 1)
		}
		if *update {
			if err := os.WriteFile(page, []byte(after), 0o644); err != nil {
				t.Fatal(err)
			}
		} else if after != before {
			t.Errorf("docs/%s is not up to date: run `make docs`", page)
		}
	}
}

func read(t *testing.T, path string) string {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// markdown is a table of rows, the first of which is its header.
func markdown(rows [][]string) string {
	var out strings.Builder
	for i, row := range rows {
		for j := range row {
			row[j] = strings.ReplaceAll(row[j], "|", `\|`)
		}
		fmt.Fprintf(&out, "| %s |\n", strings.Join(row, " | "))
		if i == 0 {
			fmt.Fprintf(&out, "|%s\n", strings.Repeat("---|", len(row)))
		}
	}
	return out.String()
}

// parameters are those of hugo.toml, with the comment above each.
func parameters(t *testing.T, _ string) string {
	rows := [][]string{{"parameter", "default", ""}}
	_, text, found := strings.Cut(read(t, "../hugo.toml"), "\n[params.comparisons]\n")
	prefix, comment := "", ""
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		key, value, isSetting := strings.Cut(line, " = ")
		switch {
		case strings.HasPrefix(line, "#"):
			comment += " " + strings.TrimSpace(line[1:])
			continue
		case strings.HasPrefix(line, "["):
			prefix = strings.TrimPrefix(strings.Trim(line, "[]"), "params.comparisons.") + "."
		case isSetting:
			if comment == "" {
				t.Errorf("hugo.toml does not say what %s%s is", prefix, key)
			}
			rows = append(rows, []string{"`" + prefix + key + "`", "`" + value + "`", inline(comment)})
		}
		comment = ""
	}
	if !found || len(rows) < 5 {
		t.Fatal("hugo.toml has no parameters")
	}
	return markdown(rows)
}

// partials are those that print something, with the first sentence of their
// comments, and the model.
func partials(t *testing.T, _ string) string {
	const folder = "../layouts/_partials/comparisons"
	rows := [][]string{{"partial", "what it is", "context"}}
	comment := regexp.MustCompile(`(?s)^\{\{-? /\*\s*(.*?)(?:\s*Context: (.*?))?\s*\*/ -?\}\}`)
	err := fs.WalkDir(os.DirFS(folder), ".", func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || strings.HasPrefix(path, "adapters/") {
			return err
		}
		text := read(t, filepath.Join(folder, path))
		if path != "model.html" && regexp.MustCompile(`\{\{-? return `).MatchString(text) {
			return nil
		}
		said := comment.FindStringSubmatch(text)
		if said == nil || said[1] == "" {
			t.Errorf("%s does not begin with a comment that says what it is", path)
			return nil
		}
		context, _, _ := strings.Cut(said[2], "Returns:")
		rows = append(rows, []string{"`" + path + "`", sentence(said[1]), inline(context)})
		return nil
	})
	if err != nil || len(rows) < 10 {
		t.Fatal(len(rows), err)
	}
	return markdown(rows)
}

// sentence returns the first sentence of a text.
func sentence(text string) string {
	text = inline(text)
	if end := regexp.MustCompile(`\.( [A-Z]|$)`).FindStringIndex(text); end != nil {
		text = text[:end[0]]
	}
	return text
}

// inline puts a text on one line, in which HTML is code.
func inline(text string) string {
	text = strings.Trim(strings.Join(strings.Fields(text), " "), ". ")
	return regexp.MustCompile(`<[a-z0-9]+>`).ReplaceAllString(text, "`$0`")
}

// properties are the custom properties of the stylesheet with their defaults.
// What each is for is written by hand.
func properties(t *testing.T, old string) string {
	for_ := make(map[string]string)
	for _, m := range regexp.MustCompile("(?m)^\\| `(--cmp-[a-z-]+)` \\|.*\\| ([^|]*) \\|$").FindAllStringSubmatch(old, -1) {
		for_[m[1]] = m[2]
	}
	css := regexp.MustCompile(`(?s)/\*.*?\*/`).ReplaceAllString(read(t, "../assets/comparisons/comparisons.css"), "")
	defaults := make(map[string]string)
	for _, m := range regexp.MustCompile(`var\((--cmp-[a-z-]+)(, ?)?`).FindAllStringSubmatchIndex(css, -1) {
		name := css[m[2]:m[3]]
		if defaults[name] == "" {
			defaults[name] = untilClosed(css[m[1]:])
		}
	}
	rows := [][]string{{"property", "default", "what it sets"}}
	for _, name := range slices.Sorted(maps.Keys(defaults)) {
		if for_[name] == "" && !*update {
			t.Errorf("say in docs/theming.md what %s sets", name)
		}
		rows = append(rows, []string{"`" + name + "`", "`" + defaults[name] + "`", for_[name]})
	}
	return markdown(rows)
}

// untilClosed returns what stands before the parenthesis that closes an open one.
func untilClosed(text string) string {
	open := 1
	for i, r := range text {
		switch r {
		case '(':
			open++
		case ')':
			if open--; open == 0 {
				return strings.Join(strings.Fields(text[:i]), " ")
			}
		}
	}
	return ""
}

// shortcodes are those of ours with the parameters that complint knows.
func shortcodes(t *testing.T, _ string) string {
	files, err := filepath.Glob("../layouts/_shortcodes/comparison/*.html")
	if err != nil || len(files) == 0 {
		t.Fatal("no shortcodes", err)
	}
	rows := [][]string{{"shortcode", "parameters that need no name", "others"}}
	for _, file := range files {
		name := strings.TrimSuffix(filepath.Base(file), ".html")
		positional, named := comparison.ShortcodeParams(name)
		if len(positional) == 0 {
			t.Errorf("complint does not know comparison/%s", name)
		}
		rows = append(rows, []string{"`comparison/" + name + "`", code(positional), code(named)})
	}
	return markdown(rows)
}

func code(names []string) string {
	if len(names) == 0 {
		return ""
	}
	return "`" + strings.Join(names, "`, `") + "`"
}

// shape is what we read of a JSON Schema.
type shape struct {
	Description string           `json:"description"`
	Ref         string           `json:"$ref"`
	Properties  map[string]shape `json:"properties"`
	Definitions map[string]shape `json:"definitions"`
}

// keys are those of front matter, as its JSON Schema has them.
func keys(t *testing.T, _ string) string {
	var schema shape
	if err := json.Unmarshal([]byte(read(t, "../schemas/front-matter.json")), &schema); err != nil || len(schema.Definitions) == 0 {
		t.Fatal(err)
	}
	rows := [][]string{{"in", "key", "what it is"}}
	add := func(in string, of shape) {
		for _, key := range slices.Sorted(maps.Keys(of.Properties)) {
			value := of.Properties[key]
			if name, ok := strings.CutPrefix(value.Ref, "#/definitions/"); ok {
				value = schema.Definitions[name]
			}
			if value.Description == "" {
				t.Errorf("the JSON Schema does not say what %s of %s is", key, in)
			}
			rows = append(rows, []string{in, "`" + key + "`", value.Description})
		}
	}
	add("the page", schema)
	for _, name := range slices.Sorted(maps.Keys(schema.Definitions)) {
		add(name, schema.Definitions[name])
	}
	return markdown(rows)
}
