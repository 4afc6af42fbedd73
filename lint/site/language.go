package site

import (
	"cmp"
	"fmt"
	"maps"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// languages are those of a site: https://gohugo.io/configuration/languages/
type languages struct {
	codes    []string // in the site's order, without the disabled ones
	main     string   // of files that say nothing
	disabled map[string]bool
}

func (c config) languages() languages {
	configured := c.at("languages")
	l := languages{main: strings.ToLower(c.text("defaultcontentlanguage")), disabled: make(map[string]bool)}
	for _, code := range c.texts("disablelanguages") {
		l.disabled[strings.ToLower(code)] = true
	}
	for code := range configured {
		if configured.at(code)["disabled"] == true {
			l.disabled[code] = true
		}
	}
	weight := func(code string) float64 {
		n, _ := strconv.ParseFloat(fmt.Sprint(configured.at(code)["weight"]), 64)
		return n
	}
	l.codes = slices.SortedFunc(maps.Keys(configured), func(a, b string) int {
		switch first, second := weight(a), weight(b); {
		case first == second:
			return cmp.Compare(a, b)
		case first == 0 || second == 0: // those without a weight come last
			return cmp.Compare(second, first)
		default:
			return cmp.Compare(first, second)
		}
	})
	l.codes = slices.DeleteFunc(l.codes, func(code string) bool { return l.disabled[code] })
	l.setMain()
	return l
}

// setMain chooses the main language where the configuration does not, and the
// only one where it has none.
func (l *languages) setMain() {
	if l.main == "" {
		l.main = "en"
		if len(l.codes) > 0 && !slices.Contains(l.codes, l.main) {
			l.main = l.codes[0]
		}
	}
	if len(l.codes) == 0 {
		l.codes = []string{l.main}
	}
}

// matching returns the languages that the globs of a `sites.matrix` are for;
// "! de" excludes one.
func (l languages) matching(globs []string) []string {
	var included, excluded []*regexp.Regexp
	for _, glob := range globs {
		if without, negated := strings.CutPrefix(strings.TrimSpace(glob), negation); negated {
			excluded = append(excluded, hugoGlob(without))
		} else {
			included = append(included, hugoGlob(glob))
		}
	}
	var matching []string
	for _, code := range l.codes {
		matches := func(glob *regexp.Regexp) bool { return glob.MatchString(code) }
		if (included == nil || slices.ContainsFunc(included, matches)) && !slices.ContainsFunc(excluded, matches) {
			matching = append(matching, code)
		}
	}
	return matching
}

// name is what the name of a content file says.
type name struct {
	base     string // without language and extension
	language string // "" when the name has none
	ext      string // "md"
}

// parse reads the name of a content file, as Hugo in lower case and with
// hyphens for spaces: the language is the last of the parts before the
// extension that is one, and what follows it is dropped. ok is false when the
// language is disabled.
func (l languages) parse(file string) (n name, ok bool) {
	file = normalized(file)
	n.base, n.ext = strings.TrimSuffix(file, filepath.Ext(file)), strings.TrimPrefix(filepath.Ext(file), ".")
	parts := strings.Split(n.base, ".")
	for i := len(parts) - 1; i >= 0 && len(parts) > 1; i-- {
		if code := parts[i]; l.disabled[code] || slices.Contains(l.codes, code) {
			n.language = code
			if i > 0 {
				n.base = strings.Join(parts[:i], ".")
			}
			return n, !l.disabled[code]
		}
	}
	return n, true
}

// normalized returns a path as it is in Hugo's .Path.
func normalized(path string) string {
	return strings.ReplaceAll(strings.ToLower(path), " ", "-")
}

// The extensions of Hugo's content formats:
// https://gohugo.io/content-management/formats/
var (
	markdownExts = []string{"md", "markdown", "mdown"}
	otherExts    = []string{"html", "htm", "adoc", "asciidoc", "ad", "org", "pandoc", "pdc", "rst"}
)

// isMarkdown reports whether Hugo reads the file as Markdown.
func (n name) isMarkdown() bool { return slices.Contains(markdownExts, n.ext) }

// isIndex reports whether the file makes a page of its folder, and isList
// whether it makes a list of it.
func (n name) isIndex() bool { return n.base == "index" && n.isContent() }
func (n name) isList() bool  { return n.base == "_index" && n.isContent() }

func (n name) isContent() bool { return n.isMarkdown() || slices.Contains(otherExts, n.ext) }
