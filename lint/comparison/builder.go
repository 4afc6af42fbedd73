package comparison

import (
	"regexp"
	"strings"
	"time"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
)

// builder fills the model of a page: front matter, then the body's headings
// and tables, then the options, by whose names headings and tables are known.
type builder struct {
	*Page
	vocabulary *Vocabulary
	options    *optionList
	blocks     []sectionBlocks // of each section, in page order
}

// sectionBlocks are the nodes of a section up to the next heading.
type sectionBlocks struct {
	heading *ast.Heading
	nodes   []ast.Node
}

func (b *builder) build() {
	b.identity()
	lead := b.split()
	b.Lead = b.textOf(lead...)
	b.readGrids(lead, -1)
	for i, blocks := range b.blocks {
		b.readGrids(blocks.nodes, i)
	}
	b.findOptions()
	b.nameSections()
	b.compareTables()
	b.gather()
}

// inFile turns a span of the body into one of the file.
func (b *builder) inFile(s Span) Span {
	base := b.FrontMatter.Body
	return Span{s.Start + base, s.End + base}
}

// identity reads what only front matter says.
func (b *builder) identity() {
	b.Title = plain(b.FrontMatter.Root.Get("title"))
	b.Description = plain(b.FrontMatter.Root.Get("description"))
	b.Subtitle = plain(b.Param("subtitle"))
	b.Kicker = plain(b.Param("kicker"))
	b.Reviewed = b.reviewed()
}

// scalar returns a value of the front matter as text; lists and maps have none.
func scalar(v *Value) Text {
	if v == nil {
		return Text{}
	}
	return Text{v.Text, v.Span}
}

// plain is scalar in the form in which the model holds texts.
func plain(v *Value) Text {
	text := scalar(v)
	text.Value = normalize(text.Value)
	return text
}

func (b *builder) reviewed() Text {
	for _, key := range [...]string{"reviewed", "lastmod"} {
		if text := scalar(b.Param(key)); text.Value != "" {
			if day, ok := ParseDay(text.Value); ok {
				return Text{day.Format(time.DateOnly), text.Span}
			}
			return Text{}
		}
	}
	return Text{}
}

// ParseDay reads a date of the front matter, with or without a time, and
// reports whether it is one.
func ParseDay(text string) (time.Time, bool) {
	for _, layout := range [...]string{
		time.DateOnly, time.RFC3339, "2006-01-02T15:04:05", "2006-01-02 15:04:05",
		"2006-01-02 15:04:05Z07:00", "2006-01-02 15:04:05 -0700", "2006-01-02T15:04:05-0700",
		"2006-01-02 15:04:05 -07:00", "02 Jan 2006", "2 January 2006", "January 2, 2006",
	} {
		if day, err := time.Parse(layout, text); err == nil {
			return day, true
		}
	}
	return time.Time{}, false
}

// split divides the body at its headings and returns what stands before the
// first. Headings inside lists and quotations divide nothing.
func (b *builder) split() (lead []ast.Node) {
	for n := b.document.FirstChild(); n != nil; n = n.NextSibling() {
		if heading, ok := n.(*ast.Heading); ok {
			b.blocks = append(b.blocks, sectionBlocks{heading: heading})
			continue
		}
		if len(b.blocks) == 0 {
			lead = append(lead, n)
			continue
		}
		last := &b.blocks[len(b.blocks)-1]
		last.nodes = append(last.nodes, n)
	}
	return lead
}

// findOptions looks for the options in front matter, the title, and the header
// of the first table.
func (b *builder) findOptions() {
	var names []Text
	if list := b.Param("options"); list != nil && list.Kind == KindList {
		for _, item := range list.Items {
			names = append(names, optionName(item))
		}
		b.OptionsFrom = FromFrontMatter
	}
	if len(names) == 0 {
		names = b.vocabulary.optionsFromTitle(b.Title)
		b.OptionsFrom = FromTitle
	}
	if len(names) == 0 && len(b.Grids) > 0 && len(b.Grids[0].Header) > 2 {
		names = b.Grids[0].Header[1:]
		b.OptionsFrom = FromTable
	}
	b.Listed = names
	b.options = newOptionList(names)
	if len(b.options.names) == 0 {
		b.OptionsFrom = FromNowhere
	}
	b.Options = make([]Option, 0, len(b.options.names))
	for _, name := range b.options.names {
		b.Options = append(b.Options, Option{Name: name, Pros: []Point{}, Cons: []Point{}})
	}
}

// optionName reads an entry of options: a name, or a map with one.
func optionName(v *Value) Text {
	if v.Kind != KindMap {
		return plain(v)
	}
	name := plain(v.Get("name"))
	if name.Span.IsZero() {
		name.Span = v.Span
	}
	return name
}

// nameSections says of each section what it is about.
func (b *builder) nameSections() {
	b.Sections = make([]Section, 0, len(b.blocks))
	for i, blocks := range b.blocks {
		s := Section{
			Kind:    SectionOther,
			Heading: b.inlineText(blocks.heading.FirstChild()),
			Level:   blocks.heading.Level,
			Parent:  b.parentOf(i),
		}
		if s.Heading.Span.IsZero() {
			s.Heading.Span = b.inFile(Span{blocks.heading.Pos(), blocks.heading.Pos()})
		}
		b.nameSection(&s)
		b.Sections = append(b.Sections, s)
	}
}

// parentOf returns the index of the section that a heading is nested in: the
// nearest one before it with a lower level.
func (b *builder) parentOf(i int) int {
	parent := i - 1
	for parent >= 0 && b.Sections[parent].Level >= b.blocks[i].heading.Level {
		parent = b.Sections[parent].Parent
	}
	return parent
}

// nameSection reads a heading in the light of the section around it.
func (b *builder) nameSection(s *Section) {
	around := Section{}
	if s.Parent >= 0 {
		around = b.Sections[s.Parent]
	}
	s.Role = around.Role
	if b.isClosed(s.Parent) {
		return
	}
	kind, option := b.vocabulary.classify(s.Heading.Value, b.options)
	s.Kind = kind
	switch kind {
	case SectionOption, SectionPros, SectionCons, SectionBestFor, SectionOther:
		s.Option = option
		if option == "" {
			s.Option = around.Option
		}
	case SectionGlance:
		s.Role = RoleGlance
	case SectionFull:
		s.Role = RoleFull
	}
	if kind == SectionOption && (around.Kind == SectionPros || around.Kind == SectionCons || around.Kind == SectionBestFor) {
		s.Kind = around.Kind
	}
}

// isClosed reports whether the headings inside section i are its own affair:
// questions, situations, lists of sources.
func (b *builder) isClosed(i int) bool {
	for ; i >= 0; i = b.Sections[i].Parent {
		switch b.Sections[i].Kind {
		case SectionVerdict, SectionFAQ, SectionCTA, SectionSources:
			return true
		}
	}
	return false
}

// gather fills the parts of the model from the sections that hold them.
func (b *builder) gather() {
	b.FAQ, b.Sources, b.Verdict.Picks = []Question{}, []Source{}, []Pick{}
	b.Verdict.Winner = b.winner()
	for i, s := range b.Sections {
		nodes := b.blocks[i].nodes
		switch s.Kind {
		case SectionPros:
			if option := b.option(s.Option); option != nil {
				option.Pros = append(option.Pros, b.points(nodes)...)
			}
		case SectionCons:
			if option := b.option(s.Option); option != nil {
				option.Cons = append(option.Cons, b.points(nodes)...)
			}
		case SectionBestFor:
			setOnce(b.bestFor(s), b.textOf(b.subtree(i)...))
		case SectionOption:
			setOnce(b.bestFor(s), b.bestForLine(nodes))
		case SectionVerdict:
			b.Sections[i].Text = b.textOf(b.subtree(i)...)
			setOnce(&b.Verdict.Text, b.Sections[i].Text)
		case SectionFAQ:
			b.Sections[i].Text = b.textOf(b.subtree(i)...)
		case SectionCTA:
			if b.CTA.Title.Value == "" {
				b.CTA = b.invitation(s.Heading, b.subtree(i))
			}
		case SectionSources:
			b.Sources = append(b.Sources, b.links(b.subtree(i))...)
		case SectionOther:
			if s.Parent >= 0 && b.Sections[s.Parent].Kind == SectionFAQ {
				b.FAQ = append(b.FAQ, Question{s.Heading, b.textOf(b.subtree(i)...)})
			}
		}
	}
}

// setOnce keeps what the page says first.
func setOnce(text *Text, value Text) {
	if text != nil && text.Value == "" {
		*text = value
	}
}

// option returns the option of that name, nil when there is none.
func (b *builder) option(name string) *Option {
	for i := range b.Options {
		if b.Options[i].Name.Value == name {
			return &b.Options[i]
		}
	}
	return nil
}

func (b *builder) bestFor(s Section) *Text {
	if option := b.option(s.Option); option != nil {
		return &option.BestFor
	}
	return nil
}

// subtree returns the nodes of section i with the sections nested in it,
// headings included, its own left out.
func (b *builder) subtree(i int) []ast.Node {
	nodes := append([]ast.Node(nil), b.blocks[i].nodes...)
	for j := i + 1; j < len(b.blocks) && b.Sections[j].Level > b.Sections[i].Level; j++ {
		nodes = append(append(nodes, b.blocks[j].heading), b.blocks[j].nodes...)
	}
	return nodes
}

// winner reads the winner that front matter names: an option by its own name,
// "tie", or as written.
func (b *builder) winner() Text {
	winner := plain(b.Param("winner"))
	if name := b.options.find(winner.Value); name != "" {
		winner.Value = name
	} else if Fold(winner.Value) == "tie" {
		winner.Value = "tie"
	}
	return winner
}

// eachNode calls visit for nodes and all below them; visit returns whether to
// go on below the node.
func eachNode(nodes []ast.Node, visit func(ast.Node) bool) {
	for _, n := range nodes {
		_ = ast.Walk(n, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
			if !entering {
				return ast.WalkContinue, nil
			}
			if n.Kind() == east.KindFootnoteList || !visit(n) {
				return ast.WalkSkipChildren, nil
			}
			return ast.WalkContinue, nil
		})
	}
}

// points reads pros or cons from the outermost lists: "**Title.** text", also
// with a colon or a dash between them. Without a title the item is all text.
func (b *builder) points(nodes []ast.Node) []Point {
	var points []Point
	eachNode(nodes, func(n ast.Node) bool {
		if n.Kind() != ast.KindList {
			return true
		}
		for item := n.FirstChild(); item != nil; item = item.NextSibling() {
			if point := b.point(item); point.Title.Value != "" || point.Text.Value != "" {
				points = append(points, point)
			}
		}
		return false
	})
	return points
}

// separator is what may stand between the title and the text of a point.
var separator = regexp.MustCompile(`^[.:-]+(?: +|$)`)

func (b *builder) point(item ast.Node) Point {
	block := item.FirstChild()
	if block == nil || block.Kind() != ast.KindParagraph && block.Kind() != ast.KindTextBlock {
		return Point{Text: b.textOf(item)}
	}
	strong, ok := block.FirstChild().(*ast.Emphasis)
	if !ok || strong.Level != 2 {
		return Point{Text: b.textOf(item)}
	}
	w := textWriter{source: b.body, span: Span{-1, -1}}
	for n := strong.NextSibling(); n != nil; n = n.NextSibling() {
		w.node(n)
	}
	w.out.WriteByte(' ')
	for n := block.NextSibling(); n != nil; n = n.NextSibling() {
		w.node(n)
	}
	title, text := b.textOf(strong), b.finish(&w)
	title.Value = strings.TrimRight(title.Value, " .:-")
	if title.Value != "" {
		text.Value = text.Value[len(separator.FindString(text.Value)):]
	}
	return Point{title, text}
}

// bestForLine reads the paragraph "Best for: …" of an option's section.
func (b *builder) bestForLine(nodes []ast.Node) (found Text) {
	eachNode(nodes, func(n ast.Node) bool {
		if found.Value != "" || n.Kind() != ast.KindParagraph {
			return found.Value == ""
		}
		text := b.textOf(n)
		i := strings.IndexAny(text.Value, ":：")
		if i < 1 || b.vocabulary.kinds[Fold(text.Value[:i])] != SectionBestFor {
			return true
		}
		found = Text{strings.TrimSpace(strings.TrimLeft(text.Value[i:], ":：")), text.Span}
		return false
	})
	return found
}

// link is a link of the body.
type link struct {
	node ast.Node
	Source
}

// findLinks returns the links in nodes in their order.
func (b *builder) findLinks(nodes []ast.Node) []link {
	var links []link
	eachNode(nodes, func(n ast.Node) bool {
		url, ok := b.destination(n)
		if ok {
			title := b.textOf(n)
			links = append(links, link{n, Source{title, Text{url, title.Span}}})
		}
		return !ok
	})
	return links
}

func (b *builder) links(nodes []ast.Node) []Source {
	var sources []Source
	for _, link := range b.findLinks(nodes) {
		sources = append(sources, link.Source)
	}
	return sources
}

// invitation reads a call to action: its last link, and the text around it. A
// paragraph that is nothing but that link is not part of the text.
func (b *builder) invitation(title Text, nodes []ast.Node) CallToAction {
	cta := CallToAction{Title: title}
	w := textWriter{source: b.body, span: Span{-1, -1}}
	if links := b.findLinks(nodes); len(links) > 0 {
		last := links[len(links)-1]
		cta.Label, cta.URL = last.Title, last.URL
		if parent := last.node.Parent(); parent.Kind() == ast.KindParagraph && parent.ChildCount() == 1 {
			w.skip = parent
		}
	}
	for _, n := range nodes {
		w.node(n)
	}
	cta.Text = b.finish(&w)
	return cta
}
