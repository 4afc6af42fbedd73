package comparison

import (
	"bytes"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Tag is one tag of a shortcode as it is written: {{< name param >}},
// {{% /name %}}, {{< name />}}.
type Tag struct {
	Span        Span // in the file, delimiters included
	Name        Text // the zero Text in {{< / >}}, which ends the innermost shortcode
	Markup      bool // {{% %}}: the output is Markdown
	Closing     bool // {{< /name >}}
	SelfClosing bool // {{< name />}}
	Inline      bool // {{< name.inline >}}, which brings its own template
	Params      []Param
}

// Param is a parameter of a shortcode. The name of a positional one is the
// zero Text. Quotes and escapes are gone from the value, but its span is that
// of the literal, quotes included.
type Param struct {
	Name, Value Text
}

// Lexeme is a piece of the body: text that reaches the Markdown parser, or a
// tag.
type Lexeme struct {
	Span Span
	Tag  *Tag // nil for text
}

// Lex divides source[from:] into text and the tags of shortcodes, exactly as
// Hugo does. What Hugo leaves out is in no lexeme: the marks of a shortcode
// that is commented out, {{</* x */>}}, of which {{< x >}} remains as text, and
// the first summary divider with the white space after it. Where the divider
// was, Hugo begins a new paragraph.
//
// If Hugo refuses the body, Lex returns an error and what comes before it.
func Lex(source []byte, from int) ([]Lexeme, *SyntaxError) {
	l := &bodyLexer{src: source, pos: lexStart(source, from), text: from}
	l.findDivider()
	for {
		open := l.find("{{")
		if l.divider < open {
			l.skipDivider()
			continue
		}
		l.pos = open
		if open == len(source) {
			break
		}
		if err := l.braces(); err != nil {
			return l.lexemes, err
		}
	}
	l.flush(len(source))
	return l.lexemes, nil
}

const (
	summaryDivider = "<!--more-->"
	asciiSpace     = " \t\n\v\f\r"
)

// lexStart returns where the search for tags and the divider begins. In a file
// without front matter Hugo has read the first character by then, and does not
// see a divider that begins with it.
func lexStart(src []byte, from int) int {
	if len(bytes.TrimLeft(src[:from], asciiSpace+byteOrderMark)) > 0 {
		return from
	}
	first := bytes.TrimLeft(src[from:], asciiSpace)
	if bytes.HasPrefix(first, []byte(summaryDivider)) {
		return len(src) - len(first) + 1
	}
	return from
}

// bodyLexer reads the body of one file.
type bodyLexer struct {
	src     []byte
	pos     int
	text    int // where the text begins that is not in lexemes yet
	lexemes []Lexeme

	divider  int             // offset of the summary divider, len(src) if none comes
	seen     map[string]bool // names of all shortcodes so far: Hugo lets a closing tag follow any of them
	inlineIn string          // name of the inline shortcode that pos is in
}

// find returns the offset of the next s, len(src) if there is none.
func (l *bodyLexer) find(s string) int {
	if n := bytes.Index(l.src[l.pos:], []byte(s)); n >= 0 {
		return l.pos + n
	}
	return len(l.src)
}

func (l *bodyLexer) has(s string) bool { return bytes.HasPrefix(l.src[l.pos:], []byte(s)) }

func (l *bodyLexer) findDivider() { l.divider = l.find(summaryDivider) }

// skipDivider leaves out the divider. Any further one is text.
func (l *bodyLexer) skipDivider() {
	l.flush(l.divider)
	l.pos = l.divider + len(summaryDivider)
	l.skipSpace()
	l.text = l.pos
	l.divider = len(l.src)
}

func (l *bodyLexer) skipSpace() {
	for l.pos < len(l.src) && isSpace(l.src[l.pos]) {
		l.pos++
	}
}

// flush makes a lexeme of the text before end.
func (l *bodyLexer) flush(end int) {
	if end > l.text {
		l.lexemes = append(l.lexemes, Lexeme{Span: Span{l.text, end}})
	}
	l.text = end
}

// braces reads what begins with two braces.
func (l *bodyLexer) braces() *SyntaxError {
	if !l.has("{{<") && !l.has("{{%") {
		l.pos++
		return nil
	}
	start := l.pos
	err := l.nesting()
	if err == nil {
		l.pos += len("{{<")
		if l.has("/*") {
			err = l.comment(start)
		} else {
			err = l.tag(start)
		}
	}
	if err != nil {
		l.flush(start)
		return err
	}
	if l.divider < l.pos {
		l.findDivider()
	}
	return nil
}

// nesting refuses all tags within an inline shortcode but the one that closes
// it, which Hugo recognizes by the space after its name.
func (l *bodyLexer) nesting() *SyntaxError {
	if l.inlineIn == "" {
		return nil
	}
	rest := bytes.TrimLeft(l.src[l.pos+len("{{<"):], asciiSpace)
	rest, ok := bytes.CutPrefix(rest, []byte("/"))
	if ok && bytes.HasPrefix(bytes.TrimLeft(rest, asciiSpace), []byte(l.inlineIn+" ")) {
		return nil
	}
	return syntaxError(l.src, l.pos, l.pos+len("{{<"), fmt.Sprintf(
		"no shortcode can be in the inline shortcode %q: close it first, with {{< /%s >}}", l.inlineIn, l.inlineIn))
}

// comment reads a tag that is commented out, whose first delimiter is at
// start, and leaves all but the marks of the comment as text.
func (l *bodyLexer) comment(start int) *SyntaxError {
	mark := "*/" + rightDelimiter(l.src[start:])
	end := l.find(mark)
	if end == len(l.src) || end < l.pos+len("/*") {
		return syntaxError(l.src, start, l.pos+len("/*"), "commented-out shortcode is not ended: write "+mark+" after it")
	}
	l.flush(l.pos)
	l.text = l.pos + len("/*")
	l.flush(end)
	l.text = end + len("*/")
	l.pos = end + len(mark)
	return nil
}

// rightDelimiter returns what ends the tag at the beginning of b.
func rightDelimiter(b []byte) string {
	if b[2] == '%' {
		return "%}}"
	}
	return ">}}"
}

// tag reads a tag whose first delimiter is at start.
func (l *bodyLexer) tag(start int) *SyntaxError {
	t := &tagLexer{
		bodyLexer: l,
		tag:       &Tag{Span: Span{start, l.pos}, Markup: l.src[start+2] == '%'},
		right:     rightDelimiter(l.src[start:]),
	}
	for !l.has(t.right) {
		if err := t.step(); err != nil {
			return err
		}
	}
	l.pos += len(t.right)
	t.tag.Span.End = l.pos
	if err := t.check(); err != nil {
		return err
	}
	l.inlineIn = ""
	if t.tag.Inline && !t.slash {
		l.inlineIn = t.tag.Name.Value
	}
	l.flush(start)
	l.lexemes = append(l.lexemes, Lexeme{t.tag.Span, t.tag})
	l.text = l.pos
	return nil
}

// paramStyle is how the parameters of a tag are given.
type paramStyle int

const (
	noParams paramStyle = iota
	positional
	named
)

// tagLexer reads one tag. Hugo demands less order in it than one would think:
// a value in quotes may come before the name, and a name after the slash.
type tagLexer struct {
	*bodyLexer
	tag   *Tag
	right string // what ends it

	begun   bool // something was read
	slash   bool // a slash was read: what comes after it is dropped, but for the name of a closing tag
	hasName bool // a name was read, after the last slash if there is one
	style   paramStyle
	waiting bool // the last thing was a parameter, of which "=" makes a name

	// greedy is the first value without quotes that took in the end of the
	// tag. It is then what is wrong, whatever Hugo stumbles over later.
	greedy Span
}

// step reads one thing within the tag.
func (t *tagLexer) step() *SyntaxError {
	if t.pos == len(t.src) {
		return t.fail(t.tag.Span.Start, t.tag.Span.End, "shortcode is not ended: write %s after it", t.right)
	}
	c := t.src[t.pos]
	switch {
	case isSpace(c):
		t.pos++
	case c == '=':
		return t.value()
	case c == '/':
		return t.close()
	case c == '\\':
		return t.escaped()
	case t.hasName && (c == '"' || c == '`'):
		return t.quotedParam()
	case t.hasName && (c == '-' || isWord(t.char())):
		return t.bareParam()
	case isWord(t.char()):
		return t.name()
	default:
		return t.unexpected()
	}
	return nil
}

// char returns the character at pos.
func (t *tagLexer) char() rune {
	r, _ := utf8.DecodeRune(t.src[t.pos:])
	return r
}

func isWord(r rune) bool { return r == '_' || unicode.IsLetter(r) || unicode.IsDigit(r) }

// skipWord skips letters, digits, underscores and what also lists.
func (t *tagLexer) skipWord(also string) {
	for t.pos < len(t.src) {
		r, size := utf8.DecodeRune(t.src[t.pos:])
		if !isWord(r) && !strings.ContainsRune(also, r) {
			return
		}
		t.pos += size
	}
}

// textFrom returns what was read since start.
func (t *tagLexer) textFrom(start int) Text {
	return Text{string(t.src[start:t.pos]), Span{start, t.pos}}
}

// name reads the name of the shortcode.
func (t *tagLexer) name() *SyntaxError {
	const inline = ".inline"
	start := t.pos
	t.skipWord("-/")
	isInline := t.has(inline + " ")
	if isInline {
		t.pos += len(inline)
	} else if t.has(".") {
		return t.fail(start, t.pos+1, "the name of a shortcode has no period, unless it is an inline one: write a space after %q", inline)
	}
	name := t.textFrom(start)
	if t.tag.Name.Span.IsZero() {
		t.tag.Name, t.tag.Inline = name, isInline
	}
	t.begun, t.hasName, t.waiting = true, true, false
	if t.slash {
		return t.end(name)
	}
	if t.seen == nil {
		t.seen = make(map[string]bool)
	}
	t.seen[name.Value] = true
	return nil
}

// close reads the slash of a closing or a self-closing tag.
func (t *tagLexer) close() *SyntaxError {
	if !t.begun && len(t.seen) == 0 {
		return t.fail(t.tag.Span.Start, t.pos+1, "closing tag without an opening one: remove it, or write the opening tag before it")
	}
	if !t.slash {
		t.tag.Closing, t.tag.SelfClosing = !t.begun, t.begun
	}
	t.pos++
	t.slash, t.hasName, t.waiting = true, false, false
	return nil
}

// end reads up to the end of a tag in which a name follows the slash.
func (t *tagLexer) end(name Text) *SyntaxError {
	if t.tag.SelfClosing && !t.seen[name.Value] {
		return t.fail(name.Span.Start-1, name.Span.End, "a slash ends the tag: put the parameter with the slash in quotes")
	}
	if !t.seen[name.Value] {
		return t.fail(name.Span.Start, name.Span.End, "no shortcode %q is open: write its opening tag before, or remove the closing one", name.Value)
	}
	t.skipSpace()
	if !t.has(t.right) {
		return t.fail(t.pos, t.pos+1, "a closing tag has no parameters: write %s after the name", t.right)
	}
	return nil
}

// bareParam reads a positional parameter without quotes, or the name of a
// named one.
func (t *tagLexer) bareParam() *SyntaxError {
	start := t.pos
	t.skipWord("-.")
	style := positional
	if t.has("=") {
		style = named
	}
	if t.style != noParams && t.style != style {
		return t.mixed(Span{start, t.pos})
	}
	t.style = style
	t.add(t.textFrom(start))
	return nil
}

// escaped reads a positional parameter in escaped quotes. Other backslashes
// count as spaces.
func (t *tagLexer) escaped() *SyntaxError {
	switch {
	case t.has("\\\""):
		return t.quotedParam()
	case t.has("\\`"):
		return t.escapedBacktick(t.pos)
	}
	t.pos++
	return nil
}

// quotedParam reads a positional parameter in quotes.
func (t *tagLexer) quotedParam() *SyntaxError {
	start := t.pos
	text, err := t.quoted()
	if t.style == named {
		return t.mixed(Span{start, max(start+1, text.Span.End)})
	}
	if err != nil {
		return err
	}
	t.style = positional
	t.add(text)
	return nil
}

// add adds a positional parameter.
func (t *tagLexer) add(value Text) {
	t.begun, t.waiting = true, true
	if !t.slash {
		t.tag.Params = append(t.tag.Params, Param{Value: value})
	}
}

// value reads "=" and a value. It belongs to the parameter right before it;
// without one, Hugo drops it.
func (t *tagLexer) value() *SyntaxError {
	t.pos++
	t.skipSpace()
	var value Text
	var err *SyntaxError
	if t.pos < len(t.src) && strings.IndexByte("\"`\\", t.src[t.pos]) >= 0 {
		value, err = t.quoted()
	} else {
		value = t.bareValue()
	}
	if err != nil {
		return err
	}
	if t.waiting && !t.slash {
		p := &t.tag.Params[len(t.tag.Params)-1]
		p.Name, p.Value = p.Value, value
	}
	t.begun, t.waiting = true, false
	return nil
}

// bareValue reads a value without quotes: all up to the next white space.
func (t *tagLexer) bareValue() Text {
	start := t.pos
	for t.pos < len(t.src) && !isSpace(t.src[t.pos]) {
		t.pos++
	}
	value := t.textFrom(start)
	if t.greedy.IsZero() && strings.Contains(value.Value, t.right) {
		t.greedy = value.Span
	}
	return value
}

// quoted reads a literal in backticks, in quotes or in escaped quotes.
func (t *tagLexer) quoted() (Text, *SyntaxError) {
	if t.src[t.pos] != '`' {
		return t.quotedLine()
	}
	start := t.pos
	t.pos++
	end := t.find("`")
	if end == len(t.src) {
		return Text{}, t.fail(start, start+1, "raw string is not ended: write ` after it")
	}
	t.pos = end + 1
	return Text{string(t.src[start+1 : end]), Span{start, t.pos}}, nil
}

// quotedLine reads a literal in quotes, or one in escaped quotes, which also
// ends at quotes that are not escaped, and before which Hugo skips anything.
func (t *tagLexer) quotedLine() (Text, *SyntaxError) {
	start, open, escapes := t.pos, -1, false
	for ; t.pos < len(t.src) && t.src[t.pos] != '\n'; t.pos++ {
		switch {
		case t.has("\\`"):
			return Text{}, t.escapedBacktick(t.pos)
		case open < 0:
			if t.src[t.pos] == '"' {
				open = t.pos + 1
			}
		case t.src[t.pos] == '"':
			return t.literal(start, open, 1, escapes), nil
		case !t.has("\\\""):
		case t.src[start] == '\\':
			return t.literal(start, open, 2, escapes), nil
		default:
			escapes = true
			t.pos++
		}
	}
	if open < 0 {
		return Text{}, t.fail(start, start+1, "a value begins with a backslash: put the value in quotes")
	}
	return Text{}, t.fail(start, t.pos, "quoted parameter is not ended: write \" after it, on the same line")
}

// literal returns the literal that begins at start, with its text from open to
// pos, and skips the quotes. Because of one escaped quote Hugo takes out all
// backslashes.
func (t *tagLexer) literal(start, open, quotes int, escapes bool) Text {
	value := string(t.src[open:t.pos])
	if escapes {
		value = strings.ReplaceAll(value, `\`, "")
	}
	t.pos += quotes
	return Text{value, Span{start, t.pos}}
}

// check refuses a whole tag that Hugo can read, but then not use.
func (t *tagLexer) check() *SyntaxError {
	if !t.tag.Closing && t.tag.Name.Span.IsZero() {
		return t.fail(t.tag.Span.Start, t.tag.Span.End, "shortcode has no name: write one after %s", t.left())
	}
	for _, p := range t.tag.Params {
		if p.Name.Span.IsZero() != t.tag.Params[0].Name.Span.IsZero() {
			return t.mixed(p.Value.Span)
		}
	}
	return nil
}

func (t *tagLexer) left() string {
	return string(t.src[t.tag.Span.Start : t.tag.Span.Start+len("{{<")])
}

// fail returns an error about [start, end) of this tag, or about what led
// Hugo there: that nobody ended the tag.
func (t *tagLexer) fail(start, end int, format string, args ...any) *SyntaxError {
	switch {
	case !t.greedy.IsZero():
		return syntaxError(t.src, t.greedy.Start, t.greedy.End, "a value without quotes reaches to the next space: write a space before "+t.right)
	case t.runsOn():
		return t.notEnded()
	}
	return syntaxError(t.src, start, end, fmt.Sprintf(format, args...))
}

// runsOn reports whether another tag, or nothing, comes before an end of this.
func (t *tagLexer) runsOn() bool {
	rest := t.src[t.tag.Span.Start+len("{{<"):]
	end := bytes.Index(rest, []byte(t.right))
	return end < 0 || bytes.Contains(rest[:end], []byte("{{<")) || bytes.Contains(rest[:end], []byte("{{%"))
}

// notEnded is the error for a tag without its right delimiter.
func (t *tagLexer) notEnded() *SyntaxError {
	start := t.tag.Span.Start
	end := max(start+len("{{<"), t.tag.Name.Span.End)
	if t.tag.Name.Value == "" {
		return syntaxError(t.src, start, end, "shortcode is not ended: write "+t.right+" after it")
	}
	return syntaxError(t.src, start, end, fmt.Sprintf("shortcode %q is not ended: write %s after it", t.tag.Name.Value, t.right))
}

func (t *tagLexer) escapedBacktick(at int) *SyntaxError {
	return t.fail(at, at+2, "a backtick cannot be escaped: remove the backslash")
}

func (t *tagLexer) mixed(param Span) *SyntaxError {
	return t.fail(param.Start, param.End, "parameters with and without names in one shortcode: name all of them or none")
}

// unexpected is the error for a character that nothing begins with.
func (t *tagLexer) unexpected() *SyntaxError {
	end := t.pos + len(t.right)
	switch {
	case t.has("%}}") || t.has(">}}"):
		return syntaxError(t.src, t.pos, end, fmt.Sprintf("%s cannot end what begins with %s: write %s", t.src[t.pos:end], t.left(), t.right))
	case t.hasName:
		return t.fail(t.pos, t.pos+1, "%q cannot stand without quotes: put the parameter in quotes", t.char())
	default:
		return t.fail(t.pos, t.pos+1, "the name of a shortcode begins with a letter, a digit or an underscore: remove %q", t.char())
	}
}
