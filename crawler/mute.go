package crawler

import (
	"slices"
	"sync"
	"time"
)

// A name server that says nothing about several names in turn is mute: it is out
// of reach, or our network is down. It is asked all the same, but after the
// others, once and for a short time, so that a round without any network ends
// soon. One name that nobody answers for makes no server mute.
const (
	muteNames    = 3                      // that it said nothing about, in turn
	muteAge      = 10 * time.Second       // after the last of them
	firstTime    = 2 * time.Second        // of the first query about a name to one server
	mutePatience = 500 * time.Millisecond // of the queries about a name where all are mute
)

// silences are what name servers have said nothing about since they last spoke.
type silences struct {
	mu sync.Mutex
	of map[string]*unheard // by server
}

// unheard is what a server has said nothing about.
type unheard struct {
	names []string // different ones, muteNames at most
	last  time.Time
}

// heard notes what came of a query to a server: whether it said anything.
func (s *silences) heard(server, name string, spoke bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if spoke {
		delete(s.of, server)
		return
	}
	if s.of == nil {
		s.of = map[string]*unheard{}
	}
	known := s.of[server]
	if known == nil {
		known = new(unheard)
		s.of[server] = known
	}
	known.last = time.Now()
	if len(known.names) < muteNames && !slices.Contains(known.names, name) {
		known.names = append(known.names, name)
	}
}

// isMute reports whether a server is mute now.
func (s *silences) isMute(server string) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	known := s.of[server]
	return known != nil && len(known.names) == muteNames && time.Since(known.last) < muteAge
}

// order gives the servers in the order in which they are asked.
func (s *silences) order(servers []string) []string {
	ordered := slices.Clone(servers)
	slices.SortStableFunc(ordered, func(a, b string) int {
		switch mute := s.isMute(a); {
		case mute == s.isMute(b):
			return 0
		case mute:
			return 1
		}
		return -1
	})
	return ordered
}
