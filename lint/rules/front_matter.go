package rules

import (
	"slices"
	"strings"

	"github.com/complint/comparisons/internal/similar"
	"github.com/complint/comparisons/lint"
	"github.com/complint/comparisons/lint/comparison"
)

var frontMatter = lint.Rule{Name: "front-matter", Severity: lint.Error, Run: runFrontMatter}

// shape is what the value of a key may be.
type shape int

const (
	text shape = iota
	date
	list
	mapping
	textOrMapping
)

var shapeNames = [...]string{"text", "a date such as 2026-11-24", "a list", "a map", "text or a map"}

// keys are those that a comparison page gives a meaning to.
var keys = map[string]shape{
	"title": text, "subtitle": text, "description": text, "kicker": text, "winner": text,
	"reviewed": date, "lastmod": date,
	"options": list, "criteria": list, "faq": list, "faqs": list, "sources": list, "picks": list,
	"cta": mapping, "verdict": textOrMapping,
}

func (s shape) fits(v *comparison.Value) bool {
	isText := v.Kind != comparison.KindList && v.Kind != comparison.KindMap
	switch s {
	case text:
		return isText
	case date:
		_, ok := comparison.ParseDay(v.Text)
		return isText && ok
	case list:
		return v.Kind == comparison.KindList
	case mapping:
		return v.Kind == comparison.KindMap
	default:
		return isText || v.Kind == comparison.KindMap
	}
}

func runFrontMatter(p *lint.Pass) {
	if err := p.FrontMatterError; err != nil {
		p.Reportf(err.Span, "%s", err.Message)
		return
	}
	root := p.FrontMatter.Root
	if root == nil {
		return
	}
	for _, entry := range root.Entries {
		checkEntry(p, root, entry)
	}
}

func checkEntry(p *lint.Pass, root *comparison.Value, entry comparison.Entry) {
	key := strings.ToLower(entry.Key.Value)
	want, known := keys[key]
	switch {
	case entry.Value.Kind == comparison.KindNull:
	case known && !want.fits(entry.Value):
		p.Reportf(entry.Value.Span, "%s must be %s", key, shapeNames[want])
	case !known:
		if meant := similarKey(key, entry.Value); meant != "" && root.Get(meant) == nil {
			p.Reportf(entry.Key.Span, "unknown key %q: did you mean %q?", entry.Key.Value, meant)
		}
	}
}

// similarKey returns the key that was probably meant, "" when there is none.
// The value has to fit it too, since a site may have keys of its own.
func similarKey(key string, value *comparison.Value) string {
	var close []string
	for known, shape := range keys {
		if len(key) > 3 && shape.fits(value) && similar.IsOneEditApart(key, known) {
			close = append(close, known)
		}
	}
	if len(close) == 0 {
		return ""
	}
	return slices.Min(close)
}
