package main

import (
	"os"
	"os/signal"
	"sync"
	"syscall"
)

// writing is held while a file is written.
var writing sync.Mutex

// whole writes a file so that a signal does not leave half of it, or a
// temporary one.
func whole(write func() error) error {
	endBetweenFiles()
	writing.Lock()
	defer writing.Unlock()
	return write()
}

// endBetweenFiles has the signals that end a program wait until the file is
// there that is being written, from the first one on. What the parent has the
// program ignore, as nohup does, it ignores.
var endBetweenFiles = sync.OnceFunc(func() {
	signals := make(chan os.Signal, 1)
	for _, s := range []os.Signal{os.Interrupt, syscall.SIGTERM, syscall.SIGHUP} {
		if !signal.Ignored(s) {
			signal.Notify(signals, s)
		}
	}
	go func() {
		s := <-signals
		writing.Lock()
		end(s)
	}()
})

// end ends the program by a signal, so that a shell sees what it was. Where no
// program can send itself one, the status says it.
func end(s os.Signal) {
	signal.Reset()
	if self, err := os.FindProcess(os.Getpid()); err == nil && self.Signal(s) == nil {
		select {} // it is on its way
	}
	number, _ := s.(syscall.Signal)
	os.Exit(128 + int(number))
}
