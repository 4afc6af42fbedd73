package lint

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"encoding/json"
	"errors"
	"hash/crc32"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"time"

	"github.com/complint/comparisons/lint/comparison"
	"github.com/complint/comparisons/lint/site"
)

// Cache keeps what was found in files, so that the next run only has to look
// whether they have changed. What an entry was made of is part of its key: the
// program, its configuration for the file, the day, the words of the site.
// Where Hugo puts a page is worked out anew each time, and so are findings of
// rules across pages.
//
// A file is taken to be unchanged if it has the size and the times of before,
// and these were no news when it was read; else its content decides. What
// cannot be read of a cache is not used.
type Cache struct {
	path    string
	program string
	started time.Time

	mu      sync.Mutex
	entries map[string]packed // by the name of the file
	changed bool
}

// cacheMagic begins a file; the version of the format is a part of it.
const cacheMagic = "complint cache 1\n"

// castagnoli is the checksum that processors work out themselves. Its table is
// made when it is first called: few runs have a cache.
func castagnoli() *crc32.Table { return crc32.MakeTable(crc32.Castagnoli) }

// settled is how old the times of a file have to be for a change of its content
// to change them, too: some file systems count in steps of two seconds.
const settled = 3 * time.Second

// OpenCache reads the cache in a file, which need not be there. Program says
// what found the findings, as exactly as can be: another one has no use for
// them.
func OpenCache(path, program string) *Cache {
	c := &Cache{path: path, program: program, started: time.Now(), entries: make(map[string]packed)}
	if data, err := os.ReadFile(path); err == nil {
		c.decode(data)
	}
	return c
}

// decode reads the entries of a file that is whole.
func (c *Cache) decode(data []byte) {
	body, ok := bytes.CutPrefix(data, []byte(cacheMagic))
	if !ok || len(body) < crc32.Size {
		return
	}
	body, sum := body[:len(body)-crc32.Size], body[len(body)-crc32.Size:]
	if crc32.Checksum(body, castagnoli()) != binary.BigEndian.Uint32(sum) {
		return
	}
	for rest := packed(body); len(rest) > 0; {
		file := rest.text()
		c.entries[file] = packed(rest.text())
	}
}

// Save writes the cache, if there is anything new in it, so that other
// processes see the old one or the new one, whole. Files that are gone are left
// out.
func (c *Cache) Save() error {
	c.mu.Lock()
	defer c.mu.Unlock()
	if !c.changed {
		return nil
	}
	if err := os.MkdirAll(filepath.Dir(c.path), 0o700); err != nil {
		return err
	}
	temporary, err := os.CreateTemp(filepath.Dir(c.path), ".new-*")
	if err != nil {
		return err
	}
	if err = errors.Join(c.encode(temporary), temporary.Close()); err == nil {
		err = os.Rename(temporary.Name(), c.path)
	}
	if err != nil {
		_ = os.Remove(temporary.Name())
	}
	return err
}

// encode writes the entries of the files that are there, one after the other:
// all of them at once would take as much memory again.
func (c *Cache) encode(file io.Writer) error {
	out := bufio.NewWriterSize(file, 1<<16)
	_, _ = out.WriteString(cacheMagic) // Flush returns the first error
	sum := crc32.New(castagnoli())
	var next packing
	for file, entry := range c.entries {
		if _, err := os.Lstat(file); err == nil {
			next = next[:0].text(file).text(string(entry))
			_, _ = sum.Write(next)
			_, _ = out.Write(next)
		}
	}
	_, _ = out.Write(binary.BigEndian.AppendUint32(nil, sum.Sum32()))
	return out.Flush()
}

func (c *Cache) get(file string) (cacheEntry, bool) {
	c.mu.Lock()
	entry, ok := c.entries[file]
	c.mu.Unlock()
	if !ok {
		return cacheEntry{}, false
	}
	return unpackEntry(entry), true
}

func (c *Cache) put(file string, entry packed) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.entries[file], c.changed = entry, true
}

// state describes a file by what its folder knows of it; "" while a change
// might leave that as it is.
func (c *Cache) state(info fs.FileInfo) string {
	changed, id := fileIdentity(info)
	if c.started.Sub(info.ModTime()) < settled || c.started.Sub(changed) < settled {
		return ""
	}
	return string(packing(id).number(int(info.Size())).number(int(info.ModTime().UnixNano())).number(int(changed.UnixNano())))
}

// cachedFile is checkFile with a cache.
func (r *run) cachedFile(file string) (*checked, error) {
	info, err := os.Stat(file)
	if err != nil {
		return nil, err
	}
	around := r.Sites.Find(file)
	rules := r.rules.of(file)
	key := r.cacheKey(around, rules)
	state := r.Cache.state(info)
	e, known := r.Cache.get(file)
	known = known && e.key == key && key != ""
	if known && state != "" && e.state == state {
		if c, ok := e.restore(file, around, rules); ok {
			return c, nil
		}
	}
	source, err := readFile(file)
	if err != nil {
		return nil, err
	}
	digest := sha256.Sum256(source)
	sum := string(digest[:])
	if known && e.sum == sum {
		if c, ok := e.restore(file, around, rules); ok {
			if e.state != state {
				r.Cache.put(file, packed(append(packing(nil).text(state), e.stateless...)))
			}
			return c, nil
		}
	}
	page, where, isComparison := r.open(file, source)
	var c *checked
	if isComparison {
		c = r.check(file, page, where)
		page.Release()
	}
	// A cascade may say of the page what no entry keeps.
	if front := page.FrontMatter.Root; front.Get("cascade") == nil {
		e = cacheEntry{state: state, key: key, sum: sum, typ: front.Get("type"), where: where}
		entry := packed(e.pack(c))
		r.Cache.put(file, entry)
		if c != nil { // of which there is no need to keep all texts twice
			e = unpackEntry(entry)
			e.found.flag()
			return e.found.checked(file, where, rules), nil
		}
	}
	return c, nil
}

// cacheKey is all that findings in a file depend on, apart from its content and
// place; "" where that cannot be said.
func (r *run) cacheKey(around *site.Site, rules []*activeRule) string {
	type keyed struct {
		parser *comparison.Parser
		rules  *activeRule
	}
	id := keyed{parser: around.Parser}
	if len(rules) > 0 {
		id.rules = rules[0] // rules of one configuration are shared
	}
	if key, ok := r.keys.Load(id); ok {
		return key.(string)
	}
	type setting struct {
		Name     string
		Severity Severity
		Values   map[string]any
	}
	settings := make([]setting, len(rules))
	for i, rule := range rules {
		settings[i] = setting{rule.Name, rule.severity, rule.values}
	}
	text, err := json.Marshal([]any{r.Cache.program, r.Now.Format(time.DateOnly), r.across, around.Parser.Digest(), settings})
	key := ""
	if err == nil { // no option is of a kind that JSON has not
		sum := sha256.Sum256(text)
		key = string(sum[:])
	}
	r.keys.Store(id, key)
	return key
}

// cacheEntry is what is kept of a file.
type cacheEntry struct {
	state, key, sum string
	typ             *comparison.Value // the type that the front matter sets
	where           site.Page
	found           packed
	stateless       packed // all but the state
}

// pack returns the entry with what was found, nil for a file that is no
// comparison.
func (e *cacheEntry) pack(c *checked) packing {
	p := packing(nil).text(e.state).text(e.key).text(e.sum).flag(e.typ != nil)
	if e.typ != nil {
		p = p.text(e.typ.Text)
	}
	p = p.text(e.where.Language).text(e.where.Path).text(e.where.Type).flag(c != nil)
	if c == nil {
		return p
	}
	return p.checked(c)
}

func unpackEntry(p packed) (e cacheEntry) {
	e.state = p.text()
	e.stateless = p
	e.key, e.sum = p.text(), p.text()
	if p.flag() {
		e.typ = &comparison.Value{Kind: comparison.KindString, Text: p.text()}
	}
	e.where = site.Page{Language: p.text(), Path: p.text(), Type: p.text()}
	e.found = p
	return e
}

// restore returns what was found in a file, nil for one that is no comparison,
// unless Hugo puts it elsewhere now.
func (e *cacheEntry) restore(file string, around *site.Site, rules []*activeRule) (*checked, bool) {
	var front *comparison.Value
	if e.typ != nil {
		key := comparison.Text{Value: "type"}
		front = &comparison.Value{Kind: comparison.KindMap, Entries: []comparison.Entry{{Key: key, Value: e.typ}}}
	}
	where := around.Page(file, front)
	if where.Language != e.where.Language || where.Path != e.where.Path || where.Type != e.where.Type {
		return nil, false
	}
	rest := e.found
	if !rest.flag() {
		return nil, true
	}
	return rest.checked(file, where, rules), true
}

// packing and packed of what a check finds. Both are in the same order.

func (p packing) flag(is bool) packing {
	if is {
		return p.number(1)
	}
	return p.number(0)
}

func (p *packed) flag() bool { return p.number() != 0 }

func (p packing) checked(c *checked) packing {
	p = p.number(len(c.diagnostics))
	for i := range c.diagnostics {
		p = p.diagnostic(&c.diagnostics[i])
	}
	p = p.number(len(c.suppressions))
	for _, d := range c.suppressions {
		p = p.text(d.rule).text(d.reason).number(d.first).number(d.last).diagnostic(&d.warning)
	}
	if p = p.flag(c.facts != nil); c.facts == nil {
		return p
	}
	p = p.located(c.facts.Title).span(c.facts.Whole).number(len(c.facts.Options))
	for i, o := range c.facts.Options {
		if i == 0 {
			p = p.text(string(o.rows)) // of all options
		}
		p = p.located(o.Name).text(string(o.values))
	}
	return p
}

func (p *packed) checked(file string, where site.Page, rules []*activeRule) *checked {
	c := &checked{file: file, rules: rules}
	for range p.number() {
		c.diagnostics = append(c.diagnostics, p.diagnostic(file))
	}
	for range p.number() {
		c.suppressions = append(c.suppressions, &directive{
			rule: p.text(), reason: p.text(), first: p.number(), last: p.number(), warning: p.diagnostic(file),
		})
	}
	if !p.flag() {
		return c
	}
	c.facts = &Facts{File: file, Site: where, Title: p.located(), Whole: p.span(), rules: rules}
	c.facts.Options = make([]OptionFacts, p.number())
	var rows packed
	for i := range c.facts.Options {
		if i == 0 {
			rows = packed(p.text())
		}
		c.facts.Options[i] = OptionFacts{p.located(), rows, packed(p.text())}
	}
	return c
}

func (p packing) span(s comparison.Span) packing { return p.number(s.Start).number(s.End) }

func (p *packed) span() comparison.Span { return comparison.Span{Start: p.number(), End: p.number()} }

func (p packing) located(t comparison.Text) packing { return p.text(t.Value).span(t.Span) }

func (p *packed) located() comparison.Text {
	return comparison.Text{Value: p.text(), Span: p.span()}
}

func (p packing) position(at Position) packing {
	return p.number(at.Offset).number(at.Line).number(at.Column)
}

func (p *packed) position() Position {
	return Position{Offset: p.number(), Line: p.number(), Column: p.number()}
}

func (p packing) diagnostic(d *Diagnostic) packing {
	p = p.text(d.Rule).number(int(d.Severity)).text(d.Message).position(d.Start).position(d.End).text(d.Excerpt)
	p = p.number(len(d.Related))
	for _, r := range d.Related {
		p = p.text(r.Message).position(r.Start).position(r.End)
	}
	if p = p.flag(d.Fix != nil); d.Fix == nil {
		return p
	}
	p = p.text(d.Fix.Message).flag(d.Fix.Safe).number(len(d.Fix.Edits))
	for _, e := range d.Fix.Edits {
		p = p.position(e.Start).position(e.End).text(e.Text)
	}
	return p
}

func (p *packed) diagnostic(file string) Diagnostic {
	d := Diagnostic{File: file, Rule: p.text(), Severity: Severity(p.number()), Message: p.text(),
		Start: p.position(), End: p.position(), Excerpt: p.text(), Related: []Related{}}
	for range p.number() {
		d.Related = append(d.Related, Related{file, p.text(), p.position(), p.position()})
	}
	if !p.flag() {
		return d
	}
	d.Fix = &Fix{Message: p.text(), Safe: p.flag()}
	for range p.number() {
		d.Fix.Edits = append(d.Fix.Edits, Edit{p.position(), p.position(), p.text()})
	}
	return d
}
