package comparison

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"
)

// InsertList returns the edit that adds a key with a list of texts to the front
// matter of the page, which it makes when there is none. It reports false when
// the key is there already, and when the front matter cannot be read or is
// written in a way that leaves no certain place.
func (p *Page) InsertList(key string, items ...string) (Edit, bool) {
	quoted := make([]string, len(items))
	for i, item := range items {
		quoted[i] = Quote(item)
	}
	return p.insertKey(key, "["+strings.Join(quoted, ", ")+"]", func(v *Value) bool {
		return v.Kind == KindList && slices.EqualFunc(v.Items, items, isString)
	})
}

// InsertItem returns the edit that adds a text to the end of a list in the
// front matter of the page, which it makes when there is none. It reports
// false as InsertList does, and when the key has something else than a list.
func (p *Page) InsertItem(key, item string) (Edit, bool) {
	list := p.FrontMatter.Root.Get(key)
	if list == nil {
		return p.InsertList(key, item)
	}
	edit, ok := p.appendEdit(list, Quote(item))
	return edit, ok && p.changesOnly(edit, key, func(v *Value) bool {
		last := len(v.Items) - 1
		return last == len(list.Items) && isString(v.Items[last], item) &&
			slices.EqualFunc(v.Items[:last], list.Items, sameValue)
	})
}

func isString(v *Value, text string) bool { return v.Kind == KindString && v.Text == text }

// Quote writes a text so that it means the same in YAML, TOML and JSON.
func Quote(text string) string {
	var out strings.Builder
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false)
	_ = encoder.Encode(text) // a string has no value that JSON lacks
	return strings.TrimSuffix(out.String(), "\n")
}

// insertKey returns the edit that adds a key with a literal, which isMeant
// knows again.
func (p *Page) insertKey(key, literal string, isMeant func(*Value) bool) (Edit, bool) {
	if p.FrontMatterError != nil || p.FrontMatter.Root.Get(key) != nil {
		return Edit{}, false
	}
	var edit Edit
	switch p.FrontMatter.Format {
	case FormatYAML:
		edit = p.yamlEdit(key + ": " + literal)
	case FormatTOML:
		edit = p.tomlEdit(key + " = " + literal)
	case FormatJSON:
		edit = p.jsonEdit(Quote(key) + ": " + literal)
	default:
		eol, at := p.lineBreak(), Span{p.FrontMatter.Body, p.FrontMatter.Body}
		edit = Edit{at, "---" + eol + key + ": " + literal + eol + "---" + eol}
	}
	return edit, p.changesOnly(edit, key, isMeant)
}

// lineBreak returns the line break with which the first line of the file ends.
func (p *Page) lineBreak() string {
	if i := bytes.IndexAny(p.Source, "\r\n"); i >= 0 {
		return string(p.Source[i:skipEOL(p.Source, i)])
	}
	return "\n"
}

// nextLine returns where the line after an offset begins.
func (p *Page) nextLine(at int) int {
	if i := bytes.IndexAny(p.Source[at:], "\r\n"); i >= 0 {
		return skipEOL(p.Source, at+i)
	}
	return len(p.Source)
}

// yamlEdit puts a line at the end of the front matter, as far in as the keys.
func (p *Page) yamlEdit(line string) Edit {
	at := p.FrontMatter.Block.End
	return Edit{Span{at, at}, p.indentation() + line + p.lineBreak()}
}

// indentation returns what stands before the first key on its line.
func (p *Page) indentation() string {
	fields := p.FrontMatter.Root.Fields()
	if len(fields) == 0 {
		return ""
	}
	start := fields[0].Key.Span.Start
	return string(p.Source[bytes.LastIndexAny(p.Source[:start], "\r\n")+1 : start])
}

// tomlEdit puts a line after the keys that stand before the first table, or
// before everything when there are none.
func (p *Page) tomlEdit(line string) Edit {
	at := p.FrontMatter.Block.Start
	for _, entry := range p.FrontMatter.Root.Entries {
		if p.Source[lineAround(p.Source, entry.Key.Span.Start).Start] == '[' {
			break
		}
		at = p.nextLine(entry.Value.Span.End)
	}
	return Edit{Span{at, at}, line + p.lineBreak()}
}

// jsonEdit puts a member after the last one, on a line of its own if that one
// stands on one.
func (p *Page) jsonEdit(member string) Edit {
	root := p.FrontMatter.Root
	if len(root.Entries) == 0 {
		at := root.Span.Start + len("{")
		return Edit{Span{at, at}, member}
	}
	last := root.Entries[len(root.Entries)-1]
	at := last.Value.Span.End
	key := last.Key.Span.Start
	start := bytes.LastIndexAny(p.Source[:key], "\r\n") + 1
	if before := string(p.Source[start:key]); start > root.Span.Start && strings.TrimSpace(before) == "" {
		return Edit{Span{at, at}, "," + p.lineBreak() + before + member}
	}
	return Edit{Span{at, at}, ", " + member}
}

// appendEdit returns the edit that adds a literal to a list: after its last
// item if it is written in brackets, else on a line that begins as that of the
// last item does.
func (p *Page) appendEdit(list *Value, literal string) (Edit, bool) {
	if list.Kind != KindList {
		return Edit{}, false
	}
	if p.Source[list.Span.Start] == '[' {
		at, text := list.Span.Start+len("["), literal
		if n := len(list.Items); n > 0 {
			at, text = list.Items[n-1].Span.End, ", "+literal
		}
		return Edit{Span{at, at}, text}, true
	}
	if p.FrontMatter.Format != FormatYAML || len(list.Items) == 0 {
		return Edit{}, false
	}
	last := list.Items[len(list.Items)-1].Span
	before := p.Source[bytes.LastIndexAny(p.Source[:last.Start], "\r\n")+1 : last.Start]
	if strings.Trim(string(before), " ") != "-" {
		return Edit{}, false
	}
	at := p.nextLine(last.End)
	return Edit{Span{at, at}, string(before) + literal + p.lineBreak()}, true
}

// changesOnly reports whether an edit leaves all of the page as it is but the
// value of a key, which is what is meant. It reads the front matter again:
// what cannot be told from the places of values, such as comments, anchors and
// the ends of texts, is then told by the parser.
func (p *Page) changesOnly(edit Edit, key string, isMeant func(*Value) bool) bool {
	source := slices.Concat(p.Source[:edit.Span.Start], []byte(edit.Text), p.Source[edit.Span.End:])
	after, err := parseFrontMatter(source)
	if err != nil || !bytes.Equal(source[after.Body:], p.Source[p.FrontMatter.Body:]) {
		return false
	}
	isKey := func(e Entry) bool { return strings.EqualFold(e.Key.Value, key) }
	value := after.Root.Get(key)
	before := slices.DeleteFunc(slices.Clone(p.FrontMatter.Root.Fields()), isKey)
	others := slices.DeleteFunc(slices.Clone(after.Root.Fields()), isKey)
	return value != nil && isMeant(value) && slices.EqualFunc(before, others, sameEntry)
}

// sameValue reports whether two values say the same.
func sameValue(a, b *Value) bool {
	return a.Kind == b.Kind && a.Text == b.Text &&
		slices.EqualFunc(a.Items, b.Items, sameValue) && slices.EqualFunc(a.Entries, b.Entries, sameEntry)
}

func sameEntry(a, b Entry) bool {
	return a.Key.Value == b.Key.Value && sameValue(a.Value, b.Value)
}
