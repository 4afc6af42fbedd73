package tests

import (
	"encoding/json"
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xeipuuv/gojsonschema"
	"go.yaml.in/yaml/v3"
)

// cmsDoc is the page of the documentation that these tests follow.
const cmsDoc = "docs/cms.md"

// TestPagesOfDecap: pages that Decap CMS wrote pass complint, and render. That
// it does write them is tested in exampleSite/browser/cms.test.mjs.
func TestPagesOfDecap(t *testing.T) {
	files := map[string]string{"layouts/comparisons/page.html": modelLayout}
	for _, name := range []string{"decap-tea-vs-coffee.md", "decap-juice-vs-water.md"} {
		files["content/comparisons/"+name] = read(t, "testdata/cms", name)
	}
	dir := newSite(t, files)
	compareModels(t, dir, 2)
	if out, err := run(t, dir, complint); err != nil || !strings.HasPrefix(out, "2 comparison pages checked: nothing to report") {
		t.Errorf("%v\n%s", err, out)
	}
	seen := inspect(t, dir)
	if diff := cmp.Diff(inspectPage(t, read(t, "testdata/cms/tea-vs-coffee.md")), seen["content/comparisons/decap-tea-vs-coffee.md"]); strings.Count(diff, "\n+")+strings.Count(diff, "\n-") != 2 {
		t.Errorf("Decap changed more than the subtitle:\n%s", diff)
	}
	if table := fmt.Sprint(seen["content/comparisons/decap-juice-vs-water.md"].(map[string]any)["tables"]); !strings.Contains(table, "[Yes 0]") {
		t.Errorf("the values that were written are not those of the table: %s", table)
	}
}

// inspectPage returns the model of a page.
func inspectPage(t *testing.T, page string) any {
	t.Helper()
	const file = "content/comparisons/page.md"
	return inspect(t, newSite(t, map[string]string{file: page}))[file]
}

// TestDecapCollection: the configuration that the documentation makes is valid
// by the JSON Schema of Sveltia CMS, which reads the same as Decap CMS, and a
// wrong one is not.
func TestDecapCollection(t *testing.T) {
	tools, ok := npmTools(t, "cms")
	if !ok {
		return
	}
	schema, err := gojsonschema.NewSchema(gojsonschema.NewStringLoader(read(t, tools, "node_modules/@sveltia/cms/schema/sveltia-cms.json")))
	if err != nil {
		t.Fatal(err)
	}
	s := newConsole(t, newSite(t, nil))
	const file = "static/admin/config.yml"
	write(t, filepath.Join(s.dir, file), codeBlocksOf(t, cmsDoc, "yaml")[0].text)
	s.play(blockWith(t, cmsDoc, "$ complint schema decap"))
	config := decode(t, filepath.Join(s.dir, file))
	for _, fault := range faults(t, schema, config) {
		t.Error(fault)
	}
	write(t, filepath.Join(s.dir, file), strings.Replace(read(t, s.dir, file), "collapsed: true", "collapsed: 7", 1))
	if len(faults(t, schema, decode(t, filepath.Join(s.dir, file)))) == 0 {
		t.Error("a wrong value is not found")
	}
	admin := codeBlocksOf(t, cmsDoc, "html")[0]
	write(t, filepath.Join(s.dir, admin.file), admin.text)
	if html := read(t, build(t, s.dir), "admin/index.html"); html != admin.text {
		t.Errorf("the page of the CMS is not published as it is:\n%s", html)
	}
}

// frontMatterCMS are settings of Front Matter CMS.
type frontMatterCMS struct {
	PageFolders []struct {
		Title, Path  string
		ContentTypes []string
	} `json:"frontMatter.content.pageFolders"`
	ContentTypes []struct {
		Name                   string
		PageBundle, ClearEmpty bool
		Fields                 []frontMatterField
	} `json:"frontMatter.taxonomy.contentTypes"`
	FieldGroups []struct {
		ID, LabelField string
		Fields         []frontMatterField
	} `json:"frontMatter.taxonomy.fieldGroups"`
}

type frontMatterField struct {
	Title, Name, Type, Description, DateFormat, FieldGroup string
	Required, Single                                       bool
	Default                                                any
	Fields                                                 []frontMatterField
}

// TestFrontMatterCMS fills every field of the content type in, as Front Matter
// CMS would, and holds complint and Hugo to the same opinion of the page.
func TestFrontMatterCMS(t *testing.T) {
	s := newConsole(t, t.TempDir())
	s.play(blockWith(t, cmsDoc, "$ complint schema front-matter-cms"))
	var settings frontMatterCMS
	decoder := json.NewDecoder(strings.NewReader(read(t, s.dir, "frontmatter.json")))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(&settings); err != nil {
		t.Fatal(err)
	}
	shown := codeBlocksOf(t, cmsDoc, "json")[0].text
	if err := json.Unmarshal([]byte(shown), &settings); err != nil || settings.PageFolders[0].ContentTypes[0] != settings.ContentTypes[0].Name {
		t.Fatalf("%v: pages are not of the content type:\n%s", err, shown)
	}
	groups := make(map[string][]frontMatterField)
	for _, group := range settings.FieldGroups {
		if len(groups[group.ID]) > 0 || !slices.ContainsFunc(group.Fields, func(f frontMatterField) bool { return f.Name == group.LabelField }) {
			t.Errorf("group %s is not the only one, or has no field %s", group.ID, group.LabelField)
		}
		groups[group.ID] = group.Fields
	}
	values := map[string]any{
		"title": "Tea vs Coffee", "name": []any{"Tea", "Coffee"}, "values": []any{"Low", "High"}, "winner": "Tea", "option": "Coffee",
		"type": "Product", "optionType": "Product", "url": "https://example.org/", "pros": []any{"**It.** Works."}, "cons": []any{"It costs."},
	}
	page, err := yaml.Marshal(fill(t, settings.ContentTypes[0].Fields, groups, values, 0))
	if err != nil {
		t.Fatal(err)
	}
	const file = "content/comparisons/page.md"
	dir := newSite(t, map[string]string{file: "---\n" + string(page) + "---\n", "layouts/comparisons/page.html": modelLayout})
	compareModels(t, dir, 1)
	for _, d := range diagnostics(t, dir) {
		if d.Rule == "front-matter" {
			t.Errorf("%s\n%s", d.Message, page)
		}
	}
	model := jsonOf(t, inspect(t, dir)[file])
	contains(t, model, `"Tea vs Coffee"`, `"Low"`, `"It costs."`, `"The bestFor."`, `"The answer."`, `"The subtitle."`, `"The when."`, `"2026-11-24"`)
}

// fill returns a value for each field. The n-th of a list takes the n-th of the
// values that are lists themselves.
func fill(t *testing.T, fields []frontMatterField, groups map[string][]frontMatterField, values map[string]any, n int) map[string]any {
	t.Helper()
	out := make(map[string]any)
	for _, f := range fields {
		value := values[f.Name]
		if names, ok := value.([]any); ok && f.Type == "string" {
			value = names[n]
		}
		switch f.Type {
		case "string":
			if value == nil {
				value = "The " + f.Name + "."
			}
		case "image":
			value = "/images/tea.png"
		case "draft":
			value = false
		case "boolean":
			value = true
		case "datetime":
			value = "2026-11-24T10:00:00.000Z"
			if f.DateFormat == "yyyy-MM-dd" {
				value = "2026-11-24"
			}
		case "list":
			if value == nil {
				t.Errorf("what is in the list %s?", f.Name)
			}
		case "fields":
			value = fill(t, f.Fields, groups, values, n)
		case "block":
			first := fill(t, groups[f.FieldGroup], groups, values, 0)
			second := fill(t, groups[f.FieldGroup], groups, values, 1)
			first["fieldGroup"], second["fieldGroup"] = f.FieldGroup, f.FieldGroup
			value = []any{first, second}
		default:
			t.Errorf("Front Matter CMS has no fields of type %s", f.Type)
		}
		out[f.Name] = value
	}
	return out
}

// TestFormsHaveAllKeys: a key of the JSON Schema of front matter that no form
// asks for is one that this list names.
func TestFormsHaveAllKeys(t *testing.T) {
	apart := []string{"complint", "faqs", "lastmod", "params", "picks", "type", "winner"}
	var schema struct {
		Properties map[string]any
	}
	if err := json.Unmarshal([]byte(read(t, root, "schemas/front-matter.json")), &schema); err != nil {
		t.Fatal(err)
	}
	var config struct {
		Collections []struct{ Fields []struct{ Name string } }
	}
	if err := yaml.Unmarshal([]byte(read(t, root, "schemas/decap.yml")), &config); err != nil {
		t.Fatal(err)
	}
	want := slices.DeleteFunc(slices.Sorted(maps.Keys(schema.Properties)), func(key string) bool { return slices.Contains(apart, key) })
	want = append(want, "body", "draft")
	slices.Sort(want)
	var have []string
	for _, field := range config.Collections[0].Fields {
		have = append(have, field.Name)
	}
	slices.Sort(have)
	if diff := cmp.Diff(want, have); diff != "" {
		t.Errorf("the front matter (-) and the form (+) differ:\n%s", diff)
	}
}
