package report

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"github.com/complint/comparisons/lint"
)

// GitHub writes one workflow command a diagnostic, of which GitHub Actions
// makes annotations (https://docs.github.com/actions/reference/workflow-commands-for-github-actions):
//
//	::error file=F,line=1,endLine=1,col=3,endColumn=5,title=complint R::message
//
// An info is a notice. Other places and the fix are further lines of the
// message. GitHub shows ten errors and ten warnings a step, and columns only
// within one line.
func GitHub(w io.Writer, result lint.Result, _ Options) error {
	out := bufio.NewWriter(w)
	for i := range result.Diagnostics {
		d := &result.Diagnostics[i]
		fmt.Fprintf(out, "::%s file=%s,line=%d,endLine=%d", githubCommand(d.Severity), githubProperty(Named(slashed(d.File))), d.Start.Line, d.End.Line)
		if d.Start.Line == d.End.Line {
			fmt.Fprintf(out, ",col=%d,endColumn=%d", d.Start.Column, d.End.Column)
		}
		fmt.Fprintf(out, ",title=%s::%s\n", githubProperty("complint "+d.Rule), githubMessage(d))
	}
	return out.Flush()
}

func githubCommand(severity lint.Severity) string {
	if severity == lint.Info {
		return "notice"
	}
	return severity.String()
}

func githubMessage(d *lint.Diagnostic) string {
	lines := []string{visible(d.Message)}
	for _, r := range d.Related {
		lines = append(lines, fmt.Sprintf("%s:%d:%d: %s", Named(slashed(r.File)), r.Start.Line, r.Start.Column, visible(r.Message)))
	}
	if d.Fix != nil {
		lines = append(lines, fixLabel(d.Fix)+" "+visible(d.Fix.Message))
	}
	return githubData.Replace(strings.Join(lines, "\n"))
}

// The runner undoes these in the data and in the properties of a command.
var (
	githubData   = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	githubEscape = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
)

func githubProperty(text string) string { return githubEscape.Replace(visible(text)) }
