package width

import "testing"

func TestOf(t *testing.T) {
	for text, want := range map[string]int{
		"": 0, "tea": 3, "Thé": 3, "The\u0301": 3, "茶": 2, "コーヒー": 8, "ｶ": 1, "커피": 4, "☕": 2, "✅ yes": 6, "—": 1, "👩\u200d🔬": 4,
	} {
		if got := Of(text); got != want {
			t.Errorf("%q takes %d columns, want %d", text, got, want)
		}
	}
}
