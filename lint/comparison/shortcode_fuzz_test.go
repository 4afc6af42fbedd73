package comparison

import (
	"strings"
	"testing"
)

// FuzzLex looks for bodies which make the lexer panic, or which give it spans
// that are not in order or do not hold the values. That it reads them as Hugo
// does, the tests in exampleSite/differential see to.
func FuzzLex(f *testing.F) {
	for _, src := range []string{
		"", "text", "{{< a >}}é{{% /a %}}", "{{< größe höhe=\"é\" b=`c` d=\\\"e\\\" f = g >}}", "{{< a `b` \"c\" \\\"d\\\" e / >}}",
		"{{</* a */>}}{{%/* b */%}}", "a<!--more-->\n b", "{{< a.inline >}}{{ x }}{{< /a.inline >}}", "{{< a b=c>}} {{< d \"\\\"",
		"{{< a \"\\\"\\\\\" >}}", "{{< / \\\"x\\\" a >}}", "{{< a =b c==d >}}", "{{< a b = `", "{{< a \xff >}}", "{{</*",
	} {
		f.Add([]byte(src), 0)
		f.Add([]byte("---\n---\n"+src), len("---\n---\n"))
	}
	f.Fuzz(func(t *testing.T, src []byte, from int) {
		if from < 0 || from > len(src) {
			return
		}
		lexemes, err := Lex(src, from)
		end := from
		for _, l := range lexemes {
			checkSpan(t, src, l.Span)
			if l.Span.Start < end || l.Span.Start == l.Span.End {
				t.Fatalf("lexeme at %v, after %d", l.Span, end)
			}
			end = l.Span.End
			if l.Tag != nil {
				checkTag(t, src, l)
			}
		}
		if err == nil {
			return
		}
		checkSpan(t, src, err.Span)
		if err.Message == "" || err.Span.Start < end || err.Span.Start == err.Span.End {
			t.Errorf("error %q at %v, after %d", err.Message, err.Span, end)
		}
	})
}

// checkTag checks that what is in a tag comes in order, and is there where it
// is written as it is.
func checkTag(t *testing.T, src []byte, l Lexeme) {
	t.Helper()
	tag := l.Tag
	if tag.Span != l.Span || tag.Closing && tag.SelfClosing || tag.Markup != (src[tag.Span.Start+2] == '%') {
		t.Errorf("tag %+v in %v", tag, l.Span)
	}
	checkLiteral(t, src, tag.Span, tag.Name)
	if named := tag.Name.Value != ""; named == tag.Name.Span.IsZero() || !named && !tag.Closing {
		t.Errorf("tag %+v", tag)
	}
	end := tag.Span.Start
	for _, p := range tag.Params {
		for _, text := range []Text{p.Name, p.Value} {
			checkLiteral(t, src, tag.Span, text)
			if !text.Span.IsZero() && text.Span.Start < end {
				t.Fatalf("parameter at %v, after %d", text.Span, end)
			}
			end = max(end, text.Span.End)
		}
	}
}

func checkLiteral(t *testing.T, src []byte, within Span, text Text) {
	t.Helper()
	checkSpan(t, src, text.Span)
	if text.Span.IsZero() {
		return
	}
	if text.Span.Start < within.Start || text.Span.End > within.End {
		t.Fatalf("%q at %v, outside of %v", text.Value, text.Span, within)
	}
	literal := string(src[text.Span.Start:text.Span.End])
	if !strings.Contains(literal, text.Value) && !strings.Contains(literal, `\"`) {
		t.Fatalf("%q for %q", text.Value, literal)
	}
}
