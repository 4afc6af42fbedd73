package schema

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/complint/comparisons/internal/similar"
	"github.com/complint/comparisons/lint/comparison"
)

// Problem is something that a document should not have, and its place.
type Problem struct {
	Span    comparison.Span
	Message string // lower case, without a final period, naming the remedy
}

// Check returns what is wrong in a document, in its order.
func (d *Document) Check(root *comparison.Value) []Problem {
	c := checker{Document: d}
	c.check(d.Root, root, place{})
	slices.SortStableFunc(c.problems, func(a, b Problem) int { return cmp.Compare(a.Span.Start, b.Span.Start) })
	return c.problems
}

type checker struct {
	*Document
	problems []Problem
}

// place is how messages speak of a value.
type place struct {
	key  string // "" for the whole document
	each bool   // an item of the list under key
}

func (p place) String() string {
	switch {
	case p.key == "":
		return "the file"
	case p.each:
		return "each of " + p.key
	}
	return p.key
}

func (c *checker) report(span comparison.Span, format string, args ...any) {
	c.problems = append(c.problems, Problem{span, fmt.Sprintf(format, args...)})
}

// check checks a value and all that is in it.
func (c *checker) check(s *Shape, v *comparison.Value, where place) {
	if v.Kind == comparison.KindNull && (c.Hugo || s.Kind == List || s.Kind == Map) {
		return
	}
	if where.each && c.isUnquoted(s, v) {
		c.report(v.Span, "%s must be %s: put it in quotes, since it has a colon", where, s.describe())
		return
	}
	for shape := s; shape != nil; shape = shape.Or {
		if c.isOf(shape, v) {
			c.inside(shape, v, where)
			return
		}
	}
	remedy := ""
	if s.Kind == Text && s.Choices == nil && isScalar(v) {
		remedy = ": put it in quotes"
	}
	c.report(v.Span, "%s must be %s%s", where, s.describe(), remedy)
}

// isOf reports whether a value is of the kind of a shape, whatever is in it.
func (c *checker) isOf(s *Shape, v *comparison.Value) bool {
	switch s.Kind {
	case Bool:
		return v.Kind == comparison.KindBool
	case Number:
		return v.Kind == comparison.KindNumber
	case Date:
		return isDate(v)
	case List:
		return v.Kind == comparison.KindList
	case Map:
		return v.Kind == comparison.KindMap
	default:
		return v.Kind == comparison.KindString || c.Hugo && !s.Literal && isScalar(v)
	}
}

func isScalar(v *comparison.Value) bool {
	return v.Kind != comparison.KindNull && v.Kind != comparison.KindList && v.Kind != comparison.KindMap
}

// isUnquoted reports whether a value that may be a text is a map only because it
// has a colon: "- Cheap: two euros".
func (c *checker) isUnquoted(s *Shape, v *comparison.Value) bool {
	if !v.IsPair() {
		return false
	}
	key, mayBeText := v.Entries[0].Key.Value, false
	for ; s != nil; s = s.Or {
		isKey := func(known Key) bool { return similar.IsOneEditApart(strings.ToLower(key), strings.ToLower(known.Name)) }
		if s.Others != nil || c.find(s, key) >= 0 || slices.ContainsFunc(s.Keys, isKey) {
			return false
		}
		mayBeText = mayBeText || s.Kind == Text
	}
	return mayBeText
}

// isDate reports whether a value is a day, or the empty text, which Hugo takes
// for no day.
func isDate(v *comparison.Value) bool {
	_, isDay := comparison.ParseDay(v.Text)
	return isScalar(v) && (isDay || v.Text == "")
}

// Int returns a number that is whole, and zero or more.
func Int(v *comparison.Value) (n int, ok bool) {
	n64, err := strconv.ParseInt(v.Text, 0, strconv.IntSize)
	return int(n64), err == nil && n64 >= 0
}

// inside checks a value of the right kind.
func (c *checker) inside(s *Shape, v *comparison.Value, where place) {
	switch s.Kind {
	case Text:
		c.text(s, v, where)
	case Number:
		if _, ok := Int(v); !ok {
			c.report(v.Span, "%s must be %s", where, s.describe())
		}
	case List:
		for _, item := range v.Items {
			c.check(s.Items, item, place{where.key, true})
		}
	case Map:
		c.fields(s, v, where)
	}
}

func (c *checker) text(s *Shape, v *comparison.Value, where place) {
	if s.Choices != nil && !slices.Contains(s.Choices, v.Text) {
		hint := hint(v.Text, s.Choices)
		if hint == "" {
			hint = ": write " + oneOf(s.Choices)
		}
		c.report(v.Span, "unknown %s %q of %s%s", s.noun("value"), v.Text, where.key, hint)
	}
	if s.Valid != nil {
		if err := s.Valid(v.Text); err != nil {
			c.report(v.Span, "%v", err)
		}
	}
}

// fields checks the entries of a map.
func (c *checker) fields(s *Shape, v *comparison.Value, where place) {
	present := make([]bool, len(s.Keys))
	var unknown []comparison.Entry
	for _, entry := range v.Entries {
		if i := c.find(s, entry.Key.Value); i >= 0 {
			present[i] = true
			c.check(s.Keys[i].Shape, entry.Value, place{key: s.Keys[i].Name})
		} else if s.Others != nil {
			c.check(s.Others, entry.Value, place{key: "the value of " + strconv.Quote(entry.Key.Value)})
		} else {
			unknown = append(unknown, entry)
		}
	}
	for _, entry := range unknown {
		if s.Open {
			c.nearMiss(s, entry, present)
		} else {
			c.unknown(s, entry.Key, where)
		}
	}
	for i, key := range s.Keys {
		if key.Required && !present[i] {
			c.report(v.Span, "%s must have the key %q: add it", where, key.Name)
		}
	}
}

// find returns the index of a key, -1 when the shape has none of that name.
func (c *checker) find(s *Shape, name string) int {
	return slices.IndexFunc(s.Keys, func(key Key) bool {
		return key.Name == name || c.Hugo && strings.EqualFold(key.Name, name)
	})
}

// unknown reports a key that a map may not have.
func (c *checker) unknown(s *Shape, key comparison.Text, where place) {
	of := ""
	if where.key != "" && where.key != s.Noun+"s" {
		of = " of " + where.key
	}
	remedy := hint(key.Value, s.names())
	if remedy == "" && s.Unknown != "" {
		remedy = ": " + s.Unknown
	} else if remedy == "" {
		remedy = ": write " + oneOf(s.names())
	}
	c.report(key.Span, "unknown %s %q%s%s", s.noun("key"), key.Value, of, remedy)
}

// nearMiss reports a key that is one edit apart from one that is not there,
// and whose value would fit: a map may have other keys, which are not ours.
func (c *checker) nearMiss(s *Shape, entry comparison.Entry, present []bool) {
	const short = 3 // letters: below, too many names are one edit apart
	name := strings.ToLower(entry.Key.Value)
	if len(name) < short {
		return
	}
	for i, key := range s.Keys {
		near := len(key.Name) >= short && similar.IsOneEditApart(name, strings.ToLower(key.Name))
		if near && !present[i] && c.fits(key.Shape, entry.Value) {
			c.report(entry.Key.Span, "unknown key %q: did you mean %q?", entry.Key.Value, key.Name)
			return
		}
	}
}

// fits reports whether a value is of one of the kinds of a shape.
func (c *checker) fits(s *Shape, v *comparison.Value) bool {
	for ; s != nil; s = s.Or {
		if c.isOf(s, v) {
			return true
		}
	}
	return false
}

// hint is similar.Hint, but takes names for the same that differ in case, or
// in the sign between their words.
func hint(name string, candidates []string) string {
	name = strings.ReplaceAll(strings.ToLower(name), "_", "-")
	if slices.Contains(candidates, name) {
		return fmt.Sprintf(": did you mean %q?", name)
	}
	return similar.Hint(name, candidates)
}
