// Package rules holds the rules of complint, one file a rule, each documented
// and tested by the page beside it, testdata/RULE.txtar.
package rules

import "github.com/complint/comparisons/lint"

// All are the rules, in the order in which they are listed: by what they look
// at, from the file to the verdict.
var All = []lint.Rule{
	encoding,
	fileSize,
	frontMatter,
	shortcode,
	title,
	titleOptions,
	description,
	options,
	optionOrder,
	alias,
	tableMissing,
	tableColumns,
	tableRagged,
	tableEmptyCell,
	tableDuplicateCriterion,
	tableParity,
	tableAlignment,
	tableSize,
	tableNoDifference,
	prosMissing,
	consMissing,
	prosConsEmpty,
	prosConsBalance,
	bestForMissing,
	verdictMissing,
	verdictEmpty,
	verdictNamesNoOption,
	winnerUnknown,
	headingLevel,
	sectionOrder,
	faqMissing,
	faqUnanswered,
	duplicatePart,
	placeholder,
	headingWord,
	stale,
	futureDate,
	unsourcedFigure,
	disclosure,
	duplicateComparison,
	conflictingFact,
	optionSpelling,
	lint.UnusedSuppression,
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

// Names returns the names of the rules, in their order.
func Names() []string {
	names := make([]string, len(All))
	for i, rule := range All {
		names[i] = rule.Name
	}
	return names
}
