package rules

import (
	"strings"
	"testing"

	"github.com/complint/comparisons/lint/comparison"
)

// TestFigures: figures stand in brackets.
func TestFigures(t *testing.T) {
	for _, want := range []string{
		"", "none", "in 2026, version 1.5, 30 minutes, 4 cores", "100% free, 100 % natural, [100.5%]",
		"[5%] and [1,000.50 %], [3 percent] or [7 Prozent]; 3-[5%], ~[95%].",
		"[$5], [$ 1,200.50]. [€3]-[€4] [20 €] [300円] [USD 5] [5 USD] [20 dollars], xUSD 5, USDA 5",
		"[3x faster] [2.5× less], [10 times\n as] much; 2x USB-C, 4x4, 1080x720, x64, v2 times",
		"up to [10x.]", "GPT4% iPhone15 € ép5%", "[3倍] 第5",
		"5", "$", "1.", "[5 x]",
	} {
		text := strings.NewReplacer("[", "", "]", "").Replace(want)
		var got strings.Builder
		at := 0
		for _, f := range appendFigures(nil, []byte(text), comparison.Span{Start: 0, End: len(text)}) {
			got.WriteString(text[at:f.Start] + "[" + text[f.Start:f.End] + "]")
			at = f.End
		}
		got.WriteString(text[at:])
		if got.String() != want {
			t.Errorf("got %s\nwant %s", got.String(), want)
		}
	}
}
