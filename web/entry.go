package web

import (
	"net/http"
	"time"

	"linkwatch"
)

// maxVisits bounds the visits that an entry's page lists.
const maxVisits = 60

// An entryPage is the model of an entry's page.
type entryPage struct {
	linkwatch.Verdict
	Now     time.Time
	Address address
	Facts   []shownFact
	Strip   strip
	Moments []linkwatch.Moment // newest first
	Older   int                // moments that are not listed
}

// A shownFact is a fact that the entry states, and whether its page shows it.
type shownFact struct {
	linkwatch.Fact
	Sought bool // whether the page was ever read
	Found  bool
}

// Clock gives the time of a visit, told apart from the other listed ones.
func (p entryPage) Clock(t time.Time) string {
	var times []time.Time
	for _, m := range p.Moments {
		times = append(times, m.Visit.At)
	}
	return apart(t, times)
}

// entry shows how one entry stands and why.
func (s *site) entry(r *http.Request) (page, error) {
	id := r.PathValue("id")
	missing := trouble{http.StatusNotFound, "The catalog has no entry of this name."}
	if len(id) > maxText {
		return page{}, missing
	}
	v, moments, ok, err := s.source.Timeline(r.Context(), linkwatch.EntryID(id))
	if err != nil {
		return page{}, err
	}
	if !ok {
		return page{}, missing
	}
	m := entryPage{Verdict: v, Now: s.source.Running().clock(), Address: entryAddress(v)}
	for _, f := range v.Entry.Facts {
		m.Facts = append(m.Facts, shownFact{f, v.Read != nil, v.Read != nil && v.Read.Page.Shows(f)})
	}
	shown := min(len(moments), maxVisits)
	m.Moments, m.Older = moments[:shown], len(moments)-shown
	m.Strip = stripOf(m.Moments)
	return page{"entry", v.Entry.Title, "", m}, nil
}
