package linkwatch

import (
	"net/url"
	"slices"
)

// Link gives the entry's address as a link holds it, without userinfo, and
// whether people may be led there: nobody is led to where somebody else's
// content answers, is suspected, or was waived. An address that does not lead
// to the web gives "".
func (v Verdict) Link() (href string, safe bool) {
	href = v.Entry.Address()
	u, err := url.Parse(href) // which tells schemes in lower case
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Hostname() == "" {
		return "", false
	}
	return href, !v.takenOver()
}

// takenOver reports whether anything says that the address is no longer its owner's.
func (v Verdict) takenOver() bool {
	says := func(f Finding) bool { return f.Check == "hijacked" || f.Check == "parked" }
	return v.Health == Hijacked || slices.ContainsFunc(v.Findings, says) || slices.ContainsFunc(v.Waived, says)
}
