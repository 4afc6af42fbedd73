// Package rules holds the rules of complint, one file a rule, each documented
// and tested by the page beside it, testdata/RULE.txtar.
package rules

import (
	"strings"

	"github.com/complint/comparisons/lint"
)

// All are the rules, in the order in which they are listed: by what they look
// at, from the file to the verdict.
var All = []lint.Rule{
	encoding,
	frontMatter,
	shortcode,
	title,
	options,
	tableMissing,
	tableColumns,
	tableRagged,
	tableEmptyCell,
	tableDuplicateCriterion,
	tableParity,
	prosMissing,
	consMissing,
	verdictMissing,
	verdictEmpty,
	winnerUnknown,
	faqUnanswered,
	duplicatePart,
	placeholder,
}

// Find returns the rule of that name.
func Find(name string) (lint.Rule, bool) {
	for _, rule := range All {
		if rule.Name == name {
			return rule, true
		}
	}
	return lint.Rule{}, false
}

// Similar returns the name of a rule that was probably meant by a wrong one,
// "" when there is none.
func Similar(name string) string {
	for _, rule := range All {
		if isOneEditApart(name, rule.Name) || strings.Contains(rule.Name, name) {
			return rule.Name
		}
	}
	return ""
}
