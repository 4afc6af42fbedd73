package schema

import "slices"

// FrontMatter is what the front matter of a comparison page may hold. Keys
// that are not listed belong to the site. Where the names of the rules are
// given, those of suppressions are held to them.
func FrontMatter(rules []string) *Document {
	own := pageKeys(rules)
	site := []Key{
		{Name: "title", Shape: text("the heading of the page; name every option in it"), Asked: true},
		{Name: "description", Shape: long("a sentence for lists and search engines"), Asked: true},
		{Name: "type", Shape: text("comparisons makes a comparison of a page in any section"), Apart: true},
		{Name: "date", Shape: date("when the page was written")},
		{Name: "lastmod", Shape: date("when the page was last changed; stands in for reviewed"), Apart: true},
		{Name: "params", Shape: &Shape{Kind: Map, Doc: "the same keys, apart from those of Hugo", Keys: own, Open: true}, Apart: true},
	}
	return &Document{
		Title: "Front matter of a comparison page",
		Root:  &Shape{Kind: Map, Keys: slices.Concat(site, own), Open: true},
		Hugo:  true,
	}
}

// pageKeys are the keys that mean something on a comparison page only.
func pageKeys(rules []string) []Key {
	questions := listOf("questions and their answers", question())
	return []Key{
		{Name: "subtitle", Shape: text("the line below the title")},
		{Name: "kicker", Shape: text("the line above the title")},
		{Name: "options", Shape: listOf("what is compared, in the order of the page: names, or maps with a name", option()), Asked: true},
		{Name: "criteria", Shape: listOf("the rows of the tables", criterion()), Asked: true},
		{Name: "verdict", Shape: verdict(), Asked: true},
		{Name: "winner", Shape: winner(), Apart: true},
		{Name: "picks", Shape: picks(), Apart: true},
		{Name: "faq", Shape: questions},
		{Name: "faqs", Shape: questions, Apart: true},
		{Name: "sources", Shape: listOf("where the facts come from: addresses, or maps with a title and an url", source())},
		{Name: "cta", Shape: callToAction()},
		{Name: "optionType", Shape: text("what the options are for search engines, a type of schema.org")},
		{Name: "reviewed", Shape: date("the day on which the page was last checked")},
		{Name: "complint", Shape: &Shape{Kind: Map, Doc: "settings of complint for this page", Noun: "setting", Keys: []Key{{Name: "disable", Shape: disable(rules)}}}, Apart: true},
	}
}

func text(doc string) *Shape { return &Shape{Kind: Text, Doc: doc} }

// optionOr is a text that names an option, or says something else.
func optionOr(doc string, beside ...string) *Shape {
	return &Shape{Kind: Text, Doc: doc, Option: true, Beside: beside}
}

// long is a text of more than a line.
func long(doc string) *Shape { return &Shape{Kind: Text, Doc: doc, Long: true} }

func date(doc string) *Shape { return &Shape{Kind: Date, Doc: doc} }

func listOf(doc string, items *Shape) *Shape { return &Shape{Kind: List, Doc: doc, Items: items} }

// mapOf is a map that may hold keys of the site too.
func mapOf(name, doc string, keys ...Key) *Shape {
	return &Shape{Kind: Map, Name: name, Doc: doc, Keys: keys, Open: true}
}

// textOr is a text, or a map that says more.
func textOr(more *Shape) *Shape { return &Shape{Kind: Text, Doc: more.Doc, Or: more} }

func option() *Shape {
	return textOr(mapOf("option", "one of the things compared",
		Key{Name: "name", Shape: text("what it is called in tables and headings"), Asked: true},
		Key{Name: "bestFor", Shape: text("whom or what it suits best")},
		Key{Name: "url", Shape: text("its home page")},
		Key{Name: "image", Shape: text("a picture of it: a file of the page, or an address")},
		Key{Name: "type", Shape: text("what it is for search engines, a type of schema.org: SoftwareApplication, Product, …")},
		Key{Name: "pros", Shape: listOf("what speaks for it", point())},
		Key{Name: "cons", Shape: listOf("what speaks against it", point())},
	))
}

func point() *Shape {
	return textOr(mapOf("point", "a pro or a con: a text that may begin with **a title.**, or a map",
		Key{Name: "title", Shape: text("a word or two")},
		Key{Name: "text", Shape: long("a sentence"), Asked: true},
	))
}

func criterion() *Shape {
	value := text("the value for one option; a dash where there is none")
	return mapOf("criterion", "a row of the table",
		Key{Name: "name", Shape: text("what is compared"), Asked: true},
		Key{Name: "group", Shape: text("the heading above this row and those after it with the same group")},
		Key{Name: "values", Shape: &Shape{
			Kind: List, Doc: "a value for each option, in their order: a list, or a map by the options' names", Items: value,
			Or: &Shape{Kind: Map, Others: value},
		}, Asked: true},
		Key{Name: "winner", Shape: optionOr("the option that is better here, or tie", "tie")},
		Key{Name: "glance", Shape: &Shape{Kind: Bool, Doc: "whether the row is in the short table too", Default: false}},
	)
}

func verdict() *Shape {
	return textOr(mapOf("verdict", "what the page concludes: a text, or a map",
		Key{Name: "text", Shape: long("when to choose which"), Asked: true},
		Key{Name: "winner", Shape: winner()},
		Key{Name: "picks", Shape: picks()},
	))
}

func winner() *Shape { return optionOr("one of the options, or tie", "tie") }

func picks() *Shape {
	return listOf("what to choose in which situation", mapOf("pick", "what to choose in one situation",
		Key{Name: "when", Shape: text("the situation"), Asked: true},
		Key{Name: "option", Shape: optionOr("one of the options"), Asked: true},
	))
}

func question() *Shape {
	return mapOf("question", "a question and its answer",
		Key{Name: "question", Shape: text("the question"), Asked: true},
		Key{Name: "q", Shape: text("short for question"), Apart: true},
		Key{Name: "answer", Shape: long("the answer"), Asked: true},
		Key{Name: "a", Shape: text("short for answer"), Apart: true},
	)
}

func source() *Shape {
	return textOr(mapOf("source", "a source: its address, or a map",
		Key{Name: "title", Shape: text("what it is called")},
		Key{Name: "url", Shape: text("its address"), Asked: true},
	))
}

func callToAction() *Shape {
	return mapOf("cta", "the invitation at the end of the page",
		Key{Name: "title", Shape: text("its heading")},
		Key{Name: "text", Shape: long("what it says")},
		Key{Name: "label", Shape: text("of the link")},
		Key{Name: "url", Shape: text("of the link")},
	)
}

// disable is a rule or a list of rules that are not to report this page.
func disable(rules []string) *Shape {
	rule := Shape{Kind: Text, Noun: "rule", Choices: rules, Literal: true}
	either := rule
	either.Doc = "a rule, or a list of rules, that does not report this page"
	either.Or = &Shape{Kind: List, Items: &rule}
	return &either
}
