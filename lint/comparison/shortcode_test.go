package comparison

import (
	"fmt"
	"strings"
	"testing"
)

// lexed writes lexemes as one line: texts in bars, tags in square brackets,
// every value in the words of the file where they differ.
func lexed(src []byte, lexemes []Lexeme) string {
	var out []string
	for _, l := range lexemes {
		if l.Tag == nil {
			out = append(out, "|"+escape(string(src[l.Span.Start:l.Span.End]))+"|")
			continue
		}
		out = append(out, "["+tagged(src, l.Tag)+"]")
	}
	return strings.Join(out, " ")
}

func tagged(src []byte, t *Tag) string {
	out := written(src, t.Name)
	for _, flag := range []struct {
		name string
		on   bool
	}{{"markup", t.Markup}, {"closing", t.Closing}, {"self-closing", t.SelfClosing}, {"inline", t.Inline}} {
		if flag.on {
			out += ", " + flag.name
		}
	}
	for _, p := range t.Params {
		out += "; "
		if !p.Name.Span.IsZero() {
			out += written(src, p.Name) + ": "
		}
		out += written(src, p.Value)
	}
	return out
}

// written returns the value, and the literal it has in the file if that is
// something else.
func written(src []byte, t Text) string {
	literal := string(src[t.Span.Start:t.Span.End])
	if literal == t.Value {
		return escape(t.Value)
	}
	return escape(t.Value + " in " + literal)
}

func TestLex(t *testing.T) {
	tests := []struct{ name, src, want string }{
		{"empty", "", ""},
		{"text", "to be\nor not", "|to be␊or not|"},
		{"braces that are no tag", "{{ .Title }} {{{ }} {", "|{{ .Title }} {{{ }} {|"},
		{"template comment is text", "{{/* x */}}", "|{{/* x */}}|"},
		{"only a tag", "{{< a >}}", "[a]"},
		{"text around", "x{{< a >}}y", "|x| [a] |y|"},
		{"third brace is text", "{{{< a >}}}", "|{| [a] |}|"},
		{"no spaces", "{{<a>}}{{%b%}}", "[a] [b, markup]"},
		{"over lines", "{{<\n  a\r\n\t>}}", "[a]"},
		{"underscore and digit first", "{{< _a >}}{{< 9-a >}}", "[_a] [9-a]"},
		{"name space", "{{< comparison/pros >}}", "[comparison/pros]"},
		{"names in other scripts", "é{{< größe >}}表{{% 表 %}}", "|é| [größe] |表| [表, markup]"},
		{"in a code fence too", "```\n{{< a >}}\n```\n", "|```␊| [a] |␊```␊|"},
		{"in a table", "| {{< a \"x|y\" >}} |", "|| | [a; x|y in \"x|y\"] | ||"},

		{"closing", "{{< a >}}x{{< /a >}}", "[a] |x| [a, closing]"},
		{"closing with spaces", "{{< a >}}{{< / a\n>}}", "[a] [a, closing]"},
		{"closing in the other notation", "{{< a >}}{{% /a %}}", "[a] [a, markup, closing]"},
		{"closing without name", "{{< a >}}{{< / >}}", "[a] [, closing]"},
		{"closed twice", "{{< a >}}{{< /a >}}{{< /a >}}", "[a] [a, closing] [a, closing]"},
		{"not closed", "{{< a >}}x", "[a] |x|"},
		{"crossed", "{{< a >}}{{< b >}}{{< /a >}}{{< /b >}}", "[a] [b] [a, closing] [b, closing]"},
		{"self-closing", "{{< a />}}{{% b x / %}}", "[a, self-closing] [b, markup, self-closing; x]"},
		{"slash is part of the name", "{{< a/>}}", "[a/]"},
		{"name after the slash", "{{< a / a >}}", "[a, self-closing]"},
		{"parameters after the slash are dropped", `{{< a x / \"y\" >}}`, "[a, self-closing; x]"},

		{"positional", `{{< a b -c 3.14 "d e" >}}`, `[a; b; -c; 3.14; d e in "d e"]`},
		{"named", `{{< a b=c d="e f" g=https://x.org/?h=i >}}`, `[a; b: c; d: e f in "e f"; g: https://x.org/?h=i]`},
		{"spaces after the equals sign", "{{< a b=\n\"c\" >}}", `[a; b: c in "c"]`},
		{"spaces around it", `{{< a b = "c" >}}`, `[a; b: c in "c"]`},
		{"name in quotes", `{{< a "b c"=d >}}`, `[a; b c in "b c": d]`},
		{"second value is dropped", `{{< a b="c"="d" >}}`, `[a; b: c in "c"]`},
		{"value without name is dropped", `{{< a ="b" >}}`, "[a]"},
		{"empty", "{{< a \"\" `` >}}", "[a;  in \"\";  in ``]"},
		{"raw", "{{< a b=`c\n\"d\" \\e` >}}", "[a; b: c␊\"d\" \\e in `c␊\"d\" \\e`]"},
		{"side by side", "{{< a`b`\"c\">}}", "[a; b in `b`; c in \"c\"]"},
		{"backslash without quotes stays", `{{< a "b\n\\c" >}}`, `[a; b\n\\c in "b\n\\c"]`},
		{"escaped quotes take all backslashes out", `{{< a "b\n \"c\"" >}}`, `[a; bn "c" in "b\n \"c\""]`},
		{"in escaped quotes", `{{< a b=\"c d\" >}}{{< a \"b c\" >}}`, `[a; b: c d in \"c d\"] [a; b c in \"b c\"]`},
		{"escaped quotes, half", `{{< a \"b" >}}`, `[a; b in \"b"]`},
		{"parameter before the name", `{{< \"b\" a >}}`, `[a; b in \"b\"]`},
		{"lone backslash is space", `{{< a \ b >}}`, "[a; b]"},
		{"delimiters in quotes", "{{< a \">}}\" `{{< b >}}` >}}", "[a; >}} in \">}}\"; {{< b >}} in `{{< b >}}`]"},
		{"delimiter in a value without quotes", "{{< a b=c>}} >}}", "[a; b: c>}}]"},
		{"in other scripts", `{{< größe höhe="é" >}}`, `[größe; höhe: é in "é"]`},

		{"commented out", "x{{</* a \"b\" */>}}y", `|x{{<| | a "b" | |>}}y|`},
		{"commented out, markup", "{{%/* /a */%}}", "|{{%| | /a | |%}}|"},
		{"commented out, self-closing", "{{</* a /*/>}}", "|{{<| | a /| |>}}|"},
		{"comment ends at the same notation", "{{</* a */%}} */>}}", "|{{<| | a */%}} | |>}}|"},
		{"comment without text", "{{</**/>}}", "|{{<| |>}}|"},
		{"two comments", "{{</* a */>}}{{</* b */>}}", "|{{<| | a | |>}}{{<| | b | |>}}|"},

		{"inline", "{{< a.inline >}}{{ .Get 0 }}{{< /a.inline >}}", "[a.inline, inline] |{{ .Get 0 }}| [a.inline, closing, inline]"},
		{"inline again", `{{< a.inline >}}{{< / a.inline >}}{{< a.inline "x" />}}`, `[a.inline, inline] [a.inline, closing, inline] [a.inline, self-closing, inline; x in "x"]`},

		{"divider", "a\n<!--more-->\n\n  b", "|a␊| |b|"},
		{"divider within a line", "a<!--more-->b", "|a| |b|"},
		{"second divider is text", "a<!--more--><!--more-->", "|a| |<!--more-->|"},
		{"divider between tags", "{{< a >}}<!--more-->{{< b >}}", "[a] [b]"},
		{"divider in a parameter", "{{< a `<!--more-->` >}}b<!--more-->c", "[a; <!--more--> in `<!--more-->`] |b| |c|"},
		{"spaces in the divider", "a<!-- more -->b", "|a<!-- more -->b|"},
		{"divider first in a file without front matter", "\n <!--more-->a<!--more-->b", "|␊ <!--more-->a| |b|"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			src := []byte(test.src)
			lexemes, err := Lex(src, 0)
			if got := lexed(src, lexemes); got != test.want || err != nil {
				t.Errorf("got  %s\nwant %s\nerror %q", got, test.want, message(err))
			}
		})
	}
}

func TestLexAfterFrontMatter(t *testing.T) {
	src := []byte("\ufeff---\ntitle: Größe {{< x >}}\n---\n<!--more-->\né{{< a b=\"ü\" >}}")
	lexemes, err := Lex(src, Open(src).FrontMatter.Body)
	if got, want := lexed(src, lexemes), `|é| [a; b: ü in "ü"]`; got != want || err != nil {
		t.Errorf("got %s, error %v; want %s", got, err, want)
	}
}

// TestLexErrors has in each case the lexemes before the error, and what the
// error underlines.
func TestLexErrors(t *testing.T) {
	tests := []struct{ src, before, at, message string }{
		{"x{{< >}}", "|x|", "{{< >}}", "shortcode has no name: write one after {{<"},
		{`{{% \"x\" %}}`, "", `{{% \"x\" %}}`, "shortcode has no name: write one after {{%"},
		{"x{{< a", "|x|", "{{< a", `shortcode "a" is not ended: write >}} after it`},
		{"{{< a \">}}\"", "", "{{<", "shortcode is not ended: write >}} after it"},
		{"x{{<", "|x|", "{{<", "shortcode is not ended: write >}} after it"},
		{"{{% comparison/option name=\"é\" \n\nSome text.", "", "{{% comparison/option", `shortcode "comparison/option" is not ended: write %}} after it`},
		{"{{< a \n\n{{< b >}}", "", "{{< a", `shortcode "a" is not ended: write >}} after it`},
		{"{{< a %}}", "", "%}}", "%}} cannot end what begins with {{<: write >}}"},
		{"{{% a >}}", "", ">}}", ">}} cannot end what begins with {{%: write %}}"},
		{"{{< a b=c>}} text", "", "c>}}", "a value without quotes reaches to the next space: write a space before >}}"},
		{"{{< a b=c/>}}{{< d >}}", "", "c/>}}{{<", "a value without quotes reaches to the next space: write a space before >}}"},

		{"{{< a b=\"c\n >}}", "", "\"c", `quoted parameter is not ended: write " after it, on the same line`},
		{"{{< a \"é\n>}}", "", "\"é", `quoted parameter is not ended: write " after it, on the same line`},
		{"{{< a b=`c >}}", "", "`", "raw string is not ended: write ` after it"},
		{"{{< a b=\\c >}}", "", `\`, "a value begins with a backslash: put the value in quotes"},
		{"{{< a \"b\\`\" >}}", "", "\\`", "a backtick cannot be escaped: remove the backslash"},
		{"{{< a \\`b\\` >}}", "", "\\`", "a backtick cannot be escaped: remove the backslash"},
		{"{{< a b=c d >}}", "", "d", "parameters with and without names in one shortcode: name all of them or none"},
		{"{{< a b=c \"d\" >}}", "", `"d"`, "parameters with and without names in one shortcode: name all of them or none"},
		{"{{< a b c=d >}}", "", "c", "parameters with and without names in one shortcode: name all of them or none"},
		{"{{< a b c = d >}}", "", "d", "parameters with and without names in one shortcode: name all of them or none"},
		{"{{< a, b >}}", "", ",", "',' cannot stand without quotes: put the parameter in quotes"},
		{"{{< a é/b >}}", "", "/b", "a slash ends the tag: put the parameter with the slash in quotes"},
		{"{{< a “b” >}}", "", "“", "'“' cannot stand without quotes: put the parameter in quotes"},
		{"{{< \"a\" >}}", "", `"`, `the name of a shortcode begins with a letter, a digit or an underscore: remove '"'`},

		{"{{< /a >}}", "", "{{< /", "closing tag without an opening one: remove it, or write the opening tag before it"},
		{"{{< a >}}{{< /b >}}", "[a]", "b", `no shortcode "b" is open: write its opening tag before, or remove the closing one`},
		{"{{< a >}}{{< /a b >}}", "[a]", "b", "a closing tag has no parameters: write >}} after the name"},
		{"{{< a >}}{{< /a", "[a]", "{{< /a", `shortcode "a" is not ended: write >}} after it`},

		{"x{{</* a >}}", "|x|", "{{</*", "commented-out shortcode is not ended: write */>}} after it"},
		{"{{%/* a */>}}", "", "{{%/*", "commented-out shortcode is not ended: write */%}} after it"},
		{"{{</*/>}}", "", "{{</*", "commented-out shortcode is not ended: write */>}} after it"},

		{"{{< a.b >}}", "", "a.", `the name of a shortcode has no period, unless it is an inline one: write a space after ".inline"`},
		{"{{< a.inline>}}", "", "a.", `the name of a shortcode has no period, unless it is an inline one: write a space after ".inline"`},
		{"{{< a.inline >}}x{{< b >}}", "[a.inline, inline] |x|", "{{<", `no shortcode can be in the inline shortcode "a.inline": close it first, with {{< /a.inline >}}`},
		{"{{< a.inline >}}{{< /a.inline>}}", "[a.inline, inline]", "{{<", `no shortcode can be in the inline shortcode "a.inline": close it first, with {{< /a.inline >}}`},
	}
	for _, test := range tests {
		t.Run(test.src, func(t *testing.T) {
			src := []byte(test.src)
			lexemes, err := Lex(src, 0)
			if err == nil {
				t.Fatalf("no error, but %s", lexed(src, lexemes))
			}
			at := string(src[err.Span.Start:err.Span.End])
			if err.Message != test.message || at != test.at {
				t.Errorf("got  %s |%s|\nwant %s |%s|", err.Message, at, test.message, test.at)
			}
			if got := lexed(src, lexemes); got != test.before {
				t.Errorf("got %s before it, want %s", got, test.before)
			}
		})
	}
}

// TestLexIsLinear reads files of a megabyte that are made to be slow: with a
// scan of all the rest for each tag they would run into the limit of go test.
func TestLexMany(t *testing.T) {
	for _, part := range []string{
		"{{", "{{{<a>}}", "{{< a >}}", "{{</* a */>}}", "{{< a `<!--more-->` >}}", "<!--more-->{{<a>}}",
		"{{< a.inline >}}{{< /a.inline >}}", `{{< a "\"\"\"" >}}`, "{{< a b=c>}} >}}", "{{< a >}}{{< /a >}}\u00a0",
	} {
		src := []byte(strings.Repeat(part, 500_000/len(part)) + strings.Repeat(" ", 500_000))
		if _, err := Lex(src, 0); err != nil {
			t.Errorf("%q: %v", part, err)
		}
	}
}

func BenchmarkLex(b *testing.B) {
	text := strings.Repeat("Python is *quick* to write. | a | `b` |\n", 150)
	tags := strings.Repeat("{{< comparison/option name=\"Python\" >}}\n{{< comparison/pros >}}\n- **Fast.** Yes.\n{{< /comparison/pros >}}\n{{< /comparison/option >}}\n", 45)
	for _, bench := range []struct{ name, src string }{{"text", text}, {"tags", tags}} {
		b.Run(fmt.Sprintf("%s-%d", bench.name, len(bench.src)), func(b *testing.B) {
			src := []byte(bench.src)
			b.SetBytes(int64(len(src)))
			b.ReportAllocs()
			for range b.N {
				if _, err := Lex(src, 0); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
