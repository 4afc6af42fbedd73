package comparison

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/pelletier/go-toml/v2"
	"go.yaml.in/yaml/v3"
)

// insertTests are files, and what they are once the list aliases has the item
// "b"; "" where that cannot be said for certain.
var insertTests = []struct{ name, src, want string }{
	{"yaml", "---\ntitle: A\n---\nBody\n", "---\ntitle: A\naliases: [\"b\"]\n---\nBody\n"},
	{"yaml, CRLF", "---\r\ntitle: A\r\n---\r\nBody\r\n", "---\r\ntitle: A\r\naliases: [\"b\"]\r\n---\r\nBody\r\n"},
	{"yaml, byte order mark", "\ufeff---\ntitle: A\n---\n", "\ufeff---\ntitle: A\naliases: [\"b\"]\n---\n"},
	{"yaml, empty", "---\n---\nBody", "---\naliases: [\"b\"]\n---\nBody"},
	{"yaml, comments only", "---\n# none\n---\n", "---\n# none\naliases: [\"b\"]\n---\n"},
	{"yaml, indented", "---\n  title: A\n  x:\n    y: 1\n---\n", "---\n  title: A\n  x:\n    y: 1\n  aliases: [\"b\"]\n---\n"},
	{"yaml, text of several lines", "---\ntitle: |+\n  A\n\n---\n", "---\ntitle: |+\n  A\n\naliases: [\"b\"]\n---\n"},
	{"yaml, merged", "---\na: &a {b: 1}\n<<: *a\n---\n", "---\na: &a {b: 1}\n<<: *a\naliases: [\"b\"]\n---\n"},
	{"yaml, flow map", "---\n{title: A}\n---\n", ""},
	{"yaml, on the line of the delimiter", "--- # x\ntitle: A\n---\n", "--- # x\ntitle: A\naliases: [\"b\"]\n---\n"},
	{"yaml, ended", "---\ntitle: A\n...\n---\n", ""},
	{"yaml, broken", "---\ntitle: [A\n---\n", ""},
	{"yaml, flow list", "---\naliases: [a]\ntitle: A\n---\n", "---\naliases: [a, \"b\"]\ntitle: A\n---\n"},
	{"yaml, empty list", "---\naliases: [ ]\n---\n", "---\naliases: [\"b\" ]\n---\n"},
	{"yaml, list over lines", "---\naliases: [ # these\n  'a', # c\n]\n---\n", "---\naliases: [ # these\n  'a', \"b\", # c\n]\n---\n"},
	{"yaml, block list", "---\naliases:\n  - a # c\n  -  d \ntitle: A\n---\n", "---\naliases:\n  - a # c\n  -  d \n  -  \"b\"\ntitle: A\n---\n"},
	{"yaml, block list at the end", "---\nAliases:\n- a\n---\n", "---\nAliases:\n- a\n- \"b\"\n---\n"},
	{"yaml, list within a list", "---\naliases:\n- - a\n---\n", "---\naliases:\n- - a\n- \"b\"\n---\n"},
	{"yaml, text for a list", "---\naliases: a\n---\n", ""},
	{"yaml, nothing for a list", "---\naliases:\n---\n", ""},
	{"yaml, list that another key repeats", "---\naliases: &a [x]\nold: *a\n---\n", ""},
	{"yaml, repeated list", "---\nold: &a [x]\naliases: *a\n---\n", ""},
	{"toml", "+++\ntitle = 'A'  \n+++\nBody\n", "+++\ntitle = 'A'  \naliases = [\"b\"]\n+++\nBody\n"},
	{"toml, CRLF", "+++\r\ntitle = 'A'\r\n+++\r\n", "+++\r\ntitle = 'A'\r\naliases = [\"b\"]\r\n+++\r\n"},
	{"toml, table", "+++\ntitle = \"\"\"\n[x]\n\"\"\" # c\n\n[params]\nx = 1\n+++\n", "+++\ntitle = \"\"\"\n[x]\n\"\"\" # c\naliases = [\"b\"]\n\n[params]\nx = 1\n+++\n"},
	{"toml, list over lines", "+++\nx = [\n[1],\n]\n[[a]]\n+++\n", "+++\nx = [\n[1],\n]\naliases = [\"b\"]\n[[a]]\n+++\n"},
	{"toml, tables only", "+++\n# c\n[params]\n+++\n", "+++\naliases = [\"b\"]\n# c\n[params]\n+++\n"},
	{"toml, dotted key", "+++\na.b = 1\nc = 2\n[d]\n+++\n", "+++\na.b = 1\nc = 2\naliases = [\"b\"]\n[d]\n+++\n"},
	{"toml, list", "+++\naliases = [\n  'a', # c\n]\n+++\n", "+++\naliases = [\n  'a', \"b\", # c\n]\n+++\n"},
	{"toml, list of tables", "+++\n[[aliases]]\na = 1\n+++\n", ""},
	{"json", `{"title": "A"}` + "\nBody", `{"title": "A", "aliases": ["b"]}` + "\nBody"},
	{"json, over lines", "{\n\t\"title\": \"A\",\n\t\"x\": {\"y\": 1}\n}\n", "{\n\t\"title\": \"A\",\n\t\"x\": {\"y\": 1},\n\t\"aliases\": [\"b\"]\n}\n"},
	{"json, empty", "{ }\nBody", "{\"aliases\": [\"b\"] }\nBody"},
	{"json, list", `{"aliases": ["a"]}`, `{"aliases": ["a", "b"]}`},
	{"none", "Body\r\n", "---\r\naliases: [\"b\"]\r\n---\r\nBody\r\n"},
	{"none, byte order mark", "\ufeffBody\n", "\ufeff---\naliases: [\"b\"]\n---\nBody\n"},
	{"nothing", "", "---\naliases: [\"b\"]\n---\n"},
	{"not closed", "---\ntitle: A\n", ""},
}

func TestInsertItem(t *testing.T) {
	for _, test := range insertTests {
		t.Run(test.name, func(t *testing.T) {
			edit, ok := Open([]byte(test.src)).InsertItem("aliases", "b")
			got := ""
			if ok {
				got = applied([]byte(test.src), edit)
			}
			if got != test.want {
				t.Errorf("got\n%s\nwant\n%s", got, test.want)
			}
		})
	}
}

func TestInsertList(t *testing.T) {
	for _, value := range []string{"x", "", "no", "2026-11-24", `a"b\c`, "a\nb\tc", "été ☕ & <b>", "# x", "{{ x }}", "\u2028"} {
		for _, src := range []string{"---\na: 1\n---\n", "+++\na = 1\n[b]\n+++\n", "{\"a\": 1}\n", "Body"} {
			edit, ok := Open([]byte(src)).InsertList("key", value, "y")
			if !ok {
				t.Errorf("%q: cannot insert %q", src, value)
				continue
			}
			after := Open([]byte(applied([]byte(src), edit)))
			if items := after.FrontMatter.Root.Get("key").Elements(); len(items) != 2 || !isString(items[0], value) || !isString(items[1], "y") {
				t.Errorf("%q: %q became %+v", src, value, items)
			}
		}
	}
	if edit, ok := Open([]byte("---\nKEY: 1\n---\n")).InsertList("key", "x"); ok {
		t.Errorf("a key is given twice: %+v", edit)
	}
}

func applied(source []byte, edit Edit) string {
	return string(source[:edit.Span.Start]) + edit.Text + string(source[edit.Span.End:])
}

// FuzzInsert looks for front matter in which an insertion changes more than it
// should. What the files say is read by the libraries, not by this package.
func FuzzInsert(f *testing.F) {
	for _, test := range insertTests {
		f.Add([]byte(test.src), "aliases", "b")
	}
	f.Fuzz(func(t *testing.T, src []byte, key, item string) {
		page := Open(src)
		edit, ok := page.InsertItem(key, item)
		if !ok {
			return
		}
		after := Open([]byte(applied(src, edit)))
		if got, want := string(after.Source[after.FrontMatter.Body:]), string(src[page.FrontMatter.Body:]); got != want {
			t.Fatalf("the body became %q", got)
		}
		got, want := decoded(after), decoded(page)
		if got == nil && want == nil {
			return
		}
		list, ok := take(got, key).([]any)
		if !ok || len(list) == 0 || list[len(list)-1] != item {
			t.Fatalf("%q: %q is not the last of %v", after.Source, item, list)
		}
		take(want, key)
		if fmt.Sprint(got) != fmt.Sprint(want) {
			t.Fatalf("%q: got %v, want %v", after.Source, got, want)
		}
	})
}

// decoded returns what the front matter says, nil where the library has no map
// for it.
func decoded(page *Page) map[string]any {
	block := page.Source[page.FrontMatter.Block.Start:page.FrontMatter.Block.End]
	values := map[string]any{}
	var err error
	switch page.FrontMatter.Format {
	case FormatYAML:
		err = yaml.Unmarshal(block, &values)
	case FormatTOML:
		err = toml.Unmarshal(block, &values)
	case FormatJSON:
		err = json.Unmarshal(block, &values)
	}
	if err != nil {
		return nil
	}
	return values
}

// take removes a key, whatever its case, and returns its value.
func take(values map[string]any, key string) (value any) {
	for have := range values {
		if strings.EqualFold(have, key) {
			value = values[have]
			delete(values, have)
		}
	}
	return value
}
