package comparison

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"
)

// parseYAML reads a block of YAML front matter.
func parseYAML(src []byte, block Span) (*Value, *SyntaxError) {
	if root, ok := parseSimpleYAML(src, block); ok {
		return root, nil
	}
	return parseAnyYAML(src, block)
}

func parseAnyYAML(src []byte, block Span) (*Value, *SyntaxError) {
	text := src[block.Start:block.End]
	if err := checkYAMLEncoding(src, block); err != nil {
		return nil, err
	}
	var doc yaml.Node
	if err := unmarshalYAML(text, &doc); err != nil {
		return nil, yamlFault(src, block, err)
	}
	if len(doc.Content) == 0 {
		return &Value{Kind: KindMap, Span: Span{block.Start, block.Start}}, nil
	}
	r := yamlReader{src: src[:block.End], lines: yamlLines(src, block)}
	root, err := r.value(doc.Content[0], 0)
	if err != nil {
		return nil, err
	}
	if root.Kind != KindMap {
		return nil, notAMap(src, root)
	}
	if err := r.nothingAfter(root); err != nil {
		return nil, err
	}
	return root, nil
}

// unmarshalYAML parses text into doc. The library panics on some documents
// when it assigns comments to nodes ("please report"), which must not end a
// run over thousands of pages.
func unmarshalYAML(text []byte, doc *yaml.Node) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("the YAML parser fails here: %v", p)
		}
	}()
	return yaml.Unmarshal(text, doc)
}

// checkYAMLEncoding refuses what the library would decode as something else
// than UTF-8, because the offsets would then be wrong.
func checkYAMLEncoding(src []byte, block Span) *SyntaxError {
	text := src[block.Start:block.End]
	if bytes.HasPrefix(text, []byte(byteOrderMark)) {
		return syntaxError(src, block.Start, block.Start+len(byteOrderMark), "remove the byte order mark: it becomes part of the first key")
	}
	if utf8.Valid(text) {
		return nil
	}
	at := block.Start
	for {
		c, size := utf8.DecodeRune(src[at:])
		if c == utf8.RuneError && size == 1 {
			return syntaxError(src, at, at+1, "front matter is not valid UTF-8: save the file as UTF-8")
		}
		at += size
	}
}

func notAMap(src []byte, root *Value) *SyntaxError {
	message := "front matter must be a map of keys to values"
	text := src[root.Span.Start:root.Span.End]
	if n := bytes.IndexByte(text, ':'); root.Kind == KindString && n > 0 && n+1 < len(text) && !isSpace(text[n+1]) {
		message += ": put a space after the colon"
	}
	return syntaxError(src, root.Span.Start, root.Span.End, message)
}

// yamlReader turns the nodes of the library, which know the line and column
// where they begin, into values with spans.
type yamlReader struct {
	src      []byte // the file up to the end of the block
	lines    []int  // offsets of the lines of the block
	anchors  map[*yaml.Node]anchored
	values   int // how many were read, each alias counted as what it stands for
	repeated int // how many of these are there because of aliases
	flowMaps int // in how many {} this is
	slab     yamlValues
}

// anchored is a value that aliases may stand for, and how many values it has
// in it.
type anchored struct {
	value *Value
	size  int
}

func (r *yamlReader) value(n *yaml.Node, depth int) (*Value, *SyntaxError) {
	if depth > maxDepth {
		return nil, errTooDeep(r.src, r.offset(n))
	}
	if n.Kind == yaml.AliasNode {
		return r.alias(n)
	}
	before := r.values
	r.values++
	v := r.slab.new()
	var err *SyntaxError
	switch n.Kind {
	case yaml.MappingNode:
		err = r.fillMap(v, n, depth)
	case yaml.SequenceNode:
		err = r.fillList(v, n, depth)
	default:
		r.fillScalar(v, n)
	}
	if n.Anchor != "" {
		if r.anchors == nil {
			r.anchors = map[*yaml.Node]anchored{}
		}
		r.anchors[n] = anchored{v, r.values - before}
	}
	return v, err
}

// yamlValues allocates values by the dozen, which is a good part of the time
// that a page takes.
type yamlValues []Value

func (slab *yamlValues) new() *Value {
	if len(*slab) == 0 {
		*slab = make([]Value, 24)
	}
	v := &(*slab)[0]
	*slab = (*slab)[1:]
	return v
}

// alias returns a copy of the value that n stands for. The copy is shallow,
// but whoever walks the tree walks all of it, so it is the size that the tree
// seems to have which is held down.
func (r *yamlReader) alias(n *yaml.Node) (*Value, *SyntaxError) {
	start := r.offset(n)
	end := start + len("*") + len(n.Value)
	target, ok := r.anchors[n.Alias]
	if !ok {
		return nil, syntaxError(r.src, start, end, "the value of `&"+n.Value+"` contains itself")
	}
	r.values += target.size
	r.repeated += target.size
	if r.repeated > maxRepeated {
		return nil, syntaxError(r.src, start, end, "aliases repeat too many values: write fewer of them")
	}
	v := *target.value
	v.Span = Span{start, end}
	return &v, nil
}

func (r *yamlReader) fillScalar(v *Value, n *yaml.Node) {
	v.Kind = yamlKind(n.Tag)
	if v.Kind == KindNumber && !isNumber(n.Value) {
		v.Kind = KindString
	}
	if v.Kind != KindNull {
		v.Text = n.Value
	}
	v.Span = r.scalarSpan(n)
}

// yamlKind returns the kind of the scalars with a tag. What Hugo has no type
// for it reads as a string.
func yamlKind(tag string) ValueKind {
	switch tag {
	case "!!null":
		return KindNull
	case "!!bool":
		return KindBool
	case "!!int", "!!float":
		return KindNumber
	case "!!timestamp":
		return KindTime
	}
	return KindString
}

// isNumber reports whether the library with which Hugo reads YAML takes a text
// for a number, too: not 08, 1e3 or 0X1F.
func isNumber(text string) bool {
	if strings.Contains(text, ".") {
		return true
	}
	if strings.ContainsAny(text, "XOB") {
		return false
	}
	_, err := strconv.ParseUint(strings.ReplaceAll(strings.TrimLeft(text, "+-"), "_", ""), 0, 64)
	return err == nil
}

func (r *yamlReader) fillList(v *Value, n *yaml.Node, depth int) *SyntaxError {
	start := r.content(n)
	v.Kind, v.Span = KindList, Span{start, start + 1}
	v.Items = make([]*Value, 0, len(n.Content))
	for _, c := range n.Content {
		item, err := r.value(c, depth+1)
		if err != nil {
			return err
		}
		if r.flowMaps > 0 && c.Kind == yaml.ScalarNode && c.Style == 0 {
			splitPair(item)
		}
		v.Items = append(v.Items, item)
		v.Span.End = item.Span.End
	}
	r.closeFlow(v, '[', ']')
	return nil
}

// splitPair makes a map of a text with a colon, as Hugo does of an item of [] that
// stands in {}, where there need be no space after it: [12:30], but not
// [https://example.org].
func splitPair(v *Value) {
	for i := range len(v.Text) - 1 {
		if v.Text[i] != ':' || v.Text[i+1] == '/' {
			continue
		}
		key, value := Text{v.Text[:i], v.Span}, &Value{Kind: KindString, Text: strings.TrimSpace(v.Text[i+1:]), Span: v.Span}
		if v.Span.End-v.Span.Start == len(v.Text) { // it is not folded
			key.Span.End = v.Span.Start + i
			value.Span.Start = v.Span.Start + i + 1
		}
		*v = Value{Kind: KindMap, Span: v.Span, Entries: []Entry{{key, value}}}
		return
	}
}

func (r *yamlReader) fillMap(v *Value, n *yaml.Node, depth int) *SyntaxError {
	if n.Style&yaml.FlowStyle != 0 {
		r.flowMaps++
		defer func() { r.flowMaps-- }()
	}
	start := r.content(n)
	v.Kind, v.Span = KindMap, Span{start, start + 1}
	v.Entries = make([]Entry, 0, len(n.Content)/2)
	var keys keySet
	var merged []*Value
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, err := r.key(n.Content[i], depth+1)
		if err != nil {
			return err
		}
		value, err := r.value(n.Content[i+1], depth+1)
		if err != nil {
			return err
		}
		v.Span.End = max(key.Span.End, value.Span.End)
		switch {
		case n.Content[i].Tag == "!!merge":
			if merged, err = r.merge(merged, value); err != nil {
				return err
			}
		case key.Kind == KindList || key.Kind == KindMap:
			return syntaxError(r.src, key.Span.Start, key.Span.End, "a key must be text, not a "+key.Kind.String()+": quote it")
		case !keys.add(key.Text, v.Entries):
			return syntaxError(r.src, key.Span.Start, key.Span.End, "key `"+key.Text+"` is already defined: remove one of the two")
		default:
			v.Entries = append(v.Entries, Entry{Text{key.Text, key.Span}, value})
		}
	}
	r.closeFlow(v, '{', '}')
	for _, m := range merged {
		for _, e := range m.Entries {
			if keys.add(e.Key.Value, v.Entries) {
				v.Entries = append(v.Entries, e)
			}
		}
	}
	return nil
}

// key reads a key, which in all but strange cases is a scalar that needs no
// place in the tree.
func (r *yamlReader) key(n *yaml.Node, depth int) (Value, *SyntaxError) {
	var v Value
	if n.Kind == yaml.ScalarNode && n.Anchor == "" {
		r.fillScalar(&v, n)
		return v, nil
	}
	p, err := r.value(n, depth)
	if err == nil {
		v = *p
	}
	return v, err
}

// merge adds the maps that the value of a key `<<` names.
func (r *yamlReader) merge(merged []*Value, v *Value) ([]*Value, *SyntaxError) {
	if v.Kind == KindMap {
		return append(merged, v), nil
	}
	for _, item := range v.Items {
		if item.Kind != KindMap {
			v = item
			break
		}
	}
	if v.Kind != KindList {
		return nil, syntaxError(r.src, v.Span.Start, v.Span.End, "`<<` takes a map or a list of maps")
	}
	return append(merged, v.Items...), nil
}

// nothingAfter refuses what follows the first document, which the library
// leaves unread: most often a key that is indented less than the first one.
func (r *yamlReader) nothingAfter(root *Value) *SyntaxError {
	i := r.skipGap(root.Span.End)
	if i == len(r.src) || bytes.HasPrefix(r.src[i:], []byte("...")) {
		return nil
	}
	return syntaxError(r.src, i, lineAround(r.src, i).End, "this does not belong to the map above: align it with the first key")
}

// keySet is the set of keys of a map. Most maps are small, and need no more
// than their entries.
type keySet struct{ seen map[string]bool }

// add reports whether key is new to the entries read so far, and if so
// expects it to be the next of them.
func (s *keySet) add(key string, entries []Entry) bool {
	const small = 24
	if len(entries) < small {
		for i := range entries {
			if entries[i].Key.Value == key {
				return false
			}
		}
		return true
	}
	if s.seen == nil {
		s.seen = make(map[string]bool, 2*small)
		for i := range entries {
			s.seen[entries[i].Key.Value] = true
		}
	}
	if s.seen[key] {
		return false
	}
	s.seen[key] = true
	return true
}

// offset returns where n begins. The library counts columns in characters.
func (r *yamlReader) offset(n *yaml.Node) int {
	if n.Line > len(r.lines) {
		return len(r.src)
	}
	i := r.lines[max(n.Line-1, 0)]
	for column := n.Column; column > 1 && i < len(r.src); column-- {
		if r.src[i] < utf8.RuneSelf {
			i++
			continue
		}
		_, size := utf8.DecodeRune(r.src[i:])
		i += size
	}
	return i
}

// content returns where n begins after its tag and anchor, if it has any.
func (r *yamlReader) content(n *yaml.Node) int {
	i := r.offset(n)
	if end := r.skipProperties(i); end > i {
		return r.skipGap(end)
	}
	return i
}

// skipProperties returns where the tag and anchor at i end.
func (r *yamlReader) skipProperties(i int) int {
	end := i
	for i < len(r.src) && (r.src[i] == '!' || r.src[i] == '&') {
		anchor := r.src[i] == '&'
		for i++; i < len(r.src) && blankLen(r.src[i:]) == 0 && !(anchor && endsAnchor(r.src[i])); i++ {
		}
		end = i
		i = r.skipGap(i)
	}
	return end
}

// endsAnchor reports whether c may follow the name of an anchor directly.
func endsAnchor(c byte) bool { return strings.IndexByte("?:,]}%@`", c) >= 0 }

// skipGap returns the offset of what follows the white space and comments at i.
func (r *yamlReader) skipGap(i int) int {
	for i < len(r.src) {
		if r.src[i] == '#' {
			for i < len(r.src) && breakLen(r.src[i:]) == 0 {
				i++
			}
			continue
		}
		n := blankLen(r.src[i:])
		if n == 0 {
			break
		}
		i += n
	}
	return i
}

// closeFlow lets v, a list or map that begins with the bracket open, end with
// its closing one.
func (r *yamlReader) closeFlow(v *Value, open, close byte) {
	if v.Span.Start >= len(r.src) || r.src[v.Span.Start] != open {
		return
	}
	i := v.Span.End
	for {
		i = r.skipGap(r.skipProperties(r.skipGap(i)))
		if i >= len(r.src) || r.src[i] != ',' && r.src[i] != ':' && r.src[i] != '?' {
			break
		}
		i++
	}
	if i < len(r.src) && r.src[i] == close {
		v.Span.End = i + 1
	}
}

// scalarSpan returns the span of a scalar. The library tells where it begins;
// its style and text tell where it ends.
func (r *yamlReader) scalarSpan(n *yaml.Node) Span {
	start := r.offset(n)
	if n.Value == "" && n.Style&^yaml.TaggedStyle == 0 {
		end := r.skipProperties(start)
		return Span{end, end}
	}
	start = r.content(n)
	switch {
	case n.Style&yaml.DoubleQuotedStyle != 0:
		return Span{start, r.doubleQuotedEnd(start)}
	case n.Style&yaml.SingleQuotedStyle != 0:
		return Span{start, r.singleQuotedEnd(start)}
	case n.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0:
		return Span{start, r.blockEnd(start, n.Value)}
	}
	if end := start + len(n.Value); end <= len(r.src) && string(r.src[start:end]) == n.Value {
		return Span{start, end}
	}
	return Span{start, r.textEnd(start, n.Value)}
}

func (r *yamlReader) doubleQuotedEnd(start int) int {
	for i := start + 1; i < len(r.src); i++ {
		switch r.src[i] {
		case '"':
			return i + 1
		case '\\':
			i++
		}
	}
	return len(r.src)
}

func (r *yamlReader) singleQuotedEnd(start int) int {
	for i := start + 1; i < len(r.src); i++ {
		if r.src[i] != '\'' {
			continue
		}
		if i+1 == len(r.src) || r.src[i+1] != '\'' {
			return i + 1
		}
		i++
	}
	return len(r.src)
}

// blockEnd returns where the text of a literal or folded scalar ends, the
// header `|-` or `>2` of which is at start.
func (r *yamlReader) blockEnd(start int, text string) int {
	header := start
	for header < len(r.src) && bytes.IndexByte([]byte("|>+-0123456789"), r.src[header]) >= 0 {
		header++
	}
	line := header
	for line < len(r.src) && breakLen(r.src[line:]) == 0 {
		line++
	}
	if end := r.textEnd(line, text); end > line {
		return end
	}
	return header
}

// textEnd returns where in the file text ends that begins at start. White
// space may differ, because YAML folds lines and takes indentation off.
func (r *yamlReader) textEnd(start int, text string) int {
	i, end := start, start
	for j := 0; j < len(text); {
		if n := blankLen(text[j:]); n > 0 {
			j += n
			continue
		}
		for i < len(r.src) && blankLen(r.src[i:]) > 0 {
			i += blankLen(r.src[i:])
		}
		if i >= len(r.src) || r.src[i] != text[j] {
			break
		}
		i, j = i+1, j+1
		end = i
	}
	return end
}

// yamlLines returns the offset of each line of the block, as YAML 1.1 counts
// lines.
func yamlLines(src []byte, block Span) []int {
	lines := make([]int, 1, 64)
	lines[0] = block.Start
	for i := block.Start; i < block.End; {
		n := breakLen(src[i:block.End])
		i += max(n, 1)
		if n > 0 {
			lines = append(lines, i)
		}
	}
	return lines
}

// blankLen returns the length of the space, tab or line break that s begins
// with, and 0 if it begins with none.
func blankLen[T string | []byte](s T) int {
	if s[0] == ' ' || s[0] == '\t' {
		return 1
	}
	return breakLen(s)
}

// breakLen returns the length of the line break that s begins with, and 0 if
// it begins with none. To the library the next line character (U+0085) and
// the line and paragraph separators (U+2028, U+2029) are line breaks.
func breakLen[T string | []byte](s T) int {
	switch s[0] {
	case '\n':
		return 1
	case '\r':
		if len(s) > 1 && s[1] == '\n' {
			return 2
		}
		return 1
	case 0xC2:
		if len(s) > 1 && s[1] == 0x85 {
			return 2
		}
	case 0xE2:
		if len(s) > 2 && s[1] == 0x80 && (s[2] == 0xA8 || s[2] == 0xA9) {
			return 3
		}
	}
	return 0
}
