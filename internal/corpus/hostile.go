package corpus

import (
	"fmt"
	"strings"
)

// Hostile returns pages, by name, of n times something that could cost more each
// time.
func Hostile(n int) map[string]string {
	keys := make([]string, n)
	for i := range keys {
		keys[i] = fmt.Sprintf("key%d: x\n", i)
	}
	front := "---\ntitle: A vs B\n---\n"
	table := "| C | A | B |\n|---|---|---|\n"
	pages := map[string]string{
		"shortcodes":   strings.Repeat("{{< comparison/pros >}}\n- x\n{{< /comparison/pros >}}\n", n),
		"nested":       strings.Repeat("{{< comparison/option \"A\" >}}\n", n) + "x\n" + strings.Repeat("{{< /comparison/option >}}\n", n),
		"unclosed":     strings.Repeat("{{< comparison/option \"A\" >}}\n", n),
		"half tags":    strings.Repeat("{{< comparison/option \"A\" ", n),
		"headings":     strings.Repeat("## Verdict\n\nx\n\n### FAQ\n\n", n),
		"pipes":        table + "|" + strings.Repeat("|", 50*n),
		"rows":         table + strings.Repeat("| a | b | c |\n", 2*n),
		"cells":        table + "| " + strings.Repeat("a | ", 10*n),
		"brackets":     strings.Repeat("[", 2*n),
		"links":        strings.Repeat("[a](", n),
		"emphasis":     strings.Repeat("*a _b ", n),
		"quotes":       strings.Repeat("> ", n) + "a",
		"lists":        strings.Repeat("- ", n) + "a",
		"beginnings":   strings.Repeat("- a\n# b\n|c|\n# d\n", n),
		"ticks":        strings.Repeat("`a ``b ", n),
		"comments":     strings.Repeat("<!-- ", n),
		"tags":         strings.Repeat("<a href=", n),
		"addresses":    strings.Repeat("http://a.b/c -- a@b.c ... www.d.e ", n),
		"one line":     strings.Repeat("word ", 20*n),
		"figures":      strings.Repeat("5 % $ ", n),
		"bold labels":  strings.Repeat("**Pros:** a\n\n", n),
		"label lines":  "# A\n\n" + strings.Repeat("**Pros:** a\n", n),
		"label items":  "# A\n\n" + strings.Repeat("- **Best for:** a\n- Cons\n  - b\n", n),
		"best for":     "# A\n\n" + strings.Repeat("Best for: a\n\n", n),
		"elements":     strings.Repeat("<ul><li><strong>", n),
		"unended":      strings.Repeat("<ul>\n\n", n),
		"table tags":   strings.Repeat("<table>\n\n", n),
		"html":         strings.Repeat("<h2>Verdict</h2>\n<p>x\n<ul><li>x</ul>\n", n),
		"html tables":  strings.Repeat("<table><tr><td>A<td>B", n),
		"notes":        strings.Repeat("[^a] ", n) + "\n\n[^a]: b\n",
		"suppressions": strings.Repeat("<!-- complint-disable placeholder -->\n\n", n),
	}
	for name, body := range pages {
		pages[name] = front + body
	}
	pages["front matter"] = "---\ntitle: A vs B\noptions:\n" + strings.Repeat("  - name: A\n    pros: [x, y]\n", n) + "---\n"
	pages["keys"] = "---\n" + strings.Join(keys, "") + "---\n"
	pages["flow"] = "---\nx: " + strings.Repeat("[", min(n, 90)) + strings.Repeat("]", min(n, 90)) + "\n---\n"
	return pages
}
