package differential

import (
	"flag"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"
)

var seed = flag.Uint64("seed", 1, "seed of the random files")

// FuzzPage compares whole files.
func FuzzPage(f *testing.F) {
	for _, src := range pages() {
		f.Add([]byte(src))
	}
	f.Fuzz(compare)
}

// FuzzBody compares bodies, so that no input is lost on broken front matter.
func FuzzBody(f *testing.F) {
	for _, src := range bodies {
		f.Add([]byte(src))
	}
	f.Fuzz(compareBody)
}

// TestRandom compares random files, the same ones in every run, to find
// differences without the fuzzer.
func TestRandom(t *testing.T) {
	const count = 60_000
	t.Logf("-seed %d", *seed)
	g := &generator{rand: rand.New(rand.NewPCG(*seed, 0)), pages: pages()}
	started, refused := time.Now(), 0
	for i := range count {
		if i%4 == 0 {
			compare(t, g.page())
			continue
		}
		body := g.body()
		compareBody(t, body)
		if hugo(underFrontMatter(body)).refused != "" {
			refused++
		}
	}
	t.Logf("%d files in %v; Hugo refuses %d", count, time.Since(started), refused)
}

func underFrontMatter(body []byte) []byte { return slices.Concat([]byte("---\n---\n"), body) }

func compareBody(t *testing.T, body []byte) {
	t.Helper()
	compare(t, underFrontMatter(body))
}

// compare checks that complint reads a file as Hugo does.
func compare(t *testing.T, src []byte) {
	t.Helper()
	want := hugo(src)
	if want.format == "org" {
		return // complint reads no Org mode, and takes it for text
	}
	got := complint(src)
	if got.format != want.format || got.unended != want.unended {
		t.Fatalf("%q\ncomplint: %s front matter, unended %t; Hugo: %s, %t",
			src, got.format, got.unended, want.format, want.unended)
	}
	if want.unended {
		return
	}
	if got.block != want.block || got.body != want.body {
		t.Fatalf("%q\ncomplint: block %v, body %d; Hugo: block %v, body %d",
			src, got.block, got.body, want.block, want.body)
	}
	if (got.refused == "") != (want.refused == "") {
		t.Fatalf("%q\ncomplint: %q; Hugo: %q", src, got.refused, want.refused)
	}
	if !slices.Equal(got.pieces, want.pieces) {
		t.Fatalf("%q\ncomplint:\n\t%s\nHugo:\n\t%s",
			src, strings.Join(got.pieces, "\n\t"), strings.Join(want.pieces, "\n\t"))
	}
}
