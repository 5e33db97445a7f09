package story

import (
	"cmp"
	"maps"
	"net/http"
	"slices"
	"time"
)

// turn is one thing that happens in the story; it happens under the world's lock.
type turn struct {
	at     time.Time
	happen func(*World)
}

// plot draws who meets which fate, and when. Every fate takes another host, so
// that each can be told apart in the reports.
func plot(pages map[string]*page, start time.Time) []turn {
	cast := newCast(pages)
	var turns []turn
	after := func(d time.Duration, happen func(*World)) { turns = append(turns, turn{start.Add(d), happen}) }
	change := func(d time.Duration, p *page, how func(*page)) { after(d, func(*World) { how(p) }) }
	fault := func(d time.Duration, p *page, words string) {
		after(d, func(w *World) {
			if err := w.web.Fault(hostName(p.url.Host), words); err != nil {
				panic(err) // a word that fakeweb does not know: a test runs the whole plot
			}
		})
	}

	for range 4 { // pages that nobody has edited for years, or whose turn comes during the story
		p := cast.dated()
		p.dated, p.rhythm = inWords, 0
		p.edited = start.Add(-p.entry.Policy.MaxAge - 400*day)
	}
	for i := range 3 {
		p := cast.dated()
		p.dated, p.rhythm = inWords, 0
		p.edited = start.Add(time.Duration(i*2+3)*week - p.entry.Policy.MaxAge).Truncate(day)
	}
	for i := range 3 { // pages that move on their own site
		p := cast.next()
		p.moved = "" // not yet
		change(time.Duration(i*2+1)*week, p, func(p *page) { p.moved = p.url.JoinPath("new").String() })
		twin := *p
		twin.url = p.url.JoinPath("new")
		pages[key(twin.url.Host, twin.url.RequestURI())] = &twin
	}
	for i, status := range []int{http.StatusNotFound, http.StatusGone, http.StatusNotFound} { // pages that are taken down
		change(time.Duration(i*2+3)*week+3*day, cast.next(), func(p *page) { p.status = status })
	}
	lost := cast.next() // a domain that is given up
	fault(5*week, lost, "nxdomain")
	back := cast.next() // another that somebody forgot to renew, for twelve days
	fault(6*week, back, "nxdomain")
	fault(6*week+11*day, back, "")
	ill := cast.next() // a server that is ill for five days
	change(2*week, ill, func(p *page) { p.status = http.StatusInternalServerError })
	change(2*week+5*day, ill, func(p *page) { p.status = 0 })
	dying := cast.next() // one that never recovers
	fault(7*week-day, dying, "refused")
	flapping := cast.next() // one that comes and goes, and must never be called dead
	for d := week; d < Length; d += 4 * day {
		change(d, flapping, func(p *page) { p.status = http.StatusBadGateway })
		change(d+day, flapping, func(p *page) { p.status = 0 })
	}
	for _, start := range []time.Duration{4 * week, 6*week + 2*day} { // walls go up
		change(start, cast.next(), func(p *page) { p.walled = true })
	}
	expired := cast.next() // a certificate that nobody renews
	fault(5*week, expired, "expiring 240h")
	fault(5*week+10*day, expired, "expired 1h")
	fault(5*week+11*day, expired, "expired 96h")
	change(7*week+2*day, cast.dated(), func(p *page) { p.captured = true }) // the worst of all
	after(4*week+day+time.Hour, func(w *World) { w.outage = true })         // our own network
	after(4*week+2*day+2*time.Hour, func(w *World) { w.outage = false })

	slices.SortStableFunc(turns, func(a, b turn) int { return a.at.Compare(b.at) })
	return turns
}

// cast hands out pages for fates, each of a host that has had none.
type cast struct{ pages []*page }

func newCast(pages map[string]*page) *cast {
	all := slices.SortedFunc(maps.Values(pages), func(a, b *page) int {
		return cmp.Or(cmp.Compare(a.chance, b.chance), cmp.Compare(a.entry.ID, b.entry.ID))
	})
	return &cast{all}
}

// next hands out a page; a catalog with too few hosts gets a page of no entry,
// whose fate nobody sees.
func (c *cast) next() *page { return c.pick(func(*page) bool { return true }) }

// dated hands out a page that must be fresh.
func (c *cast) dated() *page {
	return c.pick(func(p *page) bool { return p.entry.Policy.MaxAge > 0 && p.entry.Edition == "" })
}

func (c *cast) pick(fits func(*page) bool) *page {
	i := slices.IndexFunc(c.pages, fits)
	if i < 0 {
		return unseen()
	}
	p := c.pages[i]
	c.pages = slices.DeleteFunc(slices.Clone(c.pages), func(other *page) bool { return other.url.Hostname() == p.url.Hostname() })
	return p
}
