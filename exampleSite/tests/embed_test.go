package tests

import (
	"strings"
	"testing"
)

const teaPage = `---
title: "Tea vs Coffee"
options: [Tea, Coffee]
---
## Tea

### Pros

- **Gentle.** Half the caffeine.

## Side by side

| Criteria | Tea | Coffee |
|---|---|---|
| Caffeine | Low | High |

## Verdict

Both.
`

const dataPage = `---
title: "A vs B"
options: [{name: A, pros: [quick], cons: [dear]}, {name: B, pros: [cheap]}]
criteria: [{name: Price, values: [high, low], glance: true}]
verdict: Take **B**.
winner: B
---
Lead.

## Overview

Text.

{{< comparison/verdict />}}

{{< comparison/pros option="b" />}}
`

// TestEmbed shows parts of comparisons elsewhere on the site.
func TestEmbed(t *testing.T) {
	public := build(t, newSite(t, map[string]string{
		"content/comparisons/tea.md":  teaPage,
		"content/comparisons/data.md": dataPage,
		"content/_index.md":           "---\ntitle: Home\n---\n{{< comparison/table page=\"/comparisons/tea\" />}}\n",
		"content/posts/post.md": "---\ntitle: Post\n---\n{{< comparison/verdict page=\"/comparisons/data\" />}}\n\n" +
			"{{< comparison/option name=\"a\" page=\"/comparisons/data\" />}}\n\n{{< comparison/pros option=\"Tea\" page=\"/comparisons/tea\" />}}\n\n" +
			"{{< comparison/pros \"Anything\" >}}\n- *own* content\n{{< /comparison/pros >}}\n\n" +
			"{{% comparison/cons \"Anything\" %}}\n- *other* content\n{{% /comparison/cons %}}\n",
		"content/comparisons/other.md":  "---\ntitle: \"X vs Y\"\n---\n## Verdict\n\nSee also.\n\n{{< comparison/verdict page=\"/comparisons/tea\" />}}\n",
		"layouts/comparisons/page.html": modelLayout,
	}))
	contains(t, read(t, public, "index.html"), "<th scope=\"row\">Caffeine</th>", "Side by side</h2>")
	post := read(t, public, "posts/post/index.html")
	contains(t, post, "Our pick: <strong>B</strong>", "Take <strong>B</strong>.", "<li>quick</li>", "<li>dear</li>",
		`<strong class="cmp-point-title">Gentle.</strong>`, "<li><em>own</em> content</li>", "Pros</h3>", "<li><em>other</em> content</li>", "Cons</h3>")
	if n := strings.Count(post, "comparisons.min."); n != 1 {
		t.Errorf("the stylesheet arrives %d times in a post", n)
	}
	other := read(t, public, "comparisons/other/index.html")
	contains(t, other, "Both.")
	if model := modelIn(t, other).(map[string]any)["verdict"].(map[string]any)["text"]; model != "See also." {
		t.Errorf("the model takes in the part of another page: %q", model)
	}
	if n := strings.Count(other, "comparisons.min."); n != 1 {
		t.Errorf("the stylesheet arrives %d times in a comparison", n)
	}
}

func contains(t *testing.T, page string, parts ...string) {
	t.Helper()
	for _, part := range parts {
		if !strings.Contains(page, part) {
			t.Errorf("the page lacks %s:\n%s", part, page)
		}
	}
}

// TestPlace: what front matter gives stands where a shortcode shows it, else
// in the order of a page, and nothing is lost.
func TestPlace(t *testing.T) {
	page := read(t, build(t, newSite(t, map[string]string{"content/comparisons/data.md": dataPage})), "comparisons/data/index.html")
	at := -1
	for _, part := range []string{
		"Overview</h2>", "Verdict</h2>", "Take <strong>B</strong>.", "<li>cheap</li>", "At a glance</h2>",
		"<li>quick</li>", "<li>dear</li>", "Side by side</h2>",
	} {
		i := strings.Index(page, part)
		if i < at || strings.Count(page, part) != 1 {
			t.Errorf("%s stands at %d, after %d, %d times", part, i, at, strings.Count(page, part))
		}
		at = i
	}
}

// TestLanguages embeds a part of a page that another language has.
func TestLanguages(t *testing.T) {
	config := siteConfig + "\n[languages.en]\nweight = 1\n[languages.de]\nweight = 2\n"
	public := build(t, newSite(t, map[string]string{
		"hugo.toml":                     config,
		"content/comparisons/tea.md":    teaPage,
		"content/comparisons/tea.de.md": strings.Replace(teaPage, "Both.", "Beide.", 1),
		"content/comparisons/data.md":   dataPage,
		"content/posts/post.de.md": "---\ntitle: Post\n---\n{{< comparison/verdict page=\"/comparisons/tea\" />}}\n\n" +
			"{{< comparison/verdict page=\"/comparisons/tea\" lang=\"en\" />}}\n\n{{< comparison/verdict page=\"/comparisons/data\" />}}\n",
	}))
	contains(t, read(t, public, "de/posts/post/index.html"), "Beide.", "Both.", "Take <strong>B</strong>.")
}

// TestEmbedErrors: what cannot be shown ends the build with a message that
// names the calling file and line.
func TestEmbedErrors(t *testing.T) {
	for call, want := range map[string]string{
		`{{< comparison/table page="/comparisons/absent" />}}`:           `post.md:5:1": no page "/comparisons/absent"`,
		`{{< comparison/table page="/posts/post" />}}`:                   `post.md:5:1": page "/posts/post" is no comparison`,
		`{{< comparison/faq page="/comparisons/tea" />}}`:                `post.md:5:1": page "/comparisons/tea" gives no faq`,
		`{{< comparison/verdict />}}`:                                    `post.md:5:1": comparison/verdict has no content, and this page is no comparison`,
		`{{< comparison/pros optoin="Tea" page="/comparisons/tea" />}}`:  `post.md:5:1": comparison/pros has no parameter "optoin"`,
		`{{< comparison/table role="short" page="/comparisons/tea" />}}`: `post.md:5:1": the role of a table is "short"`,
		`{{% comparison/table page="/comparisons/tea" /%}}`:              `post.md:5:1": comparison/table with page= gives HTML`,
		`{{< comparison/faq >}}`:                                         `post.md:5:1`,
	} {
		dir := newSite(t, map[string]string{
			"content/comparisons/tea.md": teaPage,
			"content/posts/post.md":      "---\ntitle: Post\n---\n\n" + call + "\n",
		})
		err := hugo(dir, t.TempDir())
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %s", call, err, want)
		}
	}
}
