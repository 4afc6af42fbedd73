package tests

import (
	"encoding/json"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestFoldedWords: the layouts fold a site's words as those of the module are
// folded, all of which stand here for a site's.
func TestFoldedWords(t *testing.T) {
	var languages map[string]map[string][]string
	unmarshal(t, read(t, root, "data/vocabulary.json"), &languages)
	words := make(map[string][]string)
	for _, kinds := range languages {
		for kind, phrases := range kinds {
			words[kind] = append(words[kind], phrases...)
		}
	}
	own, err := json.Marshal(words)
	if err != nil {
		t.Fatal(err)
	}
	public := build(t, newSite(t, map[string]string{
		"assets/own.json":   string(own),
		"layouts/home.html": `{{ jsonify (partial "comparisons/fold-vocabulary.html" (partial "comparisons/resource.html" "own.json")) }}`,
	}))
	got, want := foldedWords(t, read(t, public, "index.html")), foldedWords(t, read(t, root, "data/folded.json"))
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("folded in Go (-) and by Hugo (+):\n%s", diff)
	}
}

type folded struct {
	Maps  map[string]map[string]any
	Lists map[string][]string
}

// foldedWords reads folded words; the order of lists and what they repeat says
// nothing.
func foldedWords(t *testing.T, text string) (words folded) {
	t.Helper()
	unmarshal(t, text, &words)
	for key, list := range words.Lists {
		slices.Sort(list)
		words.Lists[key] = slices.Compact(list)
	}
	return words
}

func unmarshal(t *testing.T, text string, v any) {
	t.Helper()
	if err := json.Unmarshal([]byte(text), v); err != nil {
		t.Fatal(err)
	}
}
