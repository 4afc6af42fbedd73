package report

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"iter"
)

// jsonWriter writes JSON piece by piece, so that a long report is never held in
// memory. What it writes is safe to print, and says what the values say.
type jsonWriter struct {
	*bufio.Writer
	buffer bytes.Buffer
	err    error
}

func newJSONWriter(w io.Writer) *jsonWriter { return &jsonWriter{Writer: bufio.NewWriter(w)} }

// value writes a value whose further lines are indented.
func (j *jsonWriter) value(indent string, v any) {
	j.buffer.Reset()
	encoder := json.NewEncoder(&j.buffer)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent(indent, "  ")
	if err := encoder.Encode(v); err != nil && j.err == nil {
		j.err = err
	}
	_, _ = j.Write(escapeDisruptive(bytes.TrimSuffix(j.buffer.Bytes(), []byte("\n"))))
}

// list writes an array of values.
func (j *jsonWriter) list(indent string, values iter.Seq[any]) {
	separator := "["
	for v := range values {
		fmt.Fprintf(j, "%s\n%s  ", separator, indent)
		j.value(indent+"  ", v)
		separator = ","
	}
	if separator == "[" {
		_, _ = j.WriteString("[]")
		return
	}
	fmt.Fprintf(j, "\n%s]", indent)
}

// close writes what is left and returns what went wrong first.
func (j *jsonWriter) close() error {
	if j.err != nil {
		return j.err
	}
	return j.Flush()
}

// escapeDisruptive escapes what package json leaves as it is and would not be
// safe to print. All of that stands in strings, but for the ends of lines.
func escapeDisruptive(data []byte) []byte {
	if hashes := []byte("##"); bytes.Contains(data, hashes) {
		data = bytes.ReplaceAll(data, hashes, []byte(`#\u0023`)) // see order
	}
	unsafe := func(r rune) bool { return disruptive(r) && r != '\n' }
	if bytes.IndexFunc(data, unsafe) < 0 {
		return data
	}
	var out bytes.Buffer
	for _, r := range string(data) {
		if unsafe(r) {
			fmt.Fprintf(&out, `\u%04x`, r)
		} else {
			out.WriteRune(r)
		}
	}
	return out.Bytes()
}
