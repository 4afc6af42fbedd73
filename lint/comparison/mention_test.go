package comparison

import "testing"

func TestMention(t *testing.T) {
	for _, test := range []struct {
		text, name string
		want       int
	}{
		{"Java vs JavaScript", "Java", 0},
		{"JavaScript vs Python", "Java", -1},
		{"C++ or C", "c", 7},
		{"Python vs. Node.js (2026)", "NODE.JS", 10},
		{"紅茶と珈琲の違い", "紅茶", 1},
		{"ClaudeとGeminiの違い", "Gemini", 11},
		{"Tea", "", -1},
		{"", "Tea", -1},
	} {
		if got := Mention(test.text, test.name); got != test.want {
			t.Errorf("Mention(%q, %q) = %d, want %d", test.text, test.name, got, test.want)
		}
	}
}
