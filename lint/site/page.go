package site

// Page is what the site knows of a content file.
type Page struct {
	Site     *Site
	Language string // as it is configured, "" where the site has one language
	Path     string // below the content folder, without extension and language: "comparisons/a-vs-b"
}

// Page returns what the site around a file knows of it.
func (f *Finder) Page(file string) Page {
	return Page{Site: f.Find(file)}
}
