package site

import (
	"path"
	"path/filepath"
	"strings"

	"github.com/complint/comparisons/lint/comparison"
)

// Type is the Hugo type of comparison pages, and the name of their folder.
const Type = "comparisons"

// Page is what the site knows of a content file.
type Page struct {
	Site *Site
	// Language is a code of the site's configuration, "" outside of any site.
	Language string
	// Path is that below the content folder, as Hugo's .Path but without the
	// slash before it: "comparisons/a-vs-b". It has no extension and no
	// language, and for a page bundle it is that of the folder. It is "" for
	// what is not in the content.
	Path string
	// Type is the Hugo type: https://gohugo.io/methods/page/type/
	Type string
}

// IsComparison reports whether Hugo renders the page with the module's layout.
func (p Page) IsComparison() bool { return p.Type == Type }

// Page returns what the site around a file knows of it, but for the type that
// its front matter may set.
func (f *Finder) Page(file string) Page { return f.Find(file).Page(file, nil) }

// Page returns what the site knows of a file with the given front matter. Of
// the pages that Hugo makes of a file which is mounted more than once, or in
// more than one language, it is the first that is a comparison. A file of the
// content that is no page, such as a list or a resource of a page bundle, has
// no type, and one outside has that of its front matter.
func (s *Site) Page(file string, frontMatter *comparison.Value) Page {
	found := Page{Site: s}
	places := s.places(filepath.Dir(file))
	if own := frontMatter.Get("type"); len(places) == 0 && own != nil && !isList(file) {
		found.Type = own.Text
	}
	for _, p := range places {
		for _, page := range s.pages(p, filepath.Base(file), frontMatter) {
			if page.IsComparison() {
				return page
			}
			if found.Type == "" {
				found = page
			}
		}
	}
	return found
}

// pages returns what Hugo makes of a file of a folder: a page in each of the
// languages that it is in, or nothing.
func (s *Site) pages(p place, file string, frontMatter *comparison.Value) []Page {
	n, ok := s.name(p, file)
	if !ok || !n.isMarkdown() || n.isList() {
		return nil
	}
	around, at := s.folderOf(p.folder, n)
	if around.bundle {
		return nil
	}
	var pages []Page
	for _, language := range p.languages(n) {
		page := Page{Site: s, Language: language, Path: normalized(at)}
		page.Type = s.typeOf(page, frontMatter, around.cascades)
		pages = append(pages, page)
	}
	return pages
}

// isList reports whether a file that is in no content would be a list there.
func isList(file string) bool {
	n, _ := languages{}.parse(filepath.Base(file))
	return n.isList()
}

// name returns what the name of a file of a folder says, unless the file is
// left out of the content.
func (s *Site) name(p place, file string) (name, bool) {
	mounted, ok := p.name(file)
	if !ok || s.ignores(p.dir, file) {
		return name{}, false
	}
	return s.languages.parse(mounted)
}

// folderOf returns the folder that a page is in, and the path of the page. A
// page bundle is in the folder around its own, which need not be read.
func (s *Site) folderOf(folder string, n name) (*folder, string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if n.isIndex() {
		return s.above(folder), folder
	}
	return s.folder(folder), path.Join(folder, n.base)
}

// typeOf returns the type of a page, which does not know it yet: that of its
// front matter, or of the nearest cascade, its own included, or the name of
// its first folder.
func (s *Site) typeOf(page Page, frontMatter *comparison.Value, inherited cascades) string {
	set, found := "", true
	if own := frontMatter.Get("type"); own != nil {
		set = own.Text // "" is the default, whatever a cascade says
	} else if set, found = s.languages.cascadesIn(plain(frontMatter.Get("cascade")), nil).typeOf(page); !found {
		set, _ = inherited.typeOf(page)
	}
	section, _, inSection := strings.Cut(page.Path, "/")
	switch {
	case set != "":
		return set
	case inSection:
		return section
	}
	return "page"
}
