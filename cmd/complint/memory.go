package main

// heapFloor is memory which the garbage collector is told to be in use and that
// is not: it lets garbage grow to as much more before it begins to look for it.
// Pages leave little behind, and looking for it in a heap of 4 MB, time and
// again, took a quarter of a run. It is never touched, so that none of it is
// taken from the system.
var heapFloor []byte

// The size of heapFloor in bytes, and from how many pages on it is worth its
// while: a few are done before there is any garbage to look for.
const (
	floorSize = 40 << 20
	floorFrom = 16
)

// raiseFloor makes heapFloor for as many pages.
func raiseFloor(pages int) {
	if pages >= floorFrom && heapFloor == nil {
		heapFloor = make([]byte, floorSize)
	}
}
