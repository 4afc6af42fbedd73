package comparison

import (
	"bytes"
	"strings"
	"unicode/utf8"
)

// ValueKind is what a value of the front matter is.
type ValueKind int

// The kinds of values. Dates and times have a kind of their own where the
// syntax has: in JSON they are strings.
const (
	KindNull ValueKind = iota
	KindBool
	KindNumber
	KindString
	KindTime
	KindList
	KindMap
)

var kindNames = [...]string{"null", "boolean", "number", "string", "date", "list", "map"}

// String returns the word for k that messages use.
func (k ValueKind) String() string { return kindNames[k] }

// Value is one value of the front matter, and where it was written.
type Value struct {
	Kind ValueKind
	// Text is the decoded text of a string, and the literal as written of a
	// number, a boolean or a date. It is empty for null, lists and maps.
	Text string
	// Span is the literal, with its quotes, brackets or braces. A list or map
	// that has none reaches from the first to the last thing in it, the first
	// dash and the header of a table included. A YAML alias has the span of
	// the alias, and what is in it the spans of what it stands for.
	Span    Span
	Items   []*Value // of a list
	Entries []Entry  // of a map, in file order; what YAML's `<<` merges comes last
}

// Entry is a key of a map and its value.
type Entry struct {
	Key   Text
	Value *Value
}

// Get returns the value of key in the map v, or nil if there is none or v is
// no map. Case is ignored, because Hugo lower-cases the keys. Of two entries
// with the same key, which only JSON allows, the last one counts.
func (v *Value) Get(key string) *Value {
	if v == nil {
		return nil
	}
	for i := len(v.Entries) - 1; i >= 0; i-- {
		if strings.EqualFold(v.Entries[i].Key.Value, key) {
			return v.Entries[i].Value
		}
	}
	return nil
}

// Fields returns the entries of a map, none of anything else.
func (v *Value) Fields() []Entry {
	if v == nil {
		return nil
	}
	return v.Entries
}

// IsPair reports whether v is a map of YAML with one key and no braces, as a text
// becomes that has a colon: "- Cheap: two euros".
func (v *Value) IsPair() bool {
	return len(v.Entries) == 1 && v.Span.Start == v.Entries[0].Key.Span.Start
}

// Elements returns the entries of a list, none of anything else.
func (v *Value) Elements() []*Value {
	if v == nil {
		return nil
	}
	return v.Items
}

// Maps returns the maps among the entries of a list.
func (v *Value) Maps() (maps []*Value) {
	for _, item := range v.Elements() {
		if item.Kind == KindMap {
			maps = append(maps, item)
		}
	}
	return maps
}

// Format is the syntax of the front matter.
type Format int

// The formats that Hugo reads and complint does too.
const (
	FormatNone Format = iota
	FormatYAML
	FormatTOML
	FormatJSON
)

var formatNames = [...]string{"none", "yaml", "toml", "json"}

// String returns the name of the format in lower case.
func (f Format) String() string { return formatNames[f] }

// FrontMatter is the front matter of a content file.
type FrontMatter struct {
	Format Format
	Block  Span   // what is between the delimiters; for JSON the object with its braces
	Root   *Value // a map; nil when there is no front matter or it cannot be read
	Body   int    // offset of the first byte of the Markdown body
}

// SyntaxError says where the front matter or a shortcode cannot be read, and
// why.
type SyntaxError struct {
	Span    Span
	Message string
	Edits   []Edit // that mend it, where it is certain what was meant
}

// Error returns the message.
func (e *SyntaxError) Error() string { return e.Message }

const (
	// maxDepth is how deep lists and maps may nest. What reads the tree may
	// recurse without counting.
	maxDepth = 100
	// maxRepeated is how many values YAML aliases may repeat in all.
	maxRepeated = 10_000
)

// parseFrontMatter reads the front matter at the start of a content file.
// When it returns an error, the format, the block and the body are as Hugo
// would have found them, so that the body can be read all the same.
func parseFrontMatter(src []byte) (FrontMatter, *SyntaxError) {
	fm, err := splitFrontMatter(src)
	if err != nil {
		return fm, err
	}
	switch fm.Format {
	case FormatYAML:
		fm.Root, err = parseYAML(src, fm.Block)
	case FormatTOML:
		fm.Root, err = parseTOML(src, fm.Block)
	case FormatJSON:
		fm.Root, err = parseJSON(src, fm.Block)
	}
	return fm, err
}

const byteOrderMark = "\ufeff"

// splitFrontMatter finds the front matter exactly as Hugo's page parser does,
// oddities included: white space may come before it, the line of the opening
// delimiter may go on with content, and any line that begins with the
// delimiter closes it, whatever follows.
func splitFrontMatter(src []byte) (FrontMatter, *SyntaxError) {
	var fm FrontMatter
	for i := 0; i < len(src); {
		switch c := src[i]; {
		case c == '-':
			return splitDelimited(src, i, FormatYAML, "---")
		case c == '+':
			return splitDelimited(src, i, FormatTOML, "+++")
		case c == '{':
			return splitBraces(src, i)
		case bytes.HasPrefix(src[i:], []byte(byteOrderMark)):
			i += len(byteOrderMark)
			fm.Body = i
		case isSpace(c):
			i++
		default:
			return fm, nil
		}
	}
	return fm, nil
}

// splitDelimited splits off the block between two delimiters, the first of
// which begins at open.
func splitDelimited(src []byte, open int, format Format, delim string) (FrontMatter, *SyntaxError) {
	if !bytes.HasPrefix(src[open:], []byte(delim)) {
		fm := FrontMatter{Format: format, Block: Span{open, open}, Body: open}
		return fm, syntaxError(src, open, open+1, "a page that begins with `"+delim[:1]+"` needs front matter: put a block between two lines `"+delim+"` before it")
	}
	start := open + len(delim)
	first := skipEOL(src, start)
	for i := first; ; i++ {
		n := bytes.Index(src[i:], []byte(delim))
		if n < 0 {
			break
		}
		i += n
		if i == first && first > start || i > first && isEOL(src[i-1]) {
			return FrontMatter{
				Format: format,
				Block:  Span{first, i},
				Body:   skipEOL(src, i+len(delim)),
			}, nil
		}
	}
	fm := FrontMatter{Format: format, Block: Span{first, len(src)}, Body: len(src)}
	return fm, syntaxError(src, open, start, "front matter is not closed: add a line `"+delim+"` after it")
}

// splitBraces splits off a JSON object by counting its braces.
func splitBraces(src []byte, open int) (FrontMatter, *SyntaxError) {
	level, quoted := 0, false
	for i := open; i < len(src); i++ {
		switch c := src[i]; {
		case c == '\\':
			i++
		case c == '"':
			quoted = !quoted
		case c == '{' && !quoted:
			level++
		case c == '}' && !quoted:
			level--
		}
		if level == 0 {
			return FrontMatter{
				Format: FormatJSON,
				Block:  Span{open, i + 1},
				Body:   skipEOL(src, i+1),
			}, nil
		}
	}
	fm := FrontMatter{Format: FormatJSON, Block: Span{open, len(src)}, Body: len(src)}
	return fm, syntaxError(src, open, open+1, "front matter is not closed: add the `}` that ends it")
}

// skipEOL returns the offset after the line break at i, if there is one.
func skipEOL(src []byte, i int) int {
	if i < len(src) && src[i] == '\r' {
		i++
	}
	if i < len(src) && src[i] == '\n' {
		i++
	}
	return i
}

func isEOL(c byte) bool { return c == '\r' || c == '\n' }

func isSpace(c byte) bool { return c == ' ' || '\t' <= c && c <= '\r' }

// syntaxError returns an error for [start, end), which it keeps inside the
// file, widens to whole characters and, but at the end of the file, to one.
func syntaxError(src []byte, start, end int, message string) *SyntaxError {
	start = min(max(start, 0), len(src))
	if end <= start {
		_, size := utf8.DecodeRune(src[start:])
		end = start + size
	}
	end = min(end, len(src))
	for end < len(src) && !utf8.RuneStart(src[end]) {
		end++
	}
	return &SyntaxError{Span: Span{start, end}, Message: message}
}

func errTooDeep(src []byte, at int) *SyntaxError {
	return syntaxError(src, at, at+1, "lists and maps are nested too deep: more than 100 levels")
}

// lineAround returns the line of src that the offset at is in, without the
// white space at its ends.
func lineAround(src []byte, at int) Span {
	at = min(at, len(src))
	start := bytes.LastIndexAny(src[:at], "\r\n") + 1
	end := len(src)
	if n := bytes.IndexAny(src[at:], "\r\n"); n >= 0 {
		end = at + n
	}
	return trimmedSpan(src, Span{start, end})
}

// trimmedSpan takes the white space off both ends of s.
func trimmedSpan(src []byte, s Span) Span {
	for s.Start < s.End && isSpace(src[s.Start]) {
		s.Start++
	}
	for s.End > s.Start && isSpace(src[s.End-1]) {
		s.End--
	}
	return s
}
