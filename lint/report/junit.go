package report

import (
	"bufio"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strconv"

	"github.com/complint/comparisons/lint"
)

// junitCase is a test case.
type junitCase struct {
	XMLName xml.Name      `xml:"testcase"`
	Class   string        `xml:"classname,attr"`
	Name    string        `xml:"name,attr"`
	File    string        `xml:"file,attr,omitempty"`
	Line    int           `xml:"line,attr,omitempty"`
	Failure *junitOutcome `xml:"failure"`
	Error   *junitOutcome `xml:"error"`
	Skipped *junitOutcome `xml:"skipped"`
	Output  string        `xml:"system-out,omitempty"`
}

// junitOutcome is what came of a test case other than success.
type junitOutcome struct {
	message string
	kind    string // "" for none: a skipped test has none
	text    string
}

// MarshalXML writes the text with its lines as they are.
func (o *junitOutcome) MarshalXML(e *xml.Encoder, start xml.StartElement) error {
	start.Attr = append(start.Attr, attribute("message", o.message))
	if o.kind != "" {
		start.Attr = append(start.Attr, attribute("type", o.kind))
	}
	return errors.Join(e.EncodeToken(start), e.EncodeToken(xml.CharData(o.text)), e.EncodeToken(start.End()))
}

// JUnit writes XML as test runners do: one suite named complint, with a test
// case for reading the files and one for each diagnostic. The first passes
// unless a file could not be read, so that a clean run is no empty report. An
// error of a page is a failure. A warning or an info is a skipped test, which
// is shown and breaks no build.
//
// GitLab and Jenkins tell test cases apart by class and name. The class is
// complint.RULE, the name FILE: MESSAGE with a number where several are equal,
// so that a test keeps its name while lines move.
func JUnit(w io.Writer, result lint.Result, _ Options) error {
	x := newXMLWriter(w)
	suites, suite := junitSuites(result)
	x.token(suites)
	x.token(suite)
	x.element(junitReading(result))
	equal := make(ordinals)
	for i := range result.Diagnostics {
		x.element(junitFinding(&result.Diagnostics[i], equal))
	}
	x.token(suite.End())
	x.token(suites.End())
	return x.close()
}

func junitSuites(result lint.Result) (suites, suite xml.StartElement) {
	s := Summarize(result)
	attributes := []xml.Attr{attribute("name", "complint")}
	for _, count := range []struct {
		name string
		n    int
	}{
		{"tests", 1 + len(result.Diagnostics)},
		{"failures", s.Error},
		{"errors", min(1, len(result.Errors))},
		{"skipped", s.Warning + s.Info},
	} {
		attributes = append(attributes, attribute(count.name, strconv.Itoa(count.n)))
	}
	return xml.StartElement{Name: xml.Name{Local: "testsuites"}, Attr: attributes},
		xml.StartElement{Name: xml.Name{Local: "testsuite"}, Attr: attributes}
}

func junitReading(result lint.Result) junitCase {
	reading := junitCase{
		Class:  "complint",
		Name:   "files can be read",
		Output: fmt.Sprintf("files: %d, comparison pages: %d", result.Files, result.Comparisons),
	}
	if len(result.Errors) > 0 {
		text := "\n"
		for _, err := range result.Errors {
			text += "error: " + Problem(err) + "\n"
		}
		reading.Error = &junitOutcome{Problem(result.Errors[0]), "unreadable", text}
	}
	return reading
}

func junitFinding(d *lint.Diagnostic, equal ordinals) junitCase {
	c := junitCase{Class: "complint." + d.Rule, File: Named(slashed(d.File)), Line: d.Start.Line}
	c.Name = c.File + ": " + visible(d.Message)
	if n := equal.next(c.Class + " " + c.Name); n > 1 {
		c.Name += fmt.Sprintf(" (%d)", n)
	}
	if d.Severity == lint.Error {
		c.Failure = &junitOutcome{sentence(d), d.Rule, junitText(d)}
	} else {
		c.Skipped = &junitOutcome{message: sentence(d), text: junitText(d)}
	}
	return c
}

// junitText is the diagnostic as the text report has it. GitLab shows this and
// not the message.
func junitText(d *lint.Diagnostic) string {
	var text bytes.Buffer
	t := &textReport{Writer: bufio.NewWriter(&text)}
	_ = text.WriteByte('\n')
	t.diagnostic(d)
	_ = t.Flush()
	return text.String()
}
