package lint

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"
)

// Diagnostic is a finding with its place.
type Diagnostic struct {
	File     string    `json:"file"`
	Rule     string    `json:"rule"`
	Severity Severity  `json:"severity"`
	Message  string    `json:"message"`
	Start    Position  `json:"start"`
	End      Position  `json:"end"`
	Related  []Related `json:"related"`
	Fix      *Fix      `json:"fix,omitempty"`

	Excerpt string `json:"-"` // the line on which it starts, without its end
	// Suppression says why the diagnostic is not reported; nil for one that is.
	Suppression *Suppression `json:"-"`
}

// Related is another place that a diagnostic speaks of.
type Related struct {
	File    string   `json:"file"`
	Message string   `json:"message"`
	Start   Position `json:"start"`
	End     Position `json:"end"`
}

// Fix is how a diagnostic can be mended.
type Fix struct {
	Message string `json:"message"` // what it does, as an order
	// Safe is set when no word of the author is lost and the page says what it
	// said before.
	Safe  bool   `json:"safe"`
	Edits []Edit `json:"edits"` // in the file's order, not overlapping
}

// Edit replaces what stands from Start to End.
type Edit struct {
	Start Position `json:"start"`
	End   Position `json:"end"`
	Text  string   `json:"text"`
}

// Suppression is the reason for which a diagnostic is not reported.
type Suppression struct {
	// InSource is set for a comment or the front matter of the page; the
	// others stand in a baseline.
	InSource bool
	Reason   string // as the author gave it, "" for none
}

// Fingerprint names a diagnostic so that edits elsewhere in the file leave the
// name as it is: it is made from the file, the rule, the message and the line,
// not from the line's number. Equal diagnostics of one file have one name.
func (d *Diagnostic) Fingerprint() string {
	hash := sha256.New()
	for _, part := range []string{d.File, d.Rule, d.Message, strings.TrimSpace(d.Excerpt)} {
		hash.Write([]byte(part))
		hash.Write([]byte{0})
	}
	return hex.EncodeToString(hash.Sum(nil)[:16])
}

// sortDiagnostics puts the diagnostics of a file in the order of the page.
func sortDiagnostics(diagnostics []Diagnostic) {
	slices.SortStableFunc(diagnostics, func(a, b Diagnostic) int {
		return cmp.Or(cmp.Compare(a.Start.Offset, b.Start.Offset), cmp.Compare(a.Rule, b.Rule))
	})
}
