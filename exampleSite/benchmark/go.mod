module github.com/complint/comparisons/exampleSite/benchmark

go 1.24

require (
	github.com/complint/comparisons v0.0.0-00010101000000-000000000000
	github.com/yuin/goldmark v1.8.5
)

replace github.com/complint/comparisons => ../..
