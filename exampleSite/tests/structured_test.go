package tests

import (
	"encoding/json"
	"fmt"
	"maps"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// vocabulary is what we use of schema.org: type → its properties, those of its
// supertypes among them.
var vocabulary = map[string][]string{
	"WebPage":        {"url", "name", "inLanguage", "breadcrumb", "mainEntity", "datePublished", "dateModified", "lastReviewed"},
	"CollectionPage": {"url", "name", "inLanguage", "breadcrumb"},
	"Article":        {"headline", "alternativeHeadline", "inLanguage", "mainEntityOfPage", "about", "author", "publisher", "datePublished", "dateModified"},
	"BreadcrumbList": {"itemListElement"},
	"ItemList":       {"itemListElement"},
	"ListItem":       {"position", "name", "description", "item"},
	"Review":         {"itemReviewed", "positiveNotes", "negativeNotes", "isPartOf", "author", "publisher"},
	"Person":         {"name", "url"},
	"Organization":   {"name", "url", "logo"},

	"Thing": {"name"}, "SoftwareApplication": {"name"}, "ComputerLanguage": {"name"}, "Product": {"name"},
}

// structuredData returns what a page says to search engines, by type.
func structuredData(t *testing.T, page string) map[string][]map[string]any {
	t.Helper()
	scripts := regexp.MustCompile(`(?s)<script type="application/ld\+json">(.*?)</script>`).FindAllStringSubmatch(page, -1)
	if len(scripts) != 1 {
		t.Fatalf("%d blocks of JSON-LD:\n%s", len(scripts), page)
	}
	var data struct {
		Context string           `json:"@context"`
		Graph   []map[string]any `json:"@graph"`
	}
	if err := json.Unmarshal([]byte(scripts[0][1]), &data); err != nil {
		t.Fatalf("%v:\n%s", err, scripts[0][1])
	}
	if data.Context != "https://schema.org" {
		t.Errorf("the context is %q", data.Context)
	}
	ids := make(map[any]bool)
	byType := make(map[string][]map[string]any)
	for _, node := range data.Graph {
		ids[node["@id"]] = true
		byType[fmt.Sprint(node["@type"])] = append(byType[fmt.Sprint(node["@type"])], node)
	}
	if len(ids) != len(data.Graph) || ids[nil] {
		t.Errorf("%d nodes with the ids %v", len(data.Graph), ids)
	}
	for _, node := range data.Graph {
		checkNode(t, node, ids)
	}
	return byType
}

// checkNode holds a value to the vocabulary, and references to the nodes.
func checkNode(t *testing.T, value any, ids map[any]bool) {
	t.Helper()
	switch value := value.(type) {
	case []any:
		for _, item := range value {
			checkNode(t, item, ids)
		}
	case map[string]any:
		name, typed := value["@type"].(string)
		if !typed {
			if len(value) != 1 || !ids[value["@id"]] {
				t.Errorf("%v is no reference to a node", value)
			}
			return
		}
		properties, known := vocabulary[name]
		if !known {
			t.Errorf("%q is no type that we know", name)
		}
		for key, of := range value {
			if !strings.HasPrefix(key, "@") && !slices.Contains(properties, key) {
				t.Errorf("%s has no property %s", name, key)
			}
			if of == "" || of == nil {
				t.Errorf("%s of %s is empty", key, name)
			}
			checkNode(t, of, ids)
		}
	}
}

// names returns the names of a list of things.
func names(list any) (names []string) {
	items, _ := list.([]any)
	for _, item := range items {
		names = append(names, fmt.Sprint(item.(map[string]any)["name"]))
	}
	return names
}

// hostilePages say things that might end a script or a string.
var hostilePages = map[string]string{
	"hostile-script.md": "---\ntitle: '</script><script>alert(1)</script> vs <!--B'\nsubtitle: '\"quoted\" \\u2028 <!-- <script>'\n" +
		"options: ['</script>', '<!--B']\n---\n## Pros\n\n### </script>\n\n- `</script>` & \"more\" \u2028 of it\n",
	"hostile-data.md": "---\ntitle: A vs B\nreviewed: soon\nsubtitle: [a]\nauthor: {name: \"</script>\", url: \"javascript:1\"}\noptions:\n" +
		"- {name: A, pros: ['</script>', {title: '<!--', text: \"\\u2029\"}], cons: ['\\\\\"']}\n- {name: B}\n---\n",
}

// TestStructuredData: what pages say to search engines is valid, and is what
// complint reads in them, whatever is written there.
func TestStructuredData(t *testing.T) {
	files := map[string]string{"hugo.toml": siteConfig + "[params.comparisons.structuredData]\nreviews = true\n"}
	all := maps.Clone(hostilePages)
	for name, page := range pages(t) {
		if !strings.HasPrefix(name, "rule-") {
			all[name] = page
		}
	}
	for name, page := range all {
		files["content/comparisons/"+name] = page
	}
	dir := newSite(t, files)
	public := build(t, dir)
	models := inspect(t, dir)
	if len(models) != len(all) {
		t.Fatalf("%d models of %d pages", len(models), len(all))
	}
	for file, model := range models {
		t.Run(filepath.Base(file), func(t *testing.T) {
			page := read(t, public, pathOf(file))
			if strings.Count(page, "<script") != 1 || strings.Count(page, "</script") != 1 {
				t.Errorf("text of the page is a script:\n%s", page)
			}
			compareData(t, structuredData(t, page), model.(map[string]any))
		})
	}
	structuredData(t, read(t, public, "comparisons/index.html"))
}

// compareData compares structured data with the model of its page.
func compareData(t *testing.T, data map[string][]map[string]any, model map[string]any) {
	t.Helper()
	article, page := data["Article"][0], data["WebPage"][0]
	options := model["options"].([]any)
	if diff := cmp.Diff(names(options), names(article["about"])); diff != "" {
		t.Errorf("what the article is about:\n%s", diff)
	}
	for property, want := range map[string]any{"headline": model["title"], "alternativeHeadline": model["subtitle"]} {
		if got, _ := article[property]; got != want && (got != nil || want != "") {
			t.Errorf("%s is %v, want %v", property, got, want)
		}
	}
	if reviewed := page["lastReviewed"]; reviewed != nil && reviewed != model["reviewed"] {
		t.Errorf("reviewed on %v, want %v", reviewed, model["reviewed"])
	}
	var got, want []string
	for _, review := range data["Review"] {
		for _, key := range []string{"positiveNotes", "negativeNotes"} {
			if notes, ok := review[key].(map[string]any); ok {
				for i, note := range notes["itemListElement"].([]any) {
					note := note.(map[string]any)
					if note["position"] != float64(i+1) {
						t.Errorf("note %d is at %v", i, note["position"])
					}
					got = append(got, fmt.Sprint(names([]any{review["itemReviewed"]}), key, note["name"], note["description"]))
				}
			}
		}
	}
	for _, option := range options {
		option := option.(map[string]any)
		for key, points := range map[string]any{"positiveNotes": option["pros"], "negativeNotes": option["cons"]} {
			for _, point := range points.([]any) {
				title, text := point.(map[string]any)["title"], point.(map[string]any)["text"]
				if title == "" {
					title, text = text, nil
				} else if text == "" {
					text = nil
				}
				want = append(want, fmt.Sprint(names([]any{option}), key, title, text))
			}
		}
	}
	slices.Sort(got)
	slices.Sort(want)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("notes:\n%s", diff)
	}
}

// TestStructuredDataSettings: what is said of options, people and the place of
// a page is what the site and the page say of them, and nothing by default.
func TestStructuredDataSettings(t *testing.T) {
	files := map[string]string{
		"hugo.toml": siteConfig + `
[params.comparisons.structuredData]
optionType = "SoftwareApplication"
publisher = {name = "The site", url = "/", logo = "/logo.png"}
`,
		"content/_index.md":                  "---\ntitle: Home\n---\n",
		"content/comparisons/_index.md":      "---\ntitle: All\n---\n",
		"content/comparisons/plain.md":       "---\ntitle: A vs B\ndate: 2026-11-01\nlastmod: 2026-11-02\nreviewed: 2026-11-03\n---\n",
		"content/comparisons/typed.md":       "---\ntitle: A vs B\noptionType: ComputerLanguage\nauthors: [Ada, {name: Grace, url: 'https://example.org/grace'}]\noptions: [A, {name: B, type: Product}]\n---\n",
		"content/comparisons/deep/_index.md": "---\ntitle: Deep\n---\n",
		"content/comparisons/deep/nested.md": "---\ntitle: A vs B\nlinkTitle: Short\n---\n",
		"content/posts/elsewhere.md":         "---\ntitle: A vs B\ntype: comparisons\n---\n",
		"content/posts/other.md":             "---\ntitle: A post\n---\n",
	}
	public := build(t, newSite(t, files))
	plain := structuredData(t, read(t, public, "comparisons/plain/index.html"))
	article, page := plain["Article"][0], plain["WebPage"][0]
	for _, node := range []map[string]any{article, page} {
		if node["datePublished"] != "2026-11-01T00:00:00Z" || node["dateModified"] != "2026-11-02T00:00:00Z" {
			t.Errorf("dates of %v", node)
		}
	}
	if page["lastReviewed"] != "2026-11-03" || article["author"] != nil || len(plain["Review"]) > 0 {
		t.Errorf("%v\n%v", page, article)
	}
	if diff := cmp.Diff(map[string]any{"@type": "Organization", "name": "The site", "url": "https://example.org/", "logo": "https://example.org/logo.png"}, article["publisher"]); diff != "" {
		t.Errorf("publisher:\n%s", diff)
	}
	if diff := cmp.Diff([]any{
		map[string]any{"@type": "SoftwareApplication", "name": "A"}, map[string]any{"@type": "SoftwareApplication", "name": "B"},
	}, article["about"]); diff != "" {
		t.Errorf("about:\n%s", diff)
	}
	typed := structuredData(t, read(t, public, "comparisons/typed/index.html"))["Article"][0]
	if diff := cmp.Diff([]any{map[string]any{"@type": "ComputerLanguage", "name": "A"}, map[string]any{"@type": "Product", "name": "B"}}, typed["about"]); diff != "" {
		t.Errorf("about:\n%s", diff)
	}
	if diff := cmp.Diff([]any{
		map[string]any{"@type": "Person", "name": "Ada"}, map[string]any{"@type": "Person", "name": "Grace", "url": "https://example.org/grace"},
	}, typed["author"]); diff != "" {
		t.Errorf("authors:\n%s", diff)
	}
	for path, want := range map[string][]string{
		"comparisons/deep/nested/index.html": {"Home", "All", "Deep", "Short"},
		"comparisons/deep/index.html":        {"Home", "All", "Deep"},
		"posts/elsewhere/index.html":         {"Home", "Posts", "A vs B"},
	} {
		crumbs := structuredData(t, read(t, public, path))["BreadcrumbList"][0]["itemListElement"]
		if diff := cmp.Diff(want, names(crumbs)); diff != "" {
			t.Errorf("%s: breadcrumbs:\n%s", path, diff)
		}
	}
	if post := read(t, public, "posts/other/index.html"); strings.Contains(post, "ld+json") {
		t.Error("a page that is none of ours has structured data")
	}
	files["hugo.toml"] = siteConfig + "[params.comparisons.structuredData]\nenable = false\n"
	for path, page := range tree(t, build(t, newSite(t, files))) {
		if strings.Contains(page, "ld+json") {
			t.Errorf("%s has structured data that nobody wants", path)
		}
	}
}
