package tests

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
)

// rich is a text as Markdown and as what remains of it for the reader.
type rich struct{ markdown, text string }

// drawn is a comparison that was made up. Its texts are plain.
type drawn struct {
	title, subtitle, kicker string
	lead, overview          rich
	options                 []drawnOption
	criteria                []drawnCriterion
	verdict                 []rich // paragraphs
	winner                  string // as written
	faq                     []drawnPair
	sources                 []drawnPair // title and address
	cta                     *drawnCTA
}

type drawnOption struct {
	name       string
	bestFor    rich
	pros, cons []drawnPair // title and text
}

type drawnCriterion struct {
	name   rich
	group  rich
	cells  []rich
	glance bool
}

type drawnPair struct{ first, second rich }

type drawnCTA struct {
	title       string
	text, label rich
	url         string
}

// optionNames are hard ones: parts of one another, with signs, in other
// scripts.
var optionNames = []string{
	"C#", "C++", "C", "F#", "Node.js", ".NET", "R", "Go", "Django", "Python", "日本語", "עברית", "Ruby on Rails",
	"Vue.js 3", "TCP/IP", "Été", "Objective-C", "Straße", "GPT-4o", "Next.js", "O'Reilly", "AT&T", "Tea", "Łódź", "Русский",
}

// words begin a text; they open no block of Markdown.
var words = []string{"fast", "Slow", "très", "日本", "שלום", "naïve", "x86", "Zürich", "why", "Good", ".NET", "e.g.", "🚀 go", "C++", "it's", "3 < 4", "R&D"}

// pieces stand inside a text: Markdown, and what the reader finds.
var pieces = []rich{
	{"*emphasis*", "emphasis"}, {"**bold**", "bold"}, {"`code`", "code"}, {"`a -- \"b\"`", `a -- "b"`},
	{"[a *link*](https://example.com/?a=b&c=d)", "a link"}, {"&amp;", "&"}, {"&copy;", "©"}, {"&#35;", "#"},
	{`\*star\*`, "*star*"}, {`"quoted"`, `"quoted"`}, {"'single'", "'single'"}, {"it's", "it's"}, {"a -- b", "a - b"},
	{"a --- b", "a - b"}, {"and so on...", "and so on..."}, {"“curly”", `"curly"`}, {"5 – 6", "5 - 6"}, {"✅", "✅"},
	{"👩‍💻", "👩‍💻"}, {"日本語", "日本語"}, {"עברית", "עברית"}, {"a\u00a0b", "a b"}, {"~~gone~~", "gone"}, {"2 * 3", "2 * 3"},
	{"<https://example.org/>", "https://example.org/"}, {"https://example.net/x", "https://example.net/x"},
	{"snake_case_name", "snake_case_name"}, {"![alt](/i.png)", ""}, {"a/b", "a/b"}, {"$5", "$5"}, {"100%", "100%"},
	{"{curly}", "{curly}"}, {"&lt;b&gt;", "<b>"}, {"((x))", "((x))"}, {"!", "!"}, {"``a`b``", "a`b"}, {"***both***", "both"},
	{"«guillemets»", `"guillemets"`}, {"„low“", `"low"`}, {"‚single‘ ‹x›", "'single' 'x'"}, {"5 << 6", `5 " 6`}, {"non‑breaking―bar", "non-breaking-bar"},
	{"[brackets]", "[brackets]"}, {`C:\dir`, `C:\dir`}, {"a: b", "a: b"}, {"x,", "x,"},
}

// drawer makes comparisons up.
type drawer struct{ *rand.Rand }

func (d drawer) maybe() bool { return d.IntN(2) == 0 }

func pick[T any](d drawer, from []T) T { return from[d.IntN(len(from))] }

// text draws a text of one to n pieces.
func (d drawer) text(n int) rich {
	word := pick(d, words)
	markdown, text := []string{word}, []string{word}
	for range d.IntN(n) {
		piece := pick(d, pieces)
		markdown = append(markdown, piece.markdown)
		text = append(text, piece.text)
	}
	return rich{strings.Join(markdown, " "), strings.Join(strings.Fields(strings.Join(text, " ")), " ")}
}

// plainText draws a text in which nothing is markup.
func (d drawer) plainText() string {
	var out []string
	for range 1 + d.IntN(4) {
		out = append(out, pick(d, append(words, "a & b", "\"x\"", "1: 2", "#5", "'y'", "<i>", "[z]")))
	}
	return strings.Join(out, " ")
}

// point draws a title, which may be none, and a text.
func (d drawer) point() drawnPair {
	text := d.text(4)
	if d.IntN(4) == 0 {
		return drawnPair{rich{}, text}
	}
	title := pick(d, []rich{{"Fast", "Fast"}, {"Type *safe*", "Type safe"}, {"`npm` inside", "npm inside"}, {"C#", "C#"}, {"R&D", "R&D"}, {"日本", "日本"}, {"It's \"easy\"", "It's \"easy\""}})
	return drawnPair{title, text}
}

func drawMany[T any](d drawer, from, to int, one func() T) []T {
	var many []T
	for range from + d.IntN(to-from+1) {
		many = append(many, one())
	}
	return many
}

func (d drawer) comparison() drawn {
	c := drawn{title: d.plainText(), lead: d.text(6), overview: d.text(6), verdict: drawMany(d, 1, 2, func() rich { return d.text(5) })}
	if d.maybe() {
		c.subtitle, c.kicker = d.plainText(), d.plainText()
	}
	names := slices.Clone(optionNames)
	d.Shuffle(len(names), func(i, j int) { names[i], names[j] = names[j], names[i] })
	for _, name := range names[:2+d.IntN(5)] {
		c.options = append(c.options, drawnOption{name, d.text(4), drawMany(d, 1, 3, d.point), drawMany(d, 1, 3, d.point)})
	}
	if d.maybe() {
		c.winner = pick(d, append(names[:len(c.options):len(c.options)], "tie"))
	}
	groups := 0
	for i := range 1 + d.IntN(6) {
		criterion := drawnCriterion{name: rich{fmt.Sprintf("Criterion %d", i), fmt.Sprintf("Criterion %d", i)}, glance: groups == 0 && d.maybe()}
		if d.maybe() {
			more := d.text(3)
			criterion.name = rich{criterion.name.markdown + " " + more.markdown, criterion.name.text + " " + more.text}
		}
		if i > 0 && d.IntN(3) == 0 {
			groups++
		}
		if groups > 0 {
			criterion.glance = false
			criterion.group = rich{fmt.Sprintf("Group *%d*", groups), fmt.Sprintf("Group %d", groups)}
		}
		for range c.options {
			criterion.cells = append(criterion.cells, d.text(4))
		}
		c.criteria = append(c.criteria, criterion)
	}
	c.faq = drawMany(d, 0, 3, func() drawnPair {
		question := d.text(4)
		return drawnPair{rich{question.markdown + " so?", question.text + " so?"}, d.text(6)}
	})
	c.sources = drawMany(d, 0, 2, func() drawnPair {
		return drawnPair{rich{"A *source*", "A source"}, rich{"https://example.com/s", "https://example.com/s"}}
	})
	if d.maybe() {
		c.cta = &drawnCTA{"Need help choosing?", d.text(4), rich{"Tell us", "Tell us"}, "/contact/?a=b&c=d"}
	}
	return c
}

// model is the comparison as `complint inspect` should print it, but for the
// sections, which the spellings make differently.
func (c drawn) model() map[string]any {
	options := []any{}
	names := []any{}
	winner := c.winner
	for _, o := range c.options {
		options = append(options, map[string]any{"name": o.name, "bestFor": o.bestFor.text, "url": "", "image": "",
			"pros": pairs(o.pros, "title", "text"), "cons": pairs(o.cons, "title", "text")})
		names = append(names, o.name)
	}
	tables := []any{}
	for _, role := range []string{"glance", "full"} {
		rows := []any{}
		for _, criterion := range c.criteria {
			if role == "glance" && !criterion.glance {
				continue
			}
			cells := []any{}
			for _, cell := range criterion.cells {
				cells = append(cells, cell.text)
			}
			rows = append(rows, map[string]any{"criterion": criterion.name.text, "group": criterion.group.text, "cells": cells})
		}
		if len(rows) > 0 {
			tables = append(tables, map[string]any{"role": role, "caption": "", "columns": names, "rows": rows})
		}
	}
	verdict := []string{}
	for _, paragraph := range c.verdict {
		verdict = append(verdict, paragraph.text)
	}
	cta := map[string]any{"title": "", "text": "", "label": "", "url": ""}
	if c.cta != nil {
		cta = map[string]any{"title": c.cta.title, "text": c.cta.text.text, "label": c.cta.label.text, "url": c.cta.url}
	}
	return map[string]any{
		"title": c.title, "subtitle": c.subtitle, "kicker": c.kicker, "description": "", "reviewed": "", "lead": c.lead.text,
		"options": options, "tables": tables, "faq": pairs(c.faq, "question", "answer"), "sources": pairs(c.sources, "title", "url"),
		"verdict": map[string]any{"text": strings.Join(verdict, " "), "winner": winner, "picks": []any{}}, "cta": cta,
	}
}

func pairs(list []drawnPair, first, second string) []any {
	out := []any{}
	for _, pair := range list {
		out = append(out, map[string]any{first: pair.first.text, second: pair.second.text})
	}
	return out
}
