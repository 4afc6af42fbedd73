package comparison

import (
	"fmt"
	"strings"
	"testing"
)

// TestBlocks shows the blocks of a page: "*" where something cites, the number
// of notes, what is text, and the links.
func TestBlocks(t *testing.T) {
	const body = `# A [heading](/h/)

Two lines
and ` + "`code`" + `.

| A | [B](/b/) |
|---|---|
| 1 | 2 |

- one
  - two <https://example.com/a>
- three

See www.example.com[^n] now.

> Quoted <a class="x" rel='nofollow sponsored' href='/go/x/'>raw</a>

{{< comparison/verdict >}}
Take ![the](i.png) [![image](i.png)](/image/).
{{< /comparison/verdict >}}

<div>
<A HREF=/block/>block</A>
<!-- <a href="/none/">none</a> -->
</div>

<!-- <a href="/none/">none</a> -->

[^n]: A note with a [link](/note/).
`
	want := []string{
		`*0  [] [heading=/h/]`,
		"0  [Two lines\nand |.] []",
		`*0  [A|B] [B=/b/]`,
		`*0  [1|2] []`,
		`*0  [one] []`,
		`*0  [two ] [https://example.com/a=https://example.com/a]`,
		`*0  [three] []`,
		`*1  [See | now.] [www.example.com=http://www.example.com]`,
		`*0  [Quoted |raw] [<a class="x" rel='nofollow sponsored' href='/go/x/'=/go/x/ sponsored]`,
		`*0  [] [<A HREF=/block/=/block/ <a href="/none/"=/none/]`,
		`*0  [Take |the| |image|.] [[=/image/]`,
	}
	page := newTestParser(t, nil).Parse([]byte(body))
	var got []string
	for _, b := range page.Blocks() {
		if s := blockString(page.Source, b); s != "0  [] []" {
			got = append(got, s)
		}
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func blockString(source []byte, b Block) string {
	at := func(s Span) string { return string(source[s.Start:s.End]) }
	var texts, links []string
	for _, s := range b.Text {
		texts = append(texts, at(s))
	}
	for _, l := range b.Links {
		link := at(l.Span) + "=" + l.URL
		if l.Sponsored {
			link += " sponsored"
		}
		links = append(links, link)
	}
	mark := ""
	if b.Cites {
		mark = "*"
	}
	return fmt.Sprintf("%s%d  [%s] [%s]", mark, b.Notes, strings.Join(texts, "|"), strings.Join(links, " "))
}
