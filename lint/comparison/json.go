package comparison

import (
	"bytes"
	"encoding/json"
	"errors"
	"strings"
)

// parseJSON reads a block of JSON front matter. The block is valid JSON once
// it has been checked, so the reader that follows has no errors of syntax.
func parseJSON(src []byte, block Span) (*Value, *SyntaxError) {
	text := src[block.Start:block.End]
	var raw json.RawMessage
	if err := json.Unmarshal(text, &raw); err != nil {
		return nil, jsonFault(src, block, err)
	}
	r := jsonReader{src: src, base: block.Start, dec: json.NewDecoder(bytes.NewReader(text))}
	r.dec.UseNumber()
	return r.value(0)
}

type jsonReader struct {
	src  []byte
	base int
	dec  *json.Decoder
}

// value reads the next value. The decoder tells where a token ends; it begins
// after the white space and punctuation that follow the token before.
func (r *jsonReader) value(depth int) (*Value, *SyntaxError) {
	start := r.offset()
	for start < len(r.src) && (isSpace(r.src[start]) || r.src[start] == ',' || r.src[start] == ':') {
		start++
	}
	if depth > maxDepth {
		return nil, errTooDeep(r.src, start)
	}
	token, err := r.dec.Token()
	if err != nil {
		return nil, syntaxError(r.src, start, r.offset(), err.Error())
	}
	v := &Value{Span: Span{start, r.offset()}}
	switch token := token.(type) {
	case string:
		v.Kind, v.Text = KindString, token
	case json.Number:
		v.Kind, v.Text = KindNumber, token.String()
	case bool:
		v.Kind, v.Text = KindBool, string(r.src[v.Span.Start:v.Span.End])
	case json.Delim:
		return v, r.fill(v, token, depth)
	}
	return v, nil
}

// fill reads what is in the list or map v, whose opening delimiter was read.
func (r *jsonReader) fill(v *Value, open json.Delim, depth int) *SyntaxError {
	v.Kind = KindList
	if open == '{' {
		v.Kind = KindMap
	}
	for r.dec.More() {
		item, err := r.value(depth + 1)
		if err != nil {
			return err
		}
		if v.Kind == KindList {
			v.Items = append(v.Items, item)
			continue
		}
		entry := Entry{Key: Text{item.Text, item.Span}}
		if entry.Value, err = r.value(depth + 1); err != nil {
			return err
		}
		v.Entries = append(v.Entries, entry)
	}
	if _, err := r.dec.Token(); err != nil {
		return syntaxError(r.src, r.offset(), r.offset(), err.Error())
	}
	v.Span.End = r.offset()
	return nil
}

// offset returns the offset in the file of the end of the last token.
func (r *jsonReader) offset() int { return r.base + int(r.dec.InputOffset()) }

// jsonFault turns the error of the library into one of ours.
func jsonFault(src []byte, block Span, err error) *SyntaxError {
	var syntax *json.SyntaxError
	if !errors.As(err, &syntax) {
		return syntaxError(src, block.Start, block.End, err.Error())
	}
	at := block.Start + max(int(syntax.Offset)-1, 0)
	if bytes.HasPrefix(src[block.Start:], []byte("{{")) {
		return syntaxError(src, block.Start, block.Start+2, "a page that begins with `{` is read as JSON front matter: put front matter before the shortcode")
	}
	return syntaxError(src, at, at+1, jsonMessage(src[block.Start:at], src[at], syntax.Error()))
}

// jsonMessage adds the remedy to the message of the library, where it is a
// simple one. The offending byte is c.
func jsonMessage(before []byte, c byte, message string) string {
	trailing := bytes.HasSuffix(bytes.TrimSpace(before), []byte(","))
	switch {
	case trailing && (c == '}' || c == ']'):
		return "remove the comma before `" + string(c) + "`"
	case c == '/':
		return "remove the comment: JSON has none"
	case strings.HasSuffix(message, "looking for beginning of object key string"):
		return "a key must be in double quotes"
	case c == '"' && strings.Contains(message, " after "):
		return "a comma is missing: add it before this value"
	case c == '\'':
		return "use double quotes: JSON has no single ones"
	case isEOL(c) && strings.HasSuffix(message, "in string literal"):
		return "a string must end on its line: close it, or write the line break as `\\n`"
	}
	return message
}
