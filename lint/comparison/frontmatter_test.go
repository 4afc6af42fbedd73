package comparison

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"
)

func TestSplitFrontMatter(t *testing.T) {
	const none, yaml, toml, json = FormatNone, FormatYAML, FormatTOML, FormatJSON
	tests := []struct {
		name, src   string
		format      Format
		block, body string
		err         string
	}{
		{"empty file", "", none, "", "", ""},
		{"no front matter", "# Title\n", none, "", "# Title\n", ""},
		{"no front matter, white space first", "\n  text", none, "", "\n  text", ""},
		{"no front matter, byte order mark", "\ufefftext", none, "", "text", ""},
		{"org mode", "#+TITLE: x\n", none, "", "#+TITLE: x\n", ""},
		{"yaml", "---\na: 1\n---\nbody\n", yaml, "a: 1\n", "body\n", ""},
		{"toml", "+++\na = 1\n+++\nbody\n", toml, "a = 1\n", "body\n", ""},
		{"json", "{\"a\": 1}\nbody\n", json, "{\"a\": 1}", "body\n", ""},
		{"json, body on its last line", "{}body", json, "{}", "body", ""},
		{"json, braces in text", `{"a": "}\"}"} x`, json, `{"a": "}\"}"}`, " x", ""},
		{"blank lines and byte order mark first", "\n \ufeff\t\n---\n---\nbody", yaml, "", "body", ""},
		{"empty block", "---\n---\nbody", yaml, "", "body", ""},
		{"CRLF", "---\r\na: 1\r\n---\r\nbody\r\n", yaml, "a: 1\r\n", "body\r\n", ""},
		{"CR", "---\ra: 1\r---\rbody", yaml, "a: 1\r", "body", ""},
		{"content on the line of the opening delimiter", "---a: 1\n---\nbody", yaml, "a: 1\n", "body", ""},
		{"text after the closing delimiter", "---\na: 1\n---body", yaml, "a: 1\n", "body", ""},
		{"longer rule closes", "---\na: 1\n-----\nbody", yaml, "a: 1\n", "--\nbody", ""},
		{"only one line break goes", "---\na: 1\n---\n\nbody", yaml, "a: 1\n", "\nbody", ""},
		{"delimiter within a line", "---\na: ---\n ---\n---\nbody", yaml, "a: ---\n ---\n", "body", ""},
		{"long opening rule", "------\n---\n", yaml, "---\n", "", ""},
		{"not closed", "---\na: 1\n", yaml, "a: 1\n", "", "front matter is not closed: add a line `---` after it"},
		{"toml closed like yaml", "+++\na = 1\n---\n", toml, "a = 1\n---\n", "", "front matter is not closed: add a line `+++` after it"},
		{"json not closed", "{\"a\": 1\n", json, "{\"a\": 1\n", "", "front matter is not closed: add the `}` that ends it"},
		{"page begins with a list", "- a\n- b\n", yaml, "", "- a\n- b\n", "a page that begins with `-` needs front matter: put a block between two lines `---` before it"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			src := []byte(test.src)
			fm, err := splitFrontMatter(src)
			block, body := string(src[fm.Block.Start:fm.Block.End]), string(src[fm.Body:])
			if fm.Format != test.format || block != test.block || body != test.body {
				t.Errorf("got %v, block %q, body %q; want %v, %q, %q", fm.Format, block, body, test.format, test.block, test.body)
			}
			if message(err) != test.err {
				t.Errorf("error %q, want %q", message(err), test.err)
			}
		})
	}
}

func message(err *SyntaxError) string {
	if err == nil {
		return ""
	}
	return err.Message
}

// outline lists the values in v, one a line: path, kind, what its span
// underlines, and the text if that is not the same.
func outline(src []byte, path string, v *Value, out *strings.Builder) {
	literal := string(src[v.Span.Start:v.Span.End])
	fmt.Fprintf(out, "%s %s |%s|", path, v.Kind, escape(literal))
	if v.Text != literal && v.Kind == KindString {
		fmt.Fprintf(out, " = %s", escape(v.Text))
	}
	out.WriteByte('\n')
	for i, item := range v.Items {
		outline(src, fmt.Sprintf("%s[%d]", path, i), item, out)
	}
	for _, e := range v.Entries {
		key := string(src[e.Key.Span.Start:e.Key.Span.End])
		outline(src, strings.TrimPrefix(path+"."+key, "."), e.Value, out)
	}
}

// escape makes line breaks and tabs visible, and leaves everything else.
func escape(s string) string {
	return strings.NewReplacer("\n", "␊", "\r", "␍", "\t", "␉").Replace(s)
}

func TestFrontMatterSpans(t *testing.T) {
	for _, test := range spanTests {
		t.Run(test.name, func(t *testing.T) {
			for _, ending := range []string{"\n", "\r\n"} {
				for _, mark := range []string{"", byteOrderMark} {
					src := []byte(mark + strings.ReplaceAll(strings.TrimPrefix(test.src, "\n"), "\n", ending))
					want := strings.TrimPrefix(test.want, "\n")
					if test.format != FormatYAML || ending == "\n" {
						want = strings.ReplaceAll(want, "␊", escape(ending))
					} else {
						want = crlfLiterals(want)
					}
					fm, err := parseFrontMatter(src)
					if err != nil {
						t.Fatalf("%q: %v", ending, err)
					}
					if fm.Format != test.format || string(src[fm.Body:]) != "Body"+ending {
						t.Errorf("%q: got %v and the body %q", ending, fm.Format, src[fm.Body:])
					}
					var got strings.Builder
					for _, e := range fm.Root.Entries {
						outline(src, string(src[e.Key.Span.Start:e.Key.Span.End]), e.Value, &got)
					}
					if got.String() != want {
						t.Errorf("%q: got\n%s\nwant\n%s", ending, got.String(), want)
					}
				}
			}
		})
	}
}

// crlfLiterals changes the line breaks in what spans underline, and not those
// in texts: YAML makes line feeds of all.
func crlfLiterals(want string) string {
	lines := strings.SplitAfter(want, "\n")
	for i, line := range lines {
		literal, text, found := strings.Cut(line, "| = ")
		lines[i] = strings.ReplaceAll(literal, "␊", "␍␊")
		if found {
			lines[i] += "| = " + text
		}
	}
	return strings.Join(lines, "")
}

var spanTests = []struct {
	name   string
	format Format
	src    string
	want   string
}{
	{"yaml scalars", FormatYAML, `
---
title: Python vs Node.js   # comment
url: https://example.org/#a
"quoted key": "a \"b\" \u00e9"
'it''s': 'it''s'
draft: false
count: 0x1F
price: 1.50
date: 2026-11-24
time: 2026-11-24T10:00:00Z
answer: yes
empty:
tilde: ~
blank: ""
tagged: !!str 12
---
Body
`, `
title string |Python vs Node.js|
url string |https://example.org/#a|
"quoted key" string |"a \"b\" \u00e9"| = a "b" é
'it''s' string |'it''s'| = it's
draft boolean |false|
count number |0x1F|
price number |1.50|
date date |2026-11-24|
time date |2026-11-24T10:00:00Z|
answer string |yes|
empty null ||
tilde null |~|
blank string |""| = 
tagged string |12|
`},
	{"yaml, text that is not ASCII", FormatYAML, `
---
"标题": "Python 与 Node.js" # 注释
naïve: [é, "日本", 🐍 snake] # 🐍
emoji: {🐍: 🦀, b: 'é'}
after: ok
---
Body
`, `
"标题" string |"Python 与 Node.js"| = Python 与 Node.js
naïve list |[é, "日本", 🐍 snake]|
naïve[0] string |é|
naïve[1] string |"日本"| = 日本
naïve[2] string |🐍 snake|
emoji map |{🐍: 🦀, b: 'é'}|
emoji.🐍 string |🦀|
emoji.b string |'é'| = é
after string |ok|
`},
	{"yaml, what Hugo's library takes for something else", FormatYAML, `
---
eighth: 08
thousand: 1e3
float: 1.5e3
octal: 010
times: [4:30, https://example.org]
map: {times: [4:30, https://example.org, "5:30", x:/y:z], one: 4:30}
---
Body
`, `
eighth string |08|
thousand string |1e3|
float number |1.5e3|
octal number |010|
times list |[4:30, https://example.org]|
times[0] string |4:30|
times[1] string |https://example.org|
map map |{times: [4:30, https://example.org, "5:30", x:/y:z], one: 4:30}|
map.times list |[4:30, https://example.org, "5:30", x:/y:z]|
map.times[0] map |4:30|
map.times[0].4 string |30|
map.times[1] string |https://example.org|
map.times[2] string |"5:30"| = 5:30
map.times[3] map |x:/y:z|
map.times[3].x:/y string |z|
map.one string |4:30|
`},
	{"yaml, several lines", FormatYAML, `
---
plain: one
  two

  three   # comment
double: "one
  two \
  three"
single: 'one

  two'
literal: |
  one
    two

folded: >-   # comment
  one
  two
nothing: |
last: |2
   indented
---
Body
`, `
plain string |one␊  two␊␊  three| = one two␊three
double string |"one␊  two \␊  three"| = one two three
single string |'one␊␊  two'| = one␊two
literal string ||␊  one␊    two| = one␊  two␊
folded string |>-   # comment␊  one␊  two| = one two
nothing string ||| = 
last string ||2␊   indented| =  indented␊
`},
	{"yaml lists of maps", FormatYAML, `
---
options:
  - name: Python
    # comment
    pros:
    - Readable
    - {title: Libraries, text: "many, many"}
    cons: []
  - name: Node.js
    pros: [
      Fast,  # comment
      "Small",
    ]
winner: tie
---
Body
`, `
options list |- name: Python␊    # comment␊    pros:␊    - Readable␊    - {title: Libraries, text: "many, many"}␊    cons: []␊  - name: Node.js␊    pros: [␊      Fast,  # comment␊      "Small",␊    ]|
options[0] map |name: Python␊    # comment␊    pros:␊    - Readable␊    - {title: Libraries, text: "many, many"}␊    cons: []|
options[0].name string |Python|
options[0].pros list |- Readable␊    - {title: Libraries, text: "many, many"}|
options[0].pros[0] string |Readable|
options[0].pros[1] map |{title: Libraries, text: "many, many"}|
options[0].pros[1].title string |Libraries|
options[0].pros[1].text string |"many, many"| = many, many
options[0].cons list |[]|
options[1] map |name: Node.js␊    pros: [␊      Fast,  # comment␊      "Small",␊    ]|
options[1].name string |Node.js|
options[1].pros list |[␊      Fast,  # comment␊      "Small",␊    ]|
options[1].pros[0] string |Fast|
options[1].pros[1] string |"Small"| = Small
winner string |tie|
`},
	{"yaml anchors, aliases and merges", FormatYAML, `
---
base: &base
  a: one
  b: &b !!str two
copy: *base
merged:
  <<: *base
  b: own
text: *b
---
Body
`, `
base map |a: one␊  b: &b !!str two|
base.a string |one|
base.b string |two|
copy map |*base|
copy.a string |one|
copy.b string |two|
merged map |<<: *base␊  b: own|
merged.b string |own|
merged.a string |one|
text string |*b| = two
`},
	{"yaml flow style all through", FormatYAML, `
---
{title: "x", list: [a, [b]], pair: [c: d], set: {e, f: }}
---
Body
`, `
title string |"x"| = x
list list |[a, [b]]|
list[0] string |a|
list[1] list |[b]|
list[1][0] string |b|
pair list |[c: d]|
pair[0] map |c: d|
pair[0].c string |d|
set map |{e, f: }|
set.e null ||
set.f null ||
`},
	{"toml", FormatTOML, `
+++
title = "Python \"vs\" Node.js" # comment
'литерал' = 'C:\dir'
"日本" = "é🐍"
draft = false
count = 1_000
price = 1.50
date = 2026-11-24
time = 2026-11-24T10:00:00Z
list = [ "a", # comment, [
  ['b', 2],
]
map = { x = 1, y.z = "q", e = {} }
a.b.c = """
two
lines"""
a.b.d = 'x'

[params]
author = "é"

[[options]]
name = "Python"
pros = [{ title = "T" }]

[[options.links]]
url = "u"

[[options]]
name = "Node.js"

[params.deep.er]
x = 1
+++
Body
`, `
title string |"Python \"vs\" Node.js"| = Python "vs" Node.js
'литерал' string |'C:\dir'| = C:\dir
"日本" string |"é🐍"| = é🐍
draft boolean |false|
count number |1_000|
price number |1.50|
date date |2026-11-24|
time date |2026-11-24T10:00:00Z|
list list |[ "a", # comment, [␊  ['b', 2],␊]|
list[0] string |"a"| = a
list[1] list |['b', 2]|
list[1][0] string |'b'| = b
list[1][1] number |2|
map map |{ x = 1, y.z = "q", e = {} }|
map.x number |1|
map.y map |z = "q"|
map.y.z string |"q"| = q
map.e map |{}|
a map |b.c = """␊two␊lines"""␊a.b.d = 'x'|
a.b map |c = """␊two␊lines"""␊a.b.d = 'x'|
a.b.c string |"""␊two␊lines"""| = two␊lines
a.b.d string |'x'| = x
params map |[params]␊author = "é"␊␊[[options]]␊name = "Python"␊pros = [{ title = "T" }]␊␊[[options.links]]␊url = "u"␊␊[[options]]␊name = "Node.js"␊␊[params.deep.er]␊x = 1|
params.author string |"é"| = é
params.deep map |[params.deep.er]␊x = 1|
params.deep.er map |[params.deep.er]␊x = 1|
params.deep.er.x number |1|
options list |[[options]]␊name = "Python"␊pros = [{ title = "T" }]␊␊[[options.links]]␊url = "u"␊␊[[options]]␊name = "Node.js"|
options[0] map |[[options]]␊name = "Python"␊pros = [{ title = "T" }]␊␊[[options.links]]␊url = "u"|
options[0].name string |"Python"| = Python
options[0].pros list |[{ title = "T" }]|
options[0].pros[0] map |{ title = "T" }|
options[0].pros[0].title string |"T"| = T
options[0].links list |[[options.links]]␊url = "u"|
options[0].links[0] map |[[options.links]]␊url = "u"|
options[0].links[0].url string |"u"| = u
options[1] map |[[options]]␊name = "Node.js"|
options[1].name string |"Node.js"| = Node.js
`},
	{"json", FormatJSON, `
{
  "title": "Python \"vs\" Node.js \u00e9",
  "日本" : "é🐍",
  "draft": true, "nothing": null,
  "price": -1.50e2,
  "empty": [ ], "none": {},
  "options": [
    {"name": "Python", "pros": ["a", {"title": "T"}]},
    {"name": "Node.js"}
  ]
}
Body
`, `
"title" string |"Python \"vs\" Node.js \u00e9"| = Python "vs" Node.js é
"日本" string |"é🐍"| = é🐍
"draft" boolean |true|
"nothing" null |null|
"price" number |-1.50e2|
"empty" list |[ ]|
"none" map |{}|
"options" list |[␊    {"name": "Python", "pros": ["a", {"title": "T"}]},␊    {"name": "Node.js"}␊  ]|
"options"[0] map |{"name": "Python", "pros": ["a", {"title": "T"}]}|
"options"[0]."name" string |"Python"| = Python
"options"[0]."pros" list |["a", {"title": "T"}]|
"options"[0]."pros"[0] string |"a"| = a
"options"[0]."pros"[1] map |{"title": "T"}|
"options"[0]."pros"[1]."title" string |"T"| = T
"options"[1] map |{"name": "Node.js"}|
"options"[1]."name" string |"Node.js"| = Node.js
`},
}

func TestFrontMatterErrors(t *testing.T) {
	// Each want is line:column |what is underlined| and the message.
	tests := []struct{ src, want string }{
		{"---\na: 1\n", "1:1 |---| front matter is not closed: add a line `---` after it"},
		{"\n+++\na = 1\n", "2:1 |+++| front matter is not closed: add a line `+++` after it"},
		{"{{< comparison/page >}}\n", "1:1 |{{| a page that begins with `{` is read as JSON front matter: put front matter before the shortcode"},

		{"---\ntitle: A vs B: which?\n---\n", "2:8 |A vs B: which?| quote the value: it contains `: `"},
		{"---\né: 中文: 中\n---\n", "2:4 |中文: 中| quote the value: it contains `: `"},
		{"---\r\noptions:\r\n- name: A: B\r\n---\r\n", "3:9 |A: B| quote the value: it contains `: `"},
		{"---\na: 1\n b: 2\n---\n", "3:2 |b: 2| a key is not expected here: align it with the keys above, or quote the text that it is part of"},
		{"---\na:\n\t- b\n---\n", "3:1 |␉| indent with spaces: YAML allows no tab here"},
		{"---\na: |\n  x\n\ty\n---\n", "4:1 |␉| indent with spaces: YAML allows no tab here"},
		{"---\nx: 1\na: @foo\n---\n", "3:4 |@foo| quote the value: it begins with `@`"},
		{"---\na: `foo`\n---\n", "2:4 |`foo`| quote the value: it begins with a backquote"},
		{"---\na: **bold** text\n---\n", "2:4 |**bold** text| quote the value: it begins with `*`"},
		{"---\na: *bold* text\n---\n", "2:4 |*bold* text| quote the value: it begins with `*`"},
		{"---\na: *nowhere\n---\n", "2:4 |*nowhere| quote the value: it begins with `*`"},
		{"---\na: , b\n---\n", "2:4 |, b| quote the value: it begins with `,`"},
		{"---\na: \"She said \"hi\"\"\n---\n", "2:15 |hi\"\"| the value goes on after its closing double quote: quote all of it, with the other kind of quote"},
		{"---\na: 'it's'\n---\n", "2:8 |s'| the value goes on after its closing single quote: quote all of it, with the other kind of quote"},
		{"---\na: [Beta] x\n---\n", "2:11 |x| the value goes on after its closing `]`: quote all of it"},
		{"---\nok: \"x\"\na: \"open\nb: 1\n---\n", "3:4 |\"open| the quoted text is not closed: add a double quote at its end"},
		{"---\nok: [1]\na: [1, 2\nb: 3\n---\n", "3:4 |[1, 2| the list or map is not closed: add a `]` at its end"},
		{"---\na: {b: [1],\nc: 3\n---\n", "2:4 |{b: [1],| the list or map is not closed: add a `}` at its end"},
		{"---\na: [\"b\" \"c\"]\n---\n", "2:9 |\"c\"| a comma is missing: add it before this"},
		{"---\na: 1\nb\nc: 2\n---\n", "3:1 |b| this is not a key with a value: add a colon and a space, or indent it if it continues the value above"},
		{"---\na:b\n---\n", "2:1 |a:b| front matter must be a map of keys to values: put a space after the colon"},
		{"---\n- a\n---\n", "2:1 |- a| front matter must be a map of keys to values"},
		{"---\n~\n---\n", "2:1 |~| front matter must be a map of keys to values"},
		{"---\na:\n    b: 1\n  c: 2\n---\n", "4:3 |c: 2| this line fits no key above: align it with the keys that it belongs to"},
		{"---\n  a: 1\nb: 2\n---\n", "3:1 |b: 2| this does not belong to the map above: align it with the first key"},
		{"---\na:\n  - b: 1\n   c: 2\n---\n", "4:4 |c: 2| this is not an item of the list above: begin it with `- `, or align it with a key above"},
		{"---\na: - b\n---\n", "2:4 |- b| a list item is not expected here: begin it on a line of its own, aligned with the other items"},
		{"---\na: 1\n- b\n---\n", "3:1 |- b| a list item is not expected here: align it with the items of its list"},
		{"---\na: \"C:\\dir\"\n---\n", "2:7 |\\d| write a backslash in double quotes twice, or use single quotes"},
		{"---\na: \"C:\\Users\"\n---\n", "2:7 |\\U| write a backslash in double quotes twice, or use single quotes"},
		{"---\na: 1\né: 2\na: 3\n---\n", "4:1 |a| key `a` is already defined: remove one of the two"},
		{"---\na: {x: 1, 'x': 2}\n---\n", "2:11 |'x'| key `x` is already defined: remove one of the two"},
		{"---\n? [a]\n: b\n---\n", "2:3 |[a]| a key must be text, not a list: quote it"},
		{"---\n<<: [1]\n---\n", "2:6 |1| `<<` takes a map or a list of maps"},
		{"---\na: &a [*a]\n---\n", "2:8 |*a| the value of `&a` contains itself"},
		{"---\na: x\x01y\n---\n", "2:5 |\x01| remove the invisible control character"},
		{"---\na: caf\xe9\n---\n", "2:7 |\xe9| front matter is not valid UTF-8: save the file as UTF-8"},
		{"---\na: x\u2028y\n---\n", "2:5 |\u2028| remove the invisible character, which YAML takes for a line break: '\\u2028'"},
		{"---\n\ufeffa: x\n---\n", "2:1 |\ufeff| remove the byte order mark: it becomes part of the first key"},

		{"+++\na: 1\n+++\n", "2:2 |:| TOML puts `=` between a key and its value: write `=` for `:`"},
		{"+++\né = 1\n+++\n", "2:1 |é| quote the key: it may hold only ASCII letters, digits, `-` and `_`"},
		{"+++\na = Python\n+++\n", "2:5 |P| quote the value: text must be in quotes"},
		{"+++\na = \"open\nb = 1\n+++\n", "2:10 |␊| the string is not closed: add a `\"` at its end"},
		{"+++\na = [1, 2\nb = 3\n+++\n", "3:1 |b| expected ',' or ']' after array value"},
		{"+++\r\na = 'é'\r\na = 2\r\n+++\r\n", "3:1 |a| key a is already defined"},
		{"+++\na = 1\n[a]\nb = 1\n+++\n", "3:2 |a| key a should be a table, not a value"},
		{"+++\na = 2026-13-01\n+++\n", "2:10 |13-01| impossible date"},

		{"{\"a\": 1,}\n", "1:9 |}| remove the comma before `}`"},
		{"{\n  \"é\": [1,\n  ]\n}\n", "3:3 |]| remove the comma before `]`"},
		{"{\n  a: 1\n}\n", "2:3 |a| a key must be in double quotes"},
		{"{\n  \"a\": 'b'\n}\n", "2:8 |'| use double quotes: JSON has no single ones"},
		{"{\r\n  \"a\": 1\r\n  \"b\": 2\r\n}\r\n", "3:3 |\"| a comma is missing: add it before this value"},
		{"{\n  // x\n  \"a\": 1\n}\n", "2:3 |/| remove the comment: JSON has none"},
		{"{\"a\": \"b\nc\"}\n", "1:9 |␊| a string must end on its line: close it, or write the line break as `\\n`"},
		{"{\"a\": tru}\n", "1:10 |}| invalid character '}' in literal true (expecting 'e')"},
	}
	for _, test := range tests {
		src := []byte(test.src)
		fm, err := parseFrontMatter(src)
		if err == nil {
			t.Errorf("%q: no error, want %s", test.src, test.want)
			continue
		}
		if got := place(src, err); got != test.want {
			t.Errorf("%q: got\n%s\nwant\n%s", test.src, got, test.want)
		}
		if fm.Root != nil || fm.Format == FormatNone {
			t.Errorf("%q: root %v, format %v", test.src, fm.Root, fm.Format)
		}
	}
}

// place formats an error as line:column |what is underlined| message.
func place(src []byte, err *SyntaxError) string {
	before := src[:err.Span.Start]
	line := bytes.Count(before, []byte("\n")) + 1
	column := utf8.RuneCount(before[bytes.LastIndexByte(before, '\n')+1:]) + 1
	return fmt.Sprintf("%d:%d |%s| %s", line, column, escape(string(src[err.Span.Start:err.Span.End])), err.Message)
}

func TestEmptyFrontMatter(t *testing.T) {
	for _, src := range []string{"---\n---\n", "---\n# comment\n---\n", "+++\n+++\n", "{}"} {
		fm, err := parseFrontMatter([]byte(src))
		if err != nil || fm.Root == nil || fm.Root.Kind != KindMap || len(fm.Root.Entries) > 0 {
			t.Errorf("%q: got %v, %v; want an empty map", src, fm.Root, err)
		}
	}
}

func TestBodyAfterError(t *testing.T) {
	src := []byte("---\na: b: c\n---\nBody\n")
	fm, err := parseFrontMatter(src)
	if err == nil || fm.Root != nil || string(src[fm.Body:]) != "Body\n" {
		t.Errorf("got root %v, body %q, error %v", fm.Root, src[fm.Body:], err)
	}
}

func TestValueGet(t *testing.T) {
	fm, err := parseFrontMatter([]byte(`{"bestFor": "first", "BESTFOR": "last", "list": []}`))
	if err != nil {
		t.Fatal(err)
	}
	if got := fm.Root.Get("bestfor"); got == nil || got.Text != "last" {
		t.Errorf("got %v, want the last entry", got)
	}
	if fm.Root.Get("no") != nil || fm.Root.Get("no").Get("x") != nil || fm.Root.Get("list").Get("x") != nil {
		t.Error("a value that is not there must be nil")
	}
}

// TestHostileFrontMatter holds down what a small or a strange file may cost.
func TestHostileFrontMatter(t *testing.T) {
	bomb := "a0: &a0 [x, x]\n"
	for i := range 30 {
		bomb += fmt.Sprintf("a%d: &a%d [*a%d, *a%[3]d, *a%[3]d]\n", i+1, i+1, i)
	}
	many := strings.Repeat
	tests := []struct{ name, src, want string }{
		{"alias bomb", "---\n" + bomb + "---\n", "aliases repeat too many values: write fewer of them"},
		{"yaml lists", "---\na: " + many("[", 5000) + many("]", 5000) + "\n---\n", "lists and maps are nested too deep: more than 100 levels"},
		{"yaml lists, not closed", "---\na: " + many("[", 20_000) + "\n---\n", "lists and maps are nested too deep: more than 100 levels"},
		{"yaml block lists", "---\na:\n " + many("- ", 5000) + "\n---\n", "lists and maps are nested too deep: more than 100 levels"},
		{"toml lists", "+++\na = " + many("[", 5000) + many("]", 5000) + "\n+++\n", "lists and maps are nested too deep: more than 100 levels"},
		{"toml lists, not closed", "+++\na = " + many("[", 1_000_000) + "\n+++\n", "arrays and inline tables are nested more than the maximum of 10000 levels deep"},
		{"toml keys", "+++\n" + many("a.", 100_000) + "a = 1\n+++\n", "lists and maps are nested too deep: more than 100 levels"},
		{"json", many(`{"a":`, 5000) + "1" + many("}", 5000), "lists and maps are nested too deep: more than 100 levels"},
		{"quotes", "---\na: \"" + many("x\n\n", 100_000) + "\n---\n", "the quoted text is not closed: add a double quote at its end"},
		{"many keys", "---\n" + numbered("k%d: 1\n", 50_000) + "---\n", ""},
		{"many tables", "+++\n" + numbered("[k%d.x]\ny = 1\n", 5_000) + "+++\n", ""},
	}
	for _, test := range tests {
		_, err := parseFrontMatter([]byte(test.src))
		if message(err) != test.want {
			t.Errorf("%s: got %q, want %q", test.name, message(err), test.want)
		}
	}
}

func numbered(format string, n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, format, i)
	}
	return b.String()
}

const benchmarkPage = `---
title: "Python vs Node.js: choosing a backend runtime"
subtitle: Two mature runtimes, two philosophies
description: A side-by-side comparison of Python and Node.js for backend work.
date: 2026-11-24
lastmod: 2026-11-30
draft: false
type: comparisons
options:
  - name: Python
    bestFor: Data-heavy services
    url: https://www.python.org/
    pros:
      - title: Readable
        text: Code that a newcomer can follow.
      - A large scientific ecosystem
    cons:
      - Slower at CPU-bound work
  - name: Node.js
    bestFor: Real-time services
    url: https://nodejs.org/
    pros: [One language everywhere, Fast event loop]
    cons: ["Callback-heavy APIs", "Churn"]
criteria:
  - name: Concurrency
    values: [asyncio, Event loop]
    glance: true
  - name: Typing
    values: {Python: Gradual, Node.js: TypeScript}
verdict:
  text: >-
    Pick Python for data work,
    Node.js for real-time services.
winner: Python
faq:
  - question: Is Python slower?
    answer: For CPU-bound work, usually.
sources:
  - title: Python documentation
    url: https://docs.python.org/
---
Body
`

func BenchmarkFrontMatter(b *testing.B) {
	src := []byte(benchmarkPage)
	b.SetBytes(int64(len(src)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := parseFrontMatter(src); err != nil {
			b.Fatal(err)
		}
	}
}
