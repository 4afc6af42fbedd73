package main

import (
	"runtime/debug"
	"strings"
)

// What the linker is told in a release, see .goreleaser.yaml, and by the
// action, which is built from files without their repository.
var releaseVersion, releaseCommit, releaseDate string

// version is the version of the program, "(devel)" where nothing says it.
func version() string {
	info, _ := debug.ReadBuildInfo()
	return origin(info).version
}

// build says what a program was built from.
type build struct {
	version string
	commit  string // "" where it is not known
	date    string // of the commit, as in RFC 3339
}

// origin returns what the linker was told, or else what the go command noted:
// of a module its version, of a repository its commit too.
func origin(info *debug.BuildInfo) build {
	b := build{version: "(devel)"}
	if info != nil {
		if info.Main.Version != "" {
			b.version = info.Main.Version
		}
		for _, setting := range info.Settings {
			switch setting.Key {
			case "vcs.revision":
				b.commit = setting.Value
			case "vcs.time":
				b.date = setting.Value
			}
		}
	}
	if releaseVersion != "" {
		return build{releaseVersion, releaseCommit, releaseDate}
	}
	return b
}

func (b build) String() string {
	parts := []string{b.version}
	if b.commit != "" {
		parts = append(parts, "commit "+b.commit)
	}
	if b.date != "" {
		parts = append(parts, b.date)
	}
	return strings.Join(parts, ", ")
}
