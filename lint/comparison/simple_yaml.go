package comparison

import (
	"strings"
	"time"
	"unicode/utf8"
)

// parseSimpleYAML reads a block that is written as nearly all front matter is:
// maps and lists by indentation, lists in brackets on one line, and plain or
// quoted texts that need no decoding. It reports false for any other, which is
// then for the library: a tenth of its speed, and the only one that knows YAML.
// A fuzz target holds the two to the same values and spans.
func parseSimpleYAML(src []byte, block Span) (*Value, bool) {
	r := &simpleYAML{text: string(src[block.Start:block.End]), base: block.Start}
	if !r.isPlain() || !r.next() || r.indent != 0 {
		return nil, false
	}
	root, ok := r.mapAt(0, 0)
	return root, ok && r.line == ""
}

// simpleYAML reads line by line.
type simpleYAML struct {
	text   string
	base   int // offset of the text in the file
	at     int // where in the text the next line begins
	start  int // where in the text the line begins that is to be read, without its indentation
	indent int // of that line
	line   string
	values yamlValues
}

// maxSimpleDepth is how deep maps and lists may nest.
const maxSimpleDepth = 12

// isPlain reports whether the text has only characters that stand for
// themselves, wherever they are.
func (r *simpleYAML) isPlain() bool {
	for _, c := range r.text {
		switch {
		case c == '\n' || ' ' <= c && c <= '~':
		case c < 0xA0 || c == 0x2028 || c == 0x2029 || c == 0xFEFF || c == utf8.RuneError || 0xFFFD < c && c < 0x10000:
			return false
		}
	}
	return true
}

// next goes to the next line that is not empty, and reports false at one that
// is not simple. At the end the line is "".
func (r *simpleYAML) next() bool {
	for {
		line, _, _ := strings.Cut(r.text[r.at:], "\n")
		r.line = strings.TrimLeft(line, " ")
		r.indent = len(line) - len(r.line)
		r.start = r.at + r.indent
		r.at = min(r.at+len(line)+1, len(r.text))
		if line == "" && r.at < len(r.text) {
			continue
		}
		return line == "" || r.line != "" && line[len(line)-1] != ' '
	}
}

// skip takes n characters off the front of the line, which is then indented
// deeper.
func (r *simpleYAML) skip(n int) {
	r.line = r.line[n:]
	r.start += n
	r.indent += n
}

func (r *simpleYAML) span(start, end int) Span { return Span{r.base + start, r.base + end} }

// mapAt reads a map whose keys are indented by as much.
func (r *simpleYAML) mapAt(indent, depth int) (*Value, bool) {
	v := r.values.new()
	v.Kind, v.Span = KindMap, r.span(r.start, r.start)
	var keys keySet
	for r.line != "" && r.indent == indent {
		key, ok := r.key()
		if !ok || !keys.add(key.Value, v.Entries) {
			return nil, false
		}
		value, ok := r.valueOf(indent, depth)
		if !ok {
			return nil, false
		}
		v.Entries = append(v.Entries, Entry{key, value})
		v.Span.End = value.Span.End
	}
	return v, len(v.Entries) > 0 && r.indent <= indent
}

// longestKey is well below the 1,024 characters that YAML allows a key on its
// line, https://yaml.org/spec/1.2.2/#742-flow-mappings.
const longestKey = 1000

// key reads a key with its colon.
func (r *simpleYAML) key() (Text, bool) {
	n := 0
	for n < len(r.line) && (isASCIILetter(r.line[n]) || n > 0 && strings.IndexByte("0123456789_-", r.line[n]) >= 0) {
		n++
	}
	if n == 0 || n > longestKey || n == len(r.line) || r.line[n] != ':' || strings.EqualFold(r.line[:n], "null") {
		return Text{}, false
	}
	key := Text{r.line[:n], r.span(r.start, r.start+n)}
	r.skip(n + len(":"))
	return key, r.line == "" || r.line[0] == ' '
}

func isASCIILetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

// valueOf reads what follows the colon of a key: a value on its line, or a map
// or a list below.
func (r *simpleYAML) valueOf(indent, depth int) (*Value, bool) {
	if r.line != "" {
		r.skip(len(r.line) - len(strings.TrimLeft(r.line, " ")))
		return r.inline()
	}
	if !r.next() || r.line == "" || depth == maxSimpleDepth {
		return nil, false
	}
	switch isItem := strings.HasPrefix(r.line, "- "); {
	case isItem && r.indent >= indent:
		return r.listAt(r.indent, depth+1)
	case !isItem && r.indent > indent:
		return r.mapAt(r.indent, depth+1)
	}
	return nil, false
}

// listAt reads a list whose dashes are indented by as much.
func (r *simpleYAML) listAt(indent, depth int) (*Value, bool) {
	v := r.values.new()
	v.Kind, v.Span = KindList, r.span(r.start, r.start)
	for r.indent == indent && strings.HasPrefix(r.line, "- ") {
		r.skip(len("- "))
		item, ok := r.item(depth)
		if !ok {
			return nil, false
		}
		v.Items = append(v.Items, item)
		v.Span.End = item.Span.End
	}
	return v, len(v.Items) > 0 && r.indent <= indent
}

// item reads a map that begins behind the dash, or a value on the line.
func (r *simpleYAML) item(depth int) (*Value, bool) {
	before := *r
	if _, ok := r.key(); ok {
		*r = before
		return r.mapAt(r.indent, depth+1)
	}
	*r = before
	return r.inline()
}

// inline reads a value that is the rest of the line, and goes to the next line.
func (r *simpleYAML) inline() (*Value, bool) {
	v, rest, ok := r.scalar(r.line, r.start, "")
	if strings.HasPrefix(r.line, "[") {
		v, rest, ok = r.brackets()
	}
	if !ok || rest != "" {
		return nil, false
	}
	indent := r.indent
	// What is indented deeper might belong to the value.
	return v, r.next() && (r.line == "" || r.indent < indent)
}

// brackets reads a list of texts on one line.
func (r *simpleYAML) brackets() (v *Value, rest string, ok bool) {
	v = r.values.new()
	v.Kind, rest = KindList, r.line
	for rest[0] != ']' {
		rest = strings.TrimLeft(rest[1:], " ")
		at := r.start + len(r.line) - len(rest)
		var item *Value
		if item, rest, ok = r.scalar(rest, at, ",[]{}"); !ok {
			return nil, "", false
		}
		v.Items = append(v.Items, item)
		if rest = strings.TrimLeft(rest, " "); rest == "" || rest[0] != ',' && rest[0] != ']' {
			return nil, "", false
		}
	}
	v.Span = r.span(r.start, r.start+len(r.line)-len(rest)+len("]"))
	return v, rest[1:], true
}

// scalar reads a text at the front of a line: in quotes, or plain and up to one
// of the characters that end it.
func (r *simpleYAML) scalar(line string, at int, end string) (v *Value, rest string, ok bool) {
	if line == "" {
		return nil, "", false
	}
	v = r.values.new()
	v.Kind = KindString
	size := len(line)
	if quote := line[0]; quote == '"' || quote == '\'' {
		n := strings.IndexByte(line[1:], quote)
		if n < 0 || strings.IndexByte(line[1:1+n], '\\') >= 0 || strings.HasPrefix(line[2+n:], "'") {
			return nil, "", false
		}
		v.Text, size = line[1:1+n], n+2
	} else {
		if n := strings.IndexAny(line, end); n >= 0 {
			size = n
		}
		v.Text = strings.TrimRight(line[:size], " ")
		size = len(v.Text)
		if v.Kind, ok = plainKind(v.Text); !ok || strings.Contains(v.Text, ": ") || strings.Contains(v.Text, " #") || v.Text[size-1] == ':' || end != "" && strings.ContainsAny(v.Text, "?:") {
			return nil, "", false
		}
	}
	v.Span = r.span(at, at+size)
	return v, line[size:], true
}

// plainKind returns what a text without quotes is, and false for one that had
// better be left to the library.
func plainKind(text string) (ValueKind, bool) {
	if text == "" {
		return 0, false
	}
	switch first := text[0]; {
	case isASCIILetter(first):
		switch strings.ToLower(text) {
		case "null":
			return 0, false
		case "true", "false":
			exact := text[1:] == strings.ToLower(text[1:]) || text == strings.ToUpper(text)
			return KindBool, exact
		}
		return KindString, true
	case first >= utf8.RuneSelf:
		return KindString, true
	case len(text) == len(time.DateOnly):
		_, err := time.Parse(time.DateOnly, text)
		return KindTime, err == nil
	case '1' <= first && first <= '9' && len(text) < 16 && strings.Trim(text, "0123456789") == "":
		return KindNumber, true
	}
	return 0, false
}
