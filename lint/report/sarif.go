package report

import (
	"fmt"
	"io"
	"net/url"
	"path/filepath"
	"strings"
	"unicode/utf8"

	"github.com/complint/comparisons/lint"
)

// project is where complint is at home.
const project = "https://github.com/complint/comparisons"

// sourceRoot stands for the folder in which complint was run.
const sourceRoot = "%SRCROOT%"

// The objects of SARIF, of the parts that are used.
type (
	sarifMessage struct {
		Text     string `json:"text"`
		Markdown string `json:"markdown,omitempty"`
	}
	sarifContent struct {
		Text string `json:"text"`
	}
	sarifRegion struct {
		StartLine   int           `json:"startLine"`
		StartColumn int           `json:"startColumn"`
		EndLine     int           `json:"endLine"`
		EndColumn   int           `json:"endColumn"`
		ByteOffset  int           `json:"byteOffset"`
		ByteLength  int           `json:"byteLength"`
		Snippet     *sarifContent `json:"snippet,omitempty"`
	}
	sarifLine struct {
		StartLine int          `json:"startLine"`
		Snippet   sarifContent `json:"snippet"`
	}
	sarifArtifact struct {
		URI       string `json:"uri"`
		URIBaseID string `json:"uriBaseId,omitempty"`
	}
	sarifPlace struct {
		Artifact sarifArtifact `json:"artifactLocation"`
		Region   sarifRegion   `json:"region"`
		Context  *sarifLine    `json:"contextRegion,omitempty"`
	}
	sarifLocation struct {
		ID      int           `json:"id,omitempty"`
		Place   sarifPlace    `json:"physicalLocation"`
		Message *sarifMessage `json:"message,omitempty"`
	}
	sarifReplacement struct {
		Deleted  sarifRegion   `json:"deletedRegion"`
		Inserted *sarifContent `json:"insertedContent,omitempty"`
	}
	sarifChange struct {
		Artifact     sarifArtifact      `json:"artifactLocation"`
		Replacements []sarifReplacement `json:"replacements"`
	}
	sarifFix struct {
		Description sarifMessage   `json:"description"`
		Changes     []sarifChange  `json:"artifactChanges"`
		Properties  map[string]any `json:"properties"`
	}
	sarifSuppression struct {
		Kind          string `json:"kind"`
		Justification string `json:"justification,omitempty"`
	}
	sarifResult struct {
		RuleID       string             `json:"ruleId"`
		RuleIndex    int                `json:"ruleIndex"`
		Level        string             `json:"level"`
		Message      sarifMessage       `json:"message"`
		Locations    []sarifLocation    `json:"locations"`
		Related      []sarifLocation    `json:"relatedLocations,omitempty"`
		Fingerprints map[string]string  `json:"partialFingerprints"`
		Fixes        []sarifFix         `json:"fixes,omitempty"`
		Suppressions []sarifSuppression `json:"suppressions,omitempty"`
	}
	sarifNotification struct {
		Level   string       `json:"level"`
		Message sarifMessage `json:"message"`
	}
	sarifInvocation struct {
		Successful    bool                `json:"executionSuccessful"`
		Notifications []sarifNotification `json:"toolExecutionNotifications,omitempty"`
	}
)

// SARIF writes one run in SARIF 2.1.0
// (https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html), with what
// GitHub code scanning uses of it
// (https://docs.github.com/code-security/reference/code-scanning/sarif-files/sarif-support-for-code-scanning).
//
//   - All rules are there with their documentation, also those that found
//     nothing.
//   - Names of files are relative to the folder in which complint was run, which
//     GitHub takes for the root of the repository.
//   - Columns are code points, from 1. Byte offsets count a byte order mark.
//   - The fingerprint complint/v1 stays when lines move. GitHub's own,
//     primaryLocationLineHash, is made from the file by its upload action, which
//     complains of any other value.
//   - What a page says is never a link: only related locations are.
func SARIF(w io.Writer, result lint.Result, options Options) error {
	s := &sarifReport{
		jsonWriter: newJSONWriter(w),
		rules:      newSARIFRules(result, options.Rules),
		equal:      make(ordinals),
	}
	_, _ = s.WriteString("{\n" +
		"  \"$schema\": \"https://json.schemastore.org/sarif-2.1.0.json\",\n" +
		"  \"version\": \"2.1.0\",\n" +
		"  \"runs\": [\n    {\n      \"tool\": ")
	s.value("      ", s.rules.tool(options.Version))
	_, _ = s.WriteString(",\n      \"columnKind\": \"unicodeCodePoints\",\n      \"originalUriBaseIds\": ")
	s.value("      ", map[string]any{sourceRoot: map[string]any{"description": sarifMessage{Text: "the folder in which complint was run"}}})
	_, _ = s.WriteString(",\n      \"invocations\": ")
	s.value("      ", []sarifInvocation{sarifRun(result)})
	_, _ = s.WriteString(",\n      \"results\": ")
	s.list("      ", func(yield func(any) bool) {
		_ = s.results(result.Diagnostics, yield) && options.Suppressed && s.results(result.Suppressed, yield)
	})
	_, _ = s.WriteString("\n    }\n  ]\n}\n")
	return s.close()
}

type sarifReport struct {
	*jsonWriter
	rules *sarifRules
	equal ordinals
}

// results yields the results of diagnostics until it is told to stop.
func (s *sarifReport) results(diagnostics []lint.Diagnostic, yield func(any) bool) bool {
	for i := range diagnostics {
		if !yield(s.result(&diagnostics[i])) {
			return false
		}
	}
	return true
}

func (s *sarifReport) result(d *lint.Diagnostic) sarifResult {
	fingerprint := d.Fingerprint()
	r := sarifResult{
		RuleID:       d.Rule,
		RuleIndex:    s.rules.index[d.Rule],
		Level:        sarifLevel(d.Severity),
		Message:      sarifMessage{Text: sarifText(d.Message)},
		Locations:    []sarifLocation{{Place: sarifFinding(d)}},
		Fingerprints: map[string]string{"complint/v1": fmt.Sprintf("%s:%d", fingerprint, s.equal.next(fingerprint))},
		Fixes:        sarifFixes(d),
	}
	for i, related := range d.Related {
		message := sarifMessage{Text: sarifText(related.Message)}
		r.Related = append(r.Related, sarifLocation{i + 1, sarifPlace{
			Artifact: sarifFile(related.File),
			Region:   sarifSpan(related.Start, related.End),
		}, &message})
		r.Message.Text += fmt.Sprintf(" ([%s](%d))", sarifLinkText.Replace(message.Text), i+1)
	}
	if d.Suppression != nil {
		r.Suppressions = []sarifSuppression{sarifSuppressed(d.Suppression)}
	}
	return r
}

func sarifLevel(severity lint.Severity) string {
	if severity == lint.Info {
		return "note"
	}
	return severity.String()
}

// sarifText is text without links. SARIF takes `[text](target)` for one in any
// message.
func sarifText(text string) string { return strings.ReplaceAll(visible(text), "](", "] (") }

var sarifLinkText = strings.NewReplacer(`\`, `\\`, `[`, `\[`, `]`, `\]`)

// maxContext is how long a line may be, in bytes, to be quoted whole beside a
// finding.
const maxContext = 2000

// sarifFinding is where a diagnostic is, with the text when that is within a
// line.
func sarifFinding(d *lint.Diagnostic) sarifPlace {
	place := sarifPlace{Artifact: sarifFile(d.File), Region: sarifSpan(d.Start, d.End)}
	region := &place.Region
	if region.StartLine == region.EndLine && len(d.Excerpt) <= maxContext {
		place.Context = &sarifLine{region.StartLine, sarifContent{d.Excerpt}}
	}
	if region.StartLine == region.EndLine {
		length := utf8.RuneCountInString(d.Excerpt)
		start := min(region.StartColumn-1, length)
		end := max(start, min(region.EndColumn-1, length))
		region.Snippet = &sarifContent{part(d.Excerpt, start, end)}
	}
	return place
}

// sarifFile is the URI of a file.
func sarifFile(file string) sarifArtifact {
	name := slashed(file)
	if filepath.IsAbs(file) {
		return sarifArtifact{URI: (&url.URL{Scheme: "file", Path: "/" + strings.TrimPrefix(name, "/")}).String()}
	}
	return sarifArtifact{URI: (&url.URL{Path: name}).String(), URIBaseID: sourceRoot}
}

// sarifSpan is a region. Lines and columns are at least 1.
func sarifSpan(start, end lint.Position) sarifRegion {
	return sarifRegion{
		StartLine:   max(1, start.Line),
		StartColumn: max(1, start.Column),
		EndLine:     max(1, end.Line),
		EndColumn:   max(1, end.Column),
		ByteOffset:  start.Offset,
		ByteLength:  max(0, end.Offset-start.Offset),
	}
}

// sarifFixes are none or one, which says by a property whether it is safe.
func sarifFixes(d *lint.Diagnostic) []sarifFix {
	if d.Fix == nil || len(d.Fix.Edits) == 0 {
		return nil
	}
	change := sarifChange{Artifact: sarifFile(d.File)}
	for _, edit := range d.Fix.Edits {
		replacement := sarifReplacement{Deleted: sarifSpan(edit.Start, edit.End)}
		if edit.Text != "" {
			replacement.Inserted = &sarifContent{edit.Text}
		}
		change.Replacements = append(change.Replacements, replacement)
	}
	return []sarifFix{{sarifMessage{Text: sarifText(d.Fix.Message)}, []sarifChange{change}, map[string]any{"safe": d.Fix.Safe}}}
}

func sarifSuppressed(s *lint.Suppression) sarifSuppression {
	kind := "external"
	if s.InSource {
		kind = "inSource"
	}
	return sarifSuppression{kind, visible(s.Reason)}
}

// sarifRun says whether all files could be read.
func sarifRun(result lint.Result) sarifInvocation {
	run := sarifInvocation{Successful: len(result.Errors) == 0}
	for _, err := range result.Errors {
		run.Notifications = append(run.Notifications, sarifNotification{"error", sarifMessage{Text: sarifText(Problem(err))}})
	}
	return run
}
