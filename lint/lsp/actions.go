package lsp

import (
	"slices"
	"strings"

	"github.com/complint/comparisons/lint"
	"github.com/complint/comparisons/lint/comparison"
	"github.com/complint/comparisons/lint/fix"
)

// codeActions are the fixes of what was found in a range, orders not to report
// it, and all fixes of the page at once.
func (s *server) codeActions(d *document, params documentParams) (any, error) {
	actions := []codeAction{}
	wanted := func(kind string) bool {
		return len(params.Context.Only) == 0 || slices.ContainsFunc(params.Context.Only, func(only string) bool {
			return kind == only || strings.HasPrefix(kind, only+".")
		})
	}
	if wanted(kindQuickFix) {
		for _, f := range s.at(d, params.Range) {
			actions = append(actions, s.quickFixes(d, f)...)
		}
	}
	if wanted(kindFixAll) {
		all, err := s.fixAll(d)
		if err != nil {
			return nil, err
		}
		actions = append(actions, all...)
	}
	return actions, nil
}

// quickFixes are what can be done about one diagnostic.
func (s *server) quickFixes(d *document, f lint.Diagnostic) (actions []codeAction) {
	add := func(title string, preferred bool, edits ...textEdit) {
		actions = append(actions, codeAction{
			Title: title, Kind: kindQuickFix, Diagnostics: []diagnostic{s.diagnostic(d, f)}, IsPreferred: preferred,
			Edit: workspaceEdit{map[string][]textEdit{d.uri: edits}},
		})
	}
	if f.Fix != nil {
		var edits []textEdit
		for _, e := range f.Fix.Edits {
			edits = append(edits, textEdit{d.rangeOf(e.Start.Offset, e.End.Offset), d.lines(e.Text)})
		}
		add(f.Fix.Message, f.Fix.Safe, edits...)
	}
	fm := comparison.Open([]byte(d.source)).FrontMatter
	if fm.Root == nil && fm.Format != comparison.FormatNone {
		return actions // where the body begins is not certain
	}
	order := func(scope string, offset int) textEdit {
		return textEdit{d.rangeOf(offset, offset), d.lines("<!-- complint-" + scope + " " + f.Rule + " -->\n")}
	}
	// Within a table, a list or a paragraph a comment would take it apart.
	line := d.position(f.Start.Offset).Line
	if above, _ := d.line(line - 1); line > 0 && f.Start.Offset >= fm.Body && strings.TrimSpace(above) == "" {
		_, start := d.line(line)
		add("do not report "+f.Rule+" here", false, order("disable-next-line", start))
	}
	add("do not report "+f.Rule+" on this page", false, order("disable-file", fm.Body))
	return actions
}

// fixAll is what `complint fix` would make of the page, if that is anything.
func (s *server) fixAll(d *document) ([]codeAction, error) {
	p, err := s.open(d)
	if err != nil || p.Excluded {
		return nil, err
	}
	fixer := fix.Fixer{Linter: p.Linter}
	mended := string(fixer.Page(p.File, []byte(d.source)).Source)
	if mended == d.source {
		return nil, nil
	}
	return []codeAction{{
		Title: "fix all that complint can", Kind: kindFixAll,
		Edit: workspaceEdit{map[string][]textEdit{d.uri: {d.replacing(mended)}}},
	}}, nil
}

// open sets up the linter for a document as it is now.
func (s *server) open(d *document) (Project, error) {
	if d.path == "" {
		return Project{Excluded: true}, nil
	}
	stale := d.stale
	c := s.newCheck(d)
	c.files[d.path] = d.source
	d.stale = stale
	return s.Open(d.path, c.folder, c.read)
}

// lines gives text the line ends of the document.
func (t *text) lines(new string) string {
	if first, _, _ := strings.Cut(t.source, "\n"); strings.HasSuffix(first, "\r") {
		return strings.ReplaceAll(new, "\n", "\r\n")
	}
	return new
}

// replacing is the edit that makes other of the document: of the lines between
// those that both begin and end with.
func (t *text) replacing(other string) textEdit {
	start := 0
	for _, next := range t.starts[1:] {
		if next > len(other) || t.source[:next] != other[:next] {
			break
		}
		start = next
	}
	end := len(t.source)
	for i := len(t.starts) - 1; i > 0 && t.starts[i] > start; i-- {
		tail := t.source[t.starts[i]:]
		if len(tail) > len(other)-start || !strings.HasSuffix(other, tail) {
			break
		}
		end = t.starts[i]
	}
	return textEdit{t.rangeOf(start, end), other[start : len(other)-(len(t.source)-end)]}
}
