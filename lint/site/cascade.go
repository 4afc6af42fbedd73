package site

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/complint/comparisons/lint/comparison"
)

// cascade is a type that pages inherit:
// https://gohugo.io/configuration/cascade/
type cascade struct {
	value     string
	path      *regexp.Regexp // of the pages it is for; nil for all
	languages []string       // nil for all
}

// cascades are in the order in which they count.
type cascades []cascade

// typeOf returns the type of the first that is for a page.
func (all cascades) typeOf(p Page) (string, bool) {
	for _, c := range all {
		if c.matches(p) {
			return c.value, true
		}
	}
	return "", false
}

// matches reports whether the type is for a page.
func (c cascade) matches(p Page) bool {
	return (c.languages == nil || slices.Contains(c.languages, p.Language)) &&
		(c.path == nil || c.path.MatchString("/"+p.Path))
}

// cascadesIn returns the types in what a key `cascade` says, a map or a list,
// that are for pages. Where its target names no language it is for the given
// ones.
func (l languages) cascadesIn(value any, languages []string) cascades {
	var all cascades
	for _, m := range mapsOf(value) {
		typ, ok := m.at("params")["type"]
		if !ok {
			typ, ok = m["type"]
		}
		target := m.at("target")
		if target == nil {
			target = m.at("_target")
		}
		if !ok || !target.allows("kind", "page") || !target.allows("environment", production) {
			continue
		}
		c := cascade{value: fmt.Sprint(typ), languages: languages}
		if glob := target.text("path"); glob != "" {
			c.path = hugoGlob(glob)
		}
		if globs := target.languageGlobs(); globs != nil {
			c.languages = l.matching(globs)
		}
		all = append(all, c)
	}
	return all
}

// allows reports whether a glob of a target is for value, as none is.
func (c config) allows(key, value string) bool {
	glob := c.text(key)
	return glob == "" || hugoGlob(glob).MatchString(value)
}

// cascades returns those of the configuration. Hugo puts the ones of all
// languages in a row, in which the site's stands for those that have none.
func (c config) cascades(l languages) cascades {
	var all cascades
	shared := false
	for _, code := range l.codes {
		if own, ok := c.at("languages", code)["cascade"]; ok {
			all = append(all, l.cascadesIn(own, []string{code})...)
		} else if !shared {
			shared = true
			all = append(all, l.cascadesIn(c["cascade"], nil)...)
		}
	}
	return all
}

// plain returns a value of the front matter as a decoder would, with its keys
// in lower case.
func plain(v *comparison.Value) any {
	if v == nil {
		return nil
	}
	switch v.Kind {
	case comparison.KindMap:
		m := make(map[string]any, len(v.Entries))
		for _, entry := range v.Entries {
			m[strings.ToLower(entry.Key.Value)] = plain(entry.Value)
		}
		return m
	case comparison.KindList:
		var list []any
		for _, item := range v.Items {
			list = append(list, plain(item))
		}
		return list
	}
	return v.Text
}
