package lsp

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime/debug"
	"slices"

	"github.com/complint/comparisons/lint"
)

// checkNext starts the next check, if one is due and none is running. Of several
// documents the first by name is next: which one is of no matter.
func (s *server) checkNext() {
	if s.checking {
		return
	}
	var due *document
	for _, d := range s.documents {
		if d.stale && (due == nil || d.uri < due.uri) {
			due = d
		}
	}
	if due == nil {
		return
	}
	c := s.newCheck(due)
	s.checking = true
	go func() {
		c.run(s.Open)
		s.checked <- c
	}()
}

// newCheck is a check of a document as it is now.
func (s *server) newCheck(d *document) *check {
	d.stale = false
	c := &check{document: d, version: d.version, text: d.text, folder: s.folderOf(d.path), files: make(map[string]string)}
	for _, other := range s.documents {
		if other.path != "" {
			c.files[other.path] = other.source
		}
	}
	return c
}

// read reads a file as the editor has it.
func (c *check) read(name string) ([]byte, error) {
	if path, err := filepath.Abs(name); err == nil {
		if source, ok := c.files[path]; ok {
			return []byte(source), nil
		}
	}
	return os.ReadFile(name)
}

// run checks. It touches nothing of the session.
func (c *check) run(open func(file, folder string, read func(string) ([]byte, error)) (Project, error)) {
	defer func() {
		if r := recover(); r != nil {
			c.err = fmt.Errorf("the check failed: %v\n%s", r, debug.Stack())
		}
	}()
	if c.document.path == "" {
		return
	}
	p, err := open(c.document.path, c.folder, c.read)
	if err != nil {
		c.err = err
		return
	}
	if !p.Excluded {
		c.found, c.err = p.Check()
	}
}

// publish tells the client what was found, unless the document is another one by now.
func (s *server) publish(c *check) {
	s.complain(c.err)
	d := c.document
	if s.documents[d.uri] != d || d.version != c.version || d.text != c.text {
		return
	}
	d.found = c.found
	diagnostics := []diagnostic{}
	for _, f := range c.found {
		diagnostics = append(diagnostics, s.diagnostic(d, f))
	}
	s.out.notify("textDocument/publishDiagnostics", publishDiagnosticsParams{URI: d.uri, Version: &c.version, Diagnostics: diagnostics})
}

// diagnostics are those of a document as it is now, which may have to be checked first.
func (s *server) diagnostics(d *document) []lint.Diagnostic {
	if d.stale || s.checking {
		c := s.newCheck(d)
		c.run(s.Open)
		s.publish(c)
	}
	return d.found
}

// severities are the numbers of the protocol.
var severities = map[lint.Severity]int{lint.Error: 1, lint.Warning: 2, lint.Info: 3}

func (s *server) diagnostic(d *document, f lint.Diagnostic) diagnostic {
	result := diagnostic{
		Range: d.rangeOf(f.Start.Offset, f.End.Offset), Severity: severities[f.Severity],
		Code: f.Rule, Source: "complint", Message: f.Message,
	}
	if _, url := s.Explain(f.Rule); url != "" {
		result.CodeDescription = &codeDescription{url}
	}
	for _, r := range f.Related {
		where := location{URI: d.uri}
		t := d.text
		if r.File != f.File {
			where.URI = s.uriOfReported(r.File)
			t = s.textOf(where.URI)
		}
		where.Range = t.rangeOf(r.Start.Offset, r.End.Offset)
		result.RelatedInformation = append(result.RelatedInformation, relatedInformation{where, r.Message})
	}
	return result
}

// at are the diagnostics that touch a range.
func (s *server) at(d *document, r textRange) []lint.Diagnostic {
	start, end := d.offset(r.Start), d.offset(r.End)
	return slices.DeleteFunc(slices.Clone(s.diagnostics(d)), func(f lint.Diagnostic) bool {
		return f.Start.Offset > end || max(f.End.Offset, f.Start.Offset) < start
	})
}

// hover explains the rule of the diagnostic at a place.
func (s *server) hover(d *document, params documentParams) (any, error) {
	found := s.at(d, textRange{params.Position, params.Position})
	if len(found) == 0 {
		return nil, nil
	}
	text, _ := s.Explain(found[0].Rule)
	return hover{markupContent{"plaintext", text}, d.rangeOf(found[0].Start.Offset, found[0].End.Offset)}, nil
}
