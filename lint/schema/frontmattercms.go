package schema

import (
	"bytes"
	"encoding/json"
)

// contentTypes are settings of Front Matter CMS.
type contentTypes struct {
	ContentTypes []contentType `json:"frontMatter.taxonomy.contentTypes"`
	FieldGroups  []fieldGroup  `json:"frontMatter.taxonomy.fieldGroups"`
}

type contentType struct {
	Name       string      `json:"name"`
	PageBundle bool        `json:"pageBundle"`
	ClearEmpty bool        `json:"clearEmpty"`
	Fields     []typeField `json:"fields"`
}

// fieldGroup is what each entry of a list holds.
type fieldGroup struct {
	ID         string      `json:"id"`
	LabelField string      `json:"labelField"`
	Fields     []typeField `json:"fields"`
}

type typeField struct {
	Title       string      `json:"title"`
	Name        string      `json:"name"`
	Type        string      `json:"type"`
	Description string      `json:"description,omitempty"`
	Required    bool        `json:"required,omitempty"`
	Single      bool        `json:"single,omitempty"`
	Default     any         `json:"default,omitempty"`
	DateFormat  string      `json:"dateFormat,omitempty"`
	FieldGroup  string      `json:"fieldGroup,omitempty"`
	Fields      []typeField `json:"fields,omitempty"`
}

// FrontMatterCMS returns the content type of comparisons for Front Matter CMS,
// as JSON.
func FrontMatterCMS() ([]byte, error) {
	var t contentTypes
	fields := t.fields(form(), "")
	t.ContentTypes = []contentType{{Name: "comparison", ClearEmpty: true, Fields: fields}}
	var out bytes.Buffer
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	err := encoder.Encode(t)
	return out.Bytes(), err
}

// fields returns fields below the key "in", "" for those of the page, and keeps
// the groups that they need.
func (t *contentTypes) fields(fields []field, in string) (all []typeField) {
	for _, f := range fields {
		all = append(all, t.field(f, in))
	}
	return all
}

func (t *contentTypes) field(f field, in string) typeField {
	out := typeField{Title: f.label, Name: f.name, Description: f.hint, Required: f.asked}
	switch f.kind {
	case fieldLine:
		out.Type, out.Single = "string", true
	case fieldText:
		out.Type = "string"
	case fieldImage:
		out.Type = "image"
	case fieldBool:
		out.Type = "boolean"
		if f.name == "draft" {
			out.Type, out.Default = "draft", true
		}
	case fieldTime:
		out.Type, out.Default = "datetime", "{{now}}"
	case fieldDay:
		out.Type, out.DateFormat = "datetime", "yyyy-MM-dd"
	case fieldLines:
		out.Type = "list"
	case fieldMap:
		out.Type, out.Fields = "fields", t.fields(f.fields, f.name)
	case fieldMaps:
		if f.plain && in != "" { // a list inside of a list has no groups
			out.Type = "list"
			break
		}
		out.Type, out.FieldGroup = "block", t.group(f)
	}
	return out
}

// group keeps the group of a list, and returns its name.
func (t *contentTypes) group(f field) string {
	id := "comparison-" + f.name
	group := fieldGroup{ID: id, LabelField: f.fields[0].name, Fields: t.fields(f.fields, f.name)}
	t.FieldGroups = append(t.FieldGroups, group)
	return id
}
