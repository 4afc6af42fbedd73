package comparison

import (
	"slices"
	"time"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
)

// builder fills the model of a page: the body's sections and tables, then the
// options, by whose names headings and tables are known, then the parts of
// the body and of the front matter.
type builder struct {
	*Page
	*fragment // the body
	markdown  dialect
	sections  []stretch
	stream    []event
}

// stretch is a section before it is known what it is about.
type stretch struct {
	heading *ast.Heading // nil when a shortcode begins it
	part    *part        // nil when a heading begins it
	level   int
	parent  int
	nodes   []ast.Node // what stands in it, without the sections nested in it
	opening int        // index in the stream of the event that opens it
}

// event is a step through the body: a section opens or closes, or text stands
// in one.
type event struct {
	section int // -1 outside of all
	opens   bool
	closes  bool
	nodes   []ast.Node
}

func (b *builder) build() {
	b.identity()
	b.divide()
	b.Lead = b.textOf(b.lead()...)
	for _, e := range b.stream {
		before := len(b.Grids)
		b.readGrids(e.nodes, e.section)
		if b.markdown.html {
			b.readHTML(e.nodes, e.section)
			slices.SortStableFunc(b.Grids[before:], func(x, y Grid) int { return x.Span.Start - y.Span.Start })
		}
	}
	b.findOptions()
	b.nameSections()
	b.compareTables()
	b.gather()
	b.readData()
}

// identity reads what only front matter says.
func (b *builder) identity() {
	b.Title = plain(b.FrontMatter.Root.Get("title"))
	b.Description = plain(b.FrontMatter.Root.Get("description"))
	b.Subtitle = plain(b.Param("subtitle"))
	b.Kicker = plain(b.Param("kicker"))
	b.Reviewed = b.reviewed()
}

// reviewed reads the day of the last review, or else the one on which Hugo
// takes the page to have changed last:
// https://gohugo.io/configuration/front-matter/#dates
func (b *builder) reviewed() Text {
	for _, key := range [...]string{"reviewed", "lastmod", "modified", "date", "publishdate", "pubdate", "published"} {
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

// divide cuts the body into sections: at its headings, and where parts begin
// and end. Headings inside lists and quotations divide nothing.
func (b *builder) divide() {
	d := divider{builder: b}
	nodes := b.nodes()
	headings := len(b.parts)
	for _, n := range nodes {
		if n.Kind() == ast.KindHeading {
			headings++
		}
	}
	b.sections = b.room.stretches.list(headings)
	b.stream = b.room.events.list(3*headings + 1) // each opens, closes, and has text
	d.visit(nodes)
	for len(d.around) > 0 {
		d.close()
	}
}

// divider walks through the body with the sections around it.
type divider struct {
	*builder
	around []int // indexes of the open sections, the innermost last
}

// top returns the innermost open section, -1 outside of all.
func (d *divider) top() int {
	if len(d.around) == 0 {
		return -1
	}
	return d.around[len(d.around)-1]
}

func (d *divider) open(s stretch) {
	s.parent = d.top()
	if s.part != nil {
		s.level = min(d.levelOf(s.parent)+1, 6)
	}
	s.opening = len(d.stream)
	d.around = append(d.around, len(d.sections))
	d.sections = append(d.sections, s)
	d.stream = append(d.stream, event{section: d.top(), opens: true})
}

func (d *divider) close() {
	d.stream = append(d.stream, event{section: d.top(), closes: true})
	d.around = d.around[:len(d.around)-1]
}

// closeHeadings closes the sections that a heading of a level ends. Those
// around the innermost shortcode stay.
func (d *divider) closeHeadings(level int) {
	for top := d.top(); top >= 0 && d.sections[top].part == nil && d.sections[top].level >= level; top = d.top() {
		d.close()
	}
}

// within reports whether the innermost open part has a name.
func (d *divider) within(name string) bool {
	for _, i := range slices.Backward(d.around) {
		if p := d.sections[i].part; p != nil {
			return p.name == name
		}
	}
	return false
}

// atHeading reports whether nothing but its heading stands in the innermost
// section yet.
func (d *divider) atHeading() bool {
	top := d.top()
	return top >= 0 && top == len(d.sections)-1 && !slices.ContainsFunc(d.sections[top].nodes, d.shows)
}

// shows reports whether a block leaves something in the page. Where Hugo lets no
// raw HTML through, a comment does not.
func (d *divider) shows(n ast.Node) bool {
	raw, ok := n.(*ast.HTMLBlock)
	return !ok || d.html || raw.HTMLBlockType != ast.HTMLBlockType2
}

func (d *divider) visit(nodes []ast.Node) {
	for i, n := range nodes {
		part, isMark := d.asMark(n)
		heading, isHeading := n.(*ast.Heading)
		switch {
		case isMark && part != nil:
			switch {
			case part.standsAlone() && !d.atHeading():
				d.closeHeadings(2)
			case part.name == "question" && d.within("faq"):
				d.closeHeadings(1) // of a question that is written as a heading
			}
			if part.places {
				continue
			}
			d.open(stretch{part: part})
			d.visit(part.inner)
		case isMark:
			if d.closeHeadings(0); d.top() >= 0 {
				d.close()
			}
		case isHeading:
			d.closeHeadings(heading.Level)
			d.open(stretch{heading: heading, level: heading.Level})
		default:
			d.addText(d.top(), nodes, i)
		}
	}
}

// levelOf returns the level of a section's heading, 1 outside of all.
func (b *builder) levelOf(section int) int {
	if section < 0 {
		return 1
	}
	return b.sections[section].level
}

// addText adds nodes[i] to the section in which it stands.
func (b *builder) addText(section int, nodes []ast.Node, i int) {
	if section >= 0 {
		b.sections[section].nodes = appendNext(b.sections[section].nodes, nodes, i)
	}
	if last := len(b.stream) - 1; last >= 0 && b.stream[last].nodes != nil {
		b.stream[last].nodes = appendNext(b.stream[last].nodes, nodes, i)
		return
	}
	b.stream = append(b.stream, event{section: section, nodes: appendNext(nil, nodes, i)})
}

// appendNext appends all[i]. A list that is a part of all up to there becomes a
// longer part of it, and takes no memory.
func appendNext(list, all []ast.Node, i int) []ast.Node {
	if from := i - len(list); from >= 0 && (len(list) == 0 || &list[0] == &all[from]) {
		return all[from : i+1 : i+1]
	}
	return append(list, all[i])
}

// lead returns what stands before the first section.
func (b *builder) lead() []ast.Node {
	if len(b.stream) > 0 && b.stream[0].section < 0 {
		return b.stream[0].nodes
	}
	return nil
}

// nameSections says of each section what it is about.
func (b *builder) nameSections() {
	b.Sections = b.room.sections.list(len(b.sections))
	for _, o := range b.sections {
		s := Section{Kind: SectionOther, Level: o.level, Parent: o.parent}
		around := Section{}
		if s.Parent >= 0 {
			around = b.Sections[s.Parent]
		}
		if o.part != nil {
			b.namePart(&s, o.part)
		} else {
			b.nameHeading(&s, o.heading, around)
		}
		b.inherit(&s, around)
		b.Sections = append(b.Sections, s)
	}
}

// namePart names the section that a shortcode makes.
func (b *builder) namePart(s *Section, p *part) {
	s.Kind = p.kind()
	s.Heading = plainText(p.params["title"])
	if s.Heading.Span.IsZero() {
		s.Heading.Span = p.span
	}
	s.Option = b.options.named(p.option()).Value
}

// nameHeading names the section that a heading begins.
func (b *builder) nameHeading(s *Section, heading *ast.Heading, around Section) {
	s.Heading = b.inlineText(heading.FirstChild())
	if s.Heading.Span.IsZero() {
		s.Heading.Span = b.inFile(Span{heading.Pos(), heading.Pos()})
	}
	if b.isClosed(s.Parent) {
		return
	}
	s.Kind, s.Option = b.vocabulary.classify(s.Heading.Value, b.options)
	if s.Kind == sectionBoth {
		s.Kind, s.Both = SectionOther, true
	}
	if s.Kind == SectionOption && isOfOption(around.Kind) {
		s.Kind = around.Kind
	}
}

// isOfOption reports whether sections of a kind belong to an option each.
func isOfOption(kind SectionKind) bool {
	return isPoints(kind) || kind == SectionBestFor
}

// isPoints reports whether sections of a kind hold pros or cons.
func isPoints(kind SectionKind) bool { return kind == SectionPros || kind == SectionCons }

// inherit fills in what a section has from the one around it.
func (b *builder) inherit(s *Section, around Section) {
	s.Role = around.Role
	s.Both = s.Both || around.Both && (s.Kind == SectionOther || s.Kind == SectionOption)
	switch {
	case s.Kind == SectionGlance:
		s.Role = RoleGlance
	case s.Kind == SectionFull:
		s.Role = RoleFull
	}
	switch {
	case !isOfOption(s.Kind) && s.Kind != SectionOption && s.Kind != SectionOther:
		s.Option = ""
	case s.Option == "" && !b.isClosed(s.Parent):
		s.Option = around.Option
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
	leading := b.gatherRuns(SectionOther, "", b.lead())
	within := leading
	for i, s := range b.Sections {
		if isOfOption(s.Kind) || s.Kind == SectionOption || !b.isClosed(i) {
			within = append(within, b.gatherSection(i)...)
		}
		b.gatherPart(i, s)
	}
	b.gatherTables()
	// A verdict on one criterion stands beside others like it.
	if len(leading) > 0 || len(within) == 1 {
		setOnce(&b.Verdict.Text, b.runText(within[0]))
	}
}

// gatherSection reads what a section that may hold pros and cons says of
// options. It returns the verdicts that labels announce there.
func (b *builder) gatherSection(i int) []run {
	s := b.Sections[i]
	kind := s.Kind
	if s.Both {
		kind = sectionBoth
	}
	nodes := b.sections[i].nodes
	option := b.option(s.Option)
	if option == nil {
		return b.gatherRuns(kind, "", nodes)
	}
	before := len(option.Pros) + len(option.Cons)
	hadBestFor := option.BestFor.Value != ""
	verdicts := b.gatherRuns(kind, s.Option, nodes)
	switch {
	case isPoints(kind):
		if len(option.Pros)+len(option.Cons) == before {
			b.gatherHeadings(i, option)
		}
		if len(option.Pros)+len(option.Cons) > before {
			b.give(s.Kind, s.Option, s.Heading.Span)
		}
	case kind == SectionBestFor:
		if !hadBestFor {
			option.BestFor = b.textOf(b.subtree(i)...)
		}
		b.give(s.Kind, s.Option, s.Heading.Span)
	}
	return verdicts
}

// gatherHeadings reads pros or cons that have a heading each.
func (b *builder) gatherHeadings(i int, option *Option) {
	list := option.points(b.Sections[i].Kind)
	for j := i + 1; j < len(b.Sections) && b.Sections[j].Parent >= i; j++ {
		if s := b.Sections[j]; s.Parent == i && s.Kind == SectionOther {
			*list = appendPoint(*list, Point{s.Heading, b.textOf(b.subtree(j)...)})
		}
	}
}

// points returns the option's list of pros or cons.
func (o *Option) points(kind SectionKind) *[]Point {
	if kind == SectionCons {
		return &o.Cons
	}
	return &o.Pros
}

// gatherPart reads a section that is a part of the page by itself.
func (b *builder) gatherPart(i int, s Section) {
	switch s.Kind {
	case SectionVerdict:
		b.Sections[i].Text = b.textOf(b.subtree(i)...)
		setOnce(&b.Verdict.Text, b.Sections[i].Text)
	case SectionFAQ:
		b.Sections[i].Text = b.textOf(b.subtree(i)...)
	case SectionCTA:
		if b.CTA.isEmpty() {
			b.CTA = b.invitation(i)
		}
	case SectionSources:
		for _, link := range b.links(b.subtree(i)) {
			b.Sources = append(b.Sources, link.Source)
		}
	case SectionOther:
		if s.Parent >= 0 && b.Sections[s.Parent].Kind == SectionFAQ {
			b.FAQ = append(b.FAQ, Question{s.Heading, b.textOf(b.subtree(i)...)})
		}
		return
	default:
		return
	}
	b.give(s.Kind, "", s.Heading.Span)
}

// usualParts is how many parts a page gives, mostly.
const usualParts = 16

// give notes that the page gives a part.
func (b *builder) give(kind SectionKind, option string, span Span) {
	if b.Given == nil {
		b.Given = b.room.given.list(usualParts)
	}
	b.Given = append(b.Given, Place{kind, Text{Value: option}, span})
}

// setOnce keeps what the page says first.
func setOnce(text *Text, value Text) {
	if text.Value == "" {
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

// subtree returns the nodes of section i with the sections nested in it, their
// headings included, its own left out.
func (b *builder) subtree(i int) (nodes []ast.Node) {
	for _, e := range b.stream[b.sections[i].opening+1:] {
		switch {
		case e.section == i && e.closes:
			return nodes
		case e.opens && b.sections[e.section].heading != nil:
			nodes = append(nodes, b.sections[e.section].heading)
		default:
			nodes = append(nodes, e.nodes...)
		}
	}
	return nodes
}

// winner reads the winner that the page names, in front matter or on its
// verdict shortcode: an option by its own name, "tie", or as written.
func (b *builder) winner() Text {
	winner := plain(b.Param("winner"))
	if winner.Value == "" {
		winner = plain(b.verdictParam().Get("winner"))
	}
	for i, s := range b.Sections {
		if p := b.sections[i].part; winner.Value == "" && s.Kind == SectionVerdict && p != nil {
			winner = plainText(p.params["winner"])
		}
	}
	if b.options.find(winner.Value) == "" && Fold(winner.Value) == "tie" {
		winner.Value = "tie"
	}
	return b.options.named(winner)
}

// eachNode calls visit for nodes and all below them; visit returns whether to
// go on below the node.
func eachNode(nodes []ast.Node, visit func(ast.Node) bool) {
	for _, n := range nodes {
		eachBelow(n, visit)
	}
}

// eachBlock is eachNode for blocks: what stands in a line is left out, which is
// most of a page.
func eachBlock(nodes []ast.Node, visit func(ast.Node) bool) {
	eachNode(nodes, func(n ast.Node) bool { return n.Type() != ast.TypeInline && visit(n) })
}

func eachBelow(n ast.Node, visit func(ast.Node) bool) {
	if n.Kind() == east.KindFootnoteList || !visit(n) {
		return
	}
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		eachBelow(c, visit)
	}
}

// invitation reads a call to action: its link, that of its shortcode or else
// its last one, and the text around it. A paragraph that is nothing but that
// link is not part of the text.
func (b *builder) invitation(i int) CallToAction {
	cta := CallToAction{Title: b.Sections[i].Heading}
	nodes := b.subtree(i)
	w := newTextWriter(b.fragment)
	if p := b.sections[i].part; p != nil {
		cta.Label, cta.URL = plainText(p.params["label"]), plainText(p.params["url"])
	}
	if links := b.links(nodes); cta.URL.Value == "" && len(links) > 0 {
		last := links[len(links)-1]
		cta.Label, cta.URL = last.Title, last.URL
		if parent := last.node.Parent(); parent.Kind() == ast.KindParagraph && parent.ChildCount() == 1 {
			w.skip = parent
		}
	}
	for _, n := range nodes {
		w.node(n)
	}
	cta.Text = b.finish(w)
	return cta
}
