package report

import (
	"encoding/json"
	"io"

	"github.com/complint/comparisons/lint"
)

// jsonVersion is raised when a name of the format changes its meaning.
const jsonVersion = 1

// JSON writes one object:
//
//	{"version": 1, "files": N, "comparisons": N, "diagnostics": [{"file", "rule",
//	"severity", "message", "start": {"offset", "line", "column"}, "end", "related",
//	"fixable"}], "summary": {"error": N, "warning": N, "info": N}}
func JSON(w io.Writer, result lint.Result, _ Options) error {
	type diagnostic struct {
		lint.Diagnostic
		Fixable bool `json:"fixable"`
	}
	diagnostics := make([]diagnostic, len(result.Diagnostics))
	for i, d := range result.Diagnostics {
		diagnostics[i] = diagnostic{Diagnostic: d}
	}
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	return encoder.Encode(struct {
		Version     int          `json:"version"`
		Files       int          `json:"files"`
		Comparisons int          `json:"comparisons"`
		Diagnostics []diagnostic `json:"diagnostics"`
		Summary     Summary      `json:"summary"`
	}{jsonVersion, result.Files, result.Comparisons, diagnostics, Summarize(result)})
}
