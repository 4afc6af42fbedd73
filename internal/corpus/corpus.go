// Package corpus writes comparison pages by the thousand, for benchmarks and
// for tests that need many pages: the same ones for the same seed.
//
// The pages are as long and as mixed as real ones, and what they say of an
// option is the same on every page but for a few. Their sentences are about
// nothing.
package corpus

import (
	"fmt"
	"hash/fnv"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
)

// Size is how many bytes a page has on average, within a tenth.
const Size = 6000

// names are what is compared: any two of them are a page.
var names = strings.Fields(`Ada Agda Airflow Alpine Amethyst Angular Ansible Arch Argon Astro Aurora Avro Azure
	Bash Basil Bazel Beam Birch Bison Bootstrap Borg Brave Bulma Bun Cairo Camel Carbon Cassandra Cedar Celery Ceph Chef
	Clojure Cobalt Cobol Consul Copper CouchDB Crystal Cypress D3.js Dagster Dart Debian Delphi Deno Django Docker Drupal
	Echo Eclipse Elixir Elm Ember Erlang Express F# Falcon FastAPI Fastify Fedora Figma Flask Flink Flutter Fortran Gatsby
	Ghost Gin Go Gradle Grafana Granite GraphQL Groovy Gulp Hadoop Haskell Hazel Helm Heroku Hono Hugo Indigo Ionic Istio
	Ivory Jasmine Jekyll Jenkins Jest Jira Joomla Julia Jupiter Kafka Kotlin Krita Kubernetes Laravel Linode Lisp Lua Maple
	MariaDB Matomo Maven Memcached Mercurial Meteor MongoDB MySQL Neo4j Next.js Nginx Nim Node.js Nomad Notion NumPy Nuxt
	OCaml Octave Onyx Oracle Pandas Parquet Perl PHP Plone Polars PostgreSQL Prolog Prometheus Puppet Python Qt R Rails React
	Redis Remix Ruby Rust SaltStack Sass Scala Scheme Spark SQLite Svelte Swift Symfony Tailwind Terraform Thrift Trello
	Ubuntu Unity Vagrant Vite Vue Webpack WordPress Xamarin Zig`)

var (
	nouns = strings.Fields(`team service project release library budget cluster editor plugin pipeline schema cache queue
		request server browser designer backup upgrade license document dashboard migration runtime module script template
		contract deadline colleague customer`)
	adjectives = strings.Fields(`small large careful early stable modern careless plain strict familiar quiet patient
		portable mature simple remote regular useful complete ordinary separate central`)
	verbs = strings.Fields(`keeps moves reads writes replaces supports limits needs offers explains divides measures checks
		follows serves builds watches restores repeats protects`)
	adverbs = strings.Fields(`often rarely usually quickly slowly gladly always seldom mostly quietly`)

	criteria = []string{
		"Licence", "Written in", "Type system", "Package manager", "Concurrency", "Memory use", "Documentation", "Windows support",
		"Tooling", "Hosting", "Plugins", "Debugger", "Testing", "Community", "Release rhythm", "Long-term support", "Configuration",
		"Data format", "Deployment", "Monitoring", "Editor support", "Governance",
	}
	values = []string{
		"Yes", "No", "Partly", "Good", "Excellent", "Moderate", "Limited", "Very large", "Built in", "By plugin", "Every month",
		"Once a year", "MIT", "Apache", "Static", "Dynamic", "Threads", "Event loop", "Command line", "Low", "High", "Several",
	}
)

// Pages writes pages of one seed.
type Pages struct{ seed uint64 }

// New returns the pages of a seed.
func New(seed uint64) Pages { return Pages{seed} }

// Write writes a site with n pages into dir.
func (p Pages) Write(dir string, n int) error {
	folder := filepath.Join(dir, "content", "comparisons")
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(dir, "hugo.toml"), []byte(SiteConfig), 0o644); err != nil {
		return err
	}
	for i := range n {
		if err := os.WriteFile(filepath.Join(folder, Name(i)), p.Page(i), 0o644); err != nil {
			return err
		}
	}
	return nil
}

// SiteConfig is the configuration of the site that Write writes.
const SiteConfig = "baseURL = \"https://example.org/\"\ntitle = \"Comparisons\"\n\n[params.comparisons.vocabulary]\nverdict = [\"where we land\"]\n"

// Name is the name of the file of a page.
func Name(i int) string { return fmt.Sprintf("page-%05d.md", i) }

// Page returns a page of about Size bytes.
func (p Pages) Page(i int) []byte {
	w := &writer{random: rand.New(rand.NewPCG(p.seed, uint64(i))), size: Size}
	w.options = pair(i)
	if w.one(8) {
		w.options = append(w.options, w.pick(names))
	}
	w.write()
	return []byte(w.out.String())
}

// Sized returns a page of plain Markdown with about size bytes of prose, and rows
// rows in its full table.
func (p Pages) Sized(size, rows int) []byte {
	w := &writer{random: rand.New(rand.NewPCG(p.seed, 0)), size: size, rows: rows, options: pair(0)}
	w.plainPage()
	return []byte(w.out.String())
}

// pair returns the options of a page: no two of the first 18,000 have the same.
func pair(i int) []string {
	i %= len(names) * (len(names) - 1) / 2
	distance := 1 + i/len(names)
	first := i % len(names)
	return []string{names[first], names[(first+distance)%len(names)]}
}

// writer writes one page.
type writer struct {
	random  *rand.Rand
	out     strings.Builder
	options []string
	size    int // about how many bytes
	rows    int // of the full table, 0 for some
}

func (w *writer) printf(format string, args ...any) { fmt.Fprintf(&w.out, format, args...) }

func (w *writer) pick(from []string) string { return from[w.random.IntN(len(from))] }

// one is true once in n times.
func (w *writer) one(n int) bool { return w.random.IntN(n) == 0 }

// write writes a page in one of the spellings: of 20 pages 14 are plain
// Markdown, 3 have shortcodes, and 3 keep everything in front matter.
func (w *writer) write() {
	switch spelling := w.random.IntN(20); {
	case spelling < 14:
		w.plainPage()
	case spelling < 17:
		w.shortcodePage()
	default:
		w.dataPage()
	}
}

// phrase is the object of a sentence.
func (w *writer) phrase() string {
	article := "the "
	if w.one(3) {
		article = "every "
	}
	return article + w.pick(adjectives) + " " + w.pick(nouns)
}

// sentence is one in plain text or Markdown.
func (w *writer) sentence() string {
	subject := w.pick(w.options)
	if w.one(2) {
		subject = upper(w.phrase())
	}
	text := subject + " " + w.pick(adverbs) + " " + w.pick(verbs) + " " + w.phrase()
	switch w.random.IntN(12) {
	case 0:
		text += fmt.Sprintf(", as [its manual](https://example.org/%s/%s) says", w.pick(nouns), w.pick(nouns))
	case 1:
		text += ", which a **" + w.pick(adjectives) + "** " + w.pick(nouns) + " " + w.pick(verbs)
	case 2:
		text += " with `" + w.pick(nouns) + "." + w.pick(nouns) + "()`"
	case 3:
		text += " — and *" + w.pick(adverbs) + "* " + w.phrase()
	case 4, 5, 6:
		text += " before " + w.phrase() + " " + w.pick(verbs) + " " + w.phrase()
	}
	return text + "."
}

// words is a sentence without markup.
func (w *writer) words() string {
	return upper(w.phrase()) + " " + w.pick(verbs) + " " + w.phrase() + "."
}

func upper(text string) string { return strings.ToUpper(text[:1]) + text[1:] }

// paragraph has about size bytes.
func (w *writer) paragraph(size int) {
	for column, written := 0, 0; written < size; {
		text := w.sentence()
		if column += len(text) + 1; column > 110 {
			text, column = text+"\n", 0
		} else {
			text += " "
		}
		w.out.WriteString(text)
		written += len(text)
	}
	w.out.WriteString("\n\n")
}

// value is what all pages say of an option, or nearly all.
func (w *writer) value(option, criterion string) string {
	if w.one(2000) {
		return w.pick(values)
	}
	hash := fnv.New32a()
	hash.Write([]byte(option + "\x00" + criterion))
	return values[hash.Sum32()%uint32(len(values))]
}

// chosen are criteria of the page, the same in all of its tables.
func (w *writer) chosen() []string {
	n := w.rows
	if n == 0 {
		n = 9 + w.random.IntN(6)
	}
	first := w.random.IntN(len(criteria))
	chosen := make([]string, n)
	for i := range chosen {
		chosen[i] = criteria[(first+i)%len(criteria)]
		if i >= len(criteria) {
			chosen[i] += fmt.Sprintf(" %d", i)
		}
	}
	return chosen
}

func (w *writer) table(criteria []string) {
	w.printf("| Criterion ")
	for _, option := range w.options {
		w.printf("| %s ", option)
	}
	w.printf("|\n|---%s|\n", strings.Repeat("|---", len(w.options)))
	for _, criterion := range criteria {
		w.printf("| %-18s ", criterion)
		for i, option := range w.options {
			if i == 1 && w.one(600) {
				continue // a ragged row
			}
			w.printf("| %-12s ", w.value(option, criterion))
		}
		w.printf("|\n")
	}
	w.printf("\n")
}

func (w *writer) identity() (title, description string) {
	title = strings.Join(w.options, " vs ")
	switch w.random.IntN(3) {
	case 0:
		title += ": which one for a " + w.pick(adjectives) + " " + w.pick(nouns) + "?"
	case 1:
		title += " (2026)"
	}
	return title, w.words() + " " + w.words()
}

func (w *writer) frontMatter() {
	title, description := w.identity()
	quoted := make([]string, len(w.options))
	for i, option := range w.options {
		quoted[i] = fmt.Sprintf("%q", option)
	}
	list := "[" + strings.Join(quoted, ", ") + "]"
	switch w.random.IntN(8) {
	case 0:
		w.printf("+++\ntitle = %q\ndescription = %q\noptions = %s\ndate = 2026-03-01\nreviewed = 2026-10-%02d\ntags = [\"%s\"]\n+++\n",
			title, description, list, 1+w.random.IntN(28), w.pick(nouns))
	case 1:
		w.printf("{\"title\": %q, \"description\": %q, \"options\": %s, \"reviewed\": \"2026-10-%02d\"}\n", title, description, list, 1+w.random.IntN(28))
	default:
		w.printf("---\ntitle: %q\ndescription: %s\noptions: %s\ndate: 2026-03-01\nreviewed: 2026-10-%02d\ntags:\n  - %s\n  - %s\n---\n",
			title, description, list, 1+w.random.IntN(28), w.pick(nouns), w.pick(nouns))
	}
}
