// Package schema declares what a document may hold, once: the check of a
// document and its JSON Schema are made from the same declaration.
package schema

import "strings"

// Kind is what a value has to be.
type Kind int

// The kinds of values.
const (
	Text   Kind = iota
	Bool        // true or false
	Number      // a whole number, zero or more
	Date        // a day, with or without a time
	List
	Map
)

// Shape is what a value may be.
type Shape struct {
	Kind    Kind
	Doc     string // what it is, in a few words, without a final period
	Default any    // an int, a bool, a string or a []string; nil for none

	Choices []string // what a text may be; nil for anything
	Option  bool     // of a text: it names one of the page's options
	Beside  []string // of such a text: what it may be instead
	Literal bool     // of a text: not even front matter may have a number or a boolean there
	Long    bool     // of a text: more than a line, in a form
	Noun    string   // what messages call a choice, or a key of a map; "" for "value" or "key"
	Valid   func(text string) error
	Items   *Shape // of a list
	Keys    []Key  // of a map
	Others  *Shape // of a map: what keys hold that are not listed
	Open    bool   // of a map: keys that are not listed are not ours, but for those that nearly are
	Unknown string // what to do about a key that is none and like none; "" to list the keys

	// Or is what the value may be instead. It is of another kind.
	Or *Shape
	// Name is the name under which the JSON Schema defines the shape, "" where
	// it is written out.
	Name string
}

// Key is a key of a map.
type Key struct {
	Name     string
	Shape    *Shape
	Required bool
	Asked    bool // a form does not take a page without it
	Apart    bool // not in a form: another name, a second place, or a setting
}

// Document is what a whole file may hold.
type Document struct {
	Title string
	Root  *Shape
	// Hugo is set for front matter, which Hugo reads: the case of keys does not
	// matter, null is as good as absent, and any scalar is a text.
	Hugo bool
}

// noun returns what messages call a choice or a key.
func (s *Shape) noun(otherwise string) string {
	if s.Noun != "" {
		return s.Noun
	}
	return otherwise
}

// describe says what the value must be.
func (s *Shape) describe() string {
	if s.Or != nil {
		return s.describeItself() + " or " + s.Or.describe()
	}
	return s.describeItself()
}

func (s *Shape) describeItself() string {
	switch s.Kind {
	case Bool:
		return "true or false"
	case Number:
		return "a whole number, zero or more"
	case Date:
		return "a date such as 2026-11-24"
	case List:
		return "a list"
	case Map:
		return "a map"
	}
	if s.Choices != nil {
		return oneOf(s.Choices)
	}
	return "text"
}

// oneOf lists the names that can be written.
func oneOf(names []string) string {
	if len(names) == 1 {
		return names[0]
	}
	return "one of " + strings.Join(names, ", ")
}

// names returns the names of the keys.
func (s *Shape) names() []string {
	names := make([]string, len(s.Keys))
	for i, key := range s.Keys {
		names[i] = key.Name
	}
	return names
}

// As is the shape, or what the value may be instead, that is of a kind; nil where
// it cannot be that.
func (s *Shape) As(kind Kind) *Shape {
	for s != nil && s.Kind != kind {
		s = s.Or
	}
	return s
}

// Of is what a key of the map holds, nil where nothing is said of it. As in
// front matter, its case does not matter.
func (s *Shape) Of(name string) *Shape {
	for _, key := range s.Keys {
		if strings.EqualFold(key.Name, name) {
			return key.Shape
		}
	}
	return s.Others
}
