// Command complint checks that comparison pages of a Hugo site are complete
// and consistent.
package main

import (
	"os"
	"runtime"
)

// heapFloor is how many bytes the garbage collector is told to be in use that
// are not: it lets garbage grow to as much more before it begins to look for
// it. Pages leave little behind, and looking for it in a heap of 4 MB, time and
// again, took a quarter of a run. The memory is never touched, so that none of
// it is taken from the system.
const heapFloor = 40 << 20

func main() {
	floor := make([]byte, heapFloor)
	status := run(os.Args, os.Stdin, os.Stdout, os.Stderr)
	runtime.KeepAlive(floor)
	os.Exit(status)
}
