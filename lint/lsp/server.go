// Package lsp serves editors: it speaks the Language Server Protocol, and says of
// a page while it is written what `complint check` says of its file.
//
// One goroutine owns the documents and answers requests in their order. Another
// one checks, at most one page at a time and always its newest text, so that
// a large site does not keep the editor waiting.
package lsp

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/url"
	"os"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strings"

	"github.com/complint/comparisons/lint"
)

// Project is the linter as it is set up for a file at this moment.
type Project struct {
	Linter   *lint.Linter
	File     string // the file, by the name under which the linter reports it
	Excluded bool   // by the configuration: the file is none of ours
	// Check checks the file, with the other pages of its site as context.
	Check func() ([]lint.Diagnostic, error)
}

// Options are what the server needs to know.
type Options struct {
	Version string
	// Enter makes a folder the working directory.
	Enter func(folder string) error
	// Open sets up the linter for a file, whose configuration is looked for from
	// folder. Read reads any file as the editor has it.
	Open func(file, folder string, read func(name string) ([]byte, error)) (Project, error)
	// Explain returns what is to be known of a rule, and its page.
	Explain func(rule string) (text, url string)
}

// ErrNoExit is the error of a session that the client did not end as the
// protocol asks: first "shutdown", then "exit".
var ErrNoExit = errors.New("the client left without \"shutdown\" and \"exit\"")

// server is a session with one client.
type server struct {
	Options
	out       *writer
	encoding  encoding
	watches   bool     // the client can watch files for us
	ready     bool     // initialized
	stopping  bool     // after "shutdown"
	folders   []string // that the editor has open; the working directory is the first of the beginning
	documents map[string]*document
	checking  bool
	checked   chan *check
	complaint string // the last one that was shown
}

// document is a text that the editor has open.
type document struct {
	uri     string
	path    string // "" for one that is no file
	version int
	*text
	stale bool              // changed since it was checked
	found []lint.Diagnostic // in what was checked last
}

// check is one run over one document.
type check struct {
	document *document
	version  int
	text     *text
	folder   string            // that the document is in
	files    map[string]string // the texts of all documents, by path
	found    []lint.Diagnostic
	err      error
}

// Serve answers the client until it says "exit".
func Serve(in io.Reader, out io.Writer, options Options) error {
	s := &server{
		Options: options, out: &writer{out: out}, encoding: utf16Units,
		documents: make(map[string]*document), checked: make(chan *check, 1),
	}
	bodies, failed, done := make(chan []byte), make(chan error, 1), make(chan struct{})
	defer close(done)
	go func() {
		r := bufio.NewReader(in)
		for {
			body, err := readMessage(r)
			if err != nil {
				failed <- err
				return
			}
			select {
			case bodies <- body:
			case <-done:
				return
			}
		}
	}()
	for {
		select {
		case body := <-bodies:
			if exit := s.receive(body); exit {
				if !s.stopping {
					return ErrNoExit
				}
				return s.out.err
			}
		case c := <-s.checked:
			s.checking = false
			s.publish(c)
		case err := <-failed:
			if err == io.EOF {
				err = ErrNoExit
			}
			return err
		}
		if s.out.err != nil {
			return s.out.err
		}
		s.checkNext()
	}
}

// receive handles a message, and reports whether it was the last one.
func (s *server) receive(body []byte) (exit bool) {
	var m message
	if err := json.Unmarshal(body, &m); err != nil {
		s.out.respond(json.RawMessage("null"), nil, &responseError{codeParse, "a message is no JSON"})
		return false
	}
	switch {
	case m.Method == "exit":
		return true
	case m.Method == "": // an answer to one of our requests
	case m.ID == nil:
		_, _ = s.handle(m) // there is nobody to tell
	default:
		result, err := s.handle(m)
		s.out.respond(m.ID, result, err)
	}
	return false
}

// handle answers a request, or does what a notification says. Whatever a page
// does to it, the session goes on.
func (s *server) handle(m message) (result any, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("%s failed: %v", m.Method, r)
			s.log(fmt.Sprintf("%v\n%s", err, debug.Stack()))
		}
	}()
	switch {
	case m.Method == "initialize":
		return s.initialize(m.Params)
	case !s.ready:
		return nil, &responseError{codeNotInitialized, "the first message has to be \"initialize\""}
	case s.stopping:
		return nil, &responseError{codeInvalidRequest, "after \"shutdown\" comes \"exit\" only"}
	}
	if act, ok := notifications[m.Method]; ok {
		return nil, act(s, m.Params)
	}
	answer, ok := requests[m.Method]
	if !ok {
		return nil, &responseError{codeMethodNotFound, "unknown method"}
	}
	var params documentParams
	if err := json.Unmarshal(m.Params, &params); err != nil {
		return nil, &responseError{codeInvalidParams, err.Error()}
	}
	d, ok := s.documents[params.TextDocument.URI]
	if !ok {
		return nil, &responseError{codeInvalidParams, "the document is not open"}
	}
	return answer(s, d, params)
}

// notifications are what the client tells, and "shutdown", which asks for
// nothing either.
var notifications = map[string]func(*server, json.RawMessage) error{
	"initialized":                         (*server).watch,
	"shutdown":                            func(s *server, _ json.RawMessage) error { s.stopping = true; return nil },
	"textDocument/didOpen":                withDocument((*server).didOpen),
	"textDocument/didChange":              withDocument((*server).didChange),
	"textDocument/didClose":               withDocument((*server).didClose),
	"textDocument/didSave":                func(s *server, _ json.RawMessage) error { return s.checkAll() },
	"workspace/didChangeWatchedFiles":     func(s *server, _ json.RawMessage) error { return s.checkAll() },
	"workspace/didChangeConfiguration":    func(s *server, _ json.RawMessage) error { return s.checkAll() },
	"workspace/didChangeWorkspaceFolders": (*server).didChangeFolders,
	"$/cancelRequest":                     func(*server, json.RawMessage) error { return nil }, // it is answered already
	"$/setTrace":                          func(*server, json.RawMessage) error { return nil },
}

// requests are what the client asks about an open document.
var requests = map[string]func(*server, *document, documentParams) (any, error){
	"textDocument/codeAction":     (*server).codeActions,
	"textDocument/completion":     (*server).completion,
	"textDocument/definition":     (*server).otherRows,
	"textDocument/documentSymbol": (*server).symbols,
	"textDocument/hover":          (*server).hover,
	"textDocument/references":     (*server).sameRows,
}

func withDocument(act func(*server, documentParams) error) func(*server, json.RawMessage) error {
	return func(s *server, raw json.RawMessage) error {
		var params documentParams
		if err := json.Unmarshal(raw, &params); err != nil {
			return err
		}
		return act(s, params)
	}
}

func (s *server) initialize(raw json.RawMessage) (any, error) {
	var params initializeParams
	if err := json.Unmarshal(raw, &params); err != nil {
		return nil, &responseError{codeInvalidParams, err.Error()}
	}
	for _, e := range params.Capabilities.General.PositionEncodings {
		if slices.Contains([]encoding{utf8Units, utf16Units, utf32Units}, e) {
			s.encoding = e
			break
		}
	}
	if params.WorkspaceFolders == nil {
		params.WorkspaceFolders = []workspaceFolder{{params.RootURI}}
	}
	s.changeFolders(params.WorkspaceFolders, nil)
	if len(s.folders) > 0 {
		if err := s.Enter(s.folders[0]); err != nil {
			s.complain(err)
		}
	}
	s.watches = params.Capabilities.Workspace.DidChangeWatchedFiles.DynamicRegistration
	s.ready = true
	return map[string]any{
		"serverInfo": map[string]string{"name": "complint", "version": s.Version},
		"capabilities": map[string]any{
			"positionEncoding":       s.encoding,
			"textDocumentSync":       map[string]any{"openClose": true, "change": 2, "save": true},
			"hoverProvider":          true,
			"definitionProvider":     true,
			"referencesProvider":     true,
			"documentSymbolProvider": true,
			"completionProvider":     map[string]any{"triggerCharacters": []string{"|", "/", "#", "<", "%", ":", "=", "\"", " "}},
			"workspace":              map[string]any{"workspaceFolders": map[string]bool{"supported": true, "changeNotifications": true}},
			"codeActionProvider":     map[string]any{"codeActionKinds": []string{kindQuickFix, kindFixAll}},
		},
	}, nil
}

func (s *server) didChangeFolders(raw json.RawMessage) error {
	var params struct {
		Event struct {
			Added, Removed []workspaceFolder
		}
	}
	if err := json.Unmarshal(raw, &params); err != nil {
		return err
	}
	s.changeFolders(params.Event.Added, params.Event.Removed)
	return s.checkAll()
}

// changeFolders notes which folders the editor has open.
func (s *server) changeFolders(added, removed []workspaceFolder) {
	for _, folder := range removed {
		s.folders = slices.DeleteFunc(s.folders, func(open string) bool { return open == filepath.Clean(pathOf(folder.URI)) })
	}
	for _, folder := range added {
		if path := pathOf(folder.URI); path != "" {
			s.folders = append(s.folders, filepath.Clean(path))
		}
	}
}

// folderOf is the innermost open folder that a file is in, and the working
// directory for one that is in none.
func (s *server) folderOf(path string) string {
	innermost := "."
	for _, folder := range s.folders {
		below, err := filepath.Rel(folder, path)
		if err == nil && filepath.IsLocal(below) && (innermost == "." || len(folder) > len(innermost)) {
			innermost = folder
		}
	}
	return innermost
}

// watch asks the client to tell of files that change: pages, and what configures
// complint and Hugo.
func (s *server) watch(json.RawMessage) error {
	if !s.watches {
		return nil
	}
	var watchers []map[string]string
	for _, glob := range []string{"**/*.md", "**/.complint.{yaml,yml,toml}", "**/{hugo,config}.{toml,yaml,yml,json}", "**/config/**"} {
		watchers = append(watchers, map[string]string{"globPattern": glob})
	}
	s.out.write(message{ID: json.RawMessage(`"watch"`), Method: "client/registerCapability", Params: encode(map[string]any{
		"registrations": []registration{{"watch", "workspace/didChangeWatchedFiles", encode(map[string]any{"watchers": watchers})}},
	})})
	return nil
}

func (s *server) didOpen(params documentParams) error {
	t := params.TextDocument
	s.documents[t.URI] = &document{uri: t.URI, path: pathOf(t.URI), version: t.Version, text: newText(t.Text, s.encoding), stale: true}
	return nil
}

func (s *server) didChange(params documentParams) (err error) {
	d, ok := s.documents[params.TextDocument.URI]
	if !ok {
		return nil
	}
	d.text, err = d.change(params.ContentChanges)
	d.version, d.stale = params.TextDocument.Version, true
	return err
}

func (s *server) didClose(params documentParams) error {
	uri := params.TextDocument.URI
	if _, ok := s.documents[uri]; ok {
		delete(s.documents, uri)
		s.out.notify("textDocument/publishDiagnostics", publishDiagnosticsParams{URI: uri, Diagnostics: []diagnostic{}})
	}
	return nil
}

func (s *server) checkAll() error {
	for _, d := range s.documents {
		d.stale = true
	}
	return nil
}

// log writes to the log of the client.
func (s *server) log(text string) {
	s.out.notify("window/logMessage", showMessageParams{messageError, text})
}

// complain shows what is wrong, in the configuration for example, once.
func (s *server) complain(err error) {
	text := ""
	if err != nil {
		text = "complint: " + err.Error()
	}
	if text != s.complaint && text != "" {
		s.out.notify("window/showMessage", showMessageParams{messageError, text})
	}
	s.complaint = text
}

// pathOf is the file that a URI stands for, "" for one that is no file.
func pathOf(uri string) string {
	u, err := url.Parse(uri)
	if err != nil || u.Scheme != "file" || u.Path == "" {
		return ""
	}
	path := u.Path
	if len(path) > 2 && path[0] == '/' && path[2] == ':' {
		path = path[1:] // /c:/folder
	}
	return filepath.FromSlash(path)
}

// uriOf is the URI of a file.
func uriOf(path string) string {
	path = filepath.ToSlash(path)
	if !strings.HasPrefix(path, "/") {
		path = "/" + path // c:/folder
	}
	return (&url.URL{Scheme: "file", Path: path}).String()
}

// uriOfReported is that of a file which the linter has reported: of an open
// document the one that the client uses.
func (s *server) uriOfReported(file string) string {
	path, err := filepath.Abs(file)
	if err != nil {
		path = file
	}
	for uri, d := range s.documents {
		if d.path == path {
			return uri
		}
	}
	return uriOf(path)
}

// textOf is a file as the editor has it; one that cannot be read is empty.
func (s *server) textOf(uri string) *text {
	if d, ok := s.documents[uri]; ok {
		return d.text
	}
	data, err := os.ReadFile(pathOf(uri))
	if err != nil {
		return newText("", s.encoding)
	}
	return newText(string(data), s.encoding)
}
