module github.com/complint/comparisons

go 1.24

require (
	github.com/adrg/frontmatter v0.2.0
	github.com/pelletier/go-toml/v2 v2.4.3
	// Every site that uses the module downloads this list. Later versions of cli
	// bring 3.4 MB of pictures and a module of 1.8 MB for nothing that we use.
	github.com/urfave/cli/v2 v2.1.1
	github.com/yuin/goldmark v1.8.5
	go.yaml.in/yaml/v3 v3.0.4
)

require (
	github.com/BurntSushi/toml v1.5.0 // indirect
	github.com/cpuguy83/go-md2man/v2 v2.0.7 // indirect
	github.com/russross/blackfriday/v2 v2.1.0 // indirect
	gopkg.in/yaml.v2 v2.3.0 // indirect
)
