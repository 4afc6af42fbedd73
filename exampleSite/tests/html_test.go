package tests

import "testing"

// TestHTMLTables: where a site lets raw HTML through, its tables are read like
// others; elsewhere they are not there (TestEquivalence has the same page).
func TestHTMLTables(t *testing.T) {
	page := read(t, "testdata/pages/html-table.md")
	dir := newSite(t, map[string]string{
		"hugo.toml":                     siteConfig + "[markup.goldmark.renderer]\nunsafe = true\n",
		"layouts/comparisons/page.html": modelLayout,
		"content/comparisons/html.md":   page,
	})
	compareModels(t, dir, 1)
	model := inspect(t, dir)["content/comparisons/html.md"].(map[string]any)
	if n := len(model["tables"].([]any)); n != 3 {
		t.Errorf("%d tables, want 3", n)
	}
}
