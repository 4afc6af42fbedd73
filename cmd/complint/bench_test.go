package main

import (
	"io"
	"testing"

	"github.com/complint/comparisons/internal/corpus"
)

// BenchmarkCheck checks a site of generated pages, from the command line to the
// report. An operation is a page.
func BenchmarkCheck(b *testing.B) {
	const pages = 1000
	dir := b.TempDir()
	if err := corpus.New(1).Write(dir, pages); err != nil {
		b.Fatal(err)
	}
	b.Chdir(dir)
	b.SetBytes(corpus.Size)
	b.ReportAllocs()
	b.ResetTimer()
	for done := 0; done < b.N; done += pages {
		if status := run([]string{"complint", "--quiet", "--jobs", "1"}, nil, io.Discard, io.Discard); status != exitFindings {
			b.Fatalf("exit status %d", status)
		}
	}
}
