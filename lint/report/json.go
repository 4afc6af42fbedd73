package report

import (
	"fmt"
	"io"
	"slices"

	"github.com/complint/comparisons/lint"
)

// jsonVersion is raised when a name of the format changes its meaning. Names
// may be added without that.
const jsonVersion = 1

// JSON writes one object:
//
//	{"version": 1,
//	 "files": N,          that were looked at
//	 "comparisons": N,    of these
//	 "diagnostics": [{
//	   "file", "rule",
//	   "severity",        "error", "warning" or "info"
//	   "message",
//	   "start": {
//	     "offset",        bytes, from 0
//	     "line",          from 1
//	     "column"},       code points, from 1
//	   "end",             of the same shape, behind the last code point
//	   "related": [{"file", "message", "start", "end"}],
//	   "fix": {           absent when there is none
//	     "message",       what it does, as an order
//	     "safe",          whether it keeps every word of the author
//	     "edits": [{"start", "end", "text"}]},
//	   "fixable"}],       whether there is a safe fix
//	 "summary": {"error": N, "warning": N, "info": N, "fixable": N}}
//
// What is suppressed is not in it. The name of a file that is no UTF-8 is a
// string of Go, within the string of JSON.
func JSON(w io.Writer, result lint.Result, _ Options) error {
	type diagnostic struct {
		*lint.Diagnostic
		Fixable bool `json:"fixable"`
	}
	j := newJSONWriter(w)
	fmt.Fprintf(j, "{\n  \"version\": %d,\n  \"files\": %d,\n  \"comparisons\": %d,\n  \"diagnostics\": ", jsonVersion, result.Files, result.Comparisons)
	j.list("  ", func(yield func(any) bool) {
		for i := range result.Diagnostics {
			d := jsonDiagnostic(&result.Diagnostics[i])
			if !yield(diagnostic{d, fixable(d)}) {
				return
			}
		}
	})
	_, _ = j.WriteString(",\n  \"summary\": ")
	j.value("  ", Summarize(result))
	_, _ = j.WriteString("\n}\n")
	return j.close()
}

// jsonDiagnostic is a diagnostic with names of files that JSON can hold, as
// nearly all are.
func jsonDiagnostic(d *lint.Diagnostic) *lint.Diagnostic {
	other := func(r lint.Related) bool { return jsonNamed(r.File) != r.File }
	if jsonNamed(d.File) == d.File && !slices.ContainsFunc(d.Related, other) {
		return d
	}
	copied := *d
	copied.File = jsonNamed(d.File)
	copied.Related = slices.Clone(d.Related)
	for i, r := range d.Related {
		copied.Related[i].File = jsonNamed(r.File)
	}
	return &copied
}
