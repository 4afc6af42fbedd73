package tests

import "testing"

// TestRawHTML: where a site lets raw HTML through, its headings, lists and
// tables are read like others; elsewhere they are not there (TestEquivalence has
// the same pages).
func TestRawHTML(t *testing.T) {
	dir := newSite(t, map[string]string{
		"hugo.toml":                     siteConfig + "[markup.goldmark.renderer]\nunsafe = true\n",
		"layouts/comparisons/page.html": modelLayout,
		"content/comparisons/table.md":  read(t, "testdata/pages/html-table.md"),
		"content/comparisons/body.md":   read(t, "testdata/pages/html-body.md"),
	})
	compareModels(t, dir, 2)
	models := inspect(t, dir)
	for file, want := range map[string]struct{ tables, sections int }{
		"content/comparisons/table.md": {tables: 3, sections: 1},
		"content/comparisons/body.md":  {tables: 2, sections: 9},
	} {
		model := models[file].(map[string]any)
		if n := len(model["tables"].([]any)); n != want.tables {
			t.Errorf("%s: %d tables, want %d", file, n, want.tables)
		}
		if n := len(model["sections"].([]any)); n != want.sections {
			t.Errorf("%s: %d sections, want %d", file, n, want.sections)
		}
	}
}
