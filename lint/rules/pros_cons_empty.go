package rules

import (
	"github.com/complint/comparisons/lint"
	"github.com/complint/comparisons/lint/comparison"
)

var prosConsEmpty = lint.Rule{Name: "pros-cons-empty", Severity: lint.Error, Run: runProsConsEmpty}

func runProsConsEmpty(p *lint.Pass) {
	for _, item := range p.EmptyPoints {
		p.Reportf(item.Span, "nothing is written here: say what is meant, or remove the %s", point[item.Kind])
	}
}

// point is what one of the pros or cons is called.
var point = map[comparison.SectionKind]string{comparison.SectionPros: "pro", comparison.SectionCons: "con"}
