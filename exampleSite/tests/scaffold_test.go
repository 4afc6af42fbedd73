package tests

import (
	"fmt"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// scaffold is a console in a site with the module, in which pages are made.
func scaffold(t *testing.T, hugo, config string) *console {
	t.Helper()
	return newcomer(t, hugo, myTheme+config+configure(t, "")[strings.Index(configure(t, ""), "[module]"):])
}

// TestScaffold makes pages in every form in which hugo new takes them, as the
// README says. Each builds as a draft, and complint lists what is left to write.
func TestScaffold(t *testing.T) {
	for name, hugo := range hugos(t) {
		t.Run(name, func(t *testing.T) {
			s := scaffold(t, hugo, "")
			s.play(strings.Replace(blockWith(t, "README.md", "$ hugo new"), "tea-vs-coffee", "tea-vs-water", 1))
			for _, command := range []string{
				"hugo new comparisons/x.md",
				"hugo new content comparisons/a-vs-b-vs-c",
				"hugo new content comparisons/hot-chocolate-vs-tea/index.md",
				"hugo new content comparisons/drinks/cold-brew-vs-tea.md",
				"hugo new content --kind comparisons posts/d-vs-e.md",
				"hugo new content --kind comparisons posts/f-vs-g",
			} {
				s.must(command)
			}
			s.must("hugo --buildDrafts --panicOnWarning")
			for file, want := range map[string]string{
				"comparisons/tea-vs-water.md":               "Tea | Water",
				"comparisons/x.md":                          "TODO first option | TODO second option",
				"comparisons/a-vs-b-vs-c/index.md":          "A | B | C",
				"comparisons/hot-chocolate-vs-tea/index.md": "Hot Chocolate | Tea",
				"comparisons/drinks/cold-brew-vs-tea.md":    "Cold Brew | Tea",
				"posts/d-vs-e.md":                           "D | E",
				"posts/f-vs-g/index.md":                     "F | G",
			} {
				page := checkScaffold(t, s, "content/"+file)
				contains(t, page, fmt.Sprintf("title: %q\n", strings.ReplaceAll(want, " | ", " vs ")), "| Criteria | "+want+" |\n", "draft: true\n")
				if strings.Contains(page, "type: comparisons\n") != strings.HasPrefix(file, "posts/") {
					t.Errorf("%s: the type is in the wrong pages:\n%s", file, page)
				}
				html := read(t, s.dir, "public", strings.TrimSuffix(strings.TrimSuffix(file, ".md"), "/index"), "index.html")
				contains(t, html, "cmp-section cmp-overview", "cmp-section cmp-glance", "cmp-section cmp-option", "cmp-section cmp-pros",
					"cmp-section cmp-cons", "cmp-section cmp-full", "cmp-section cmp-verdict", "cmp-section cmp-faq", "cmp-section cmp-sources", "cmp-section cmp-cta")
			}
		})
	}
}

// TestScaffoldLanguages makes a page in each language that the module has words
// for, and in one that it has none for.
func TestScaffoldLanguages(t *testing.T) {
	files, err := filepath.Glob(filepath.Join(root, "i18n/*.toml"))
	if err != nil || len(files) == 0 {
		t.Fatal("no languages", err)
	}
	words := map[string]map[string]string{"sv": wordsOf(t, filepath.Join(root, "i18n/en.toml"))}
	config := "defaultContentLanguage = \"sv\"\n[languages.sv]\ncontentDir = \"content/sv\"\n"
	for _, file := range files {
		language := strings.TrimSuffix(filepath.Base(file), ".toml")
		words[language] = wordsOf(t, file)
		config += fmt.Sprintf("[languages.%[1]s]\ncontentDir = \"content/%[1]s\"\n", language)
	}
	for name, hugo := range hugos(t) {
		t.Run(name, func(t *testing.T) {
			s := scaffold(t, hugo, config)
			for language := range words {
				s.must(fmt.Sprintf("mkdir -p content/%[1]s && hugo new content content/%[1]s/comparisons/a-vs-b.md", language))
			}
			s.must("hugo --buildDrafts --panicOnWarning")
			for language, words := range words {
				page := checkScaffold(t, s, "content/"+language+"/comparisons/a-vs-b.md")
				var want []string
				for _, key := range []string{"overview", "glance", "pros", "cons", "full", "verdict", "faq", "sources", "cta"} {
					want = append(want, words[key])
				}
				headings := regexp.MustCompile(`(?m)^##+ (.*)$`).FindAllStringSubmatch(page, -1)
				for _, heading := range want {
					if !slices.ContainsFunc(headings, func(m []string) bool { return m[1] == heading }) {
						t.Errorf("%s: no heading %q in %q", language, heading, headings)
					}
				}
			}
		})
	}
	s := scaffold(t, hugoProgram, "defaultContentLanguage = \"en\"\n[languages.en]\n[languages.de]\n")
	remove(t, s.dir, "content/comparisons/tea-vs-coffee.md")
	s.play(blockWith(t, "docs/authoring.md", "$ hugo new"))
	s.must("hugo --buildDrafts --panicOnWarning")
	contains(t, checkScaffold(t, s, "content/comparisons/tea-vs-coffee-vs-juice/index.md"), `title: "Tea vs Coffee vs Juice"`, "## Verdict")
	contains(t, checkScaffold(t, s, "content/comparisons/tee-vs-kaffee.de.md"), `title: "Tee vs Kaffee"`, "## Fazit")
}

// checkScaffold: complint reports each line of a new page that has something
// left to be written, once, in their order, and nothing else. It returns the
// page.
func checkScaffold(t *testing.T, s *console, file string) string {
	t.Helper()
	page := read(t, s.dir, file)
	var want, have []string
	number := 0
	for line := range strings.Lines(page) {
		number++
		if strings.Contains(line, "TODO") {
			want = append(want, fmt.Sprintf("%s:%d", file, number))
		}
	}
	out, status := s.run("complint " + file)
	reported := regexp.MustCompile(`(?m)^(\S+:\d+):\d+: .*\[(\S+)\]$`)
	for _, m := range reported.FindAllStringSubmatch(out, -1) {
		if have = append(have, m[1]); m[2] != "placeholder" {
			t.Errorf("not a placeholder: %s", m[0])
		}
	}
	if status != 1 || !slices.Equal(have, want) {
		t.Errorf("complint reports %v, not %v, and ends with status %d:\n%s", have, want, status, out)
	}
	return page
}
