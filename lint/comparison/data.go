package comparison

import (
	"strconv"
	"strings"
)

// readData reads the parts that front matter gives. What the body gives comes
// first: lists are joined, and a single text is kept.
func (b *builder) readData() {
	b.optionData()
	b.tableData()
	b.verdictData()
	b.faqData()
	b.ctaData()
	for _, v := range b.Param("sources").Elements() {
		source := Source{plain(v), plain(v)}
		if v.Kind == KindMap {
			source = Source{b.rich(v.Get("title")), plain(v.Get("url"))}
		}
		b.Sources = append(b.Sources, source)
	}
}

// scalar returns a value of the front matter as Hugo prints it; lists and maps
// have no text.
func scalar(v *Value) Text {
	if v == nil {
		return Text{}
	}
	text := Text{v.Text, v.Span}
	switch v.Kind {
	case KindList, KindMap, KindNull:
		return Text{Span: v.Span}
	case KindBool:
		text.Value = strings.ToLower(v.Text)
	case KindNumber:
		text.Value = printedNumber(v.Text)
	}
	return text
}

// printedNumber returns a number as it is printed.
func printedNumber(text string) string {
	digits := strings.ReplaceAll(text, "_", "")
	if n, err := strconv.ParseInt(digits, 0, 64); err == nil {
		return strconv.FormatInt(n, 10)
	}
	if strings.ContainsAny(digits, "iInN") { // .inf in YAML, inf in TOML
		digits = strings.Replace(digits, ".", "", 1)
	}
	if n, err := strconv.ParseFloat(digits, 64); err == nil {
		return strconv.FormatFloat(n, 'f', -1, 64)
	}
	return text
}

// plain is scalar in the form in which the model holds texts.
func plain(v *Value) Text { return plainText(scalar(v)) }

// rich is the text of a value in which Markdown is allowed.
func (b *builder) rich(v *Value) Text {
	text := scalar(v)
	if text.Value == "" || !b.markdown.thorough && !mayBeMarkup(text.Value) {
		return plainText(text)
	}
	if b.vocabulary.isNone(text.Value) {
		return plainText(text) // Markdown would make a list of a dash
	}
	f := b.parseValue(text)
	return Text{f.textOf(f.nodes()...).Value, text.Span}
}

// parseValue parses a text of the front matter. Every place in it is that of
// the whole value, whose escapes are gone.
func (b *builder) parseValue(text Text) *fragment {
	return newFragment(b.markdown, b.room, []byte(text.Value), 0, []origin{{0, text.Span, false}})
}

// optionData reads the maps among the options.
func (b *builder) optionData() {
	seen := make(map[string]bool)
	for _, v := range b.Param("options").Maps() {
		option := b.option(b.options.find(plain(v.Get("name")).Value))
		if option == nil || seen[option.Name.Value] {
			continue
		}
		seen[option.Name.Value] = true
		setOnce(&option.BestFor, b.rich(v.Get("bestFor")))
		option.URL = plain(v.Get("url"))
		option.Image = plain(v.Get("image"))
		option.Pros = append(option.Pros, b.pointData(SectionPros, option, v.Get("pros"))...)
		option.Cons = append(option.Cons, b.pointData(SectionCons, option, v.Get("cons"))...)
		if bestFor := v.Get("bestFor"); b.rich(bestFor).Value != "" {
			b.give(SectionBestFor, option.Name.Value, bestFor.Span)
		}
	}
}

// pointData reads pros or cons: each a text as an item of a list would be, or
// a map with title and text.
func (b *builder) pointData(kind SectionKind, option *Option, list *Value) (points []Point) {
	for _, v := range list.Elements() {
		var point Point
		if v.Kind == KindMap {
			point = Point{b.rich(v.Get("title")), b.rich(v.Get("text"))}
		} else if text := scalar(v); text.Value != "" {
			point = b.pointValue(text)
		}
		before := len(points)
		if points = appendPoint(points, point); len(points) == before && !isMistaken(v) {
			b.EmptyPoints = append(b.EmptyPoints, Place{kind, option.Name, v.Span})
		}
	}
	if len(points) > 0 {
		b.give(kind, option.Name.Value, list.Span)
	}
	return points
}

// isMistaken reports whether a point is a map by mistake, which is reported as a
// fault of the front matter.
func isMistaken(v *Value) bool {
	return v.IsPair() && v.Get("title") == nil && v.Get("text") == nil
}

// pointValue reads a text of the front matter as a point.
func (b *builder) pointValue(text Text) Point {
	if !b.markdown.thorough && !mayBeMarkup(text.Value) {
		_, text.Value = cutMark(normalize(text.Value))
		return Point{Text: text}
	}
	f := b.parseValue(text)
	return f.point(f.document)
}

// tableData reads the criteria as tables: the short one of those that are
// marked, if any are, and the full one.
func (b *builder) tableData() {
	if len(b.Options) < 2 {
		return
	}
	var glance, full []Row
	list := b.Param("criteria")
	for _, v := range list.Maps() {
		row := Row{Criterion: b.rich(v.Get("name")), Group: b.rich(v.Get("group")), Cells: b.cellData(v)}
		if row.Criterion.Span.IsZero() {
			row.Criterion.Span = v.Span
		}
		full = append(full, row)
		if mark := v.Get("glance"); mark != nil && mark.Kind == KindBool && scalar(mark).Value == "true" {
			glance = append(glance, row)
		}
	}
	for _, table := range []Table{{Role: RoleGlance, Rows: glance}, {Role: RoleFull, Rows: full}} {
		if len(table.Rows) == 0 {
			continue
		}
		for _, option := range b.Options {
			table.Columns = append(table.Columns, option.Name)
		}
		b.Tables = append(b.Tables, table)
		b.give(SectionKind(table.Role), "", list.Span)
	}
}

// cellData reads the values of a criterion: a list in the order of the
// options, or a map by option. What a list lacks has no place; what a map
// lacks has that of the map, or of the criterion.
func (b *builder) cellData(criterion *Value) []Text {
	values := criterion.Get("values")
	place := criterion.Span
	byKey := make(map[string]*Value)
	if values != nil {
		place = values.Span
		for _, entry := range values.Entries {
			byKey[Fold(entry.Key.Value)] = entry.Value
		}
	}
	cells := make([]Text, len(b.Options))
	for i, option := range b.Options {
		if values != nil && values.Kind == KindList {
			if i < len(values.Items) {
				cells[i] = b.rich(values.Items[i])
			}
			continue
		}
		value, ok := byKey[Fold(option.Name.Value)]
		if cells[i] = b.rich(value); !ok {
			cells[i].Span = place
		}
	}
	return cells
}

func (b *builder) verdictData() {
	verdict, picks := b.verdictParam(), b.Param("picks")
	given := verdict
	if verdict != nil && verdict.Kind == KindMap {
		if len(picks.Elements()) == 0 {
			picks = verdict.Get("picks")
		}
		verdict = mainText(verdict)
	}
	text := b.rich(verdict)
	setOnce(&b.Verdict.Text, text)
	for _, v := range picks.Maps() {
		b.Verdict.Picks = append(b.Verdict.Picks, Pick{b.rich(v.Get("when")), b.options.named(plain(v.Get("option")))})
	}
	if text.Value != "" {
		b.give(SectionVerdict, "", given.Span)
	}
}

// verdictParam returns the value of "verdict", or else of the first key, by the
// alphabet, that is a word for it: "short_answer", "conclusion". The module's
// partial comparisons/data/verdict-param.html does the same.
func (b *builder) verdictParam() (found *Value) {
	if v := b.Param("verdict"); v != nil && v.Kind != KindNull {
		return v
	}
	first := ""
	for _, entry := range append(b.FrontMatter.Root.Get("params").Fields(), b.FrontMatter.Root.Fields()...) {
		key := strings.ToLower(entry.Key.Value)
		if (first == "" || key < first) && b.vocabulary.isVerdictKey(key) && b.rich(mainText(entry.Value)).Value != "" {
			first, found = key, entry.Value
		}
	}
	return found
}

// mainText returns the text of a map, under one of the keys that such maps
// have, and any other value as it is.
func mainText(v *Value) *Value {
	if v == nil || v.Kind != KindMap {
		return v
	}
	for _, key := range [...]string{"text", "intro", "body", "content", "answer", "summary"} {
		if text := v.Get(key); scalar(text).Value != "" {
			return text
		}
	}
	return nil
}

func (b *builder) faqData() {
	list := b.Param("faq")
	if len(list.Elements()) == 0 {
		list = b.Param("faqs")
	}
	for _, v := range list.Maps() {
		question, answer := either(v, "question", "q"), either(v, "answer", "a")
		entry := Question{b.rich(question), b.rich(answer)}
		if entry.Question.Span.IsZero() {
			entry.Question.Span = v.Span
		}
		b.FAQ = append(b.FAQ, entry)
	}
	if len(list.Elements()) > 0 {
		b.give(SectionFAQ, "", list.Span)
	}
}

// either returns the value of the first key that has one.
func either(v *Value, key, alias string) *Value {
	if value := v.Get(key); scalar(value).Value != "" {
		return value
	}
	return v.Get(alias)
}

func (b *builder) ctaData() {
	v := b.Param("cta")
	if v == nil || v.Kind != KindMap {
		return
	}
	b.give(SectionCTA, "", v.Span)
	if b.CTA.isEmpty() {
		b.CTA = CallToAction{b.rich(v.Get("title")), b.rich(v.Get("text")), b.rich(v.Get("label")), plain(v.Get("url"))}
	}
}

func (c CallToAction) isEmpty() bool {
	return c.Title.Value == "" && c.Text.Value == "" && c.Label.Value == "" && c.URL.Value == ""
}
