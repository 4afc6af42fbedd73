package comparison

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"strings"
	"testing"
	"unicode"

	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"github.com/complint/comparisons/data"
	"github.com/complint/comparisons/internal/corpus"
)

// TestThorough: what a parser leaves out to be fast changes nothing in what it
// reads, on any page that there is in the repository and on generated ones.
func TestThorough(t *testing.T) {
	pages := testPages(t)
	for i := range 300 {
		pages[fmt.Sprintf("generated page %d", i)] = corpus.New(7).Page(i)
	}
	for name, page := range corpus.Hostile(200) {
		pages[name] = []byte(page)
	}
	quick := newTestParser(t, nil)
	thorough := quick.Thorough()
	for name, page := range pages {
		t.Run(name, func(t *testing.T) { checkThorough(t, quick, thorough, page) })
	}
}

// FuzzThorough looks for a page that tells the two apart.
func FuzzThorough(f *testing.F) {
	for _, page := range testPages(f) {
		f.Add(page)
	}
	for i := range 20 {
		f.Add(corpus.New(1).Page(i))
	}
	f.Add([]byte("spaces:    \nat the end of a line\n"))
	f.Add([]byte("[a\nb]: c\n\n[a\nb]\n\n- [d\n  e]: f\n"))
	f.Add([]byte("# [a](https://a.org/[b)](https://c.org/d)\n\n[^e[f](https://g.org)\n\n[^e[f]: h\n"))
	quick := newTestParser(f, nil)
	thorough := quick.Thorough()
	f.Fuzz(func(t *testing.T, page []byte) { checkThorough(t, quick, thorough, page) })
}

// FuzzSimpleYAML: what is read without the library is what the library reads.
func FuzzSimpleYAML(f *testing.F) {
	for _, page := range testPages(f) {
		if fm, err := splitFrontMatter(page); err == nil && fm.Format == FormatYAML {
			f.Add(page[fm.Block.Start:fm.Block.End])
		}
	}
	for i := range 100 {
		page := corpus.New(1).Page(i)
		if fm, _ := splitFrontMatter(page); fm.Format == FormatYAML {
			f.Add(page[fm.Block.Start:fm.Block.End])
		}
	}
	for _, text := range []string{"a: b\nc:\n- d\n- e: f\n  g: h\n", "a: [b, \"c\", 'd' , e]\n\nb: 'x'\n", "a:\n  b:\n    c: 1\n", "a: b\n  c\n", "a: true\nb: TRUE\nc: tRUE\n"} {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		got, ok := parseSimpleYAML(text, Span{0, len(text)})
		if !ok {
			return
		}
		want, err := parseAnyYAML(text, Span{0, len(text)})
		if err != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("%q is not simple: %v", text, err)
		}
	})
}

// TestSimpleYAML: nearly all generated pages are simple.
func TestSimpleYAML(t *testing.T) {
	pages, simple := 0, 0
	for i := range 200 {
		page := corpus.New(1).Page(i)
		if fm, _ := splitFrontMatter(page); fm.Format == FormatYAML {
			pages++
			if _, ok := parseSimpleYAML(page, fm.Block); ok {
				simple++
			}
		}
	}
	if simple < pages*9/10 {
		t.Errorf("of %d pages %d are read without the library", pages, simple)
	}
}

// TestSimpleBlocks: nearly all blocks of generated pages are simple.
func TestSimpleBlocks(t *testing.T) {
	markdown := newMarkdown([]util.PrioritizedValue{util.Prioritized(simpleBlocks{}, 0)}, nil)
	blocks, simple := 0, 0
	for i := range 200 {
		body, _, _ := readBody(Open(corpus.New(1).Page(i)))
		for n := markdown.Parse(text.NewReader(body)).FirstChild(); n != nil; n = n.NextSibling() {
			blocks++
			if stretch, ok := n.(*stretchOfBlocks); ok {
				blocks += len(stretch.read) - 1
				simple += len(stretch.read) - len(stretch.second)
			}
		}
	}
	if simple < blocks*9/10 {
		t.Errorf("of %d blocks %d are read without the parsers of each", blocks, simple)
	}
}

// TestIsNormal: what is said to be normal is, and printable ASCII that is normal is
// said to be.
func TestIsNormal(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	signs := []rune("  aZ.~!é—’\t\n\x7f\u00a0\ufffd")
	for range 200_000 {
		text := make([]rune, random.IntN(20))
		for i := range text {
			text[i] = signs[random.IntN(4)]
			if random.IntN(8) == 0 {
				text[i] = signs[random.IntN(len(signs))]
			}
		}
		s := string(text)
		unchanged := normalized(s) == s && !strings.HasSuffix(s, " ")
		if isNormal(s) && !unchanged || !isNormal(s) && unchanged && strings.Trim(s, " aZ.~!") == "" {
			t.Fatalf("%q: is normal %t, unchanged %t", s, isNormal(s), unchanged)
		}
	}
}

// FuzzFold: letters are folded one by one as whole texts were.
func FuzzFold(f *testing.F) {
	for _, text := range []string{"", "Node.js", "C++ & C#.", "a... b", "+ # .", " 3.1. Verdict! ", ".NET", "A_b-c", "x +.", "#1",
		"Été", "e\u0301", "Kafka가 맞는 쪽", "项目2", "ChatGPTの強み：", "المـــزايا", "مُميّزات", "Ｆｕｌｌ", "İı ß Ǆ", "・。a"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for range 2 { // the second time from memory
			if got, want := Fold(text), foldWhole(text); got != want {
				t.Errorf("Fold(%q) = %q, want %q", text, got, want)
			}
		}
	})
}

// foldWhole is Fold as its documentation says it, one step after the other.
func foldWhole(text string) string {
	var plain, words strings.Builder
	for _, r := range strings.ToLower(text) {
		switch letter, accented := data.Plain(r); {
		case accented:
			plain.WriteString(letter)
		case !unicode.Is(unicode.Mn, r) || r < '\u0300' || r > '\u036F':
			plain.WriteRune(r)
		}
	}
	previous := ' '
	for _, r := range plain.String() {
		if isEastAsian(previous) != isEastAsian(r) {
			words.WriteByte(' ')
		}
		words.WriteRune(r)
		previous = r
	}
	var kept []string
	for _, word := range strings.FieldsFunc(words.String(), func(r rune) bool {
		return !strings.ContainsRune("+#.", r) && !unicode.In(r, unicode.L, unicode.M, unicode.N)
	}) {
		if strings.Trim(word, "+#.") != "" {
			kept = append(kept, strings.TrimRight(word, "."))
		}
	}
	return strings.Join(kept, " ")
}

// checkThorough compares what two parsers read of a page.
func checkThorough(t *testing.T, quick, thorough *Parser, source []byte) {
	t.Helper()
	page := quick.Parse(source)
	got, want := exported(page), exported(thorough.Parse(source))
	page.Release() // its nodes are those of the next page
	for i := range got {
		if !reflect.DeepEqual(got[i], want[i]) {
			t.Errorf("got  %+v\nwant %+v", got[i], want[i])
		}
	}
}

// exported is all that others can see of a page.
func exported(p *Page) []any {
	var prose []Span
	for span := range p.Prose {
		prose = append(prose, span)
	}
	var links []any // without what they are made of
	for _, link := range p.Links() {
		links = append(links, []any{link.URL, link.Sponsored, link.Span()})
	}
	return []any{p.Comparison, p.FrontMatter, p.FrontMatterError, p.OptionsFrom, p.Listed, p.Grids,
		p.ShortcodeErrors, p.Given, p.Places, p.ForeignTags, p.EmptyPoints, p.Blocks(), p.Comments(), prose, links}
}

// testPages are the pages of the repository, by their names.
func testPages(t testing.TB) map[string][]byte {
	t.Helper()
	pages := map[string][]byte{"shapes": []byte(shapes)}
	for _, dir := range []string{"../rules/testdata", "../../exampleSite", "../../docs"} {
		err := filepath.WalkDir(dir, func(path string, entry os.DirEntry, err error) error {
			switch ext := filepath.Ext(path); {
			case err != nil:
				return err
			case ext == ".md":
				pages[path] = readFile(t, path)
			case ext == ".txtar":
				for i, page := range archived.Split(string(readFile(t, path)), -1) {
					pages[fmt.Sprintf("%s %d", path, i)] = []byte(page)
				}
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return pages
}

// archived is what stands before a file of a txtar archive.
var archived = regexp.MustCompile(`(?m)^-- .* --\n`)
