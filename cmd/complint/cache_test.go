package main

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"github.com/complint/comparisons/internal/corpus"
)

// TestCacheFlags: with a cache the program says the same, in every format, also
// where the cache cannot be kept.
func TestCacheFlags(t *testing.T) {
	site, users := t.TempDir(), t.TempDir()
	if err := corpus.New(5).Write(site, 100); err != nil {
		t.Fatal(err)
	}
	t.Chdir(site)
	t.Setenv("XDG_CACHE_HOME", users)
	elsewhere := filepath.Join(t.TempDir(), "cache")
	program := func(args ...string) (stdout, stderr string, status int) {
		var out, err bytes.Buffer
		status = run(append([]string{"complint"}, args...), nil, &out, &err)
		return out.String(), err.String(), status
	}
	for _, format := range formatNames() {
		want, wantErr, wantStatus := program("--format", format)
		for _, flags := range [][]string{{"--cache"}, {"--cache"}, {"--cache-dir", elsewhere}, {"--cache-dir", elsewhere}} {
			got, gotErr, status := program(append(flags, "--format", format)...)
			if got != want || gotErr != wantErr || status != wantStatus {
				t.Errorf("%v --format %s: status %d, %s\n%s", flags, format, status, gotErr, got)
			}
		}
	}
	for _, dir := range []string{filepath.Join(users, "complint"), elsewhere} {
		if kept, err := os.ReadDir(dir); err != nil || len(kept) != 1 {
			t.Errorf("%s holds %v, %v", dir, kept, err)
		}
	}
}
