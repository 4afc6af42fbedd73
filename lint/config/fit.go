package config

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/complint/comparisons/lint"
	"github.com/complint/comparisons/lint/comparison"
)

// Fit is what a site's pages are like, from which Sample proposes settings:
// what most of them lack is not how the site writes.
type Fit struct {
	pages    int
	found    map[string]int // rule → pages on which it finds something
	headings map[string]*heading
}

// heading is one that complint does not know.
type heading struct {
	text  string
	pages int
	kinds map[comparison.SectionKind]int // what it may announce → pages
}

// maxHeadings is how many unknown headings are listed.
const maxHeadings = 10

// minPages is how many pages it takes to speak of a habit.
const minPages = 3

// NewFit returns a Fit that has seen no page.
func NewFit() *Fit { return &Fit{found: make(map[string]int), headings: make(map[string]*heading)} }

// Add looks at a page and at what was found in it.
func (f *Fit) Add(page *comparison.Page, found []lint.Diagnostic) {
	f.pages++
	seen := make(map[string]bool)
	for _, d := range found {
		if !seen[d.Rule] {
			seen[d.Rule] = true
			f.found[d.Rule]++
		}
	}
	clear(seen)
	for i, s := range page.Sections {
		key := comparison.Fold(s.Heading.Value)
		if s.Kind != comparison.SectionOther || s.Both || key == "" || seen[key] || s.Level > 4 || page.MentionsOption(s.Heading.Value) || isWithin(page, i) {
			continue
		}
		seen[key] = true
		h := f.headings[key]
		if h == nil {
			h = &heading{text: s.Heading.Value, kinds: make(map[comparison.SectionKind]int)}
			f.headings[key] = h
		}
		h.pages++
		if kind := guess(page, i); kind != "" {
			h.kinds[kind]++
		}
	}
}

// isWithin reports whether a section is a question, a source or another detail
// of a part.
func isWithin(page *comparison.Page, i int) bool {
	for at := page.Sections[i].Parent; at >= 0; at = page.Sections[at].Parent {
		switch page.Sections[at].Kind {
		case comparison.SectionOther, comparison.SectionOption:
		default:
			return true
		}
	}
	return false
}

// guess says what an unknown heading may announce: the first of two below an
// option its pros, the second its cons, and the last of a page without a
// verdict the verdict.
func guess(page *comparison.Page, i int) comparison.SectionKind {
	s := page.Sections[i]
	if s.Parent >= 0 && page.Sections[s.Parent].Kind == comparison.SectionOption {
		siblings, position := 0, 0
		for j, other := range page.Sections {
			if other.Parent == s.Parent {
				siblings++
				if j < i {
					position++
				}
			}
		}
		if siblings == 2 {
			return []comparison.SectionKind{comparison.SectionPros, comparison.SectionCons}[position]
		}
		return ""
	}
	if s.Parent < 0 && page.Verdict.Text.Value == "" && isLast(page, i) {
		return comparison.SectionVerdict
	}
	return ""
}

// isLast reports whether nothing but questions, sources and invitations follows
// a section.
func isLast(page *comparison.Page, i int) bool {
	for _, s := range page.Sections[i+1:] {
		if s.Parent >= 0 {
			continue
		}
		switch s.Kind {
		case comparison.SectionFAQ, comparison.SectionCTA, comparison.SectionSources:
		default:
			return false
		}
	}
	return true
}

// isHabit reports whether most pages do something.
func (f *Fit) isHabit(pages int) bool { return pages >= minPages && 2*pages > f.pages }

// severity returns what a rule is to be set to, "" for its default. A part that
// most pages lack is not asked for; other rules lose one step.
func (f *Fit) severity(rule lint.Rule) (level, why string) {
	n := f.found[rule.Name]
	if !f.isHabit(n) {
		return "", ""
	}
	why = fmt.Sprintf("It finds something on %d of the %d pages that were looked at.", n, f.pages)
	if rule.Severity == lint.Error && !strings.HasSuffix(rule.Name, "-missing") {
		return lint.Warning.String(), why
	}
	return lint.Off.String(), why
}

// unknown are the headings of most pages that complint does not know, the most
// frequent first.
func (f *Fit) unknown() (headings []*heading) {
	for _, h := range f.headings {
		if f.isHabit(h.pages) {
			headings = append(headings, h)
		}
	}
	slices.SortFunc(headings, func(a, b *heading) int { return cmp.Or(b.pages-a.pages, strings.Compare(a.text, b.text)) })
	return headings[:min(len(headings), maxHeadings)]
}

// announces is what a heading announces on most of its pages, "" when that
// cannot be said.
func (h *heading) announces() comparison.SectionKind {
	for kind, pages := range h.kinds {
		if 2*pages > h.pages {
			return kind
		}
	}
	return ""
}

// words writes the headings that complint does not know, and how the site can
// say what they announce.
func (s *sample) words(f *Fit) {
	headings := f.unknown()
	if len(headings) == 0 {
		return
	}
	s.head("Headings on most pages that complint does not know. Where one announces a part, say so in the configuration of the site, under params.comparisons.vocabulary, and run this again: the layouts read it, too.")
	for _, h := range headings {
		line := fmt.Sprintf("#   %s", lint.Literal(h.text))
		if kind := h.announces(); kind != "" {
			line = fmt.Sprintf("#   %s: [%s]", kind, lint.Literal(h.text))
		}
		fmt.Fprintf(s, "%s  (%d pages)\n", line, h.pages)
	}
}
