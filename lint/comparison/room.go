package comparison

import (
	"sync"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
)

// room is memory for what is made of the body of one page. When that has been
// released the next page gets it, since to make nodes takes as long as to read
// them.
type room struct {
	headings   arena[ast.Heading]
	paragraphs arena[ast.Paragraph]
	lists      arena[ast.List]
	items      arena[ast.ListItem]
	textBlocks arena[ast.TextBlock]
	tables     arena[east.Table]
	headers    arena[east.TableHeader]
	rows       arena[east.TableRow]
	cells      arena[east.TableCell]
	texts      arena[ast.Text]
	emphases   arena[ast.Emphasis]
	codes      arena[ast.CodeSpan]
	links      arena[ast.Link]

	// What the model is made of.
	sections  arena[Section]
	stretches arena[stretch]
	events    arena[event]
	nodes     arena[ast.Node]
	gridRows  arena[GridRow]
	tableRows arena[Row]
	cellTexts arena[Text]
	spans     arena[Span]
	found     arena[Block]
	runs      arena[run]
	labels    arena[label]
	given     arena[Place]

	ahead  *stretchOfBlocks // what was read before the parser that will ask for it
	blocks []ast.Node       // those of all stretches
	lines  []Span           // those of a block
	writer *textWriter      // nil while it is in use
}

// rooms are those of pages that have been released.
var rooms = sync.Pool{New: func() any { return new(room) }}

// release lets all be used again.
func (r *room) release() {
	for _, a := range [...]interface{ reset() }{
		&r.headings, &r.paragraphs, &r.lists, &r.items, &r.textBlocks,
		&r.tables, &r.headers, &r.rows, &r.cells, &r.texts, &r.emphases, &r.codes, &r.links,
		&r.sections, &r.stretches, &r.events, &r.nodes, &r.gridRows, &r.tableRows, &r.cellTexts, &r.spans, &r.found, &r.runs, &r.labels, &r.given,
	} {
		a.reset()
	}
	r.ahead, r.blocks = nil, r.blocks[:0]
	rooms.Put(r)
}

// roomKey is where the context of a parser has the room for its nodes.
var roomKey = parser.NewContextKey()

// roomOf returns the room of a parser that has been given one, else a new one.
func roomOf(pc parser.Context) *room {
	if r, ok := pc.Get(roomKey).(*room); ok {
		return r
	}
	return new(room)
}

// arena gives out values of a type, many of which are made at once.
type arena[T any] struct {
	values []T
	used   int
}

// How many values an arena has at first, and at most at a time.
const (
	firstValues = 16
	mostValues  = 1 << 12
)

// take returns n values that may have been used before.
func (a *arena[T]) take(n int) []T {
	if a.used+n > len(a.values) || a.values == nil { // those that were given out stay where they are
		a.values = make([]T, max(n, min(2*len(a.values), mostValues), firstValues))
		a.used = 0
	}
	a.used += n
	return a.values[a.used-n : a.used : a.used]
}

// list returns an empty list with room for n values.
func (a *arena[T]) list(n int) []T { return a.take(n)[:0] }

// reset lets all values be given out again. Those of an unusually long page are
// left to the garbage collector.
func (a *arena[T]) reset() {
	if a.used = 0; len(a.values) > mostValues {
		a.values = nil
	}
}

// newInline returns the zero value of an inline node.
func newInline[T any](a *arena[T]) *T {
	n := &a.take(1)[0]
	*n = *new(T)
	return n
}

// newBlock returns a block that has no lines yet, but may have room for some,
// and is otherwise the zero value.
func newBlock[T any, Node interface {
	*T
	ast.Node
}](a *arena[T]) *T {
	n := &a.take(1)[0]
	lines := *Node(n).Lines()
	lines.SetSliced(0, 0)
	*n = *new(T)
	*Node(n).Lines() = lines
	return n
}
