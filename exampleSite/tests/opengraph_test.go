package tests

import (
	"image"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// metaOf returns the tags of a page for social networks.
func metaOf(page *html.Node) map[string]string {
	tags := make(map[string]string)
	for n := range page.Descendants() {
		if name := attribute(n, "property") + attribute(n, "name"); n.Data == "meta" && name != "" {
			tags[name] = attribute(n, "content")
		}
	}
	return tags
}

// TestOpenGraph: where a site calls the partial, comparisons have tags, with
// the picture that is theirs, and no other page has.
func TestOpenGraph(t *testing.T) {
	picture := read(t, root, "assets/comparisons/social.png")
	files := map[string]string{
		"hugo.toml":                         siteConfig + "[params.comparisons.openGraph]\nimage = \"site.png\"\n",
		"layouts/baseof.html":               `<!doctype html><html lang="en"><head>{{ partial "comparisons/open-graph.html" . }}</head><body><main>{{ block "main" . }}{{ end }}</main></body></html>`,
		"assets/site.png":                   picture,
		"content/comparisons/_index.md":     "---\ntitle: All\n---\n",
		"content/comparisons/plain.md":      "---\ntitle: '\"A\" vs <B>'\ndescription: 'It is \"so\".'\ndate: 2026-11-01\nlastmod: 2026-11-02\n---\n",
		"content/comparisons/own/index.md":  "---\ntitle: A vs B\n---\n",
		"content/comparisons/own/cover.png": picture,
		"content/comparisons/said.md":       "---\ntitle: A vs B\nimages: [https://example.com/a.png]\n---\n",
		"content/comparisons/chinese.md":    "---\ntitle: 茶 vs 咖啡\n---\n",
		"content/posts/post.md":             "---\ntitle: A post\n---\n",
	}
	tags := func(public, page string) map[string]string { return metaOf(parse(t, public, page, "index.html")) }

	public := build(t, newSite(t, files))
	plain := tags(public, "comparisons/plain")
	for name, want := range map[string]string{
		"og:title": `"A" vs <B>`, "og:description": `It is "so".`, "og:type": "article", "og:site_name": "Test", "og:url": "https://example.org/comparisons/plain/",
		"article:published_time": "2026-11-01T00:00:00Z", "article:modified_time": "2026-11-02T00:00:00Z",
		"og:image": "https://example.org/site.png", "twitter:card": "summary_large_image",
	} {
		if plain[name] != want {
			t.Errorf("%s is %q, want %q", name, plain[name], want)
		}
	}
	if list := tags(public, "comparisons"); list["og:type"] != "website" || list["og:title"] != "All" {
		t.Errorf("the list has the tags %v", list)
	}
	for page, want := range map[string]string{"comparisons/own": "https://example.org/comparisons/own/cover.png", "comparisons/said": "https://example.com/a.png"} {
		if got := tags(public, page)["og:image"]; got != want {
			t.Errorf("%s has the picture %q, want %q", page, got, want)
		}
	}
	if post := tags(public, "posts/post"); len(post) > 0 {
		t.Errorf("a post has the tags %v", post)
	}

	files["hugo.toml"] = siteConfig + "[params.comparisons.openGraph]\ndraw = true\n"
	public = build(t, newSite(t, files))
	drawn := tags(public, "comparisons/plain")
	if drawn["og:image:alt"] != `"A" vs <B>` {
		t.Errorf("the picture of a title is described as %q", drawn["og:image:alt"])
	}
	if !differ(t, filepath.Join(public, strings.TrimPrefix(drawn["og:image"], "https://example.org/")), filepath.Join(root, "assets/comparisons/social.png")) {
		t.Error("nothing is drawn")
	}
	if chinese := tags(public, "comparisons/chinese"); chinese["og:image"] != "" || chinese["twitter:card"] != "summary" {
		t.Errorf("a title is drawn in a font that has none of its letters: %v", chinese)
	}
}

// differ reports whether two pictures of the same size show something else.
func differ(t *testing.T, a, b string) bool {
	t.Helper()
	first, second := decodePNG(t, a), decodePNG(t, b)
	if first.Bounds() != second.Bounds() {
		t.Errorf("%s has the size %v, %s %v", a, first.Bounds(), b, second.Bounds())
	}
	for y := range first.Bounds().Dy() {
		for x := range first.Bounds().Dx() {
			r, g, b, _ := first.At(x, y).RGBA()
			r2, g2, b2, _ := second.At(x, y).RGBA()
			if r != r2 || g != g2 || b != b2 {
				return true
			}
		}
	}
	return false
}

func decodePNG(t *testing.T, path string) image.Image {
	t.Helper()
	file, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	picture, err := png.Decode(file)
	if err != nil {
		t.Fatal(err)
	}
	return picture
}
