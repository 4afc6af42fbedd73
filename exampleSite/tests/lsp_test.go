package tests

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/pelletier/go-toml/v2"
	"go.lsp.dev/jsonrpc2"
	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"
)

// editor is a client of `complint lsp`, which speaks the protocol with the types
// of another's library.
type editor struct {
	t         *testing.T
	ctx       context.Context
	conn      jsonrpc2.Conn
	command   *exec.Cmd
	published chan protocol.PublishDiagnosticsParams
}

type pipes struct {
	io.ReadCloser
	io.WriteCloser
}

func (p pipes) Close() error { return p.WriteCloser.Close() }

// startEditor starts the server for the site in a folder, by "complint lsp" unless told otherwise.
func startEditor(t *testing.T, dir string, args ...string) *editor {
	t.Helper()
	e := &editor{t: t, ctx: t.Context(), published: make(chan protocol.PublishDiagnosticsParams, 100)}
	if len(args) == 0 {
		args = []string{"lsp"}
	}
	e.command = exec.Command(complint, args...)
	in, err := e.command.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := e.command.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := e.command.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = e.command.Process.Kill() })
	e.conn = jsonrpc2.NewConn(jsonrpc2.NewStream(pipes{out, in}))
	e.conn.Go(e.ctx, func(ctx context.Context, reply jsonrpc2.Replier, r jsonrpc2.Request) error {
		switch r.Method() {
		case "textDocument/publishDiagnostics":
			var params protocol.PublishDiagnosticsParams
			if err := json.Unmarshal(r.Params(), &params); err != nil {
				t.Error(err)
			}
			e.published <- params
		case "window/showMessage", "window/logMessage":
			t.Logf("%s: %s", r.Method(), r.Params())
		}
		return reply(ctx, nil, nil)
	})
	var result protocol.InitializeResult
	e.call("initialize", &protocol.InitializeParams{WorkspaceFolders: []protocol.WorkspaceFolder{{URI: string(uri.File(dir)), Name: "site"}}}, &result)
	if result.ServerInfo == nil || result.ServerInfo.Name != "complint" {
		t.Errorf("the server says that it is %+v", result.ServerInfo)
	}
	e.notify("initialized", &protocol.InitializedParams{})
	return e
}

func (e *editor) call(method string, params, result any) {
	e.t.Helper()
	if _, err := e.conn.Call(e.ctx, method, params, result); err != nil {
		e.t.Fatalf("%s: %v", method, err)
	}
}

func (e *editor) notify(method string, params any) {
	e.t.Helper()
	if err := e.conn.Notify(e.ctx, method, params); err != nil {
		e.t.Fatalf("%s: %v", method, err)
	}
}

func (e *editor) open(document uri.URI, text string) {
	e.notify("textDocument/didOpen", &protocol.DidOpenTextDocumentParams{
		TextDocument: protocol.TextDocumentItem{URI: document, LanguageID: "markdown", Version: 1, Text: text},
	})
}

// diagnostics waits for those of a version of a document.
func (e *editor) diagnostics(document uri.URI, version uint32) []protocol.Diagnostic {
	e.t.Helper()
	for params := range e.published {
		if params.URI == document && params.Version == version {
			return params.Diagnostics
		}
	}
	return nil
}

// quit ends the session as the protocol asks.
func (e *editor) quit() {
	e.t.Helper()
	e.call("shutdown", nil, nil)
	e.notify("exit", nil)
	if err := e.command.Wait(); err != nil {
		e.t.Errorf("after exit: %v", err)
	}
}

// find is the place where a text begins the nth time, in a document without
// anything that UTF-16 counts twice.
func find(t *testing.T, text, wanted string, nth int) protocol.Position {
	t.Helper()
	offset := -1
	for range nth {
		next := strings.Index(text[offset+1:], wanted)
		if next < 0 {
			t.Fatalf("%q is not there %d times", wanted, nth)
		}
		offset += next + 1
	}
	before := text[:offset]
	return protocol.Position{Line: uint32(strings.Count(before, "\n")), Character: uint32(len(before) - strings.LastIndex(before, "\n") - 1)}
}

func document(t *testing.T) lspSite {
	t.Helper()
	page := strings.Replace(block(t, "docs/authoring.md", "markdown", 0), "| Caffeine     | Low       | High     |", "| Caffeine     | Low       | Medium   |", 1)
	dir := newSite(t, map[string]string{"content/comparisons/tea-vs-coffee.md": page})
	return lspSite{dir, uri.File(filepath.Join(dir, "content/comparisons/tea-vs-coffee.md")), page}
}

type lspSite struct {
	dir  string
	uri  uri.URI
	page string
}

// TestEditor writes a page as an editor does.
func TestEditor(t *testing.T) {
	site := document(t)
	e := startEditor(t, site.dir)
	at := protocol.TextDocumentIdentifier{URI: site.uri}

	e.open(site.uri, site.page)
	found := e.diagnostics(site.uri, 1)
	if len(found) != 1 || found[0].Code != "table-parity" || found[0].Severity != protocol.DiagnosticSeverityError {
		t.Fatalf("in the page as it was opened: %+v", found)
	}
	disagrees := find(t, site.page, "Medium", 1)
	if found[0].Range.Start != disagrees || found[0].Range.End.Character != disagrees.Character+6 {
		t.Errorf("it is at %v, not at %v", found[0].Range, disagrees)
	}
	if r := found[0].RelatedInformation; len(r) != 1 || r[0].Location.URI != site.uri || r[0].Location.Range.Start != find(t, site.page, "High", 1) {
		t.Errorf("the other table is at %+v", r)
	}

	var hover protocol.Hover
	place := protocol.TextDocumentPositionParams{TextDocument: at, Position: disagrees}
	e.call("textDocument/hover", &protocol.HoverParams{TextDocumentPositionParams: place}, &hover)
	if explained, err := run(t, site.dir, complint, "explain", "table-parity"); err != nil || hover.Contents.Value != explained {
		t.Errorf("hover says %q", hover.Contents.Value)
	}

	var rows []protocol.Location
	e.call("textDocument/definition", &protocol.DefinitionParams{TextDocumentPositionParams: place}, &rows)
	if len(rows) != 1 || rows[0].Range.Start != find(t, site.page, "| Caffeine | Low", 1) {
		t.Errorf("the other table's row is at %+v", rows)
	}

	var symbols []protocol.DocumentSymbol
	e.call("textDocument/documentSymbol", &protocol.DocumentSymbolParams{TextDocument: at}, &symbols)
	var names []string
	for _, symbol := range symbols {
		names = append(names, symbol.Name)
		for _, child := range symbol.Children {
			names = append(names, symbol.Name+"/"+child.Name)
		}
	}
	const want = "Overview|At a glance|At a glance/Tea, Coffee|Tea|Tea/Pros|Tea/Cons|Coffee|Coffee/Pros|Coffee/Cons|Side by side|" +
		"Side by side/Tea, Coffee|Verdict|FAQ|FAQ/Which has more caffeine?|Sources|Still undecided?"
	if got := strings.Join(names, "|"); got != want {
		t.Errorf("symbols are %s", got)
	}

	// The safe fixes and the others, and orders not to report.
	var actions []protocol.CodeAction
	e.call("textDocument/codeAction", &protocol.CodeActionParams{TextDocument: at, Range: found[0].Range}, &actions)
	var titles []string
	for _, action := range actions {
		titles = append(titles, action.Title)
	}
	if got := strings.Join(titles, "|"); got != "write what the full table says into the short one|do not report table-parity on this page" {
		t.Errorf("actions are %s", got)
	}

	// What is typed is checked, and not what the file says.
	e.notify("textDocument/didChange", map[string]any{
		"textDocument": map[string]any{"uri": site.uri, "version": 2},
		"contentChanges": []any{
			map[string]any{"range": found[0].Range, "text": "High  "},
			map[string]any{"range": protocol.Range{Start: find(t, site.page, "## Verdict", 1), End: find(t, site.page, "## FAQ", 1)}, "text": ""},
		},
	})
	if found := e.diagnostics(site.uri, 2); len(found) != 1 || found[0].Code != "verdict-missing" {
		t.Errorf("after typing: %+v", found)
	}

	e.notify("textDocument/didClose", &protocol.DidCloseTextDocumentParams{TextDocument: at})
	e.quit()
}

// TestEditorCompletes completes what a writer has begun, which is the end of each text.
func TestEditorCompletes(t *testing.T) {
	site := document(t)
	e := startEditor(t, site.dir)
	whole := site.page
	const toml = "+++\ntitle = 'Tea vs Coffee'\noptions = ['Tea', 'Coffee']\n"
	for i, c := range []struct{ old, new, want string }{
		{"kicker: Comparison", "kick", "kicker"},
		{"kicker: Comparison", "winner: ", "Tea|Coffee|tie"},
		{"kicker: Comparison", "winner: t", "Tea|tie"},
		{"kicker: Comparison", "winner: \"Co", "Coffee"},
		{"kicker: Comparison", "verdict:\n  text: x\n  picks:\n    - when: y\n      option: C", "Coffee"},
		{"kicker: Comparison", "picks: [{when: y, option: ", "Tea|Coffee"},
		{"kicker: Comparison", "criteria:\n  - name: Price\n    glance: ", "true|false"},
		{"kicker: Comparison", "criteria:\n  - name: Price\n    winner: ti", "tie"},
		{"kicker: Comparison", "complint:\n  disable: [stale, title-", "title-options"},
		{"kicker: Comparison", "sources: [a]\ncomplint: {disable: [title-op", "title-options"},
		{"kicker: Comparison", "complint:\n  disable: pros-cons-b", "pros-cons-balance"},
		{"kicker: Comparison", "subtitle: T", ""},
		{"kicker: Comparison", "theirs: t", ""},
		{whole, toml + "winner = ", "Tea|Coffee|tie"},
		{whole, toml + "[verdict]\nwinner = 'Te", "Tea"},
		{whole, toml + "[[criteria]]\nglance = f", "false"},
		{"| Criteria | Tea | Coffee |", "| Criteria | Tea | Co", "Coffee"},
		{"## Tea\n", "## T", "Tea"},
		{"Both are hot and hold caffeine.", "{{< comparison/ver", "comparison/verdict"},
		{"Both are hot and hold caffeine.", "{{% comp", "comparison/best-for|comparison/cons|comparison/cta|comparison/faq|comparison/option|comparison/page|comparison/pros|" +
			"comparison/question|comparison/table|comparison/verdict"},
		{"Both are hot and hold caffeine.", "{{< /comparison/q", "comparison/question"},
		{"Both are hot and hold caffeine.", "{{< comparison/table ", "role|caption|title|page|lang"},
		{"Both are hot and hold caffeine.", "{{< comparison/table role=\"full\" ca", "caption"},
		{"Both are hot and hold caffeine.", "{{< comparison/table role=\"", "glance|full"},
		{"Both are hot and hold caffeine.", "{{< comparison/table\n  caption=\"a b\"\n  role=`g", "glance"},
		{"Both are hot and hold caffeine.", "{{< comparison/verdict winner=", "Tea|Coffee|tie"},
		{"Both are hot and hold caffeine.", "{{% comparison/option \"Co", "Coffee"},
		{"Both are hot and hold caffeine.", "{{< comparison/page h1=\"n", "none"},
		{"Both are hot and hold caffeine.", "{{< comparison/cta \"/a\" la", ""}, // none has a name, or all have
		{"Both are hot and hold caffeine.", "{{< comparison/verdict >}} wi", ""},
		{"Both are hot and hold caffeine.", "{{< theirs ro", ""},
	} {
		before, _, found := strings.Cut(whole, c.old)
		_, after, _ := strings.Cut(whole, c.old)
		if !found {
			t.Fatalf("the page has no %q", c.old)
		}
		if c.old == whole {
			after = "+++\n"
		}
		document := uri.URI(strings.Replace(string(site.uri), "tea-vs-coffee", "page-"+strconv.Itoa(i), 1))
		e.open(document, before+c.new+"\n"+after)
		end := find(t, before+c.new+"\x00", "\x00", 1)
		var items []protocol.CompletionItem
		e.call("textDocument/completion", &protocol.CompletionParams{TextDocumentPositionParams: protocol.TextDocumentPositionParams{
			TextDocument: protocol.TextDocumentIdentifier{URI: document}, Position: end,
		}}, &items)
		var labels []string
		for _, item := range items {
			labels = append(labels, item.Label)
			if item.TextEdit == nil || item.TextEdit.Range.End != end || item.TextEdit.Range.Start.Line != end.Line {
				t.Errorf("after %q: %q replaces %+v", c.new, item.Label, item.TextEdit)
			}
		}
		if got := strings.Join(labels, "|"); got != c.want {
			t.Errorf("after %q: %s", c.new, got)
		}
	}
	e.quit()
}

// TestEditorCompletesValidly: a page into which a completion was put is as it should be, in each syntax.
func TestEditorCompletesValidly(t *testing.T) {
	site := document(t)
	e := startEditor(t, site.dir)
	page := strings.ReplaceAll(block(t, "docs/authoring.md", "markdown", 0), "Coffee", "Coffee, new")
	page = strings.Replace(page, "options: [Tea, Coffee, new]", "options: [Tea, 'Coffee, new']", 1)
	for i, new := range []string{"winner: ", "winner: 'Coff", "winner: \"C"} {
		before, after, _ := strings.Cut(page, "kicker: Comparison\n")
		document := uri.URI(strings.Replace(string(site.uri), "tea-vs-coffee", "page-"+strconv.Itoa(i), 1))
		e.open(document, before+new+"\n"+after)
		var items []protocol.CompletionItem
		e.call("textDocument/completion", &protocol.CompletionParams{TextDocumentPositionParams: protocol.TextDocumentPositionParams{
			TextDocument: protocol.TextDocumentIdentifier{URI: document}, Position: find(t, before+new+"\x00", "\x00", 1),
		}}, &items)
		i := slices.IndexFunc(items, func(item protocol.CompletionItem) bool { return item.Label == "Coffee, new" })
		if i < 0 {
			t.Errorf("after %q: %+v", new, items)
			continue
		}
		_, quote, _ := strings.Cut(new, " ")
		quote = strings.TrimRight(quote, "Cof")
		start := int(items[i].TextEdit.Range.Start.Character)
		write(t, site.uri.Filename(), before+new[:start]+items[i].TextEdit.NewText+quote+"\n"+after)
		if out, err := run(t, site.dir, complint, "--disable", "duplicate-part", site.uri.Filename()); err != nil {
			t.Errorf("after %q: %v\n%s", new, err, out)
		}
	}
	e.quit()
}

// TestEditorFolders: each document is checked as the innermost open folder says that it is in.
func TestEditorFolders(t *testing.T) {
	site, other := document(t), document(t)
	write(t, filepath.Join(site.dir, ".complint.yaml"), "rules: {table-parity: off}\n")
	e := startEditor(t, site.dir)
	checked := func(document lspSite, want int, when string) {
		t.Helper()
		if found := e.diagnostics(document.uri, 1); len(found) != want {
			t.Errorf("%s: %+v", when, found)
		}
	}
	folder := func(dir string) []protocol.WorkspaceFolder {
		return []protocol.WorkspaceFolder{{URI: string(uri.File(dir)), Name: "x"}}
	}
	e.open(site.uri, site.page)
	checked(site, 0, "in the first folder")
	e.open(other.uri, other.page)
	checked(other, 0, "in no folder, as in the first one")
	e.notify("workspace/didChangeWorkspaceFolders", protocol.DidChangeWorkspaceFoldersParams{Event: protocol.WorkspaceFoldersChangeEvent{Added: folder(other.dir)}})
	checked(other, 1, "in a folder of its own")
	write(t, filepath.Join(other.dir, "content/.complint.yaml"), "rules: {table-parity: off}\n")
	e.notify("workspace/didChangeWorkspaceFolders", protocol.DidChangeWorkspaceFoldersParams{Event: protocol.WorkspaceFoldersChangeEvent{Added: folder(filepath.Join(other.dir, "content"))}})
	checked(other, 0, "in a folder within that")
	e.notify("workspace/didChangeWorkspaceFolders", protocol.DidChangeWorkspaceFoldersParams{Event: protocol.WorkspaceFoldersChangeEvent{Removed: folder(filepath.Join(other.dir, "content"))}})
	checked(other, 1, "when that is closed")
	write(t, filepath.Join(other.dir, ".complint.toml"), "[rules]\ntable-parity = 'off'\n")
	e.notify("workspace/didChangeWatchedFiles", &protocol.DidChangeWatchedFilesParams{Changes: []*protocol.FileEvent{}})
	checked(other, 0, "with a configuration of its own")
	e.quit()
}

// TestEditorLeavesOthers reports nothing on pages that are no comparisons, on
// what is no file, and on what the configuration excludes.
func TestEditorLeavesOthers(t *testing.T) {
	site := document(t)
	write(t, filepath.Join(site.dir, ".complint.yaml"), "exclude: [content/comparisons/drafts]\n")
	e := startEditor(t, site.dir)
	for _, document := range []uri.URI{
		uri.File(filepath.Join(site.dir, "content/posts/post.md")),
		uri.File(filepath.Join(site.dir, "content/comparisons/drafts/broken.md")),
		"untitled:Untitled-1",
	} {
		e.open(document, "---\ntitle: Tea vs Coffee\n---\n## Tea\n")
		if found := e.diagnostics(document, 1); len(found) > 0 {
			t.Errorf("%s: %+v", document, found)
		}
	}
	// A configuration that has changed is read anew.
	e.open(site.uri, site.page)
	if found := e.diagnostics(site.uri, 1); len(found) != 1 {
		t.Errorf("before: %+v", found)
	}
	write(t, filepath.Join(site.dir, ".complint.yaml"), "rules: {table-parity: off}\n")
	e.notify("workspace/didChangeWatchedFiles", &protocol.DidChangeWatchedFilesParams{Changes: []*protocol.FileEvent{}})
	if found := e.diagnostics(site.uri, 1); len(found) != 0 {
		t.Errorf("after: %+v", found)
	}
	e.quit()
}

// TestEditorSees compares an open page with the others as the editor has them.
func TestEditorSees(t *testing.T) {
	site := document(t)
	e := startEditor(t, site.dir)
	whole := block(t, "docs/authoring.md", "markdown", 0)
	e.open(site.uri, whole)
	if found := e.diagnostics(site.uri, 1); len(found) != 0 {
		t.Errorf("alone: %+v", found)
	}
	other := uri.File(filepath.Join(site.dir, "content/comparisons/coffee-vs-tea.md"))
	write(t, other.Filename(), "---\ntitle: Nothing yet\n---\n")
	e.open(other, strings.Replace(whole, "Tea vs Coffee", "Coffee vs Tea", 1))
	codes := func(found []protocol.Diagnostic) (codes []string) {
		for _, d := range found {
			codes = append(codes, d.Code.(string))
		}
		return codes
	}
	if got := codes(e.diagnostics(other, 1)); !strings.Contains(strings.Join(got, " "), "duplicate-comparison") {
		t.Errorf("beside another one about the same: %q", got)
	}
	e.quit()
}

// TestHelix starts the server as the configuration of Helix does.
func TestHelix(t *testing.T) {
	var languages struct {
		Servers map[string]struct {
			Command string
			Args    []string
		} `toml:"language-server"`
		Language []struct {
			Name    string
			Servers []string `toml:"language-servers"`
		}
	}
	if err := toml.Unmarshal([]byte(block(t, "docs/editors.md", "toml", 0)), &languages); err != nil {
		t.Fatal(err)
	}
	server := languages.Servers["complint"]
	if server.Command != "complint" || len(languages.Language) != 1 || !slices.Contains(languages.Language[0].Servers, "complint") {
		t.Fatalf("no server for Markdown: %+v", languages)
	}
	site := document(t)
	e := startEditor(t, site.dir, server.Args...)
	e.open(site.uri, site.page)
	if found := e.diagnostics(site.uri, 1); len(found) != 1 {
		t.Errorf("found %+v", found)
	}
	e.quit()
}

// TestNeovim mends a page in a real editor, set up as docs/editors.md says.
func TestNeovim(t *testing.T) {
	if !isInstalled(t, "nvim") {
		return
	}
	dir, page := mendablePage(t)
	// Versions before 0.8 have no vim.lsp.start.
	const older = `if not vim.lsp.start then
  vim.lsp.start = function(c) vim.lsp.buf_attach_client(0, vim.lsp.start_client(c)) end
end
`
	const drive = `
vim.api.nvim_create_autocmd("DiagnosticChanged", { callback = function()
  if #vim.diagnostic.get(0) == 0 then return end
  local params = vim.lsp.util.make_range_params()
  params.context = { diagnostics = {}, only = { "source.fixAll" } }
  for _, answer in pairs(vim.lsp.buf_request_sync(0, "textDocument/codeAction", params, 60000) or {}) do
    for _, action in ipairs(answer.result) do vim.lsp.util.apply_workspace_edit(action.edit, "utf-16") end
  end
  vim.cmd("write | qall!")
end })
`
	setup := filepath.Join(dir, "init.lua")
	write(t, setup, older+block(t, "docs/editors.md", "lua", 0)+drive)
	checkMended(t, dir, page, "nvim", "--clean", "--headless", "-c", "filetype on", "-u", setup, page)
}

// TestEmacs does the same with eglot.
func TestEmacs(t *testing.T) {
	if !isInstalled(t, "emacs") {
		return
	}
	if out, err := run(t, root, "emacs", "--batch", "--eval", "(progn (package-initialize) (require 'eglot) (require 'markdown-mode))"); err != nil && os.Getenv("CI") == "" {
		t.Logf("eglot or markdown-mode is not installed: what needs it is not tested\n%s", out)
		return
	}
	dir, page := mendablePage(t)
	git(t, dir, "init", "--quiet") // what a project is, for Emacs
	const start = `(package-initialize)
(setq eglot-sync-connect t eglot-confirm-server-initiated-edits nil)
`
	const drive = `
(find-file (pop command-line-args-left))
(run-hooks 'post-command-hook) ; as after the command that a person gives
(while (null (flymake-diagnostics)) (flymake-start) (accept-process-output nil 0.1))
(eglot-code-actions (point-min) (point-max) "source.fixAll.complint" t)
(save-buffer)
(eglot-shutdown (eglot-current-server))
`
	setup := filepath.Join(dir, "init.el")
	write(t, setup, start+block(t, "docs/editors.md", "elisp", 0)+drive)
	t.Setenv("HOME", t.TempDir())
	checkMended(t, dir, page, "emacs", "--batch", "--load", setup, page)
}

// TestVSCode runs the task and reads what it prints as the editor does.
func TestVSCode(t *testing.T) {
	type pattern struct {
		Regexp                                      string
		File, Line, Column, Severity, Message, Code int
	}
	var settings struct {
		Tasks []struct {
			Type, Command  string
			ProblemMatcher struct {
				FileLocation []string
				Pattern      pattern
			}
		}
	}
	parseJSON(t, block(t, "docs/editors.md", "json", 0), &settings)
	task := settings.Tasks[0]
	p := task.ProblemMatcher.Pattern
	if len(settings.Tasks) != 1 || task.Type != "process" || task.Command != "complint" || task.ProblemMatcher.FileLocation[0] != "relative" {
		t.Fatalf("no task: %+v", settings)
	}
	site := document(t)
	out, _ := run(t, site.dir, complint)
	var found []string
	for line := range strings.Lines(out) {
		if m := regexp.MustCompile(p.Regexp).FindStringSubmatch(strings.TrimSuffix(line, "\n")); m != nil {
			found = append(found, strings.Join([]string{m[p.File], m[p.Line], m[p.Column], m[p.Severity], m[p.Code]}, " "))
			if !strings.HasPrefix(m[p.Message], `"Caffeine" of "Coffee" is "Medium" here`) {
				t.Errorf("the message is %q", m[p.Message])
			}
		}
	}
	at := find(t, site.page, "Medium", 1)
	if want := fmt.Sprintf("content/comparisons/tea-vs-coffee.md %d %d error table-parity", at.Line+1, at.Character+1); !slices.Equal(found, []string{want}) {
		t.Errorf("found %q, want %q in\n%s", found, want, out)
	}
}

// mendablePage is a site with one page that a safe fix mends, and complint on the path.
func mendablePage(t *testing.T) (dir, page string) {
	t.Helper()
	site := document(t)
	page = filepath.Join(site.dir, "content/comparisons/tea-vs-coffee.md")
	write(t, page, strings.ReplaceAll(block(t, "docs/authoring.md", "markdown", 0), "### ", "#### "))
	t.Setenv("PATH", filepath.Dir(complint)+string(os.PathListSeparator)+os.Getenv("PATH"))
	return site.dir, page
}

// checkMended runs an editor that is to mend a page.
func checkMended(t *testing.T, dir, page, editor string, args ...string) {
	t.Helper()
	out, err := run(t, dir, editor, args...)
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	if mended := read(t, page); strings.Contains(mended, "####") {
		t.Errorf("nothing was mended:\n%s\n%s", out, mended)
	}
}
