// Command goldmark reads the files below a folder and parses them as Markdown
// with tables, on all cores, and does nothing with what it finds: the least
// that any program in Go takes which understands its pages.
package main

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"sync"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/text"
)

func main() {
	if err := run(os.Args[1]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(dir string) error {
	work := make(chan string, 64)
	var workers sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		workers.Add(1)
		go func() {
			defer workers.Done()
			markdown := goldmark.New(goldmark.WithExtensions(extension.Table)).Parser()
			for file := range work {
				source, err := os.ReadFile(file)
				if err != nil {
					panic(err) // the corpus was written a moment ago
				}
				markdown.Parse(text.NewReader(source))
			}
		}()
	}
	err := filepath.WalkDir(dir, func(file string, entry fs.DirEntry, err error) error {
		if err == nil && filepath.Ext(file) == ".md" {
			work <- file
		}
		return err
	})
	close(work)
	workers.Wait()
	return err
}
