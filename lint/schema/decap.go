package schema

import (
	"bytes"

	"go.yaml.in/yaml/v3"
)

// decapCollection is a collection in the configuration of Decap CMS, which
// Sveltia CMS reads too.
type decapCollection struct {
	Name          string       `yaml:"name"`
	Label         string       `yaml:"label"`
	LabelSingular string       `yaml:"label_singular"`
	Folder        string       `yaml:"folder"`
	Create        bool         `yaml:"create"`
	Extension     string       `yaml:"extension"`
	Format        string       `yaml:"format"`
	Slug          string       `yaml:"slug"`
	Summary       string       `yaml:"summary"`
	Fields        []decapField `yaml:"fields"`
}

type decapField struct {
	Label         string       `yaml:"label"`
	LabelSingular string       `yaml:"label_singular,omitempty"`
	Name          string       `yaml:"name"`
	Widget        string       `yaml:"widget"`
	Hint          string       `yaml:"hint,omitempty"`
	Required      bool         `yaml:"required"`
	Default       any          `yaml:"default,omitempty"`
	Format        string       `yaml:"format,omitempty"`
	DateFormat    string       `yaml:"date_format,omitempty"`
	TimeFormat    any          `yaml:"time_format,omitempty"` // false for none
	Collapsed     bool         `yaml:"collapsed,omitempty"`
	Summary       string       `yaml:"summary,omitempty"`
	Field         *decapField  `yaml:"field,omitempty"` // of a list of texts
	Fields        []decapField `yaml:"fields,omitempty"`
}

// Decap returns the collection of comparisons for Decap CMS and Sveltia CMS,
// as YAML. The body is in it, since a page may be written there as well.
func Decap() ([]byte, error) {
	body := decapField{Label: "Text", Name: "body", Widget: "markdown", Hint: "what the parts above do not say, or all of the page, in Markdown"}
	var out bytes.Buffer
	encoder := yaml.NewEncoder(&out)
	encoder.SetIndent(2)
	err := encoder.Encode(map[string][]decapCollection{"collections": {{
		Name: "comparisons", Label: "Comparisons", LabelSingular: "Comparison", Folder: "content/comparisons", Create: true,
		Extension: "md", Format: "yaml-frontmatter", Slug: "{{slug}}", Summary: "{{title}}",
		Fields: append(decapFields(form()), body),
	}}})
	return out.Bytes(), err
}

func decapFields(fields []field) (all []decapField) {
	for _, f := range fields {
		all = append(all, decapFieldOf(f))
	}
	return all
}

func decapFieldOf(f field) decapField {
	d := decapField{Label: f.label, Name: f.name, Hint: f.hint, Required: f.asked}
	switch f.kind {
	case fieldLine:
		d.Widget = "string"
	case fieldText:
		d.Widget = "text"
	case fieldImage:
		d.Widget = "image"
	case fieldBool:
		d.Widget, d.Default = "boolean", f.name == "draft"
	case fieldTime:
		d.Widget = "datetime"
	case fieldDay:
		d.Widget, d.Format, d.DateFormat, d.TimeFormat = "datetime", "YYYY-MM-DD", "YYYY-MM-DD", false
	case fieldLines:
		d.Widget, d.LabelSingular, d.Default = "list", f.one, []any{}
		d.Field = &decapField{Label: label(f.one), Name: f.one, Widget: "string", Required: true}
	case fieldMap:
		d.Widget, d.Collapsed, d.Fields = "object", !f.asked, decapFields(f.fields)
	case fieldMaps:
		d.Widget, d.LabelSingular, d.Default = "list", f.one, []any{} // no empty entry to begin with
		d.Collapsed, d.Fields = true, decapFields(f.fields)
		d.Summary = "{{fields." + f.fields[0].name + "}}"
	}
	return d
}
