package rules

import "github.com/complint/comparisons/lint"

var fileSize = lint.Rule{Name: "file-size", Severity: lint.Warning, Run: runFileSize, Options: []lint.Option{fileSizeMax}}

var fileSizeMax = lint.Option{Name: "max-kilobytes", Default: 1024, Usage: "how many kilobytes of 1024 bytes a file may have"}

func runFileSize(p *lint.Pass) {
	if most := p.Int(fileSizeMax); len(p.Source) > most*1024 {
		p.Reportf(p.Whole(), "file has more than %d KB: move images and data that stand in it to files of their own, or split the page", most)
	}
}
