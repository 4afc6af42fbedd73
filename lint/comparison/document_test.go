package comparison

import "testing"

func TestParseDocument(t *testing.T) {
	for _, test := range []struct {
		name   string
		source string
		format Format
		want   string // the text of the key a, "" where the document is empty
	}{
		{"yaml", "# c\na: off\n", FormatYAML, "off"},
		{"yaml document", "---\na: off\n...\n", FormatYAML, "off"},
		{"yaml with a byte order mark", "\ufeffa: off\n", FormatYAML, "off"},
		{"yaml on Windows", "a: off\r\nb: on\r\n", FormatYAML, "off"},
		{"toml", "a = 'off' # c", FormatTOML, "off"},
		{"toml with a byte order mark", "\ufeffa = 'off'", FormatTOML, "off"},
		{"json", ` {"a": "off"} `, FormatJSON, "off"},
		{"empty yaml", "", FormatYAML, ""},
		{"comments", "\n# a: b\n  # c\n", FormatYAML, ""},
		{"comments in a document", "--- \n# a: b\n", FormatYAML, ""},
		{"toml comments", "# a = 1\n", FormatTOML, ""},
		{"empty toml", "\n", FormatTOML, ""},
		{"empty json", "\ufeff", FormatJSON, ""},
	} {
		root, err := ParseDocument([]byte(test.source), test.format)
		if err != nil {
			t.Errorf("%s: %v", test.name, err)
			continue
		}
		got := scalar(root.Get("a"))
		if root.Kind != KindMap || got.Value != test.want {
			t.Errorf("%s: got %q in a %v", test.name, got.Value, root.Kind)
		}
		if span := got.Span; test.want != "" && len(test.want) != len(trimQuotes(test.source[span.Start:span.End])) {
			t.Errorf("%s: %q is at %v", test.name, got.Value, span)
		}
	}
}

func trimQuotes(literal string) string {
	if literal[0] == '\'' || literal[0] == '"' {
		return literal[1 : len(literal)-1]
	}
	return literal
}

func TestParseDocumentErrors(t *testing.T) {
	for _, test := range []struct {
		source  string
		format  Format
		message string
		at      string // what is underlined
	}{
		{"- a\n", FormatYAML, "the file must be a map of keys to values", "- a"},
		{"a:b\n", FormatYAML, "the file must be a map of keys to values: put a space after the colon", "a:b"},
		{"a: \xff\n", FormatYAML, "the file is not valid UTF-8: save the file as UTF-8", "\xff"},
		{"a: 1\na: 2\n", FormatYAML, "key `a` is already defined: remove one of the two", "a"},
		{"a: 1\n---\nb: 2\n", FormatYAML, "this does not belong to the map above: align it with the first key", "---"},
		{"a: 1", FormatTOML, "TOML puts `=` between a key and its value: write `=` for `:`", ":"},
		{"[1]", FormatJSON, "the file must be a map of keys to values", "[1]"},
		{`{"a": 1,}`, FormatJSON, "remove the comma before `}`", "}"},
		{"{", FormatJSON, "unexpected end of JSON input", "{"},
	} {
		_, err := ParseDocument([]byte(test.source), test.format)
		if err == nil {
			t.Errorf("%q is read", test.source)
			continue
		}
		if at := test.source[err.Span.Start:err.Span.End]; err.Message != test.message || at != test.at {
			t.Errorf("%q: got %q at %q", test.source, err.Message, at)
		}
	}
}

// FuzzDocument looks for files which make the parsers panic, or which give
// them spans that do not lie in the file.
func FuzzDocument(f *testing.F) {
	for _, source := range []string{"", "---\n# x\n", "a: [b]\n...\n", "\ufeffa = 1", "[[a]]\nb.c = {}\n", `{"a": [null]}`, "{{", "[1"} {
		f.Add([]byte(source))
	}
	f.Fuzz(func(t *testing.T, source []byte) {
		for format := FormatYAML; format <= FormatJSON; format++ {
			root, err := ParseDocument(source, format)
			if (root == nil) == (err == nil) {
				t.Fatalf("%v: root %v, error %v", format, root, err)
			}
			if err != nil {
				checkSpan(t, source, err.Span)
				continue
			}
			checkValue(t, source, Span{0, len(source)}, root)
		}
	})
}
