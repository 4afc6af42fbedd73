package tests

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
)

// speller writes a drawn comparison as a content file.
type speller struct {
	drawer
	bytes.Buffer
	drawn
	format   string // of the front matter: yaml, toml or json
	notation string // of the shortcodes, "<" or "%"
}

// The spellings of a page.
var spellings = []string{"markdown", "shortcodes", "front matter", "mixed"}

var formats = []string{"yaml", "toml", "json"}

// spell writes the page. In the mixed spelling each part is drawn its own.
func (s *speller) spell(spelling string) string {
	of := func() string {
		if spelling == "mixed" {
			return pick(s.drawer, spellings[:3])
		}
		return spelling
	}
	optionsAs, tablesAs, verdictAs, faqAs, ctaAs, sourcesAs := of(), of(), of(), of(), of(), of()

	keys := []pair{{"title", s.title}}
	if s.subtitle != "" {
		keys = append(keys, pair{"subtitle", s.subtitle}, pair{"kicker", s.kicker})
	}
	keys = append(keys, pair{"options", s.optionsData(optionsAs == "front matter")})
	if tablesAs == "front matter" {
		keys = append(keys, pair{"criteria", s.criteriaData()})
	}
	winner := s.winner
	if verdictAs == "front matter" {
		keys = append(keys, pair{"verdict", s.verdictData(&winner)})
	}
	if winner != "" && (verdictAs != "shortcodes" || s.maybe()) {
		keys = append(keys, pair{"winner", winner})
		winner = ""
	}
	if faqAs == "front matter" && len(s.faq) > 0 {
		keys = append(keys, pair{pick(s.drawer, []string{"faq", "faqs"}), s.pairsData(s.faq, pick(s.drawer, []string{"question answer", "q a"}))})
	}
	if sourcesAs == "front matter" && len(s.sources) > 0 {
		keys = append(keys, pair{"sources", s.pairsData(s.sources, "title url")})
	}
	if ctaAs == "front matter" && s.cta != nil {
		keys = append(keys, pair{"cta", []pair{{"title", s.cta.title}, {"text", s.cta.text.markdown}, {"label", s.cta.label.markdown}, {"url", s.cta.url}}})
	}
	s.frontMatter(keys)

	fmt.Fprintf(s, "%s\n\n## Overview\n\n%s\n\n", s.lead.markdown, s.overview.markdown)
	if tablesAs != "front matter" {
		s.table(tablesAs, "glance")
	}
	if optionsAs != "front matter" {
		for _, option := range s.options {
			s.option(optionsAs, option)
		}
	}
	if tablesAs != "front matter" {
		s.table(tablesAs, "full")
	}
	switch verdictAs {
	case "markdown":
		fmt.Fprintf(s, "## Verdict\n\n%s\n\n", s.paragraphs())
	case "shortcodes":
		params := ""
		if winner != "" {
			params = fmt.Sprintf(" winner=%q", winner)
		}
		s.shortcode("verdict", params, func() { fmt.Fprintln(s, s.paragraphs()) })
	}
	s.questions(faqAs)
	if sourcesAs != "front matter" && len(s.sources) > 0 {
		fmt.Fprint(s, "## Sources\n\n")
		for _, source := range s.sources {
			fmt.Fprintf(s, "- [%s](%s)\n", source.first.markdown, source.second.markdown)
		}
		fmt.Fprintln(s)
	}
	s.invitation(ctaAs)
	return s.String()
}

func (s *speller) paragraphs() string {
	var out []string
	for _, paragraph := range s.verdict {
		out = append(out, paragraph.markdown)
	}
	return strings.Join(out, "\n\n")
}

// shortcode writes a shortcode with content.
func (s *speller) shortcode(name, params string, content func()) {
	opening, closing := "<", ">"
	if s.notation == "%" {
		opening, closing = "%", "%"
	}
	fmt.Fprintf(s, "{{%s comparison/%s%s %s}}\n", opening, name, params, closing)
	content()
	fmt.Fprintf(s, "{{%s /comparison/%s %s}}\n\n", opening, name, closing)
}

func (s *speller) table(spelling, role string) {
	var rows []drawnCriterion
	for _, criterion := range s.criteria {
		if role == "full" || criterion.glance {
			rows = append(rows, criterion)
		}
	}
	if len(rows) == 0 {
		return
	}
	write := func() {
		fmt.Fprint(s, "| Criteria |")
		for _, option := range s.options {
			fmt.Fprintf(s, " %s |", cell(option.name))
		}
		fmt.Fprintf(s, "\n|%s\n", strings.Repeat("---|", len(s.options)+1))
		group := ""
		for _, row := range rows {
			if row.group.markdown != group {
				group = row.group.markdown
				fmt.Fprintf(s, "| %s |%s\n", group, pick(s.drawer, []string{"", strings.Repeat(" |", len(s.options))}))
			}
			fmt.Fprintf(s, "| %s |", cell(row.name.markdown))
			for _, value := range row.cells {
				fmt.Fprintf(s, " %s |", cell(value.markdown))
			}
			fmt.Fprintln(s)
		}
	}
	if spelling == "shortcodes" {
		s.shortcode("table", fmt.Sprintf(" role=%q", role), write)
		return
	}
	fmt.Fprintf(s, "## %s\n\n", map[string]string{"glance": "At a glance", "full": "Side by side"}[role])
	write()
	fmt.Fprintln(s)
}

// cell escapes the pipes of a cell.
func cell(markdown string) string { return strings.ReplaceAll(markdown, "|", `\|`) }

func (s *speller) option(spelling string, option drawnOption) {
	if spelling == "markdown" {
		fmt.Fprintf(s, "## %s\n\n%s %s\n\n", option.name, pick(s.drawer, []string{"Best for:", "Best for:", "**Ideal for:**", "*Best for*:"}), option.bestFor.markdown)
		switch s.IntN(6) {
		case 0:
			s.marked(option)
			return
		case 1:
			s.labelled("Pros", option.pros)
			s.labelled("Cons", option.cons)
			fmt.Fprintln(s)
			return
		}
		fmt.Fprint(s, pick(s.drawer, []string{"### Pros\n\n", "### ✅ Advantages:\n\n", "### Pros of " + option.name + "\n\n", "**Pros:**\n\n", "> **Strengths**\n\n"}))
		s.points(option.pros)
		fmt.Fprint(s, pick(s.drawer, []string{"### Cons\n\n", "### Drawbacks\n\n", "**Cons**\n\n", "**Disadvantages:** these are\n\n"}))
		s.points(option.cons)
		return
	}
	parts := func(params string) {
		s.shortcode("best-for", params, func() { fmt.Fprintln(s, option.bestFor.markdown) })
		s.shortcode("pros", params, func() { s.points(option.pros) })
		s.shortcode("cons", params, func() { s.points(option.cons) })
	}
	if s.maybe() {
		parts(fmt.Sprintf(" option=%q", option.name))
		return
	}
	s.shortcode("option", pick(s.drawer, []string{fmt.Sprintf(" %q", option.name), fmt.Sprintf(" name=%q", option.name)}), func() { parts("") })
}

// marked writes pros and cons as one list whose items say which they are.
func (s *speller) marked(option drawnOption) {
	pros, cons := option.pros, option.cons
	for len(pros)+len(cons) > 0 {
		if len(cons) == 0 || len(pros) > 0 && s.maybe() {
			fmt.Fprintf(s, "- %s %s\n", pick(s.drawer, []string{"✅", "👍", "✔️"}), s.item(pros[0]))
			pros = pros[1:]
			continue
		}
		fmt.Fprintf(s, "- %s %s\n", pick(s.drawer, []string{"❌", "⚠️", "👎"}), s.item(cons[0]))
		cons = cons[1:]
	}
	fmt.Fprintln(s)
}

// labelled writes pros or cons as a list within an item of a list.
func (s *speller) labelled(label string, points []drawnPair) {
	fmt.Fprintf(s, "- "+pick(s.drawer, []string{"**%s:**", "%s", "__%s__.", "👍 %s:", "*%s*:"})+"\n", label)
	for _, point := range points {
		fmt.Fprintf(s, "  * %s\n", s.item(point))
	}
}

func (s *speller) points(points []drawnPair) {
	for _, point := range points {
		fmt.Fprintf(s, "- %s\n", s.item(point))
	}
	fmt.Fprintln(s)
}

// item writes a point as an item of a list.
func (s *speller) item(point drawnPair) string {
	if point.first.markdown == "" {
		return point.second.markdown
	}
	return fmt.Sprintf(pick(s.drawer, []string{"**%s.** %s", "**%s:** %s", "**%s**: %s", "**%s** - %s", "**%s** — %s"}), point.first.markdown, point.second.markdown)
}

func (s *speller) questions(spelling string) {
	if len(s.faq) == 0 || spelling == "front matter" {
		return
	}
	if spelling == "markdown" {
		fmt.Fprint(s, "## FAQ\n\nIntroduction.\n\n")
		for _, entry := range s.faq {
			fmt.Fprintf(s, "### %s\n\n%s\n\n", entry.first.markdown, entry.second.markdown)
		}
		return
	}
	s.shortcode("faq", "", func() {
		for _, entry := range s.faq {
			// The title of a shortcode is plain.
			title, ok := parameter(entry.first.text)
			if !ok {
				fmt.Fprintf(s, "### %s\n\n%s\n\n", entry.first.markdown, entry.second.markdown)
				continue
			}
			s.shortcode("question", " "+title, func() { fmt.Fprintln(s, entry.second.markdown) })
		}
	})
}

// parameter writes a text as the parameter of a shortcode, if it can be: a raw
// string has no backtick, and a quoted one no backslash.
func parameter(text string) (string, bool) {
	switch {
	case !strings.Contains(text, "`"):
		return "`" + text + "`", true
	case !strings.Contains(text, `\`):
		return `"` + strings.ReplaceAll(text, `"`, `\"`) + `"`, true
	}
	return "", false
}

func (s *speller) invitation(spelling string) {
	if s.cta == nil {
		return
	}
	switch spelling {
	case "markdown":
		fmt.Fprintf(s, "## %s\n\n%s\n\n[%s](%s)\n", s.cta.title, s.cta.text.markdown, s.cta.label.markdown, s.cta.url)
	case "shortcodes":
		params := fmt.Sprintf(" title=%q url=%q label=%q", s.cta.title, s.cta.url, s.cta.label.text)
		s.shortcode("cta", params, func() { fmt.Fprintln(s, s.cta.text.markdown) })
	}
}

// pair is an entry of a map whose order is kept.
type pair struct {
	key   string
	value any // a string, []any, or []pair
}

func (s *speller) optionsData(whole bool) (list []any) {
	for _, option := range s.options {
		if !whole {
			list = append(list, option.name)
			continue
		}
		list = append(list, []pair{{"name", option.name}, {"bestFor", option.bestFor.markdown},
			{"pros", s.pointsData(option.pros)}, {"cons", s.pointsData(option.cons)}})
	}
	return list
}

func (s *speller) pointsData(points []drawnPair) (list []any) {
	for _, point := range points {
		if point.first.markdown == "" || s.maybe() {
			list = append(list, s.item(point))
			continue
		}
		list = append(list, []pair{{"title", point.first.markdown}, {"text", point.second.markdown}})
	}
	return list
}

func (s *speller) criteriaData() (list []any) {
	for _, criterion := range s.criteria {
		entry := []pair{{"name", criterion.name.markdown}}
		if criterion.group.markdown != "" {
			entry = append(entry, pair{"group", criterion.group.markdown})
		}
		if criterion.glance {
			entry = append(entry, pair{"glance", true})
		}
		var values []any
		var byName []pair
		for i, value := range criterion.cells {
			values = append(values, value.markdown)
			byName = append(byName, pair{s.options[i].name, value.markdown})
		}
		if s.maybe() {
			entry = append(entry, pair{"values", values})
		} else {
			entry = append(entry, pair{"values", byName})
		}
		list = append(list, entry)
	}
	return list
}

// verdictData may take the winner with it.
func (s *speller) verdictData(winner *string) any {
	if s.maybe() {
		return s.paragraphs()
	}
	verdict := []pair{{"text", s.paragraphs()}}
	if *winner != "" {
		verdict = append(verdict, pair{"winner", *winner})
		*winner = ""
	}
	return verdict
}

func (s *speller) pairsData(list []drawnPair, keys string) (out []any) {
	first, second, _ := strings.Cut(keys, " ")
	for _, entry := range list {
		out = append(out, []pair{{first, entry.first.markdown}, {second, entry.second.markdown}})
	}
	return out
}

// frontMatter writes the keys in the page's format.
func (s *speller) frontMatter(keys []pair) {
	switch s.format {
	case "yaml":
		fmt.Fprintln(s, "---")
		s.yaml(keys, "")
		fmt.Fprintln(s, "---")
	case "toml":
		fmt.Fprintln(s, "+++")
		for _, key := range keys {
			fmt.Fprintf(s, "%s = %s\n", key.key, flow(key.value, " = "))
		}
		fmt.Fprintln(s, "+++")
	default:
		fmt.Fprintln(s, flow(keys, ": "))
	}
}

// yaml writes a map in block style.
func (s *speller) yaml(keys []pair, indent string) {
	for i, key := range keys {
		if i > 0 {
			fmt.Fprint(s, indent)
		}
		switch value := key.value.(type) {
		case []pair:
			fmt.Fprintf(s, "%s:\n%s  ", literal(key.key), indent)
			s.yaml(value, indent+"  ")
		case []any:
			fmt.Fprintf(s, "%s:\n", literal(key.key))
			for _, item := range value {
				fmt.Fprintf(s, "%s  - ", indent)
				if inner, ok := item.([]pair); ok {
					s.yaml(inner, indent+"    ")
				} else {
					fmt.Fprintln(s, literal(item))
				}
			}
		default:
			fmt.Fprintf(s, "%s: %s\n", literal(key.key), literal(value))
		}
	}
}

// flow writes a value on one line; between separates keys from values.
func flow(value any, between string) string {
	var out []string
	switch value := value.(type) {
	case []pair:
		for _, entry := range value {
			out = append(out, literal(entry.key)+between+flow(entry.value, between))
		}
		return "{" + strings.Join(out, ", ") + "}"
	case []any:
		for _, item := range value {
			out = append(out, flow(item, between))
		}
		return "[" + strings.Join(out, ", ") + "]"
	}
	return literal(value)
}

// literal writes a string or a truth value, alike in all formats.
func literal(value any) string {
	var out bytes.Buffer
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false)
	_ = encoder.Encode(value)
	return strings.TrimSuffix(out.String(), "\n")
}
