package report

import (
	"fmt"
	"io"

	"github.com/complint/comparisons/lint"
)

// gitlabFinding is an element of a GitLab code quality report.
type gitlabFinding struct {
	Description string         `json:"description"`
	CheckName   string         `json:"check_name"`
	Fingerprint string         `json:"fingerprint"`
	Severity    string         `json:"severity"`
	Location    gitlabLocation `json:"location"`
}

type gitlabLocation struct {
	Path  string      `json:"path"`
	Lines gitlabLines `json:"lines"`
}

type gitlabLines struct {
	Begin int `json:"begin"`
	End   int `json:"end"`
}

// GitLab writes a code quality report
// (https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format):
// an array with one object a diagnostic. GitLab shows findings of one
// fingerprint as one, so equal diagnostics are numbered.
func GitLab(w io.Writer, result lint.Result, _ Options) error {
	severities := map[lint.Severity]string{lint.Error: "major", lint.Warning: "minor", lint.Info: "info"}
	equal := make(ordinals)
	j := newJSONWriter(w)
	j.list("", func(yield func(any) bool) {
		for i := range result.Diagnostics {
			d := &result.Diagnostics[i]
			if !yield(gitlabFinding{
				Description: sentence(d),
				CheckName:   d.Rule,
				Fingerprint: gitlabFingerprint(d, equal),
				Severity:    severities[d.Severity],
				Location:    gitlabLocation{jsonNamed(slashed(d.File)), gitlabLines{d.Start.Line, d.End.Line}},
			}) {
				return
			}
		}
	})
	_, _ = j.WriteString("\n")
	return j.close()
}

func gitlabFingerprint(d *lint.Diagnostic, equal ordinals) string {
	name := d.Fingerprint()
	if n := equal.next(name); n > 1 {
		return fmt.Sprintf("%s-%d", name, n)
	}
	return name
}
