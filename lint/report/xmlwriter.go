package report

import (
	"bufio"
	"encoding/xml"
	"io"
)

// xmlWriter writes indented XML piece by piece. Package xml replaces what XML
// 1.0 forbids.
type xmlWriter struct {
	out     *bufio.Writer
	encoder *xml.Encoder
	err     error
}

func newXMLWriter(w io.Writer) *xmlWriter {
	out := bufio.NewWriter(w)
	_, _ = out.WriteString(xml.Header)
	encoder := xml.NewEncoder(out)
	encoder.Indent("", "  ")
	return &xmlWriter{out: out, encoder: encoder}
}

func (x *xmlWriter) token(t xml.Token) { x.keep(x.encoder.EncodeToken(t)) }

func (x *xmlWriter) element(v any) { x.keep(x.encoder.Encode(v)) }

func (x *xmlWriter) keep(err error) {
	if x.err == nil {
		x.err = err
	}
}

// close writes what is left and returns what went wrong first.
func (x *xmlWriter) close() error {
	x.keep(x.encoder.Close())
	_, _ = x.out.WriteString("\n")
	x.keep(x.out.Flush())
	return x.err
}

func attribute(name, value string) xml.Attr {
	return xml.Attr{Name: xml.Name{Local: name}, Value: value}
}
