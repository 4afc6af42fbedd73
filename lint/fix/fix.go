// Package fix mends pages with the fixes that rules attach to what they find,
// and writes them back.
package fix

import (
	"bytes"
	"slices"

	"github.com/complint/comparisons/lint"
)

// Fixer mends pages. A page that it has mended it leaves as it is the next
// time, and no rule finds more in it than before. What a suppression keeps from
// being reported is not mended.
type Fixer struct {
	Linter *lint.Linter
	Unsafe bool // make fixes too that the author should look at
}

// Outcome is what was made of a page.
type Outcome struct {
	Source []byte // the page as it is now
	// Fixed are the findings that were mended, in that order. Their places are
	// those in the page as it was at that moment.
	Fixed []lint.Diagnostic
	Left  []lint.Diagnostic // what is found in it now
	// Unsettled is set when the fixes of the page came to no end, so that it
	// was left as it was.
	Unsettled bool
}

// Page mends a page. File is the name under which the linter knows it. Rules
// across pages are not asked.
func (f *Fixer) Page(file string, source []byte) Outcome {
	w := &work{Fixer: f, file: file, checks: min(max(minChecks, maxChecked/(len(source)+1)), maxChecks)}
	first := w.check(source)
	for now := first; ; {
		next, ok := w.step(now)
		switch {
		case w.checks <= 0:
			return Outcome{Source: source, Left: first.found, Unsettled: true}
		case !ok:
			return Outcome{Source: now.source, Fixed: now.fixed, Left: now.found}
		}
		now = next
	}
}

// How much is read for one page: a page is checked anew for every round of
// fixes, and for every single one where a round does harm.
const (
	maxChecked = 16 << 20 // bytes, in all checks of a page
	minChecks  = 32
	maxChecks  = 1000
)

// work is the mending of one page.
type work struct {
	*Fixer
	file   string
	checks int // how many may follow
}

// state is a page on its way.
type state struct {
	source []byte
	found  []lint.Diagnostic
	counts map[string]int    // findings by rule, suppressed ones included
	fixed  []lint.Diagnostic // on the way here
}

// check says what is found in a page.
func (w *work) check(source []byte) *state {
	w.checks--
	linter := *w.Linter
	linter.Jobs = 1
	linter.ReadFile = func(string) ([]byte, error) { return source, nil }
	result := linter.Run([]string{w.file}, nil)
	s := &state{source: source, found: result.Diagnostics, counts: make(map[string]int)}
	for _, d := range slices.Concat(result.Diagnostics, result.Suppressed) {
		s.counts[d.Rule]++
	}
	return s
}

// step makes as many fixes at once as do no harm, and reports whether there
// were any. It depends on nothing but the page: where it makes nothing, it
// will make nothing the next time either.
func (w *work) step(from *state) (*state, bool) {
	candidates := w.candidates(from, func(lint.Diagnostic) bool { return true })
	for len(candidates) > 0 && w.checks > 0 {
		_, group := Apply(from.source, candidates)
		if len(group) == 0 {
			break
		}
		r := round{work: w, from: from, now: from}
		r.try(group)
		if len(r.kept) > 0 {
			return r.now, true
		}
		tried := setOf(group)
		candidates = slices.DeleteFunc(candidates, func(f *lint.Fix) bool { return tried[f] })
	}
	return nil, false
}

// candidates returns the fixes of those findings that want names.
func (w *work) candidates(s *state, want func(lint.Diagnostic) bool) (fixes []*lint.Fix) {
	for _, d := range s.found {
		if d.Fix != nil && (d.Fix.Safe || w.Unsafe) && want(d) {
			fixes = append(fixes, d.Fix)
		}
	}
	return fixes
}

// apply makes fixes in a page and checks it again.
func (w *work) apply(from *state, fixes []*lint.Fix) *state {
	source, applied := Apply(from.source, fixes)
	next := w.check(source)
	next.fixed = slices.Concat(from.fixed, from.mendedBy(applied))
	return next
}

// mendedBy returns the findings that fixes are for.
func (s *state) mendedBy(fixes []*lint.Fix) (found []lint.Diagnostic) {
	made := setOf(fixes)
	for _, d := range s.found {
		if made[d.Fix] {
			found = append(found, d)
		}
	}
	return found
}

func setOf(fixes []*lint.Fix) map[*lint.Fix]bool {
	set := make(map[*lint.Fix]bool, len(fixes))
	for _, f := range fixes {
		set[f] = true
	}
	return set
}

// round looks for the fixes of a page that can be made together.
type round struct {
	*work
	from *state
	kept []*lint.Fix
	now  *state // with those
}

// try keeps the fixes of a group that do no harm. Where one does, it is found
// by halves.
func (r *round) try(group []*lint.Fix) {
	if len(group) == 0 || r.checks <= 0 {
		return
	}
	with := slices.Concat(r.kept, group)
	next := r.follow(r.apply(r.from, with))
	switch half := len(group) / 2; {
	case r.isBetter(next, group):
		r.kept, r.now = with, next
	case len(group) > 1:
		r.try(group[:half])
		r.try(group[half:])
	}
}

// follow makes the fixes of the rules that find more than before in a page,
// such as the one that lines up a table in which a cell has become wider.
func (r *round) follow(next *state) *state {
	fixes := r.candidates(next, func(d lint.Diagnostic) bool { return next.counts[d.Rule] > r.now.counts[d.Rule] })
	if len(fixes) == 0 {
		return next
	}
	return r.apply(next, fixes)
}

// isBetter reports whether no rule finds more than before the group, in which
// every fix has to mend what it is for. A single one may also mend it in part.
func (r *round) isBetter(next *state, group []*lint.Fix) bool {
	mended := make(map[string]int)
	if len(group) > 1 {
		for _, d := range r.from.mendedBy(group) {
			mended[d.Rule]++
		}
	}
	for rule := range next.counts {
		mended[rule] += 0
	}
	for rule, n := range mended {
		if next.counts[rule] > r.now.counts[rule]-n {
			return false
		}
	}
	return !bytes.Equal(next.source, r.now.source)
}
