package comparison

import (
	"fmt"
	"strings"
	"testing"
)

// linked is a page with links of every kind.
const linked = `# A [heading](/h/)

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

[Term](/term/)
: Defined [there](/there/).
`

// TestBlocks shows the blocks of a page: "*" where something cites, the number
// of notes, and what is text.
func TestBlocks(t *testing.T) {
	want := []string{
		`*0  []`,
		"0  [Two lines\nand |.]",
		`*0  [A|B]`,
		`*0  [1|2]`,
		`*0  [one]`,
		`*0  [two ]`,
		`*0  [three]`,
		`*1  [See | now.]`,
		`*0  [Quoted |raw]`,
		`*0  []`,
		`*0  [Term]`,
		`*0  [Defined |there|.]`,
		`*0  [Take |the| |image|.]`,
	}
	page := newTestParser(t, nil).Parse([]byte(linked))
	var got []string
	for _, b := range page.Blocks() {
		if s := blockString(page.Source, b); s != "0  []" {
			got = append(got, s)
		}
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func blockString(source []byte, b Block) string {
	var texts []string
	for _, s := range b.Text {
		texts = append(texts, string(source[s.Start:s.End]))
	}
	mark := ""
	if b.Cites {
		mark = "*"
	}
	return fmt.Sprintf("%s%d  [%s]", mark, b.Notes, strings.Join(texts, "|"))
}

// TestLinks shows the links of a page, and where their text or tag is.
func TestLinks(t *testing.T) {
	want := []string{
		`heading=/h/`,
		`B=/b/`,
		`https://example.com/a=https://example.com/a`,
		`www.example.com=http://www.example.com`,
		`<a class="x" rel='nofollow sponsored' href='/go/x/'=/go/x/ sponsored`,
		`<A HREF=/block/=/block/`,
		`<a href="/none/"=/none/`,
		`Term=/term/`,
		`there=/there/`,
		`[=/image/`,
	}
	page := newTestParser(t, nil).Parse([]byte(linked))
	var got []string
	for _, l := range page.Links() {
		span := l.Span()
		link := string(page.Source[span.Start:span.End]) + "=" + l.URL
		if l.Sponsored {
			link += " sponsored"
		}
		got = append(got, link)
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}
