package site

import (
	"strings"
	"testing"
)

func TestHugoGlob(t *testing.T) {
	for _, test := range []struct{ glob, yes, no string }{
		{"/a/*", "/a/b /A/B", "/a/b/c /a"},
		{"/a/**", "/a/b /a/b/c", "/a"},
		{"/a**", "/a /ab/c", "/b"},
		{"{/a,/b/*}", "/a /b/c", "/b /a/c"},
		{"/a?[b-d][!x,]", "/axcy", "/axcx /a/cy /axc,"},
		{`/\*\é.`, "/*é.", "/aé."},
		{"a,b", "a,b", "a"},
		{"[a", "[a", "a"},
		{"{a", "", "a {a"},
		{"[z-a]", "", "z"},
	} {
		glob := hugoGlob(test.glob)
		for _, path := range strings.Fields(test.yes) {
			if !glob.MatchString(path) {
				t.Errorf("%s does not match %s", test.glob, path)
			}
		}
		for _, path := range strings.Fields(test.no) {
			if glob.MatchString(path) {
				t.Errorf("%s matches %s", test.glob, path)
			}
		}
	}
}

// The files of mounts, as Hugo v0.165 includes them.
func TestFilter(t *testing.T) {
	for _, test := range []struct{ files, yes, no string }{
		{"**.md", "a.md", "a.txt x/a.md"},
		{"**/*.md", "x/a.md x/y/a.md", "a.md x/a.txt"},
		{"*.md|x/*.md", "a.md x/a.md", "y/a.md x/y/a.md"},
		{"! x/**", "a.md y/a.md", "x/a.md x/y/a.md"},
		{"! b*|*.md", "a.md", "b.md"},
		{"*.md|! b*", "a.md b.md", "c.txt"},
	} {
		f := newFilter(strings.Split(test.files, "|"))
		for _, file := range strings.Fields(test.yes) {
			if !f.includes(file) {
				t.Errorf("%s does not include %s", test.files, file)
			}
		}
		for _, file := range strings.Fields(test.no) {
			if f.includes(file) {
				t.Errorf("%s includes %s", test.files, file)
			}
		}
	}
}
