package comparison

import (
	"slices"
	"sync"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
)

// room is memory for the nodes of one page. When that has been released the
// next page gets it, since to make nodes takes as long as to read them.
type room struct {
	headings   slab[ast.Heading]
	paragraphs slab[ast.Paragraph]
	lists      slab[ast.List]
	items      slab[ast.ListItem]
	textBlocks slab[ast.TextBlock]
	tables     slab[east.Table]
	headers    slab[east.TableHeader]
	rows       slab[east.TableRow]
	cells      slab[east.TableCell]
	texts      slab[ast.Text]
	emphases   slab[ast.Emphasis]
	codes      slab[ast.CodeSpan]
	links      slab[ast.Link]

	ahead  *stretchOfBlocks // what was read before the parser that will ask for it
	blocks []ast.Node       // those of all stretches
	spans  []Span           // the lines of a block
	writer *textWriter      // nil while it is in use
}

// rooms are those of pages that have been released.
var rooms = sync.Pool{New: func() any { return new(room) }}

// release lets all nodes be used again.
func (r *room) release() {
	r.headings.reset()
	r.paragraphs.reset()
	r.lists.reset()
	r.items.reset()
	r.textBlocks.reset()
	r.tables.reset()
	r.headers.reset()
	r.rows.reset()
	r.cells.reset()
	r.texts.reset()
	r.emphases.reset()
	r.codes.reset()
	r.links.reset()
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

// slab gives out values of a type, many of which are made at once.
type slab[T any] struct {
	chunks [][]T // each twice as long as the one before it, up to longestChunk
	chunk  int   // the one that values are taken from
	used   int   // how many of it
}

const (
	firstChunk   = 4  // how many values it has
	longestChunk = 64 // and how many each of most of a long page's
	keptChunks   = 32 // how many a page leaves to the next one
)

// next returns a value that may have been used before.
func (s *slab[T]) next() *T {
	if s.chunk < len(s.chunks) && s.used == len(s.chunks[s.chunk]) {
		s.chunk, s.used = s.chunk+1, 0
	}
	if s.chunk == len(s.chunks) {
		length := firstChunk
		if s.chunk > 0 {
			length = min(2*len(s.chunks[s.chunk-1]), longestChunk)
		}
		s.chunks = append(s.chunks, make([]T, length))
	}
	s.used++
	return &s.chunks[s.chunk][s.used-1]
}

// reset lets all values be given out again. Those of an unusually long page are
// left to the garbage collector.
func (s *slab[T]) reset() {
	if len(s.chunks) > keptChunks {
		s.chunks = slices.Clone(s.chunks[:keptChunks])
	}
	s.chunk, s.used = 0, 0
}

// newInline returns the zero value of an inline node.
func newInline[T any](s *slab[T]) *T {
	n := s.next()
	*n = *new(T)
	return n
}

// newBlock returns a block that has no lines yet, but may have room for some,
// and is otherwise the zero value.
func newBlock[T any, Node interface {
	*T
	ast.Node
}](s *slab[T]) *T {
	n := s.next()
	lines := *Node(n).Lines()
	lines.SetSliced(0, 0)
	*n = *new(T)
	*Node(n).Lines() = lines
	return n
}
