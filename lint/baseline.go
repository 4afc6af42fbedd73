package lint

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"
)

// Baseline are diagnostics that a team has agreed to live with for now. It is
// a JSON file:
//
//	{"version": 1, "diagnostics": [{"file", "rule", "message", "fingerprint", "count"}]}
//
// File is relative to the folder of the baseline. Rule and message are for the
// reader; a diagnostic is known by its fingerprint, which edits elsewhere in
// the page leave as it is.
type Baseline struct {
	dir     string // absolute
	entries []baselineEntry
}

type baselineEntry struct {
	File        string `json:"file"`
	Rule        string `json:"rule"`
	Message     string `json:"message"`
	Fingerprint string `json:"fingerprint"`
	Count       int    `json:"count"`
}

// baselineVersion is raised when the names of the format, or what fingerprints
// are made from, change.
const baselineVersion = 1

type baselineFile struct {
	Version     int             `json:"version"`
	Diagnostics []baselineEntry `json:"diagnostics"`
}

// ReadBaseline reads the baseline that was written to the file name.
func ReadBaseline(name string, data []byte) (*Baseline, error) {
	var file baselineFile
	decoder := json.NewDecoder(bytes.NewReader(data))
	decoder.DisallowUnknownFields()
	err := decoder.Decode(&file)
	if err == nil && file.Version != baselineVersion {
		err = fmt.Errorf("version %d is not %d", file.Version, baselineVersion)
	}
	if err == nil && decoder.More() {
		err = errors.New("something follows the object")
	}
	if err != nil {
		return nil, fmt.Errorf("%s: not a baseline: %w: write it anew with --write-baseline", name, err)
	}
	return &Baseline{folderOf(name), file.Diagnostics}, nil
}

// Apply moves the diagnostics that are in the baseline to the suppressed ones.
// It returns how many entries of the baseline about the checked pages were not
// found: they can go.
func (b *Baseline) Apply(result *Result) (fixed int) {
	left := make(map[string]int)
	for _, entry := range b.entries {
		left[entry.Fingerprint] += entry.Count
	}
	reported := result.Diagnostics[:0]
	for _, d := range result.Diagnostics {
		fingerprint := b.fingerprint(d)
		if left[fingerprint] == 0 {
			reported = append(reported, d)
			continue
		}
		left[fingerprint]--
		d.Suppression = &Suppression{Reason: "in the baseline"}
		result.Suppressed = append(result.Suppressed, d)
	}
	result.Diagnostics = reported
	checked := make(map[string]bool)
	for _, file := range result.Checked {
		checked[relativeTo(b.dir, file)] = true
	}
	for _, entry := range b.entries {
		if checked[entry.File] && left[entry.Fingerprint] > 0 {
			fixed += left[entry.Fingerprint]
			left[entry.Fingerprint] = 0
		}
	}
	return fixed
}

// WriteBaseline writes the diagnostics of a result as a baseline, which is to
// be the file name.
func WriteBaseline(w io.Writer, name string, result Result) error {
	b := Baseline{dir: folderOf(name)}
	at := make(map[string]int) // fingerprint → entry
	for _, d := range result.Diagnostics {
		fingerprint := b.fingerprint(d)
		i, seen := at[fingerprint]
		if !seen {
			i = len(b.entries)
			at[fingerprint] = i
			b.entries = append(b.entries, baselineEntry{relativeTo(b.dir, d.File), d.Rule, d.Message, fingerprint, 0})
		}
		b.entries[i].Count++
	}
	slices.SortStableFunc(b.entries, func(a, b baselineEntry) int { return strings.Compare(a.File, b.File) })
	if b.entries == nil {
		b.entries = []baselineEntry{}
	}
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	return encoder.Encode(baselineFile{baselineVersion, b.entries})
}

func (b *Baseline) fingerprint(d Diagnostic) string {
	d.File = relativeTo(b.dir, d.File)
	return d.Fingerprint()
}

// folderOf returns the absolute path of a file's folder.
func folderOf(name string) string {
	if absolute, err := filepath.Abs(name); err == nil {
		name = absolute
	}
	return filepath.Dir(name)
}

// relativeTo names a file from a folder, which is absolute, with slashes; one on
// another drive keeps its name.
func relativeTo(dir, file string) string {
	if absolute, err := filepath.Abs(file); err == nil {
		file = absolute
	}
	if relative, err := filepath.Rel(dir, file); err == nil {
		file = relative
	}
	return filepath.ToSlash(file)
}
