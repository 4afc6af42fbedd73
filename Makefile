# make demo and make test need Go, Node and make, and nothing else set up.

.PHONY: demo serve test test-browser check fuzz vulnerabilities docs completions release clean

# Runs for each target. Not a time: Go 1.26 may take the end of one for a failure (https://go.dev/issue/75804).
FUZZTIME ?= 20000x

demo: bin/complint
	bin/complint exampleSite/content
	cd exampleSite && go tool hugo --panicOnWarning --quiet
	@echo "the site is in exampleSite/public; \`make serve\` serves it"

serve:
	cd exampleSite && go tool hugo server

# Everything in the Go modules. The first build of Hugo takes minutes.
test:
	go test -race ./...
	cd exampleSite && go test -race -count=1 -timeout 45m ./... # layouts are no dependency that go test sees
	cd exampleSite/differential && go test ./...
	cd exampleSite/oldest && go test -count=1 ./...

# The example site in a real browser: needs Chromium, /usr/bin/chromium or $CHROMIUM.
test-browser:
	cd exampleSite/browser && npm ci --no-audit --no-fund && npm test

# What has to be clean: format, vet, staticcheck, and complint on the example site.
check: bin/complint bin/staticcheck
	@unformatted=$$(gofmt -l .); test -z "$$unformatted" || { echo "gofmt: $$unformatted"; exit 1; }
	go vet ./...
	cd exampleSite && go vet ./...
	cd exampleSite/differential && go vet ./...
	cd exampleSite/oldest && go vet ./...
	bin/staticcheck ./...
	cd exampleSite && ../bin/staticcheck ./...
	bin/complint exampleSite/content

# Every fuzz target.
fuzz:
	@for module in . exampleSite/differential; do (cd $$module && \
		for package in $$(go list ./...); do \
			for target in $$(go test -list '^Fuzz' $$package | grep ^Fuzz); do \
				echo "$$package $$target"; \
				go test -run '^$$' -fuzz "^$$target\$$" -fuzztime $(FUZZTIME) -fuzzminimizetime 1x $$package || exit 1; \
			done; \
		done) || exit 1; \
	done

# Known vulnerabilities of what complint is built of. Their list is on the network, and so this is no part of the gate.
vulnerabilities:
	go run golang.org/x/vuln/cmd/govulncheck@v1.9.0 ./...

# Writes the folded words of data/, docs/rules.md, the tables of docs/ and the reports in the rules' testdata anew.
docs:
	go test ./lint/comparison -run TestFolded -update
	go test ./lint/rules -run TestPages -update
	go test ./lint/rules -run TestRulesPage -update
	go test ./cmd/complint -run TestSchemas -update
	go test ./docs -run TestTables -update

# The scripts that come with a release.
completions: bin/complint
	mkdir -p bin/completions
	bin/complint completion bash > bin/completions/complint.bash
	bin/complint completion zsh > bin/completions/_complint
	bin/complint completion fish > bin/completions/complint.fish

# A release of what is committed, in dist/, that goes nowhere. Building the tools takes some minutes.
release: bin/goreleaser bin/cyclonedx-gomod
	bin/goreleaser check
	PATH="$(CURDIR)/bin:$$PATH" bin/goreleaser release --snapshot --clean

bin/goreleaser:
	GOBIN="$(CURDIR)/bin" go install github.com/goreleaser/goreleaser/v2@v2.15.1

bin/cyclonedx-gomod:
	GOBIN="$(CURDIR)/bin" go install github.com/CycloneDX/cyclonedx-gomod/cmd/cyclonedx-gomod@v1.10.0

bin/complint: FORCE
	go build -o $@ ./cmd/complint

bin/staticcheck: exampleSite/go.sum
	cd exampleSite && go build -o ../$@ honnef.co/go/tools/cmd/staticcheck

clean:
	rm -rf bin dist exampleSite/public exampleSite/resources exampleSite/browser/node_modules

FORCE:
