package comparison

import (
	"bytes"
	"errors"
	"strings"
	"unicode/utf8"

	"github.com/pelletier/go-toml/v2"
	"github.com/pelletier/go-toml/v2/unstable"
)

// parseTOML reads a block of TOML front matter. The parser alone knows where
// things are and the decoder alone knows what may not be said twice, so both
// read the block: the parser first, since it does not recurse into keys.
func parseTOML(src []byte, block Span) (*Value, *SyntaxError) {
	text := src[block.Start:block.End:block.End]
	b := tomlBuilder{src: src, base: block.Start, root: &Value{Kind: KindMap, Span: Span{block.Start, block.Start}}}
	b.enter(b.root)
	b.parser.Reset(text)
	for b.parser.NextExpression() {
		if err := b.expression(b.parser.Expression()); err != nil {
			return nil, err
		}
	}
	if err := b.parser.Error(); err != nil {
		return nil, b.fault(err)
	}
	var discard map[string]any
	if err := toml.Unmarshal(text, &discard); err != nil {
		return nil, b.fault(err)
	}
	return b.root, nil
}

// tomlBuilder puts the expressions of a TOML document together into one tree.
// It checks nothing, and makes some tree of a document that is not valid.
type tomlBuilder struct {
	src    []byte
	base   int
	parser unstable.Parser
	root   *Value
	open   []*Value // the table that keys go to, below all that it is in
	tables map[tomlName]*Value
}

// tomlName names a table, or a list of them, that later lines may add to.
type tomlName struct {
	parent *Value
	key    string
}

// enter makes v the table that keys go to.
func (b *tomlBuilder) enter(v *Value) { b.open = append(b.open, v) }

func (b *tomlBuilder) table() *Value { return b.open[len(b.open)-1] }

// expression adds a header or a line `key = value` to the tree.
func (b *tomlBuilder) expression(n *unstable.Node) *SyntaxError {
	if n.Kind == unstable.KeyValue {
		return b.keyValue(n, len(b.open)-1)
	}
	keys, err := b.keys(n.Key(), 0)
	if err != nil {
		return err
	}
	header := b.header(keys)
	b.begin(header.Start)
	b.open = append(b.open[:0], b.root)
	last := len(keys) - 1
	for _, key := range keys[:last] {
		b.descend(key, header, KindMap)
	}
	if n.Kind == unstable.Table {
		b.descend(keys[last], header, KindMap)
	} else {
		b.descend(keys[last], header, KindList)
		item := &Value{Kind: KindMap, Span: header}
		list := b.table()
		list.Items = append(list.Items, item)
		b.enter(item)
	}
	b.extend(header.End)
	return nil
}

// keyValue adds `a.b = value` to the innermost open table, leaving open what
// was open before.
func (b *tomlBuilder) keyValue(n *unstable.Node, depth int) *SyntaxError {
	keys, err := b.keys(n.Key(), depth)
	if err != nil {
		return err
	}
	b.begin(keys[0].Span.Start)
	opened, last := len(b.open), len(keys)-1
	for i, key := range keys[:last] {
		b.descend(key, Span{keys[i+1].Span.Start, keys[last].Span.End}, KindMap)
	}
	start := b.skip(keys[last].Span.End, " \t=")
	v, err := b.value(n.Value(), start, depth+len(keys))
	if err != nil {
		return err
	}
	b.add(keys[last], v)
	b.extend(v.Span.End)
	b.open = b.open[:opened]
	return nil
}

// keys returns the parts of a dotted key.
func (b *tomlBuilder) keys(it unstable.Iterator, depth int) ([]Text, *SyntaxError) {
	var keys []Text
	for it.Next() {
		n := it.Node()
		span := b.span(n.Raw)
		if depth+len(keys) >= maxDepth {
			return nil, errTooDeep(b.src, span.Start)
		}
		keys = append(keys, Text{string(n.Data), span})
	}
	return keys, nil
}

// descend opens the table named key in the open one, making it if need be. Of
// a list of tables it opens the last.
func (b *tomlBuilder) descend(key Text, span Span, kind ValueKind) {
	name := tomlName{b.table(), key.Value}
	v := b.tables[name]
	if v == nil {
		v = &Value{Kind: kind, Span: span}
		if b.tables == nil {
			b.tables = map[tomlName]*Value{}
		}
		b.tables[name] = v
		b.add(key, v)
	}
	b.enter(v)
	if kind == KindMap && len(v.Items) > 0 {
		b.enter(v.Items[len(v.Items)-1])
	}
}

// add puts an entry into the open table.
func (b *tomlBuilder) add(key Text, v *Value) {
	t := b.table()
	t.Entries = append(t.Entries, Entry{key, v})
}

// begin notes that the document begins at start, if nothing came before.
func (b *tomlBuilder) begin(start int) {
	if len(b.root.Entries) == 0 {
		b.root.Span = Span{start, start}
	}
}

// extend lets all that is open reach to end.
func (b *tomlBuilder) extend(end int) {
	for _, v := range b.open {
		v.Span.End = max(v.Span.End, end)
	}
}

// header returns the span of the `[header]` or `[[header]]` of these keys.
func (b *tomlBuilder) header(keys []Text) Span {
	s := Span{keys[0].Span.Start, b.skip(keys[len(keys)-1].Span.End, " \t]")}
	for s.Start > b.base && strings.IndexByte(" \t[", b.src[s.Start-1]) >= 0 {
		s.Start--
	}
	return trimmedSpan(b.src, s)
}

// value builds the value n, which begins at the offset start. The parser does
// not tell where lists and inline tables begin and end.
func (b *tomlBuilder) value(n *unstable.Node, start, depth int) (*Value, *SyntaxError) {
	switch n.Kind {
	case unstable.Array:
		return b.list(n, start, depth)
	case unstable.InlineTable:
		return b.inlineTable(n, start, depth)
	}
	v := &Value{Kind: tomlKind(n.Kind), Text: string(n.Data), Span: b.span(n.Raw)}
	if n.Kind == unstable.LocalDateTime {
		v.Text = strings.Replace(v.Text, " ", "T", 1) // as the library that Hugo reads it with writes it
	}
	return v, nil
}

func (b *tomlBuilder) list(n *unstable.Node, start, depth int) (*Value, *SyntaxError) {
	if depth > maxDepth {
		return nil, errTooDeep(b.src, start)
	}
	v := &Value{Kind: KindList, Span: Span{start, start + 1}}
	for it := n.Children(); it.Next(); {
		item, err := b.value(it.Node(), b.skipGap(v.Span.End), depth+1)
		if err != nil {
			return nil, err
		}
		v.Items = append(v.Items, item)
		v.Span.End = item.Span.End
	}
	v.Span.End = b.skipGap(v.Span.End) + 1
	return v, nil
}

func (b *tomlBuilder) inlineTable(n *unstable.Node, start, depth int) (*Value, *SyntaxError) {
	v := &Value{Kind: KindMap, Span: Span{start, start + 1}}
	b.enter(v)
	for it := n.Children(); it.Next(); {
		if err := b.keyValue(it.Node(), depth); err != nil {
			return nil, err
		}
	}
	b.open = b.open[:len(b.open)-1]
	v.Span.End = b.skipGap(v.Span.End) + 1
	return v, nil
}

// skip returns the first offset from i on whose byte is not in set.
func (b *tomlBuilder) skip(i int, set string) int {
	for i < len(b.src) && strings.IndexByte(set, b.src[i]) >= 0 {
		i++
	}
	return i
}

// skipGap returns the offset of what follows the white space, commas and
// comments at i.
func (b *tomlBuilder) skipGap(i int) int {
	for {
		i = b.skip(i, " \t\r\n,")
		if i >= len(b.src) || b.src[i] != '#' {
			return i
		}
		i = lineAround(b.src, i).End
	}
}

func (b *tomlBuilder) span(r unstable.Range) Span {
	start := b.base + int(r.Offset)
	return Span{start, start + int(r.Length)}
}

func tomlKind(k unstable.Kind) ValueKind {
	switch k {
	case unstable.Bool:
		return KindBool
	case unstable.Integer, unstable.Float:
		return KindNumber
	case unstable.LocalDate, unstable.LocalTime, unstable.LocalDateTime, unstable.DateTime:
		return KindTime
	}
	return KindString
}

// fault turns an error of the library into one of ours.
func (b *tomlBuilder) fault(err error) *SyntaxError {
	start, end := b.base, b.base
	var parse *unstable.ParserError
	var decode *toml.DecodeError
	switch {
	case errors.As(err, &parse):
		s := b.span(b.parser.Range(parse.Highlight))
		start, end = s.Start, s.End
	case errors.As(err, &decode):
		start = b.offset(decode.Position())
		end = start + max(bytes.IndexAny(b.src[start:], " \t\r\n=,]}"), 0)
	}
	message := strings.TrimPrefix(err.Error(), "toml: ")
	return syntaxError(b.src, start, end, tomlMessage(b.src, start, message))
}

// offset converts a line and a column in bytes, both counted from 1 in the
// block, to an offset in the file.
func (b *tomlBuilder) offset(line, column int) int {
	i := b.base
	for ; line > 1; line-- {
		i += bytes.IndexByte(b.src[i:], '\n') + 1
	}
	return min(i+column-1, len(b.src))
}

// tomlMessage adds the remedy to the message of the library, where it is a
// simple one.
func tomlMessage(src []byte, at int, message string) string {
	switch {
	case strings.HasPrefix(message, "expected '=' after key") && at < len(src) && src[at] == ':':
		return "TOML puts `=` between a key and its value: write `=` for `:`"
	case at < len(src) && src[at] >= utf8.RuneSelf && strings.Contains(message, " key"):
		return "quote the key: it may hold only ASCII letters, digits, `-` and `_`"
	case strings.HasPrefix(message, "unexpected character") && strings.HasSuffix(message, "at start of value"):
		return "quote the value: text must be in quotes"
	case strings.HasPrefix(message, "unterminated basic string"), strings.HasPrefix(message, "basic strings cannot have new lines"):
		return "the string is not closed: add a `\"` at its end"
	case strings.HasPrefix(message, "array is incomplete"):
		return "the list is not closed: add a `]`"
	}
	return message
}
