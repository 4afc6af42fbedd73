package rules

import (
	"bytes"
	"unicode/utf8"

	"github.com/complint/comparisons/lint"
	"github.com/complint/comparisons/lint/comparison"
)

var encoding = lint.Rule{Name: "encoding", Severity: lint.Error, Run: runEncoding, Stops: true}

func runEncoding(p *lint.Pass) {
	if bytes.HasPrefix(p.Source, []byte("\xff\xfe")) || bytes.HasPrefix(p.Source, []byte("\xfe\xff")) {
		p.Reportf(comparison.Span{}, "file is UTF-16: save it as UTF-8")
		return
	}
	if utf8.Valid(p.Source) && bytes.IndexByte(p.Source, 0) < 0 {
		return
	}
	for i := 0; i < len(p.Source); {
		r, size := utf8.DecodeRune(p.Source[i:])
		switch {
		case r == utf8.RuneError && size == 1:
			p.Reportf(comparison.Span{Start: i, End: i + 1}, "byte 0x%02x is not UTF-8: save the file as UTF-8", p.Source[i])
			return
		case r == 0:
			p.Reportf(comparison.Span{Start: i, End: i + 1}, "NUL byte in the text: remove it")
			return
		}
		i += size
	}
}
