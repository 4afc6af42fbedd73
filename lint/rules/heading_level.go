package rules

import (
	"bytes"
	"strings"

	"github.com/complint/comparisons/lint"
	"github.com/complint/comparisons/lint/comparison"
)

var headingLevel = lint.Rule{Name: "heading-level", Severity: lint.Warning, Run: runHeadingLevel}

// The title is the heading of level 1 above all others. Headings that
// shortcodes make have the right level always.
func runHeadingLevel(p *lint.Pass) {
	mended := -1 // the last section that a fix reaches
	if checkTopLevel(p) {
		mended = len(p.Sections)
	}
	unmended := -2 // the section within which there is no fix
	above := 1
	for i, s := range p.Sections {
		if s.Level > above+1 && isHeading(p, s) {
			p.Reportf(s.Heading.Span, "heading skips from level %d to level %d: write it with %s", above, s.Level, strings.Repeat("#", above+1))
			if i > mended && s.Parent != unmended {
				if last := fixLevels(p, s.Parent, false, "raise the heading, and those below it"); last >= 0 {
					mended = last
				} else {
					unmended = s.Parent
				}
			}
		}
		above = s.Level
	}
}

// checkTopLevel reports headings of level 1, once, and whether there is a fix.
// A single one repeats the title, or should.
func checkTopLevel(p *lint.Pass) (fixed bool) {
	var tops []comparison.Section
	for _, s := range p.Sections {
		if s.Level == 1 && isHeading(p, s) {
			tops = append(tops, s)
		}
	}
	switch {
	case len(tops) == 0 || p.Title.Value == "":
		return false
	case len(tops) == 1:
		p.Reportf(tops[0].Heading.Span, "the title is the page's heading of level 1: remove this one, or write it with ##")
		return false
	}
	p.Reportf(tops[0].Heading.Span, "the title is the page's heading of level 1: write these %d with ##, and what is below them one level lower", len(tops))
	return fixLevels(p, -1, true, "lower the headings by one level") >= 0
}

// fixLevels brings every heading within a section, -1 for the page, to the
// level after that of the heading around it, which changes no section's place
// among the others. Headings of level 1 stay, unless they are to be lowered. It
// returns the last section within, -1 where there is no fix: a shortcode stands
// among the headings, or one is not written with #.
func fixLevels(p *lint.Pass, around int, lower bool, message string) (last int) {
	levels := map[int]int{around: 1} // as they will be
	if around >= 0 {
		levels[around] = p.Sections[around].Level
	}
	var edits []comparison.Edit
	for i := around + 1; i < len(p.Sections); i++ {
		s := p.Sections[i]
		level, within := levels[s.Parent]
		if !within {
			break
		}
		if s.Level > 1 || lower {
			level++
		}
		edit, ok := levelEdit(p, s, level)
		if !ok {
			return -1
		}
		if edit.Span.Start < edit.Span.End || edit.Text != "" {
			edits = append(edits, edit)
		}
		levels[i], last = level, i
	}
	p.Fix(message, edits...)
	return last
}

// levelEdit returns the edit that gives a heading a level, if there can be one.
func levelEdit(p *lint.Pass, s comparison.Section, level int) (edit comparison.Edit, ok bool) {
	if level == s.Level {
		return comparison.Edit{}, isHeading(p, s)
	}
	line := p.Source[lineStart(p.Source, s.Heading.Span.Start):]
	indented := bytes.TrimLeft(line, " ")
	text := bytes.TrimLeft(indented, "#")
	marks := len(indented) - len(text)
	isMarked := marks == s.Level && (len(text) == 0 || bytes.IndexByte([]byte(" \t\r\n"), text[0]) >= 0)
	if level > 6 || !isMarked || !isHeading(p, s) {
		return comparison.Edit{}, false
	}
	end := len(p.Source) - len(indented) + marks
	return comparison.Edit{
		Span: comparison.Span{Start: end - max(marks-level, 0), End: end},
		Text: strings.Repeat("#", max(level-marks, 0)),
	}, true
}

// isHeading reports whether a section is begun by a heading: no shortcode
// stands before it on its line.
func isHeading(p *lint.Pass, s comparison.Section) bool {
	at := s.Heading.Span.Start
	return !bytes.Contains(p.Source[lineStart(p.Source, at):min(at+2, len(p.Source))], []byte("{{"))
}

func lineStart(source []byte, at int) int { return bytes.LastIndexByte(source[:at], '\n') + 1 }
