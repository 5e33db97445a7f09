package catalog

import "strconv"

// A subject is what a message is about: an entry, a group, a host. The zero
// value is the catalog as a whole.
type subject struct {
	what   string // entry, group, host
	name   string // "" while it is not known
	number int    // of an entry in its file, from 1
}

// String names it to people: entry "go-blog", or entry 3.
func (s subject) String() string {
	switch {
	case s.name != "":
		return s.what + " " + quoted(s.name)
	case s.number > 0:
		return s.what + " " + strconv.Itoa(s.number)
	}
	return s.what
}
