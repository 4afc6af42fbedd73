package main

import (
	"fmt"
	"maps"
	"os"
	"slices"
	"text/tabwriter"
)

// scores counts for each field how often complint and the reader agree.
type scores struct {
	right, all   map[string]int
	disagreement []string
}

func newScores() *scores {
	return &scores{right: make(map[string]int), all: make(map[string]int)}
}

// check compares what the reader wants with what complint sees. The reader may
// be unsure.
func (s *scores) check(field, place string, want, got any) {
	if want == "unsure" {
		return
	}
	s.all[field]++
	if want == got {
		s.right[field]++
		return
	}
	s.disagreement = append(s.disagreement, fmt.Sprintf("%s of %s: reader %v, complint %v", field, place, want, got))
}

// print writes the disagreements and the scores, and returns the lowest score.
func (s *scores) print() float64 {
	for _, line := range s.disagreement {
		fmt.Println(line)
	}
	lowest := 1.0
	table := tabwriter.NewWriter(os.Stdout, 0, 0, 2, ' ', 0)
	for _, field := range slices.Sorted(maps.Keys(s.all)) {
		score := float64(s.right[field]) / float64(s.all[field])
		lowest = min(lowest, score)
		fmt.Fprintf(table, "%s\t%d of %d\t%.3f\n", field, s.right[field], s.all[field], score)
	}
	_ = table.Flush()
	return lowest
}
