//go:build !unix

package lint

import "os"

func readFile(name string) ([]byte, error) { return os.ReadFile(name) }
