package store

import (
	"time"

	"linkwatch"
)

// asKept gives the visit as it will be read back: to the millisecond, in UTC,
// with nil for empty lists, without line breaks in the words of lists, without a
// content type of what has no content, and with the one attempt that every visit
// has. It shares with the given one the lists of which nothing has to be changed,
// which are most.
func asKept(v linkwatch.Visit) linkwatch.Visit {
	v.At = rounded(v.At)
	v.Took = v.Took.Truncate(time.Millisecond)
	v.RetryAfter = v.RetryAfter.Truncate(time.Millisecond)
	v.TLS.NotAfter = rounded(v.TLS.NotAfter)
	v.Hops = orNil(v.Hops)
	v.Attempts = changed(v.Attempts, func(a linkwatch.Attempt) linkwatch.Attempt {
		a.At = rounded(a.At)
		return a
	})
	if v.Attempts == nil {
		v.Attempts = onlyAttempt(&v)
	}
	v.Header.Marks = changed(v.Header.Marks, aWord)
	if typeless(&v) {
		v.Header.ContentType = ""
	}
	v.Resolution.Aliases = changed(v.Resolution.Aliases, aWord)
	v.Resolution.NameServers = changed(v.Resolution.NameServers, aWord)
	v.Resolution.Addresses = orNil(v.Resolution.Addresses)
	v.Resolution.Deaf = orNil(v.Resolution.Deaf)
	v.Mail = changed(v.Mail, func(m linkwatch.MailDomain) linkwatch.MailDomain {
		m.Name = aWord(m.Name)
		return m
	})
	v.Told = changed(v.Told, claimAsKept)
	v.Probe.At = rounded(v.Probe.At)
	v.Probe.Page = probeAsKept(v.Probe)
	pageAsKept(&v.Page)
	return v
}

// probeAsKept gives the page of a probe.
func probeAsKept(p linkwatch.Probe) *linkwatch.Page {
	if p.Status == 0 {
		return nil
	}
	page := *p.Page
	pageAsKept(&page)
	return &page
}

func pageAsKept(p *linkwatch.Page) {
	for _, list := range []*[]string{&p.Headings, &p.Hosts, &p.Sources, &p.Downloads, &p.Marks, &p.Hidden.Hosts} {
		*list = changed(*list, aWord)
	}
	p.Lead.After = p.Lead.After.Truncate(time.Millisecond)
	p.Facts = changed(p.Facts, func(f linkwatch.Fact) linkwatch.Fact {
		f.Value = aWord(f.Value)
		return f
	})
	p.Claims = changed(p.Claims, claimAsKept)
	p.Editions = changed(p.Editions, func(e linkwatch.Edition) linkwatch.Edition {
		return linkwatch.Edition{Text: aWord(e.Text), To: aPart(e.To), Rel: aPart(e.Rel)}
	})
	p.Terms = changed(p.Terms, func(t linkwatch.Term) linkwatch.Term {
		t.Word = aWord(t.Word)
		return t
	})
	p.Tongues = changed(p.Tongues, func(t linkwatch.Tongue) linkwatch.Tongue {
		t.Language, t.Quote = aWord(t.Language), aWord(t.Quote)
		return t
	})
	p.Print.Blocks = orNil(p.Print.Blocks)
	p.Print.Shingles = orNil(p.Print.Shingles)
}

func claimAsKept(c linkwatch.DateClaim) linkwatch.DateClaim {
	c.Date, c.Quote = rounded(c.Date), aWord(c.Quote)
	return c
}

// changed gives what becomes of each item of the list, which may be the list
// itself, and nil for an empty one.
func changed[T comparable](list []T, become func(T) T) []T {
	for _, item := range list {
		if become(item) != item {
			return each(list, become)
		}
	}
	return orNil(list)
}

// onlyAttempt is the attempt of a visit that made but one and tells all of it.
func onlyAttempt(v *linkwatch.Visit) []linkwatch.Attempt {
	return []linkwatch.Attempt{{At: v.At, Status: v.Status, Failure: v.Failure}}
}

// each gives what becomes of each item of the list, nil for an empty one.
func each[From, To any](list []From, become func(From) To) []To {
	if len(list) == 0 {
		return nil
	}
	became := make([]To, len(list))
	for i, item := range list {
		became[i] = become(item)
	}
	return became
}

func orNil[T any](list []T) []T {
	if len(list) == 0 {
		return nil
	}
	return list
}
