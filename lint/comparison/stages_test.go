package comparison

import (
	"fmt"
	"maps"
	"slices"
	"testing"

	"github.com/yuin/goldmark/text"

	"github.com/complint/comparisons/internal/corpus"
)

// BenchmarkStages takes generated pages through each stage. An operation is a
// page, and each stage but the first begins where the one before it ended.
// Goldmark parses blocks and inline text in one go; what blocks take alone is
// told by a parser that knows nothing inline.
func BenchmarkStages(b *testing.B) {
	pages := make([][]byte, 100)
	for i := range pages {
		pages[i] = corpus.New(1).Page(i)
	}
	parser, blocks := newTestParser(b, nil), newMarkdown(nil, nil)
	for _, stage := range []struct {
		name string
		run  func(p *Page)
	}{
		{"split", func(p *Page) { _, _ = splitFrontMatter(p.Source) }},
		{"frontmatter", func(p *Page) { _, _ = parseFrontMatter(p.Source) }},
		{"shortcodes", func(p *Page) { readBody(p) }},
		{"blocks", func(p *Page) { blocks.Parse(text.NewReader(p.Source[p.FrontMatter.Body:])) }},
		{"blocks+inlines", func(p *Page) { parser.markdown.Parse(text.NewReader(p.Source[p.FrontMatter.Body:])) }},
		{"model", func(p *Page) {
			(&builder{Page: &Page{Source: p.Source, FrontMatter: p.FrontMatter, vocabulary: p.vocabulary, parts: p.parts},
				fragment: p.body, markdown: parser.markdown}).build()
		}},
		{"rulesblocks", func(p *Page) { p.blocks = nil; p.Blocks() }},
		{"all", func(p *Page) { parser.Parse(p.Source) }},
	} {
		b.Run(stage.name, func(b *testing.B) {
			read := make([]*Page, len(pages))
			for i := range pages {
				read[i] = parser.Parse(pages[i])
			}
			b.SetBytes(corpus.Size)
			b.ReportAllocs()
			b.ResetTimer()
			for i := range b.N {
				stage.run(read[i%len(read)])
			}
		})
	}
}

// BenchmarkHostile reads pages that are made to be slow, each in two sizes. As
// many bytes a second are read of the large one as of the small one, or its
// cost is not in proportion.
func BenchmarkHostile(b *testing.B) {
	parser := newTestParser(b, nil)
	for _, n := range []int{500, 2000} {
		pages := corpus.Hostile(n)
		for _, name := range slices.Sorted(maps.Keys(pages)) {
			page := pages[name]
			b.Run(fmt.Sprintf("%s/%d", name, n), func(b *testing.B) {
				b.SetBytes(int64(len(page)))
				for b.Loop() {
					parser.Parse([]byte(page))
				}
			})
		}
	}
}
