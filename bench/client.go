package main

import (
	"os"
	"strconv"
)

// A client is something that is sent over a work set, in a process of its own.
type client struct {
	name      string
	about     string // what it does and leaves undone, for the table's reader
	unchanged bool   // the load server says 304 to it
	strikes   int    // after how many unanswered requests it leaves a host alone; 0: never
	peer      bool   // somebody else's: its exit status may mean anything
	worst     int    // the highest exit status with which one that is no peer did its work

	before  func(j job) error                         // what is not measured; nil: nothing
	command func(j job) (command []string, able bool) // not able: it does not take such a work set
}

// yardsticks are the raw clients; the first is what all are compared with.
func yardsticks() []client {
	program, err := os.Executable()
	if err != nil {
		panic(err) // Linux always knows
	}
	raw := func(name, about, body string) client {
		return client{name: name, about: about, command: func(j job) ([]string, bool) {
			return []string{program, "raw", body, j.urls, strconv.Itoa(j.parallel), j.timeout.String(), j.dns}, !j.polite
		}}
	}
	return []client{
		raw("raw", "net/http with a tuned transport, each body read into memory (io.ReadAll); "+
			"no limits per host, no robots.txt, nothing parsed, nothing kept", keepBodies),
		raw("raw, drained", "the same, the body read through one small buffer: as fast as net/http goes", drainBodies),
	}
}

const keepBodies, drainBodies = "keep", "drain"
