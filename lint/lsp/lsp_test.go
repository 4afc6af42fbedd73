package lsp

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/complint/comparisons/lint"
	"github.com/complint/comparisons/lint/rules"
)

// session runs messages of a client through a server that finds nothing, and
// returns what it sent.
func session(t *testing.T, bodies ...string) (sent []message, err error) {
	t.Helper()
	var in, out bytes.Buffer
	for _, body := range bodies {
		fmt.Fprintf(&in, "Content-Length: %d\r\n\r\n%s", len(body), body)
	}
	err = Serve(&in, &out, Options{
		Enter: func(string) error { return nil },
		Open: func(string, string, func(string) ([]byte, error)) (Project, error) {
			return Project{Excluded: true}, nil
		},
		Explain: func(string) (string, string) { return "", "" },
	})
	for r := bufio.NewReader(&out); ; {
		body, err := readMessage(r)
		if err == io.EOF {
			break
		}
		var m message
		if err != nil || json.Unmarshal(body, &m) != nil {
			t.Fatalf("the server sent %q: %v", body, err)
		}
		sent = append(sent, m)
	}
	return sent, err
}

const (
	initializeBody = `{"jsonrpc":"2.0","id":1,"method":"initialize","params":{}}`
	shutdownBody   = `{"jsonrpc":"2.0","id":"end","method":"shutdown"}`
	exitBody       = `{"jsonrpc":"2.0","method":"exit"}`
)

func TestSession(t *testing.T) {
	sent, err := session(t, initializeBody, shutdownBody, exitBody)
	if err != nil || len(sent) != 2 || string(sent[1].ID) != `"end"` || string(sent[1].Result) != "null" {
		t.Errorf("%+v, %v", sent, err)
	}
	for _, left := range [][]string{{initializeBody}, {initializeBody, exitBody}, {exitBody}} {
		if _, err := session(t, left...); !errors.Is(err, ErrNoExit) {
			t.Errorf("%q: %v", left, err)
		}
	}
	const hover = `{"jsonrpc":"2.0","id":7,"method":"textDocument/hover","params":{"textDocument":{"uri":"file:///a.md"}}}`
	for _, c := range []struct {
		name   string
		bodies []string
		code   int
	}{
		{"no JSON", []string{"{"}, codeParse},
		{"before initialize", []string{hover}, codeNotInitialized},
		{"after shutdown", []string{initializeBody, shutdownBody, hover}, codeInvalidRequest},
		{"unknown method", []string{initializeBody, `{"id":7,"method":"textDocument/dance"}`}, codeMethodNotFound},
		{"a document that is not open", []string{initializeBody, hover}, codeInvalidParams},
		{"wrong parameters", []string{initializeBody, `{"id":7,"method":"textDocument/hover","params":[1]}`}, codeInvalidParams},
	} {
		sent, _ := session(t, c.bodies...)
		if last := sent[len(sent)-1]; last.Error == nil || last.Error.Code != c.code || last.Error.Message == "" {
			t.Errorf("%s: %+v", c.name, last)
		}
	}
}

func TestPositions(t *testing.T) {
	const source = "a😀b\r\nü\rz\n"
	for _, c := range []struct {
		encoding encoding
		offset   int
		want     position
	}{
		{utf16Units, 5, position{0, 3}}, {utf8Units, 5, position{0, 5}}, {utf32Units, 5, position{0, 2}},
		{utf16Units, 10, position{1, 1}}, {utf8Units, 10, position{1, 2}},
		{utf16Units, 11, position{2, 0}}, {utf16Units, 13, position{3, 0}},
	} {
		text := newText(source, c.encoding)
		if got := text.position(c.offset); got != c.want {
			t.Errorf("%s: offset %d is at %v, not at %v", c.encoding, c.offset, got, c.want)
		}
		if got := text.offset(c.want); got != c.offset {
			t.Errorf("%s: %v is offset %d, not %d", c.encoding, c.want, got, c.offset)
		}
	}
	text := newText(source, utf16Units)
	for p, want := range map[position]int{
		{0, 2}:  1,                      // within the emoji
		{0, 99}: 6, {9, 0}: len(source), // behind the end of the line, and of the text
		{-1, -1}: 0,
	} {
		if got := text.offset(p); got != want {
			t.Errorf("%v is offset %d, not %d", p, got, want)
		}
	}
}

func TestPaths(t *testing.T) {
	for uri, want := range map[string]string{
		"file:///a%20b/%C3%BC.md": "/a b/ü.md", "untitled:Untitled-1": "", "file://": "", "": "", "%": "", "https://example.org/a.md": "",
	} {
		if got := pathOf(uri); got != want {
			t.Errorf("%q is %q, not %q", uri, got, want)
		}
	}
	for _, path := range []string{"/a b/ü.md", "/a#b?c%20.md", "/new\nline.md"} {
		if got := pathOf(uriOf(path)); got != path {
			t.Errorf("%q becomes %q", path, got)
		}
	}
}

// FuzzReplacing: the one edit makes the other text, in each encoding.
func FuzzReplacing(f *testing.F) {
	f.Add("a\nb\nc\n", "a\nc\n")
	f.Add("a\r\n\r\nb", "a\r\nb\r\n")
	f.Add("", "a")
	f.Add("x\nx\nx\n", "x\nx\n")
	f.Fuzz(func(t *testing.T, old, new string) {
		if !utf8.ValidString(old) || !utf8.ValidString(new) {
			return
		}
		for _, e := range []encoding{utf8Units, utf16Units, utf32Units} {
			text := newText(old, e)
			edit := text.replacing(new)
			changed, err := text.change([]contentChange{{&edit.Range, edit.NewText}})
			if err != nil || changed.source != new {
				t.Errorf("%s: %q became %q, %v", e, old, changed.source, err)
			}
		}
	})
}

// FuzzServe: whatever a client sends, the server ends with an error or is told
// to, and what it sends can be read.
func FuzzServe(f *testing.F) {
	f.Add(initializeBody, `{"method":"textDocument/didOpen","params":{"textDocument":{"uri":"file:///a.md","text":"# é"}}}`,
		`{"method":"textDocument/didChange","params":{"textDocument":{"uri":"file:///a.md"},"contentChanges":[{"range":{"start":{"line":9},"end":{"line":-1}},"text":"x"}]}}`)
	f.Add(initializeBody, `{"id":1,"method":"textDocument/completion","params":{"textDocument":{"uri":"a"},"position":{"line":-5,"character":1e9}}}`, exitBody)
	f.Add("null", "[]", "{}")
	f.Fuzz(func(t *testing.T, a, b, c string) {
		_, _ = session(t, a, b, c)
	})
}

// FuzzReadMessage: what is no message is an error.
func FuzzReadMessage(f *testing.F) {
	f.Add("Content-Length: 2\r\n\r\n{}")
	f.Add("Content-Length: -1\r\n\r\n")
	f.Add("content-length: 99999999999\r\n\r\n")
	f.Fuzz(func(t *testing.T, stream string) {
		body, err := readMessage(bufio.NewReader(strings.NewReader(stream)))
		if err == nil && !strings.Contains(stream, string(body)) {
			t.Errorf("%q holds no %q", stream, body)
		}
	})
}

// FuzzCompletion: wherever the cursor is, what is offered replaces what stands
// before it in its line.
func FuzzCompletion(f *testing.F) {
	f.Add("---\ntitle: A vs B\npicks: [{option: ", uint(100))
	f.Add("+++\nwinner = \"A\n+++\n## A\n{{< comparison/table role=\"g\" >}}\n", uint(60))
	f.Add("---\ntitle: A vs B\n---\n## \n\n| C | A |", uint(40))
	linter, err := lint.New(rules.All...)
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, source string, at uint) {
		s := &server{encoding: utf8Units, Options: Options{
			Open: func(_, _ string, read func(string) ([]byte, error)) (Project, error) {
				l := *linter
				l.ReadFile = read
				return Project{Linter: &l, File: "/comparisons/a.md"}, nil
			},
		}}
		d := &document{uri: "file:///comparisons/a.md", path: "/comparisons/a.md", text: newText(source, utf8Units)}
		cursor := d.position(int(at % uint(len(source)+1)))
		cursor = d.position(d.offset(cursor)) // behind the end of a line it is at the end
		items, err := s.completion(d, documentParams{Position: cursor})
		if err != nil {
			t.Fatal(err)
		}
		for _, item := range items.([]completionItem) {
			if r := item.TextEdit.Range; r.End != cursor || r.Start.Line != cursor.Line || r.Start.Character > cursor.Character {
				t.Errorf("%q at %v replaces %v", item.Label, cursor, r)
			}
		}
	})
}
