package rules

import (
	"bytes"
	"embed"
	"fmt"
	"strings"

	"github.com/adrg/frontmatter"
)

// Doc is what there is to say of a rule. It is read from the txtar archive
// beside the rule, whose pages are the rule's test.
type Doc struct {
	Summary string `yaml:"summary"` // what a page has that passes
	Reason  string `yaml:"reason"`  // why that matters
	Remedy  string `yaml:"remedy"`  // what to do
	Notes   string `yaml:"-"`       // how far the rule goes, "" for nothing to add

	Config string `yaml:"-"` // the configuration of the example, "" for none
	Bad    string `yaml:"-"` // a page that the rule reports
	Report string `yaml:"-"` // what it reports, as text
	Fixed  string `yaml:"-"` // the same page, whole
}

// configName is the file of an archive that is its configuration.
const configName = ".complint.yaml"

//go:embed testdata/*.txtar
var archives embed.FS

// ReadDoc returns the documentation of a rule.
func ReadDoc(rule string) (Doc, error) {
	data, err := archives.ReadFile("testdata/" + rule + ".txtar")
	if err != nil {
		return Doc{}, fmt.Errorf("rule %q has no documentation: %w", rule, err)
	}
	var doc Doc
	archive := parseArchive(data)
	notes, err := frontmatter.MustParse(bytes.NewReader(archive.comment), &doc)
	if err != nil {
		return Doc{}, fmt.Errorf("documentation of rule %q: %w", rule, err)
	}
	doc.Notes = strings.TrimSpace(string(notes))
	doc.Config = archive.file(configName)
	doc.Bad = archive.file("bad.md")
	doc.Report = archive.file("bad.txt")
	doc.Fixed = archive.file("fixed.md")
	return doc, nil
}

// Difference returns the lines in which the fixed page differs from the bad
// one.
func (d Doc) Difference() string {
	bad, fixed := strings.SplitAfter(d.Bad, "\n"), strings.SplitAfter(d.Fixed, "\n")
	for len(bad) > 0 && len(fixed) > 0 && bad[0] == fixed[0] {
		bad, fixed = bad[1:], fixed[1:]
	}
	for len(bad) > 0 && len(fixed) > 0 && bad[len(bad)-1] == fixed[len(fixed)-1] {
		bad, fixed = bad[:len(bad)-1], fixed[:len(fixed)-1]
	}
	return strings.Join(fixed, "")
}

// archive is a txtar archive (https://pkg.go.dev/golang.org/x/tools/txtar):
// a comment, then files, each after a line "-- NAME --". That package would be
// a download for every site that uses the module.
type archive struct {
	comment []byte
	names   []string
	files   [][]byte
}

func parseArchive(data []byte) (a archive) {
	into := &a.comment
	for line := range bytes.SplitAfterSeq(data, []byte("\n")) {
		name, ok := bytes.CutPrefix(bytes.TrimRight(line, "\n"), []byte("-- "))
		if ok {
			name, ok = bytes.CutSuffix(name, []byte(" --"))
		}
		if ok {
			a.names = append(a.names, string(name))
			a.files = append(a.files, nil)
			into = &a.files[len(a.files)-1]
			continue
		}
		*into = append(*into, line...)
	}
	return a
}

// file returns a file of the archive, "" when there is none.
func (a archive) file(name string) string {
	for i, have := range a.names {
		if have == name {
			return string(a.files[i])
		}
	}
	return ""
}
