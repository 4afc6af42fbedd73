package rules

import (
	"github.com/complint/comparisons/lint"
	"github.com/complint/comparisons/lint/comparison"
)

// claim is what one page says about a subject that others speak of, too.
type claim struct {
	page *lint.Facts
	text comparison.Text
	// key is the same for claims that agree.
	key   string
	value *lint.Value // that is claimed, nil for a name
}

// claims are what the pages of a site say, by subject. A page says one thing
// about each.
type claims struct {
	subjects []string // in the order in which they were found
	said     map[string][]claim
}

func newClaims() *claims { return &claims{said: make(map[string][]claim)} }

// add keeps what a page says first about a subject.
func (c *claims) add(subject string, said claim) {
	before, known := c.said[subject]
	if !known {
		c.subjects = append(c.subjects, subject)
	}
	if n := len(before); n > 0 && before[n-1].page == said.page {
		return
	}
	c.said[subject] = append(before, said)
}

// contradicted calls report for each claim that others contradict and that no
// more pages support than something else, with the first claim against it of
// those that most pages support.
func (c *claims) contradicted(report func(said, against claim)) {
	for _, subject := range c.subjects {
		said := c.said[subject]
		votes := make(map[string]int)
		most := 0
		for _, s := range said {
			votes[s.key]++
			most = max(most, votes[s.key])
		}
		if len(votes) < 2 {
			continue
		}
		leading := leaders(said, votes, most)
		for _, s := range said {
			for _, against := range leading {
				if against.key != s.key {
					report(s, against)
					break
				}
			}
		}
	}
}

// leaders returns the first claims of the two values that most pages support,
// or of the only one.
func leaders(said []claim, votes map[string]int, most int) (first []claim) {
	for _, s := range said {
		if votes[s.key] == most && len(first) < 2 && (len(first) == 0 || first[0].key != s.key) {
			first = append(first, s)
		}
	}
	return first
}
