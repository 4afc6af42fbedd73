// Command complint checks that comparison pages of a Hugo site are complete
// and consistent.
package main

import "os"

func main() {
	os.Exit(run(os.Args, os.Stdin, os.Stdout, os.Stderr))
}
