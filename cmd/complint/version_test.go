package main

import (
	"runtime/debug"
	"testing"
)

func TestOrigin(t *testing.T) {
	commit := debug.BuildSetting{Key: "vcs.revision", Value: "0255edf"}
	day := debug.BuildSetting{Key: "vcs.time", Value: "2026-11-24T21:17:00Z"}
	for _, test := range []struct {
		info *debug.BuildInfo
		want string
	}{
		{nil, "(devel)"},
		{&debug.BuildInfo{}, "(devel)"},
		{&debug.BuildInfo{Main: debug.Module{Version: "v1.2.3"}}, "v1.2.3"},
		{&debug.BuildInfo{Main: debug.Module{Version: "(devel)"}, Settings: []debug.BuildSetting{commit, day}},
			"(devel), commit 0255edf, 2026-11-24T21:17:00Z"},
		{&debug.BuildInfo{Main: debug.Module{Version: "v1.2.4-0.20261124211700-0255edf"}, Settings: []debug.BuildSetting{day, commit}},
			"v1.2.4-0.20261124211700-0255edf, commit 0255edf, 2026-11-24T21:17:00Z"},
	} {
		if got := origin(test.info).String(); got != test.want {
			t.Errorf("%v: %q, not %q", test.info, got, test.want)
		}
	}
}

func TestOriginOfRelease(t *testing.T) {
	defer func() { releaseVersion, releaseCommit, releaseDate = "", "", "" }()
	info := &debug.BuildInfo{Main: debug.Module{Version: "v1.2.3"}, Settings: []debug.BuildSetting{{Key: "vcs.revision", Value: "0255edf"}}}
	releaseVersion = "v2.0.0"
	if got := origin(info).String(); got != "v2.0.0" {
		t.Errorf("only the version was told: %q", got)
	}
	releaseCommit, releaseDate = "e81ed00", "2026-11-25T08:00:00Z"
	if got := origin(info).String(); got != "v2.0.0, commit e81ed00, 2026-11-25T08:00:00Z" {
		t.Errorf("%q", got)
	}
}
