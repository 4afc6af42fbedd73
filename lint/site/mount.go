package site

import (
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
)

// mount is a folder, or a file, that becomes content of a site:
// https://gohugo.io/configuration/module/#mounts
type mount struct {
	source    string // absolute
	file      bool   // source is a file
	target    string // the path below content, "" for all of it
	languages []string
	files     filter
}

// mounts returns what is mounted on content. A site that mounts nothing there
// has its content folders mounted.
func (c config) mounts(root string, l languages) []mount {
	var mounts []mount
	for _, m := range mapsOf(c.at("module")["mounts"]) {
		target, ok := under("content", path.Clean(filepath.ToSlash(m.text("target"))))
		source := absolute(root, m.text("source"))
		info, err := os.Stat(source)
		if !ok || err != nil {
			continue // nothing is mounted where there is nothing
		}
		in := []string{l.main}
		if globs := m.languageGlobs(); globs != nil {
			in = l.matching(globs)
		}
		mounts = append(mounts, mount{
			source: source, file: !info.IsDir(), target: target, languages: in, files: newFilter(m.fileGlobs()),
		})
	}
	if mounts == nil {
		return c.contentDirs(root, l)
	}
	return mounts
}

// languageGlobs returns the languages that a mount is in or the target of a
// cascade is for, nil when it does not say.
func (c config) languageGlobs() []string {
	return append(c.texts("lang"), c.at("sites", "matrix").texts("languages")...)
}

// fileGlobs returns the `files` of a mount and what they were before Hugo 0.153.
func (c config) fileGlobs() []string {
	globs := append(c.texts("files"), c.texts("includefiles")...)
	for _, pattern := range c.texts("excludefiles") {
		globs = append(globs, negation+pattern)
	}
	return globs
}

// contentDirs returns the content folders: those of the languages, and the
// site's, which the languages without one share. Its files are in the main
// language.
func (c config) contentDirs(root string, l languages) []mount {
	shared := c.text("contentdir")
	if shared == "" {
		shared = "content"
	}
	var mounts []mount
	for _, code := range l.codes {
		dir := c.at("languages", code).text("contentdir")
		if dir == "" || dir == shared {
			dir, code = shared, l.main
		}
		m := mount{source: absolute(root, dir), languages: []string{code}}
		if !slices.ContainsFunc(mounts, func(other mount) bool { return other.source == m.source && other.languages[0] == code }) {
			mounts = append(mounts, m)
		}
	}
	return mounts
}

// place is where a folder of the site's files is in its content.
type place struct {
	mount  *mount
	dir    string // the folder, absolute
	inside string // its path below the mount's source
	folder string // its path below content
}

// place returns where dir, an absolute path, is in content.
func (m *mount) place(dir string) (place, bool) {
	if m.file {
		return place{mount: m, dir: dir, folder: parentOf(m.target)}, dir == filepath.Dir(m.source)
	}
	inside, ok := under(m.source, dir)
	return place{mount: m, dir: dir, inside: inside, folder: path.Join(m.target, inside)}, ok
}

// at returns the place that is mounted on a folder of content.
func (m *mount) at(folder string) (place, bool) {
	if m.file {
		p, _ := m.place(filepath.Dir(m.source))
		return p, p.folder == folder
	}
	inside, ok := under(m.target, folder)
	p, _ := m.place(filepath.Join(m.source, filepath.FromSlash(inside)))
	return p, ok
}

// name returns the name in content of a file that is in the folder, unless the
// mount leaves it out.
func (p place) name(file string) (string, bool) {
	switch {
	case p.mount.file:
		return path.Base(p.mount.target), file == filepath.Base(p.mount.source)
	case p.mount.files == nil:
		return file, true
	}
	return file, p.mount.files.includes(path.Join(p.inside, file))
}

// absolute returns path, which may be relative to dir.
func absolute(dir, path string) string {
	path = filepath.FromSlash(path)
	if filepath.IsAbs(path) {
		return filepath.Clean(path)
	}
	return filepath.Join(dir, path)
}

// under returns the path below dir with slashes, "" for dir itself.
func under(dir, path string) (string, bool) {
	if path == dir {
		return "", true
	}
	dir, path = filepath.ToSlash(dir), filepath.ToSlash(path)
	if dir == "" {
		return path, true
	}
	return strings.CutPrefix(path, strings.TrimSuffix(dir, "/")+"/")
}

// parentOf returns the folder that a path below content is in.
func parentOf(path string) string {
	return path[:max(strings.LastIndexByte(path, '/'), 0)]
}
