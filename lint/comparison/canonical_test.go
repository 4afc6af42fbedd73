package comparison

import (
	"reflect"
	"testing"

	"github.com/complint/comparisons/data"
)

// TestReadWords: the vocabulary is read as JSON is.
func TestReadWords(t *testing.T) {
	want := fromJSON[map[string]map[string][]string]("vocabulary.json", data.Vocabulary)
	if got := readWords(string(data.Vocabulary)); !reflect.DeepEqual(got, want) {
		t.Errorf("got %v", got)
	}
}

func TestCanonicalHeading(t *testing.T) {
	for _, test := range []struct {
		kind     SectionKind
		language string
		want     string
	}{
		{SectionPros, "", "Pros"},
		{SectionBestFor, "en", "Best for"},
		{SectionFull, "en-GB", "Side by side"},
		{SectionFAQ, "EN", "FAQ"},
		{SectionOption, "en", ""}, // the name of an option
		{SectionOther, "en", ""},
		{SectionPros, "tlh", ""},
	} {
		if got := CanonicalHeading(test.kind, test.language); got != test.want {
			t.Errorf("%s in %q is %q, want %q", test.kind, test.language, got, test.want)
		}
	}
}

// TestCanonicalHeadings: what takes the place of a heading announces the same.
func TestCanonicalHeadings(t *testing.T) {
	page := newTestParser(t, nil).Parse(nil)
	for language, words := range embeddedLanguages() {
		for kind := range words {
			heading := CanonicalHeading(SectionKind(kind), language)
			if got := page.PhraseKind(heading); isSectionKind(SectionKind(kind)) && heading != "" && string(got) != kind {
				t.Errorf("%q announces %q, not %s", heading, got, kind)
			}
		}
	}
}
