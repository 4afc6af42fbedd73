package comparison

import (
	"testing"
	"unicode/utf8"
)

// FuzzFrontMatter looks for files which make the parser panic, or which give
// it spans that do not lie in the file or do not hold the values.
func FuzzFrontMatter(f *testing.F) {
	for _, test := range spanTests {
		f.Add([]byte(test.src))
	}
	for _, src := range []string{
		"", "---", "-", "+++\n+++", "{", "{}", "\ufeff---\r\n---\r\n", "#+TITLE: x\n",
		"---\na: &x [1, *x]\n---\n", "---\n? &k [a]\n: !t\n- b\n---\n", "---\na: \"\\\n---\n",
		"---\na: |2-\n\n   x\u2028y\n\n# c\n---\n", "---\n<<: [{a: 1}, {b: }]\n...\nx\n---\n",
		"---\n{a: [b: c, ? d, !t , &e f], g}\n---\n", "---\n\tx: 'é\n  è''' # c\n---\n",
		"+++\n[[a]]\n[a.b]\nc.d = [{e = [[]]}, # f\n]\n+++\n", "+++\na = '''\n'x'''\nb = \"\"\"\"y\"\"\"\"\n+++\n",
		`{"a": [1e9, {"b": "\u00e9\ud800"}, null], "a": {}} x`,
	} {
		f.Add([]byte(src))
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		fm, err := parseFrontMatter(src)
		checkSpan(t, src, fm.Block)
		if fm.Body < 0 || fm.Body > len(src) || fm.Body < fm.Block.End {
			t.Errorf("body at %d, after %v", fm.Body, fm.Block)
		}
		if none := fm.Format == FormatNone; (fm.Root == nil) != (err != nil || none) {
			t.Errorf("root %v, format %v, error %v", fm.Root, fm.Format, err)
		}
		if err != nil {
			checkSpan(t, src, err.Span)
			if err.Message == "" || err.Span.Start == err.Span.End && err.Span.End < len(src) {
				t.Errorf("error %q at %v", err.Message, err.Span)
			}
		}
		if fm.Root != nil {
			checkValue(t, src, fm.Block, fm.Root)
		}
	})
}

func checkSpan(t *testing.T, src []byte, s Span) {
	t.Helper()
	if s.Start < 0 || s.Start > s.End || s.End > len(src) {
		t.Fatalf("span %v in a file of %d bytes", s, len(src))
	}
}

// checkValue checks that all of v lies in the block, and that its text is
// there where it is written as it is.
func checkValue(t *testing.T, src []byte, block Span, v *Value) {
	t.Helper()
	checkSpan(t, src, v.Span)
	if v.Span.Start < block.Start || v.Span.End > block.End {
		t.Fatalf("value at %v, outside of %v", v.Span, block)
	}
	literal := string(src[v.Span.Start:v.Span.End])
	switch {
	case v.Kind == KindList || v.Kind == KindMap || v.Kind == KindNull:
		if v.Text != "" {
			t.Errorf("%v with the text %q", v.Kind, v.Text)
		}
	case literal == "" && utf8.RuneCountInString(v.Text) > 0:
		t.Errorf("nothing underlined for %q", v.Text)
	}
	for _, item := range v.Items {
		checkValue(t, src, block, item)
	}
	for _, e := range v.Entries {
		checkSpan(t, src, e.Key.Span)
		checkValue(t, src, block, e.Value)
	}
}
