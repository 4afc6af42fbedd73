package site

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"

	"github.com/complint/comparisons/lint/comparison"
)

// Finder finds the site around a file, and remembers it. While it is in use,
// the working directory and the sites' configuration should stay as they are.
// It may be used by several goroutines at once.
type Finder struct {
	workingDir string
	html       *comparison.Parser // of sites without words of their own, and of files in no site
	noHTML     *comparison.Parser // of sites that do not let raw HTML through either

	mu    sync.Mutex
	byDir map[string]*Site // as callers write the folder
	roots map[string]*Site // by absolute path; nil where no folder above has a configuration
	loose map[string]*Site // by absolute path of their content
	err   error
}

// NewFinder returns a Finder that has seen no site yet.
func NewFinder() (*Finder, error) {
	vocabulary, err := comparison.NewVocabulary(nil)
	if err != nil {
		return nil, err
	}
	workingDir, err := os.Getwd()
	if err != nil {
		return nil, err
	}
	return &Finder{
		workingDir: workingDir,
		html:       comparison.NewParser(vocabulary, true),
		noHTML:     comparison.NewParser(vocabulary, false),
		byDir:      make(map[string]*Site),
		roots:      make(map[string]*Site),
		loose:      make(map[string]*Site),
	}, nil
}

// Err returns an error about a configuration that could not be read, of several
// the one that sorts first. Its site is treated as if it had none.
func (f *Finder) Err() error {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.err
}

// Absolute returns the absolute path of a file.
func (f *Finder) Absolute(file string) string { return absolute(f.workingDir, file) }

// Find returns the site that a file or folder belongs to: that of the nearest
// folder above with a Hugo configuration.
func (f *Finder) Find(path string) *Site {
	dir := filepath.Dir(path)
	if strings.HasPrefix(filepath.Base(path), "index.") {
		dir = filepath.Dir(dir) // a page bundle is not the root of a site
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	site, ok := f.byDir[dir]
	if !ok {
		site = f.find(absolute(f.workingDir, dir))
		f.byDir[dir] = site
	}
	return site
}

// FindIn returns the site that a folder is part of.
func (f *Finder) FindIn(dir string) *Site { return f.Find(filepath.Join(dir, "x")) }

// find returns the site around dir. Outside of any, one stands for it of which
// the folder around comparisons is all the content. Nothing is known of its
// languages, and the files index and _index say nothing.
func (f *Finder) find(dir string) *Site {
	if site := f.around(dir); site != nil {
		return site
	}
	content := looseContent(dir)
	site, ok := f.loose[content]
	if !ok {
		site = f.newSite("")
		site.mounts = []mount{{source: content, languages: []string{""}}}
		f.loose[content] = site
	}
	return site
}

// newSite returns a site that knows nothing yet.
func (f *Finder) newSite(root string) *Site {
	return &Site{
		Root: root, Parser: f.html, workingDir: f.workingDir,
		byDir: make(map[string][]place), folders: make(map[string]*folder),
	}
}

// looseContent returns the folder that holds the nearest folder of comparisons
// around dir, or dir itself.
func looseContent(dir string) string {
	for above := dir; ; above = filepath.Dir(above) {
		switch {
		case filepath.Base(above) == Type:
			return filepath.Dir(above)
		case above == filepath.Dir(above):
			return dir
		}
	}
}

// around returns the site of the nearest folder with a configuration, nil when
// there is none.
func (f *Finder) around(dir string) *Site {
	if site, ok := f.roots[dir]; ok {
		return site
	}
	site, err := f.load(dir)
	if err != nil && (f.err == nil || err.Error() < f.err.Error()) {
		f.err = err
	}
	if parent := filepath.Dir(dir); site == nil && parent != dir {
		site = f.around(parent)
	}
	f.roots[dir] = site
	return site
}

// load reads the site whose root is dir; nil when dir is not the root of one.
func (f *Finder) load(dir string) (*Site, error) {
	config, err := readConfig(dir)
	if config == nil || err != nil {
		return nil, err
	}
	site := f.newSite(dir)
	if err := site.configure(config); err != nil {
		return nil, err
	}
	unsafe := config.at("markup", "goldmark", "renderer")["unsafe"] == true
	if !unsafe {
		site.Parser = f.noHTML
	}
	if words := config.vocabulary(); len(words) > 0 {
		vocabulary, err := comparison.NewVocabulary(words)
		if err != nil {
			return nil, fmt.Errorf("%s: params.comparisons.%w", dir, err)
		}
		site.Parser = comparison.NewParser(vocabulary, unsafe)
	}
	return site, nil
}
