//go:build unix

package lint

import (
	"bytes"
	"os"
	"path/filepath"
	"strconv"
	"testing"
)

// TestReadFile: files are read as the package os reads them, errors included.
func TestReadFile(t *testing.T) {
	dir := t.TempDir()
	files := map[string]string{"empty": "", "small": "a", "large": string(bytes.Repeat([]byte("0123456789"), 1<<20))}
	for name, content := range files {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range []string{"empty", "small", "large", "absent", "."} {
		want, wantErr := os.ReadFile(filepath.Join(dir, name))
		got, err := readFile(filepath.Join(dir, name))
		if !bytes.Equal(got, want) {
			t.Errorf("%s: %d bytes, want %d", name, len(got), len(want))
		}
		if (err == nil) != (wantErr == nil) || err != nil && err.Error() != wantErr.Error() {
			t.Errorf("%s: %v, want %v", name, err, wantErr)
		}
	}
}

// TestReadPipe: what is no file of the usual kind is read to its end.
func TestReadPipe(t *testing.T) {
	out, in, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer out.Close()
	go func() {
		_, _ = in.WriteString("first ")
		_, _ = in.WriteString("second")
		_ = in.Close()
	}()
	name := filepath.Join("/dev/fd", strconv.Itoa(int(out.Fd())))
	if got, err := readFile(name); err != nil || string(got) != "first second" {
		t.Errorf("%q, %v", got, err)
	}
}
