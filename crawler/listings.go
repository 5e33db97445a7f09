package crawler

import (
	"slices"
	"sync"
	"time"

	"linkwatch"
)

const (
	listingAge = 24 * time.Hour
	maxHosts   = 20_000 // whose listings are remembered at once
	maxMissed  = 200    // of one host
)

// sitemaps names all sitemaps of a host as one source.
const sitemaps = "sitemaps"

// listings remembers for a day what sitemaps and feeds said, and that they said
// nothing: of a host's pages in the catalog alone, however many a listing has.
type listings struct {
	now   func() time.Time
	mu    sync.Mutex
	hosts map[string]*hostDay
}

// A hostDay is what is remembered of a host.
type hostDay struct {
	until   time.Time // its day's end
	sent    int       // requests in it
	sources map[string]map[string][]linkwatch.DateClaim
	missed  []string // pages that nobody asked about in its day, for the next
}

// of gives what a source said today of a host's pages; false if it was not asked.
func (l *listings) of(host, source string) (map[string][]linkwatch.DateClaim, bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	s := l.today(host)
	if s == nil {
		return nil, false
	}
	told, known := s.sources[source]
	return told, known
}

// left is how many requests a host may still be sent today for its listings.
func (l *listings) left(host string) int {
	l.mu.Lock()
	defer l.mu.Unlock()
	if s := l.today(host); s != nil {
		return listingsADay - s.sent
	}
	return listingsADay
}

// missed gives the pages that a host's listings were not asked about before.
func (l *listings) missed(host string) []string {
	l.mu.Lock()
	defer l.mu.Unlock()
	if s := l.hosts[host]; s != nil {
		return s.missed
	}
	return nil
}

// spend notes requests that were sent.
func (l *listings) spend(host string, requests int, at time.Time) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.begin(host, at).sent += requests
}

// keep remembers what a source said.
func (l *listings) keep(host, source string, told map[string][]linkwatch.DateClaim, at time.Time) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.begin(host, at).sources[source] = told
}

// tell gives a visit what was said of its page. Of a page of which nothing was
// said it is noted, for the source may not have been asked about it.
func (l *listings) tell(host string, told map[string][]linkwatch.DateClaim, v *linkwatch.Visit) {
	names := addresses(v)
	for _, address := range names {
		if claims := told[address]; len(claims) > 0 {
			v.Told = append(slices.Clip(v.Told), claims...)
			return
		}
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	s := l.today(host)
	if s == nil || len(names) == 0 || len(s.missed) >= maxMissed || slices.Contains(s.missed, names[0]) {
		return
	}
	s.missed = append(slices.Clip(s.missed), names[0])
}

// today gives the host whose day is not over; nil if there is none.
func (l *listings) today(host string) *hostDay {
	if s := l.hosts[host]; s != nil && l.now().Before(s.until) {
		return s
	}
	return nil
}

// begin gives the day of a host, which begins now if it has none.
func (l *listings) begin(host string, at time.Time) *hostDay {
	if s := l.today(host); s != nil {
		return s
	}
	if l.hosts == nil {
		l.hosts = map[string]*hostDay{}
	}
	if len(l.hosts) >= maxHosts {
		l.forget()
	}
	s := &hostDay{until: at.Add(listingAge), sources: map[string]map[string][]linkwatch.DateClaim{}}
	if before := l.hosts[host]; before != nil {
		s.missed = before.missed
	}
	l.hosts[host] = s
	return s
}

// forget makes room: first of the hosts whose day is over.
func (l *listings) forget() {
	for host, s := range l.hosts {
		if !l.now().Before(s.until) {
			delete(l.hosts, host)
		}
	}
	for host := range l.hosts {
		if len(l.hosts) < maxHosts {
			return
		}
		delete(l.hosts, host)
	}
}
