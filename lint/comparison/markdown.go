package comparison

import (
	"bytes"
	"slices"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// dialect is Markdown as a site has it.
type dialect struct {
	parser.Parser
	html bool // raw HTML reaches the page
	// thorough is set to take no short cut.
	thorough bool
}

// newDialect returns Markdown with what Hugo enables by default:
// https://gohugo.io/configuration/markup/#goldmark
//
// Of the parsers of inline text, that of bare addresses looks at every word, and
// most often finds nothing. Unless the dialect is thorough, it and the one of
// dashes see only the blocks in which they may.
func newDialect(html, thorough bool) dialect {
	complete := inlineParsers(
		util.Prioritized(extension.NewLinkifyParser(), 999),
		util.Prioritized(dashes{extension.NewTypographerParser()}, 9999),
	)
	if thorough {
		return dialect{newMarkdown(nil, complete), html, true}
	}
	second := secondReading{parser.NewParser(
		parser.WithBlockParsers(util.Prioritized(again{}, 0)),
		parser.WithInlineParsers(complete...),
	)}
	simple := []util.PrioritizedValue{util.Prioritized(simpleBlocks{}, 0)}
	return dialect{newMarkdown(simple, inlineParsers(), util.Prioritized(second, -1)), html, false}
}

// parse parses Markdown from the beginning of a line of its source on. Most
// needs no parser but that of simple blocks.
func (d dialect) parse(nodes *room, source []byte, start int) ast.Node {
	if !d.thorough {
		stretch := readStretch(nodes, source, start)
		if document := stretch.document(); document != nil {
			return document
		}
		nodes.ahead = stretch
	}
	reader := text.NewReader(source)
	reader.SetPosition(-1, text.NewSegment(start, start))
	reader.AdvanceLine()
	pc := parser.NewContext()
	pc.Set(roomKey, nodes)
	return d.Parse(reader, parser.WithContext(pc))
}

// newMarkdown returns a parser of whole documents.
func newMarkdown(blocks, inline []util.PrioritizedValue, transformers ...util.PrioritizedValue) parser.Parser {
	return parser.NewParser(
		parser.WithBlockParsers(slices.Concat(blocks, parser.DefaultBlockParsers(), []util.PrioritizedValue{
			util.Prioritized(extension.NewDefinitionListParser(), 101),
			util.Prioritized(extension.NewDefinitionDescriptionParser(), 102),
			util.Prioritized(extension.NewFootnoteBlockParser(), 999),
		})...),
		parser.WithInlineParsers(inline...),
		parser.WithParagraphTransformers(append(parser.DefaultParagraphTransformers(),
			util.Prioritized(extension.NewTableParagraphTransformer(), 200),
		)...),
		parser.WithASTTransformers(append(transformers,
			util.Prioritized(extension.NewTableASTTransformer(), 0),
			util.Prioritized(extension.NewFootnoteASTTransformer(), 999),
		)...),
		parser.WithAttribute(),
	)
}

// inlineParsers are those that both readings have, and others.
func inlineParsers(others ...util.PrioritizedValue) []util.PrioritizedValue {
	return slices.Concat(parser.DefaultInlineParsers(), []util.PrioritizedValue{
		util.Prioritized(extension.NewTaskCheckBoxParser(), 0),
		util.Prioritized(extension.NewFootnoteParser(), 101),
		util.Prioritized(extension.NewStrikethroughParser(), 500),
	}, others)
}

// dashes is typography without quotes and ellipses, of which normalize makes
// again what they are in the source.
type dashes struct{ parser.InlineParser }

func (dashes) Trigger() []byte { return []byte("-<>") }

// secondReading parses the inline text of some blocks anew: those with what may
// be a bare address, a dash or an angle quote.
type secondReading struct{ parser.Parser }

// Transform is called when all blocks have been parsed, before the others that
// look at inline nodes.
func (s secondReading) Transform(document *ast.Document, reader text.Reader, pc parser.Context) {
	source := reader.Source()
	blocks := append(suspicious(document, source), putSimple(document)...)
	if len(blocks) == 0 {
		return
	}
	copies := &secondCopies{root: ast.NewBlockquote()}
	for _, n := range blocks {
		copies.add(n)
	}
	pc.Set(secondCopiesKey, copies)
	s.Parse(text.NewReader(source), parser.WithContext(pc))
	for i, n := range blocks {
		for c := n.FirstChild(); c != nil; {
			next := c.NextSibling()
			if c.Type() == ast.TypeInline { // the terms of a definition have blocks, too
				n.RemoveChild(n, c)
			}
			c = next
		}
		for c := copies.blocks[i].FirstChild(); c != nil; c = copies.blocks[i].FirstChild() {
			n.AppendChild(n, c)
		}
	}
}

// suspicious returns the blocks of a document in which something may be that the
// first reading does not know.
func suspicious(document *ast.Document, source []byte) (blocks []ast.Node) {
	first := document.FirstChild()
	if first == nil || first == document.LastChild() && first.IsRaw() {
		return nil // as most are
	}
	suspects := suspectsIn(source)
	if len(suspects) == 0 {
		return nil
	}
	var gather func(ast.Node)
	gather = func(n ast.Node) {
		if n.Type() == ast.TypeInline || n.IsRaw() {
			return
		}
		if anyWithin(suspects, n.Lines()) {
			blocks = append(blocks, n)
		}
		for c := n.FirstChild(); c != nil; c = c.NextSibling() {
			gather(c)
		}
	}
	gather(document)
	return blocks
}

// putSimple puts the blocks that simpleBlocks has read where they belong in a
// document. It returns those whose text has to be read.
func putSimple(document *ast.Document) (second []ast.Node) {
	for c := document.FirstChild(); c != nil; {
		next := c.NextSibling()
		if stretch, ok := c.(*stretchOfBlocks); ok {
			for _, block := range stretch.read {
				document.InsertBefore(document, stretch, block)
			}
			document.RemoveChild(document, stretch)
			second = append(second, stretch.second...)
		}
		c = next
	}
	return second
}

// suspectsIn returns the offsets, in ascending order, of what may be an
// address, a dash or an angle quote.
func suspectsIn(source []byte) (offsets []int) {
	for _, sign := range [...]string{"@", "http", "ftp:", "www.", "--", "<<", ">>"} {
		for at := 0; ; {
			i := bytes.Index(source[at:], []byte(sign))
			if i < 0 {
				break
			}
			if at += i; !isDestination(source, at) {
				offsets = append(offsets, at)
			}
			at += len(sign)
		}
	}
	slices.Sort(offsets)
	return offsets
}

// isDestination reports whether what stands at an offset is sure to be the
// destination of a link: [text](address). It passes over unusual ones.
func isDestination(source []byte, at int) bool {
	text, ok := bytes.CutSuffix(source[:at], []byte("]("))
	if !ok {
		return false
	}
	end := bytes.IndexAny(source[at:], " \t\r\n()<>\\`")
	if end < 0 || source[at+end] != ')' {
		return false
	}
	open := bytes.LastIndexAny(text, "[]\n\\`<()\"'")
	if open < 1 || text[open] != '[' || bytes.IndexByte([]byte(`\]`), text[open-1]) >= 0 {
		return false
	}
	line := text[bytes.LastIndexByte(text, '\n')+1:]
	return len(text)-open > len("[x") && !bytes.Contains(line, []byte("[^")) // no task box and no footnote
}

// anyWithin reports whether one of the offsets is in lines.
func anyWithin(offsets []int, lines *text.Segments) bool {
	if lines == nil {
		return false
	}
	for i := range lines.Len() {
		line := lines.At(i)
		if next := sort.SearchInts(offsets, line.Start); next < len(offsets) && offsets[next] < line.Stop {
			return true
		}
	}
	return false
}

// secondCopies are blocks that the second reading fills.
type secondCopies struct {
	root   ast.Node
	blocks []ast.Node
}

var secondCopiesKey = parser.NewContextKey()

// add adds a block with the lines of n. It stands in the item of a list if n
// begins one, where a task box may be.
func (s *secondCopies) add(n ast.Node) {
	block, around := ast.NewTextBlock(), s.root
	block.SetLines(n.Lines())
	if parent := n.Parent(); parent.Kind() == ast.KindListItem && parent.FirstChild() == n {
		around = ast.NewListItem(0)
		s.root.AppendChild(s.root, around)
	}
	around.AppendChild(around, block)
	s.blocks = append(s.blocks, block)
}

// again is the block parser of the second reading: it takes all of the source
// for the blocks that there are.
type again struct{}

func (again) Trigger() []byte { return nil }

func (again) Open(_ ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	end := len(reader.Source())
	reader.SetPosition(0, text.NewSegment(end, end))
	return pc.Get(secondCopiesKey).(*secondCopies).root, parser.NoChildren
}

func (again) Continue(ast.Node, text.Reader, parser.Context) parser.State { return parser.Close }
func (again) Close(ast.Node, text.Reader, parser.Context)                 {}
func (again) CanInterruptParagraph() bool                                 { return true }
func (again) CanAcceptIndentedLine() bool                                 { return true }

// mayBeMarkup reports whether a text on one line may be anything to Markdown but
// a paragraph of plain words. Most values of front matter are no more, and need
// no parser. What typography does to a text, normalize undoes.
func mayBeMarkup(text string) bool {
	if strings.ContainsAny(text, "\n\r\t\\`*_[]<>&~@:|{}#$^=") || strings.Contains(text, "www.") || strings.Contains(text, "--") {
		return true
	}
	first, _ := utf8.DecodeRuneInString(text)
	return !unicode.IsLetter(first)
}
