package similar

import "testing"

func TestTo(t *testing.T) {
	candidates := []string{"title-options", "title", "stale", "verdict-missing"}
	for name, want := range map[string]string{
		"titel": "title", "tite": "title", "titlle": "title", "tabtle": "", "stole": "stale",
		"verdict": "verdict-missing", "x": "", "": "", "of": "", "title-option": "title-options",
	} {
		if got := To(name, candidates); got != want {
			t.Errorf("%q is similar to %q, want %q", name, got, want)
		}
	}
	if got := Hint("stal", candidates); got != `: did you mean "stale"?` {
		t.Errorf("the hint is %q", got)
	}
}
