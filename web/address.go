package web

import (
	"net/url"
	"slices"

	"linkwatch"
)

// An address is a URL as shown. Href is "" where a reader must not be led
// there; Why then says the reason.
type address struct {
	Text, Href, Why string
}

// entryAddress gives the address of a verdict's entry. What was taken over is
// no link: nobody should land there from here.
func entryAddress(v linkwatch.Verdict) address {
	a := address{Text: v.Entry.Address()}
	switch {
	case a.Text == "":
		a.Why = "Nobody knows its address yet."
	case takenOver(v):
		a.Why = "Not a link here, because somebody else's content answers there."
	case !webAddress(a.Text):
		a.Why = "Not a link here, because it is no web address."
	default:
		a.Href = a.Text
	}
	return a
}

func takenOver(v linkwatch.Verdict) bool {
	return v.Health == linkwatch.Hijacked || slices.ContainsFunc(v.Findings, func(f linkwatch.Finding) bool {
		return f.Check == "hijacked" || f.Check == "parked"
	})
}

func webAddress(raw string) bool {
	u, err := url.Parse(raw)
	return err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Host != ""
}
