package comparison

import (
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
)

// run is a stretch of a section's text that is about one thing: from the
// beginning of the section, or from a label on, up to the next label.
type run struct {
	kind   SectionKind
	option string
	// inline is what follows the label in its paragraph, nil for nothing.
	inline []ast.Node
	nodes  []ast.Node // the blocks below
}

// runs divides the blocks of a section, nested sections left out, at its
// labels. A label is bold text at the beginning of a paragraph: "**Pros:**"
// above a list, or "**Strengths.** It is fast." One that the vocabulary does
// not know begins something else. The module's partial comparisons/runs.html
// does the same.
func (b *builder) runs(kind SectionKind, option string, nodes []ast.Node) []run {
	runs := append(b.room.runs.list(usualRuns), run{kind: kind, option: option})
	nodes = unquoted(nodes)
	for i, n := range nodes {
		last := &runs[len(runs)-1]
		label, rest, ok := b.label(n)
		if !ok {
			last.nodes = appendNext(last.nodes, nodes, i)
			continue
		}
		named, about := b.vocabulary.classify(label.Value, b.options)
		if isPoints(kind) && !isOfOption(named) && named != SectionOption {
			last.nodes = appendNext(last.nodes, nodes, i) // a paragraph of pros may have a title
			continue
		}
		next := run{kind: SectionOther, option: last.option, inline: rest}
		switch {
		case named == SectionOption && len(rest) == 0:
			next.kind, next.option = kind, about
		case isOfOption(named):
			next.kind = named
			if about != "" {
				next.option = about
			}
		case named == SectionVerdict:
			next.kind = named
		}
		runs = append(runs, next)
	}
	return runs
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

// label returns the bold text with which a paragraph begins, without the
// punctuation at its end, and what follows it.
func (b *builder) label(n ast.Node) (label Text, rest []ast.Node, ok bool) {
	if n.Kind() != ast.KindParagraph {
		return Text{}, nil, false
	}
	strong, ok := n.FirstChild().(*ast.Emphasis)
	if !ok || strong.Level != 2 {
		return Text{}, nil, false
	}
	label = b.textOf(strong)
	label.Value = strings.TrimRight(label.Value, " .:：-")
	for c := strong.NextSibling(); c != nil; c = c.NextSibling() {
		rest = append(rest, c)
	}
	if withoutSeparator(b.textOf(rest...).Value) == "" {
		rest = nil
	}
	return label, rest, true
}

// text is what a run says: what follows the label, or else the blocks below.
func (b *builder) runText(r run) Text {
	if len(r.inline) == 0 {
		return b.textOf(r.nodes...)
	}
	text := b.textOf(r.inline...)
	text.Value = withoutSeparator(text.Value)
	return text
}

// runPoints are the points in a run: the items of its lists, or else what
// follows the label, or else its paragraphs.
func (b *builder) runPoints(r run) []Point {
	points := b.points(r.nodes)
	if len(points) > 0 {
		return points
	}
	if text := b.runText(r); len(r.inline) > 0 && text.Value != "" {
		return []Point{{Text: text}}
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
	for _, r := range b.runs(kind, option, nodes) {
		option := b.option(r.option)
		switch {
		case r.kind == SectionVerdict:
			verdicts = append(verdicts, r)
		case option == nil:
		case isPoints(r.kind):
			list := option.points(r.kind)
			*list = append(*list, b.runPoints(r)...)
			b.noteEmpty(r)
		case r.kind == SectionBestFor:
			setOnce(&option.BestFor, b.runText(r))
		case r.kind == SectionOption || r.kind == sectionBoth:
			pros, cons := b.markedPoints(r.nodes)
			option.Pros = append(option.Pros, pros...)
			option.Cons = append(option.Cons, cons...)
		}
	}
	return verdicts
}

// markedPoints are the items of lists that say by a mark whether they are for
// or against: "✅ Fast", "❌ Dear".
func (b *builder) markedPoints(nodes []ast.Node) (pros, cons []Point) {
	eachItem(nodes, func(item ast.Node) {
		switch mark, _ := cutMark(b.textOf(item).Value); {
		case mark == "":
		case strings.Contains(proMarks, mark):
			pros = append(pros, b.point(item))
		default:
			cons = append(cons, b.point(item))
		}
	})
	return pros, cons
}
