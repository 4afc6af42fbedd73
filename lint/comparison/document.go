package comparison

import (
	"bytes"
	"strings"
)

// ParseDocument reads a whole file in one of the formats of front matter. Its
// root is a map; one without anything in it stands for a file that is empty,
// or holds nothing but comments.
func ParseDocument(source []byte, format Format) (*Value, *SyntaxError) {
	block := Span{0, len(source)}
	if bytes.HasPrefix(source, []byte(byteOrderMark)) {
		block.Start = len(byteOrderMark)
	}
	if isBlank(source[block.Start:], format) {
		return &Value{Kind: KindMap, Span: Span{block.Start, block.Start}}, nil
	}
	root, err := parseBlock(source, block, format)
	if err != nil {
		if rest, ok := strings.CutPrefix(err.Message, "front matter "); ok {
			err.Message = "the file " + rest
		}
		return nil, err
	}
	if root.Kind != KindMap {
		return nil, syntaxError(source, root.Span.Start, root.Span.End, "the file must be a map of keys to values")
	}
	return root, nil
}

func parseBlock(source []byte, block Span, format Format) (*Value, *SyntaxError) {
	switch format {
	case FormatTOML:
		return parseTOML(source, block)
	case FormatJSON:
		return parseJSON(source, block)
	default:
		return parseYAML(source, block)
	}
}

// isBlank reports whether a document has nothing in it. To the parser, a YAML
// document that begins with `---` and holds only comments is null, no map.
func isBlank(text []byte, format Format) bool {
	for line := range bytes.Lines(text) {
		line = bytes.TrimSpace(line)
		comment := format == FormatYAML && (bytes.HasPrefix(line, []byte("#")) || string(line) == "---")
		if len(line) > 0 && !comment {
			return false
		}
	}
	return true
}
