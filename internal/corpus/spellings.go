package corpus

import (
	"fmt"
	"strings"
)

// plainPage writes a page of headings and pipe tables.
func (w *writer) plainPage() {
	w.frontMatter()
	criteria := w.chosen()
	w.paragraph(w.size / 25)
	w.printf("## %s\n\n", w.pick([]string{"Overview", "Introduction", "The full picture"}))
	for range 3 {
		w.paragraph(w.size / 12)
	}
	w.printf("## At a glance\n\n")
	w.table(criteria[:min(5, len(criteria))])
	switch w.random.IntN(4) {
	case 0:
		w.labelled()
	case 1:
		w.bySide()
	default:
		w.byOption()
	}
	w.printf("## %s\n\n", w.pick([]string{"Side by side", "Detailed comparison", "📊 Comparison table"}))
	w.table(criteria)
	if !w.one(100) {
		w.printf("## %s\n\n", w.pick([]string{"Verdict", "Our recommendation", "Conclusion", "3. Verdict"}))
		w.paragraph(w.size / 20)
		w.printf("Choose %s where %s %s %s.\n\n", w.options[0], w.phrase(), w.pick(verbs), w.phrase())
	}
	w.printf("## FAQ\n\n")
	for range 3 {
		w.printf("### Does %s %s %s?\n\n", w.pick(w.options), strings.TrimSuffix(w.pick(verbs), "s"), w.phrase())
		w.paragraph(w.size / 40)
	}
	w.printf("## Sources\n\n")
	for _, option := range w.options {
		w.printf("- [The manual of %s](https://example.org/%s)\n", option, strings.ToLower(option))
	}
}

// byOption gives each option a section of its own.
func (w *writer) byOption() {
	for _, option := range w.options {
		w.printf("## %s\n\nBest for: %s and %s.\n\n### Pros\n\n", option, w.phrase(), w.phrase())
		w.points(4)
		w.printf("### Cons\n\n")
		w.points(3)
	}
}

// labelled has labels in bold where byOption has headings.
func (w *writer) labelled() {
	for _, option := range w.options {
		w.printf("## %s\n\n**Best for:** %s and %s.\n\n**Pros:**\n\n", option, w.phrase(), w.phrase())
		w.points(4)
		w.printf("**Cons:**\n\n")
		w.points(3)
	}
}

// bySide puts the pros of all options together.
func (w *writer) bySide() {
	w.printf("## Pros and cons\n\n")
	for _, option := range w.options {
		w.printf("### %s\n\n#### ✅ Pros\n\n", option)
		w.points(4)
		w.printf("#### ❌ Cons\n\n")
		w.points(3)
	}
}

func (w *writer) points(n int) {
	for range n {
		switch w.random.IntN(3) {
		case 0:
			w.printf("- %s\n", w.sentence())
		default:
			w.printf("- **%s.** %s\n", upper(w.pick(adjectives)+" "+w.pick(nouns)), w.sentence())
		}
	}
	w.printf("\n")
}

// shortcodePage writes a page with the shortcodes of the module, in one of
// their notations.
func (w *writer) shortcodePage() {
	w.frontMatter()
	left, right := "{{< ", " >}}"
	if w.one(2) {
		left, right = "{{% ", " %}}"
	}
	open := func(tag ...string) { w.printf("%scomparison/%s%s\n", left, strings.Join(tag, " "), right) }
	shut := func(name string) { w.printf("%s/comparison/%s%s\n\n", left, name, right) }
	criteria := w.chosen()
	w.paragraph(w.size / 25)
	w.printf("## Overview\n\n")
	for range 3 {
		w.paragraph(w.size / 12)
	}
	for _, role := range []string{"glance", "full"} {
		open("table", `role="`+role+`"`)
		w.table(criteria[:map[string]int{"glance": 5, "full": len(criteria)}[role]])
		shut("table")
	}
	for _, option := range w.options {
		open("option", `"`+option+`"`)
		open("best-for")
		w.printf("%s and %s\n", upper(w.phrase()), w.phrase())
		shut("best-for")
		for _, kind := range []string{"pros", "cons"} {
			open(kind)
			w.points(4)
			shut(kind)
		}
		shut("option")
	}
	open("verdict", `winner="`+w.options[0]+`"`)
	w.printf("Choose %s where %s %s %s. ", w.options[0], w.phrase(), w.pick(verbs), w.phrase())
	w.paragraph(w.size / 20)
	shut("verdict")
	open("faq")
	for range 3 {
		open("question", `title="Does `+w.pick(w.options)+" need "+w.phrase()+`?"`)
		w.paragraph(w.size / 40)
		shut("question")
	}
	shut("faq")
}

// dataPage writes a page with everything but an introduction in front matter.
func (w *writer) dataPage() {
	title, description := w.identity()
	w.printf("---\ntitle: %q\ndescription: %s\nreviewed: 2026-10-%02d\noptions:\n", title, description, 1+w.random.IntN(28))
	for _, option := range w.options {
		w.printf("  - name: %q\n    bestFor: %s\n    url: https://example.org/%s\n", option, w.phrase(), strings.ToLower(option))
		for _, kind := range []string{"pros", "cons"} {
			w.printf("    %s:\n", kind)
			for range 4 {
				w.printf("      - title: %s\n        text: %q\n", upper(w.pick(adjectives)+" "+w.pick(nouns)), w.sentence())
			}
		}
	}
	w.printf("criteria:\n")
	for i, criterion := range w.chosen() {
		cells := make([]string, len(w.options))
		for j, option := range w.options {
			cells[j] = fmt.Sprintf("%q", w.value(option, criterion))
		}
		w.printf("  - name: %s\n    glance: %t\n    values: [%s]\n", criterion, i < 5, strings.Join(cells, ", "))
	}
	w.printf("verdict:\n  text: Choose %s where %s %s %s.\n", w.options[0], w.phrase(), w.pick(verbs), w.phrase())
	w.printf("winner: %q\nfaq:\n", w.options[0])
	for range 3 {
		w.printf("  - question: %q\n    answer: %q\n", "Does "+w.pick(w.options)+" need "+w.phrase()+"?", w.sentence()+" "+w.sentence())
	}
	w.printf("sources:\n")
	for _, option := range w.options {
		w.printf("  - title: %q\n    url: https://example.org/%s\n", "The manual of "+option, strings.ToLower(option))
	}
	w.printf("---\n")
	w.paragraph(w.size / 10)
	w.paragraph(w.size / 10)
}
