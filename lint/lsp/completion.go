package lsp

import (
	"slices"
	"strings"

	"github.com/complint/comparisons/internal/lazy"
	"github.com/complint/comparisons/lint/comparison"
	"github.com/complint/comparisons/lint/rules"
	"github.com/complint/comparisons/lint/schema"
)

// offer is what is offered in place of what was typed before the cursor.
type offer struct {
	d      *document
	offset int // of the cursor
	items  []completionItem
}

// add offers what is typed in part, and is written as insert.
func (o *offer) add(typed string, kind int, label, insert, doc string) {
	if strings.HasPrefix(strings.ToLower(label), strings.ToLower(typed)) {
		edit := textEdit{o.d.rangeOf(o.offset-len(typed), o.offset), insert}
		o.items = append(o.items, completionItem{label, kind, doc, &edit})
	}
}

// words offers words as they are.
func (o *offer) words(typed string, words []string) {
	for _, word := range words {
		o.add(typed, itemValue, word, word, "")
	}
}

// optionNames are what the options of a page are called.
func optionNames(page *comparison.Page) (names []string) {
	for _, option := range page.Options {
		names = append(names, option.Name.Value)
	}
	return names
}

// completion offers keys and values of the front matter, shortcodes with their
// parameters, and options in headings and in headers of tables.
func (s *server) completion(d *document, params documentParams) (any, error) {
	o := &offer{d: d, offset: d.offset(params.Position), items: []completionItem{}}
	_, start := d.line(params.Position.Line)
	before := d.source[start:o.offset]
	var err error
	if assign, ok := inFrontMatter(d, params.Position.Line); !ok {
		err = s.offerInBody(o, before)
	} else if value := valueBefore().FindStringSubmatch(before); value != nil {
		err = s.offerValues(o, assign, value[1], value[2])
	} else {
		err = s.offerKeys(o, assign, before)
	}
	return o.items, err
}

// offerInBody offers what can stand behind the beginning of a line.
func (s *server) offerInBody(o *offer, before string) error {
	page, err := s.page(o.d)
	if page == nil {
		return err
	}
	if inside, ok := insideTag(o.d.source[:o.offset]); ok {
		offerTag(o, page, inside)
	} else if typed, ok := optionBefore(o.d, o.d.position(o.offset).Line, before); ok {
		o.words(typed, optionNames(page))
	}
	return nil
}

// optionBefore is the beginning of an option's name at the end of a line's
// beginning: in a heading, or in the header of a table.
func optionBefore(d *document, line int, before string) (typed string, ok bool) {
	if heading, ok := strings.CutPrefix(strings.TrimLeft(before, "#"), " "); ok && strings.HasPrefix(before, "#") {
		return heading, true
	}
	_, cell, ok := cutLast(before, "|")
	return strings.TrimLeft(cell, " "), ok && isHeader(d, line)
}

// offerKeys offers the keys of the front matter that it does not have yet.
func (s *server) offerKeys(o *offer, assign, typed string) error {
	page, err := s.page(o.d)
	if page == nil {
		return err
	}
	for _, key := range frontMatter().Keys {
		if page.Param(key.Name) == nil {
			o.add(typed, itemProperty, key.Name, key.Name+assign, key.Shape.Doc)
		}
	}
	return nil
}

func frontMatter() *schema.Shape { return schema.FrontMatter(rules.Names()).Root }

// valueBefore matches the beginning of a value at the end of a line's: what stands
// before it, its quote and the rest.
var valueBefore = lazy.Regexp(`[:=,\[-][ \t\[]*(["']?)([^"',:=\[\]{}]*)$`)

// offerValues offers what a value of the front matter may be. What it is of is
// told by the parser, for which the half-written value becomes a whole one.
func (s *server) offerValues(o *offer, assign, quote, typed string) error {
	start := o.offset - len(quote) - len(typed)
	line, from := o.d.line(o.d.position(o.offset).Line)
	whole := *o.d
	whole.text = newText(o.d.source[:start]+`"x"`+unclosed(line[:start-from])+o.d.source[from+len(line):], o.d.encoding)
	page, err := s.page(&whole)
	if page == nil {
		return err
	}
	shape := shapeAt(frontMatter(), page.FrontMatter.Root, start)
	if shape == nil {
		return nil
	}
	if shape.Kind == schema.Bool && quote == "" {
		o.words(typed, []string{"true", "false"})
	}
	texts := slices.Concat(shape.Choices, shape.Beside)
	if shape.Option {
		texts = slices.Concat(optionNames(page), texts)
	}
	for _, text := range texts {
		insert := text
		if quote == "" && (assign == " = " || !isPlain(text)) {
			insert = comparison.Quote(text)
		}
		o.add(typed, itemValue, text, insert, "")
	}
	return nil
}

// unclosed is what closes the brackets of a text.
func unclosed(text string) (closing string) {
	for _, r := range text {
		switch {
		case r == '[':
			closing = "]" + closing
		case r == '{':
			closing = "}" + closing
		case strings.HasPrefix(closing, string(r)):
			closing = closing[1:]
		}
	}
	return closing
}

// isPlain reports whether a text needs no quotes in YAML, wherever it stands.
func isPlain(text string) bool {
	list := comparison.Open([]byte("---\nx: [" + text + "]\n---\n")).FrontMatter.Root.Get("x")
	return list != nil && len(list.Items) == 1 && list.Items[0].Kind == comparison.KindString && list.Items[0].Text == text
}

// shapeAt is what the text may be that begins somewhere within a value, nil where
// there is none that we know.
func shapeAt(shape *schema.Shape, value *comparison.Value, at int) (found *schema.Shape) {
	switch {
	case shape == nil || value == nil:
		return nil
	case value.Kind == comparison.KindMap:
		shape = shape.As(schema.Map)
		for i := 0; shape != nil && found == nil && i < len(value.Entries); i++ {
			found = shapeAt(shape.Of(value.Entries[i].Key.Value), value.Entries[i].Value, at)
		}
	case value.Kind == comparison.KindList:
		shape = shape.As(schema.List)
		for i := 0; shape != nil && found == nil && i < len(value.Items); i++ {
			found = shapeAt(shape.Items, value.Items[i], at)
		}
	case value.Span.Start == at:
		return shape
	}
	return found
}

// insideTag is what stands in the last tag of a shortcode, where it is not closed
// before the end of the text.
func insideTag(text string) (inside string, ok bool) {
	open := max(strings.LastIndex(text, "{{<"), strings.LastIndex(text, "{{%"))
	if open < 0 {
		return "", false
	}
	inside = text[open+len("{{<"):]
	return inside, !strings.Contains(inside, "}}")
}

// What a tag may begin with: a name that is half written, the whole name of one of
// ours, a whole parameter, and one that is half written.
var (
	halfName   = lazy.Regexp(`^\s*/?\s*([\w/-]*)$`)
	wholeName  = lazy.Regexp(`^\s*comparison/([\w-]+)\s+`)
	wholeParam = lazy.Regexp("^(?:(\\w+)=)?(?:\"[^\"]*\"|`[^`]*`|[^\\s\"`=]+)\\s+")
	halfParam  = lazy.Regexp("^(?:(\\w+)=)?([\"`]?)([^\"`]*)$")
)

// offerTag offers names of shortcodes, their parameters, and values of these.
func offerTag(o *offer, page *comparison.Page, inside string) {
	if name := halfName().FindStringSubmatch(inside); name != nil {
		for _, part := range comparison.Shortcodes() {
			o.add(name[1], itemFunction, "comparison/"+part, "comparison/"+part, "")
		}
		return
	}
	tag := wholeName().FindStringSubmatch(inside)
	if tag == nil {
		return
	}
	rest := inside[len(tag[0]):]
	var given []string // "" for a parameter without a name
	for param := wholeParam().FindStringSubmatch(rest); param != nil; param = wholeParam().FindStringSubmatch(rest) {
		given = append(given, param[1])
		rest = rest[len(param[0]):]
	}
	if half := halfParam().FindStringSubmatch(rest); half != nil {
		offerParam(o, page, tag[1], given, half[1], half[2], half[3])
	}
}

// offerParam offers values for a parameter of a shortcode, or names of those that
// are not given yet.
func offerParam(o *offer, page *comparison.Page, shortcode string, given []string, name, quote, typed string) {
	positional, named := comparison.ShortcodeParams(shortcode)
	byPosition := len(given) > 0 && given[0] == "" // all are, for Hugo, or none
	switch {
	case name == "" && quote == "" && !byPosition:
		for _, param := range slices.Concat(positional, named) {
			if !slices.Contains(given, param) {
				o.add(typed, itemProperty, param, param+`="`, "")
			}
		}
		return
	case name == "" && len(given) < len(positional):
		name = positional[len(given)]
	}
	values, option := comparison.ShortcodeValues(name)
	if option {
		values = slices.Concat(optionNames(page), values)
	}
	for _, value := range values {
		insert := value
		if quote == "" {
			insert = `"` + value + `"`
		}
		o.add(typed, itemValue, value, insert, "")
	}
}

// inFrontMatter reports whether a line stands in front matter, which may be half
// written, and what separates a key from its value there.
func inFrontMatter(d *document, line int) (assign string, ok bool) {
	first, _ := d.line(0)
	assign, ok = map[string]string{"---": ": ", "+++": " = "}[strings.TrimRight(first, " \t")]
	for n := 1; ok && n <= line; n++ {
		if text, _ := d.line(n); strings.TrimRight(text, " \t") == first {
			return "", false
		}
	}
	return assign, ok && line > 0
}

// isHeader reports whether a line is the first one of a table: a line of pipes
// without another one above it.
func isHeader(d *document, line int) bool {
	above, _ := d.line(line - 1)
	return line > 0 && !strings.Contains(above, "|")
}

// cutLast cuts a text around the last separator.
func cutLast(text, separator string) (before, after string, found bool) {
	i := strings.LastIndex(text, separator)
	if i < 0 {
		return text, "", false
	}
	return text[:i], text[i+len(separator):], true
}
