package web

import "linkwatch"

// An address is a URL as shown. Href is "" where a reader must not be led
// there; Why then says the reason.
type address struct {
	Text, Href, Why string
}

// entryAddress gives the address of a verdict's entry. What was taken over is
// no link: nobody should land there from here.
func entryAddress(v linkwatch.Verdict) address {
	a := address{Text: v.Entry.Address()}
	href, safe := v.Link()
	switch {
	case safe:
		a.Href = href
	case a.Text == "":
		a.Why = "Nobody knows its address yet."
	case href == "":
		a.Why = "Not a link here, because it is no web address."
	default:
		a.Why = "Not a link here, because somebody else's content may answer there."
	}
	return a
}
