package crawler

import (
	"context"
	"log/slog"
	"runtime/debug"
	"slices"
	"sync"
	"time"

	"linkwatch"
)

const (
	// inquiryTime is the longest that a visit waits for what name servers say
	// beside the addresses.
	inquiryTime  = 2 * time.Second
	maxInquiries = 128 // under way at once
)

// tell ends a visit, once nothing is lacking that belongs to it.
func (r *round) tell(e *errand) {
	r.visited++
	if !r.crawler.knows(e) {
		r.lacking = append(r.lacking, e)
		return
	}
	r.complete(e)
}

// inquire finds out, beside the lanes, what visits still lack. No host waits for
// that.
func (r *round) inquire(ctx context.Context) {
	for len(r.lacking) > 0 && r.inquiring < maxInquiries {
		e := shift(&r.lacking)
		r.inquiring++
		go func() {
			r.crawler.inquire(ctx, e)
			r.inquired <- e
		}()
	}
}

// complete takes a visit that nothing is lacking of, but for what its host is asked.
func (r *round) complete(e *errand) {
	if r.awaitsDates(e) {
		return
	}
	if r.crawler.doubts(&e.visit) {
		r.probe(e)
		return
	}
	r.finished = append(r.finished, e)
}

// knows reports whether nobody need be asked for what belongs to a visit, which
// is then in it: as a rule another visit to the domain has asked.
func (c *Crawler) knows(e *errand) bool {
	isMail := func(f linkwatch.Fact) bool { return f.Kind == linkwatch.Email }
	if c.mail.ask != nil && slices.ContainsFunc(e.entry.Facts, isMail) {
		return false
	}
	domain := c.domain(&e.visit)
	if domain == "" {
		return true
	}
	servers, told := c.servers.told(domain)
	e.visit.Resolution.NameServers = servers
	return told
}

// inquire asks the name servers.
func (c *Crawler) inquire(ctx context.Context, e *errand) {
	ctx, cancel := context.WithTimeout(ctx, inquiryTime)
	defer cancel()
	var mail []linkwatch.MailDomain
	var asked sync.WaitGroup
	if domains := mailDomains(e.entry.Facts); len(domains) > 0 {
		asked.Go(func() { mail = c.deliveries(ctx, domains) })
	}
	e.visit.Resolution.NameServers = c.nameServers(ctx, &e.visit)
	asked.Wait()
	e.visit.Mail = mail
}

// doubts reports whether a visit is doubtful.
func (c *Crawler) doubts(v *linkwatch.Visit) bool {
	return showsPage(v) && c.asks(c.options.Doubtful, v)
}

// asks asks what a visit is, if there is somebody to ask. A panic is contained to it.
func (c *Crawler) asks(is func(linkwatch.Visit) bool, v *linkwatch.Visit) (yes bool) {
	if is == nil {
		return false
	}
	defer func() {
		if p := recover(); p != nil {
			slog.Error("doubting a visit panicked", "entry", v.Entry, "panic", p, "stack", string(debug.Stack()))
			yes = false
		}
	}()
	return is(*v)
}

// recollect takes in what belongs to an earlier visit and holds for a week.
func (c *Crawler) recollect(v linkwatch.Visit) {
	if domain := domainOf(v.FinalURL); domain != "" && len(v.Resolution.NameServers) > 0 {
		c.servers.recall(domain, v.Resolution.NameServers, v.At)
	}
	for _, m := range v.Mail {
		if m.Takes != linkwatch.MailUnknown {
			c.mail.recall(m.Name, m.Takes, v.At)
		}
	}
	c.probes.keep(v.Probe)
}
