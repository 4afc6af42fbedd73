package differential

import (
	"bytes"
	"math/rand/v2"
	"slices"
	"strings"
)

// generator makes random files: tags from a loose grammar, which Hugo mostly
// takes, and the seeds, and then a few of either's bytes changed.
type generator struct {
	rand   *rand.Rand
	pages  []string
	opened []string // names of the shortcodes in the file so far
	out    bytes.Buffer
}

func (g *generator) pick(from ...string) string { return from[g.rand.IntN(len(from))] }

// page returns a whole file.
func (g *generator) page() []byte {
	g.reset()
	g.out.WriteString(g.pick(g.pages...))
	if g.rand.IntN(2) == 0 {
		g.elements()
	}
	return g.mutated()
}

// body returns a file without front matter.
func (g *generator) body() []byte {
	g.reset()
	if g.rand.IntN(3) == 0 {
		g.out.WriteString(g.pick(bodies...))
	}
	if g.out.Len() == 0 || g.rand.IntN(2) == 0 {
		g.elements()
	}
	return g.mutated()
}

func (g *generator) reset() {
	g.out.Reset()
	g.opened = nil
}

func (g *generator) elements() {
	for range 1 + g.rand.IntN(6) {
		if g.rand.IntN(3) == 0 {
			g.out.WriteString(g.pick(texts...))
		} else {
			g.tag()
		}
	}
}

func (g *generator) tag() {
	left, right := "{{<", ">}}"
	if g.rand.IntN(3) == 0 {
		left, right = "{{%", "%}}"
	}
	comment := g.rand.IntN(12) == 0
	g.out.WriteString(left)
	if comment {
		g.out.WriteString("/*")
	}
	g.space()
	if len(g.opened) > 0 && g.rand.IntN(3) == 0 {
		g.out.WriteString("/")
		g.space()
		g.out.WriteString(g.pick(g.opened...))
	} else {
		g.opening()
	}
	g.space()
	if g.rand.IntN(6) == 0 {
		g.out.WriteString("/")
	}
	if comment {
		g.out.WriteString("*/")
	}
	g.out.WriteString(right)
}

// opening writes the name and the parameters of a tag that is not closing.
func (g *generator) opening() {
	name := g.usual(names, oddNames)
	g.out.WriteString(name)
	g.opened = append(g.opened, name)
	g.params()
}

// usual picks one of most, or in one case of twenty an odd one.
func (g *generator) usual(most, odd []string) string {
	if g.rand.IntN(20) == 0 {
		return g.pick(odd...)
	}
	return g.pick(most...)
}

func (g *generator) space() { g.out.WriteString(g.pick("", " ", " ", " ", "\n", " \t", "\r\n")) }

// params writes parameters, in most tags all of one style.
func (g *generator) params() {
	named := g.rand.IntN(2) == 0
	for range max(0, g.rand.IntN(6)-2) {
		g.out.WriteString(g.pick(" ", " ", " ", "\n", "\\ "))
		if named != (g.rand.IntN(40) == 0) {
			g.out.WriteString(g.pick(keys...) + g.pick("=", "=", "=", "= ", "=\n"))
			g.out.WriteString(g.usual(slices.Concat(literals, bareValues), oddValues))
		} else {
			g.out.WriteString(g.usual(slices.Concat(literals, keys), oddValues))
		}
	}
	if g.rand.IntN(20) == 0 {
		g.out.WriteString(g.pick(" = ", "=", " / ") + g.pick(literals...))
	}
}

// mutated returns what was written, after a few changes or none.
func (g *generator) mutated() []byte {
	src := slices.Clone(g.out.Bytes())
	for range max(0, g.rand.IntN(8)-4) {
		i, j := g.rand.IntN(len(src)+1), g.rand.IntN(len(src)+1)
		switch i, j = min(i, j), max(i, j); g.rand.IntN(6) {
		case 0:
			src = slices.Delete(src, i, min(j, i+4))
		case 1:
			src = src[:j]
		case 2:
			src = slices.Insert(src, i, src[i:min(j, i+12)]...)
		default:
			src = slices.Insert(src, i, []byte(g.pick(splinters...))...)
		}
	}
	return src
}

// What random files are made of.
var (
	names      = strings.Fields("a a b b comparison/pros comparison/option größe 表 _x a-b 9 x.inline")
	oddNames   = []string{"", "a.b", "a/", "A", "y.inline", "-", "/", ".inline", "x.inline.inline"}
	keys       = strings.Fields("k name größe a-b 3.14 -x x. true 12 URL 名")
	literals   = []string{`"v"`, `""`, "`raw`", "``", "`two\nlines`", `"é 名"`, `"a \"b\" c"`, `"\\"a\b\""`, `"a\nb"`, `\"v\"`, `\"v"`, `"}}"`, `">}}"`, "`>}}`", `"<!--more-->"`, "`{{< a >}}`", `"*/"`, `"a` + "`" + `b"`}
	bareValues = strings.Fields(`v 1 3.14 https://x.org/a?b=c /img/a.jpg a>}} é a"b ' x\y`)
	oddValues  = []string{`"\\"`, `"\` + "`" + `"`, "\"unended", "`unended", "\"two\nlines\"", `\x "y"`, `"x"y"`, "=", ".", "a/b"}
	texts      = []string{"text\n", "\n\n", "  ", "\t", "é", "\n    ", "<!--more-->", "<!--more-->\n\n", " <!-- more -->", "{{", "{{{", "}}", "{{ .Get 0 }}", "```\n{{</* a */>}}\n```\n", "| a | b |\n|---|---|\n", "\xff", "\ufeff", "{{/* c */}}", "{", "# more\n", "---\n", "\u00a0"}
	splinters  = []string{"{{<", "{{%", ">}}", "%}}", "{{", "}}", "{", "}", "<", ">", "%", "/", "/*", "*/", "*", "\"", "`", `\`, `\"`, "\\`", "=", " ", "\n", "\r\n", "\r", "\t", "\v", ".", ".inline ", ".inline", "-", "_", "a", "9", "é", "名", "\u0301", "\u00a0", "\u2028", "\xff", "\xe2\x82", "\x00", "<!--more-->", "---", "+++", "---\n", "#+", "\ufeff"}
)
