package report

import (
	"encoding/xml"
	"io"

	"github.com/complint/comparisons/lint"
)

// checkstyleFile holds what was found in one file.
type checkstyleFile struct {
	XMLName xml.Name          `xml:"file"`
	Name    string            `xml:"name,attr"`
	Errors  []checkstyleError `xml:"error"`
}

type checkstyleError struct {
	Line     int    `xml:"line,attr"`
	Column   int    `xml:"column,attr"` // code points, from 1
	Severity string `xml:"severity,attr"`
	Message  string `xml:"message,attr"`
	Source   string `xml:"source,attr"`
}

// Checkstyle writes XML as Checkstyle 8 does
// (https://checkstyle.org/config.html): one file element a file in which
// something was found, one error element a diagnostic, of severity error,
// warning or info, whose source is complint.RULE.
func Checkstyle(w io.Writer, result lint.Result, _ Options) error {
	x := newXMLWriter(w)
	root := xml.StartElement{Name: xml.Name{Local: "checkstyle"}, Attr: []xml.Attr{attribute("version", "8.0")}}
	x.token(root)
	for rest := result.Diagnostics; len(rest) > 0; {
		file := checkstyleFile{Name: Named(slashed(rest[0].File))}
		n := 0
		for ; n < len(rest) && rest[n].File == rest[0].File; n++ {
			d := &rest[n]
			file.Errors = append(file.Errors, checkstyleError{d.Start.Line, d.Start.Column, d.Severity.String(), sentence(d), "complint." + d.Rule})
		}
		x.element(file)
		rest = rest[n:]
	}
	x.token(root.End())
	return x.close()
}
