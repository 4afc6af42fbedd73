package schema

import (
	"strings"
	"unicode"
)

// field is a field of the form in which a content management system shows the
// front matter of a comparison.
type field struct {
	name   string
	label  string
	hint   string
	kind   fieldKind
	asked  bool    // the form does not take a page without it
	one    string  // of fieldLines and fieldMaps: what one of them is called
	plain  bool    // of fieldMaps: each may be a text instead
	fields []field // of fieldMap and fieldMaps
}

type fieldKind int

const (
	fieldLine  fieldKind = iota // of text
	fieldText                   // of more lines
	fieldImage                  // a path or an address
	fieldBool
	fieldDay
	fieldTime  // a day and a time
	fieldLines // a list of lines
	fieldMap
	fieldMaps // a list of maps
)

// form returns the fields of the front matter of a comparison, with draft,
// which Hugo reads alone. Where a key takes more than one kind of value, it is
// the one that says most.
func form() []field {
	draft := field{name: "draft", label: "Draft", hint: "whether the page is kept out of the site", kind: fieldBool}
	return append(fieldsOf(FrontMatter(nil).Root), draft)
}

func fieldsOf(s *Shape) (fields []field) {
	for _, key := range s.Keys {
		if !key.Apart {
			fields = append(fields, fieldOf(key))
		}
	}
	return fields
}

func fieldOf(key Key) field {
	shape := richest(key.Shape)
	f := field{name: key.Name, label: label(key.Name), hint: hintOf(key.Shape), kind: kindOf(key.Name, shape), asked: key.Asked}
	switch f.kind {
	case fieldLines:
		f.one = strings.TrimSuffix(f.name, "s")
	case fieldMap:
		f.fields = fieldsOf(shape)
	case fieldMaps:
		items := richest(shape.Items)
		f.fields, f.plain = fieldsOf(items), shape.Items.Kind == Text
		f.one = items.Name
		if one, plural := strings.CutSuffix(f.name, "s"); plural {
			f.one = one
		}
	}
	return f
}

// hintOf returns what the form says of a field. What follows a colon is for
// those who write front matter by hand: which kinds of values there are.
func hintOf(s *Shape) string {
	if s.Or == nil && (s.Items == nil || s.Items.Or == nil) {
		return s.Doc
	}
	hint, _, _ := strings.Cut(s.Doc, ": ")
	return hint
}

// richest returns the alternative that says most: a map rather than a text,
// but a list rather than a map.
func richest(s *Shape) *Shape {
	if s.Kind == Text && s.Or != nil {
		return s.Or
	}
	return s
}

func kindOf(name string, s *Shape) fieldKind {
	switch {
	case s.Kind == Bool:
		return fieldBool
	case s.Kind == Date && name == "date":
		return fieldTime
	case s.Kind == Date:
		return fieldDay
	case s.Kind == Map:
		return fieldMap
	case s.Kind == List && richest(s.Items).Kind == Map:
		return fieldMaps
	case s.Kind == List:
		return fieldLines
	case name == "image":
		return fieldImage
	case s.Long:
		return fieldText
	}
	return fieldLine
}

// label returns how a form calls a key: "bestFor" is "Best for".
func label(name string) string {
	switch name {
	case "faq":
		return "FAQ"
	case "cta":
		return "Call to action"
	case "url":
		return "URL"
	}
	var words strings.Builder
	for i, r := range name {
		switch {
		case i == 0:
			r = unicode.ToUpper(r)
		case unicode.IsUpper(r):
			words.WriteByte(' ')
			r = unicode.ToLower(r)
		}
		words.WriteRune(r)
	}
	return words.String()
}
