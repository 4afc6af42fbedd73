module github.com/complint/comparisons/exampleSite/benchmark

go 1.24

require github.com/yuin/goldmark v1.8.5

replace github.com/complint/comparisons => ../..
