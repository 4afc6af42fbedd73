package site

import (
	"path"
	"regexp"
	"strings"

	"github.com/complint/comparisons/internal/lazy"
)

// negation begins a pattern of Hugo's that excludes.
const negation = "! "

// nothing matches nothing.
var nothing = lazy.Regexp(`[^\s\S]`)

// hugoGlob compiles a glob of Hugo's, which ignores case: `*` and `?` stop at
// slashes, `**` does not, and `{a,b}` are alternatives. A faulty one, over
// which Hugo fails, matches nothing.
func hugoGlob(pattern string) *regexp.Regexp {
	var re strings.Builder
	re.WriteString(`(?is)^(?:`)
	for alternatives := 0; pattern != ""; {
		c := pattern[0]
		rest := pattern[1:]
		switch {
		case strings.HasPrefix(pattern, "**"):
			re.WriteString(`.*`)
			rest = pattern[2:]
		case c == '*':
			re.WriteString(`[^/]*`)
		case c == '?':
			re.WriteString(`[^/]`)
		case c == '[' && strings.Contains(rest, "]"):
			var class string
			class, rest, _ = strings.Cut(rest, "]")
			re.WriteString(hugoClass(class))
		case c == '{':
			alternatives++
			re.WriteString(`(?:`)
		case c == '}':
			alternatives--
			re.WriteString(`)`)
		case c == ',' && alternatives > 0:
			re.WriteString(`|`)
		case c == '\\' && rest != "":
			re.WriteString(regexp.QuoteMeta(rest[:1]))
			rest = rest[1:]
		default:
			re.WriteString(regexp.QuoteMeta(pattern[:1]))
		}
		pattern = rest
	}
	compiled, err := regexp.Compile(re.String() + `)$`)
	if err != nil {
		return nothing()
	}
	return compiled
}

// hugoClass returns `[…]` of a regular expression for that of a glob.
func hugoClass(class string) string {
	class, negated := strings.CutPrefix(class, "!")
	class = strings.NewReplacer(`\`, `\\`, `[`, `\[`, `^`, `\^`).Replace(class)
	if negated {
		class = "^" + class
	}
	return "[" + class + "]"
}

// filter is the `files` of a mount, which says what of the mount's source is
// mounted: https://gohugo.io/configuration/module/#files
type filter []fileGlob

type fileGlob struct {
	excludes bool
	glob     *regexp.Regexp
	folders  []*regexp.Regexp // those above, which are entered to get there
}

func newFilter(patterns []string) filter {
	var f filter
	for _, pattern := range patterns {
		pattern, excludes := strings.CutPrefix(pattern, negation)
		pattern = "/" + strings.TrimPrefix(pattern, "/")
		g := fileGlob{excludes: excludes, glob: hugoGlob(pattern)}
		for dir := path.Dir(pattern); !excludes && dir != "/"; dir = path.Dir(dir) {
			g.folders = append(g.folders, hugoGlob(dir))
		}
		f = append(f, g)
	}
	return f
}

// includes reports whether the file at a path below the mount is mounted: it
// and the folders above it have to be included.
func (f filter) includes(file string) bool {
	for dir := path.Dir("/" + file); dir != "/"; dir = path.Dir(dir) {
		if !f.match(dir, true) {
			return false
		}
	}
	return f.match("/"+file, false)
}

// match tries the globs in order; the first that is for the path counts.
func (f filter) match(path string, folder bool) bool {
	onlyExcludes := true
	for _, g := range f {
		if g.glob.MatchString(path) {
			return !g.excludes
		}
		for _, above := range g.folders {
			if folder && above.MatchString(path) {
				return true
			}
		}
		onlyExcludes = onlyExcludes && g.excludes
	}
	return onlyExcludes
}
