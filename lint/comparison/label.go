package comparison

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
)

// run is a stretch of a section's text that is about one thing: from the
// beginning of the section, or from a label on, up to the next label.
type run struct {
	kind   SectionKind
	option string
	inline Text       // what follows the label in its paragraph
	nodes  []ast.Node // the blocks below
	gives  bool       // it is where the page gives this part, and no heading is
}

// label is what announces a run: bold text at the beginning of a paragraph, as
// in "**Pros:**" above a list or "**Strengths.** It is fast.", or a phrase of
// the vocabulary about an option before a colon, as in "Best for: beginners".
type label struct {
	kind   SectionKind
	option string
	inline Text // what follows it in its paragraph
}

// runs divides the blocks of a section, nested sections left out, at its
// labels. One that the vocabulary does not know begins something else. After a
// paragraph that says whom an option is for, the section goes on as it began. The
// module's partial comparisons/runs.html does the same.
func (b *builder) runs(kind SectionKind, option string, nodes []ast.Node) []run {
	runs := append(b.room.runs.list(usualRuns), run{kind: kind, option: option})
	mayBePlain := option != "" || kind == sectionBoth
	nodes = unquoted(nodes)
	for i, n := range nodes {
		labels := b.labels(n, mayBePlain)
		if len(labels) == 0 || isPoints(kind) && !isOfOption(labels[0].kind) && labels[0].kind != SectionOption { // a paragraph of pros may have a title
			last := &runs[len(runs)-1]
			last.nodes = appendNext(last.nodes, nodes, i)
			continue
		}
		for _, l := range labels {
			about := runs[len(runs)-1].option
			next := l.run(kind, about)
			if runs = append(runs, next); next.kind == SectionBestFor && next.inline.Value != "" {
				runs = append(runs, run{kind: kind, option: about})
			}
		}
	}
	return runs
}

// run is what a label begins in a section of a kind, below what is about an
// option.
func (l label) run(kind SectionKind, option string) run {
	r := run{kind: SectionOther, option: option, inline: l.inline, gives: kind != SectionBestFor}
	switch {
	case l.kind == SectionOption && l.inline.Value == "":
		r.kind, r.option = kind, l.option
	case isOfOption(l.kind):
		r.kind, r.option = l.kind, cmp.Or(l.option, option)
	case l.kind == SectionVerdict:
		r.kind = l.kind
	}
	return r
}

// usualRuns is how many runs a section has at most, mostly.
const usualRuns = 4

// unquoted puts what stands in block quotations in their place.
func unquoted(nodes []ast.Node) (flat []ast.Node) {
	if !slices.ContainsFunc(nodes, func(n ast.Node) bool { return n.Kind() == ast.KindBlockquote }) {
		return nodes
	}
	for _, n := range nodes {
		if n.Kind() != ast.KindBlockquote {
			flat = append(flat, n)
			continue
		}
		for c := n.FirstChild(); c != nil; c = c.NextSibling() {
			flat = append(flat, unquoted([]ast.Node{c})...)
		}
	}
	return flat
}

// labels returns those in a paragraph or in a line of an item: the one with which
// it begins, and those about an option at the beginnings of further lines. The
// module's partial comparisons/labels.html does the same.
func (b *builder) labels(n ast.Node, mayBePlain bool) (labels []label) {
	if n.Kind() != ast.KindParagraph && n.Kind() != ast.KindTextBlock {
		return nil
	}
	strong := asStrong(n.FirstChild())
	if strong == nil {
		if mayBePlain {
			return b.plainLabel(n)
		}
		return nil
	}
	kind, option := b.boldLabel(strong)
	labels = b.room.labels.list(1)
	nodes := b.room.nodes.list(n.ChildCount())
	from := 0 // where in nodes begins what follows the last label
	end := func() {
		inline := b.textOf(nodes[from:]...)
		inline.Value = withoutSeparator(inline.Value)
		labels = append(labels, label{kind, option, inline})
		from = len(nodes)
	}
	for c := strong.NextSibling(); c != nil; c = c.NextSibling() {
		if next := asStrong(c); next != nil && endsLine(c.PreviousSibling()) {
			if nextKind, nextOption := b.boldLabel(next); isOfOption(nextKind) {
				end()
				kind, option = nextKind, nextOption
				continue
			}
		}
		nodes = append(nodes, c)
	}
	end()
	return labels
}

// boldLabel says what bold text announces, without the punctuation at its end.
func (b *builder) boldLabel(strong ast.Node) (SectionKind, string) {
	return b.vocabulary.classify(strings.TrimRight(b.textOf(strong).Value, " .:：-"), b.options)
}

func endsLine(n ast.Node) bool {
	text, ok := n.(*ast.Text)
	return ok && (text.SoftLineBreak() || text.HardLineBreak())
}

// maxPlainLabel is how many code points a phrase has at most that is looked for
// before a colon.
const maxPlainLabel = 60

// plainLabel reads a paragraph that begins with a phrase about an option, or is
// nothing else.
func (b *builder) plainLabel(n ast.Node) []label {
	text := b.textOf(n)
	phrase, inline := text.Value, Text{Span: text.Span}
	if i := strings.IndexAny(phrase, ":："); i >= 0 {
		phrase, inline.Value = phrase[:i], strings.TrimSpace(strings.TrimLeft(phrase[i:], ":："))
	}
	if len(phrase) > utf8.UTFMax*maxPlainLabel || utf8.RuneCountInString(phrase) > maxPlainLabel {
		return nil
	}
	kind := b.vocabulary.kind(Fold(phrase))
	if !isOfOption(kind) {
		return nil
	}
	return append(b.room.labels.list(1), label{kind: kind, inline: inline})
}

// runText is what a run says: what follows the label, or else the blocks below.
func (b *builder) runText(r run) Text {
	if r.inline.Value != "" {
		return r.inline
	}
	return b.textOf(r.nodes...)
}

// runPoints are the points in a run: the items of its lists, or else what
// follows the label, or else its paragraphs.
func (b *builder) runPoints(r run) []Point {
	points := b.points(r.nodes)
	if len(points) > 0 {
		return points
	}
	if r.inline.Value != "" {
		return []Point{{Text: r.inline}}
	}
	eachBlock(r.nodes, func(n ast.Node) bool {
		if n.Kind() != ast.KindParagraph {
			return true
		}
		points = appendPoint(points, b.blockPoint(n))
		return false
	})
	return points
}

// noteEmpty keeps the places of items in which nothing is written.
func (b *builder) noteEmpty(r run) {
	eachItem(r.nodes, func(item ast.Node) {
		if !item.HasChildren() {
			at := b.inFile(Span{item.Pos(), item.Pos()}).Start
			b.EmptyPoints = append(b.EmptyPoints, Place{r.kind, Text{Value: r.option}, lineAround(b.Source, at)})
		}
	})
}

// gatherRuns reads the pros, the cons and whom an option is for from the runs
// of a section. It returns the verdicts among them, for the caller to judge.
func (b *builder) gatherRuns(kind SectionKind, option string, nodes []ast.Node) (verdicts []run) {
	before := len(b.Given)
	for _, r := range b.runs(kind, option, nodes) {
		if r.kind == SectionVerdict {
			verdicts = append(verdicts, r)
		} else if option := b.option(r.option); option != nil {
			b.gatherRun(r, option)
		}
	}
	if len(b.Given) > before+1 {
		b.Given = append(b.Given[:before], firstOfEach(b.Given[before:])...)
	}
	return verdicts
}

// firstOfEach leaves of places that give the same the first.
func firstOfEach(places []Place) (first []Place) {
	for _, place := range places {
		if !slices.ContainsFunc(first, func(p Place) bool { return p.Kind == place.Kind && p.Option.Value == place.Option.Value }) {
			first = append(first, place)
		}
	}
	return first
}

// gatherRun reads what a run says of an option.
func (b *builder) gatherRun(r run, option *Option) {
	switch {
	case isPoints(r.kind):
		list := option.points(r.kind)
		*list = append(*list, b.runPoints(r)...)
		b.noteEmpty(r)
	case r.kind == SectionBestFor:
		text := b.runText(r)
		setOnce(&option.BestFor, text)
		if r.gives && text.Value != "" {
			b.give(SectionBestFor, r.option, text.Span)
		}
	case r.kind == SectionOption || r.kind == sectionBoth || r.kind == SectionOther:
		eachItem(r.nodes, func(item ast.Node) { b.gatherItem(r, option, item) })
	}
}

// gatherItem reads an item that is about an option: it has labels, as in "- Pros:
// it is fast" or above a list of its own, or says by a mark whether it is for or
// against, as in "- ✅ Fast".
func (b *builder) gatherItem(r run, option *Option, item ast.Node) {
	if runs := b.itemRuns(r, item); len(runs) > 0 {
		for _, r := range runs {
			if option := b.option(r.option); option != nil {
				b.gatherRun(r, option)
			}
		}
		return
	}
	if r.kind == SectionOther {
		return
	}
	switch mark, _ := cutMark(b.textOf(item).Value); {
	case mark == "":
	case strings.Contains(proMarks, mark):
		option.Pros = append(option.Pros, b.point(item))
	default:
		option.Cons = append(option.Cons, b.point(item))
	}
}

// itemRuns divides an item at its labels, if it begins with one about an option.
func (b *builder) itemRuns(r run, item ast.Node) (runs []run) {
	blocks := b.children(item)
	if len(blocks) == 0 {
		return nil
	}
	labels := b.labels(blocks[0], true)
	if len(labels) == 0 || !isOfOption(labels[0].kind) {
		return nil
	}
	for _, l := range labels {
		runs = append(runs, l.run(r.kind, r.option))
	}
	runs[len(runs)-1].nodes = blocks[1:]
	return runs
}
