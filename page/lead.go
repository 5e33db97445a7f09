package page

import (
	"bytes"
	"net/url"
	"time"

	"linkwatch"
)

// refresh takes in what a meta element with http-equiv=refresh says. As in
// browsers the first that can be followed counts, even if it only loads the page
// again.
func (r *reading) refresh(said []byte) {
	if r.refreshed {
		return
	}
	r.page.Lead, r.refreshed = refreshLead(said, r.base, r.at)
}

// refreshLead is where a Refresh header or meta element of the page at sends its
// visitors; zero if it is the page itself. It reports whether a browser would
// follow.
func refreshLead(said []byte, base, at *url.URL) (lead linkwatch.Lead, followed bool) {
	after, address, ok := readRefresh(said)
	if !ok || len(bytes.TrimSpace(address)) == 0 {
		return lead, ok
	}
	target := resolved(base, address)
	if to := destination(target, at); to != "" {
		lead = linkwatch.Lead{Kind: linkwatch.RefreshHop, To: to, After: after}
	}
	return lead, target != nil
}

// destination writes where target leads from the page at; "" if nowhere else.
func destination(target, at *url.URL) string {
	if target == nil {
		return ""
	}
	to := withoutFragment(target)
	if to == withoutFragment(at) {
		return ""
	}
	return to
}

// readRefresh takes apart "5; url='/next'" in the spellings that browsers take:
// the shared declarative refresh steps (WHATWG HTML, 4.2.5.3). The address is
// empty where there is none, which means the page itself.
func readRefresh(said []byte) (after time.Duration, address []byte, ok bool) {
	i := skipBlank(said, 0)
	start := i
	for i < len(said) && isDigit(said[i]) {
		i++
	}
	if i == start && (i == len(said) || said[i] != '.') {
		return 0, nil, false
	}
	after = seconds(said[start:i])
	for i < len(said) && (isDigit(said[i]) || said[i] == '.') {
		i++
	}
	if i < len(said) && said[i] != ';' && said[i] != ',' && !isBlank(said[i]) {
		return 0, nil, false
	}
	i = skipBlank(said, i)
	if i < len(said) && (said[i] == ';' || said[i] == ',') {
		i = skipBlank(said, i+1)
	}
	if i == len(said) {
		return after, nil, true
	}
	return after, refreshAddress(said[i:]), true
}

// refreshAddress takes url= and quotes off an address, where they are.
func refreshAddress(said []byte) []byte {
	if said[0]|0x20 == 'u' {
		if len(said) < 3 || said[1]|0x20 != 'r' || said[2]|0x20 != 'l' {
			return said
		}
		i := skipBlank(said, len("url"))
		if i == len(said) || said[i] != '=' {
			return said
		}
		said = said[skipBlank(said, i+1):]
	}
	if len(said) > 0 && (said[0] == '"' || said[0] == '\'') {
		quote := said[0]
		said = said[1:]
		for i, c := range said {
			if c == quote {
				return said[:i]
			}
		}
	}
	return said
}

// seconds is the time that digits say, as much of it as a Duration can hold
// many times over.
func seconds(digits []byte) time.Duration {
	const most = 1_000_000_000
	n := 0
	for _, c := range digits {
		n = min(10*n+int(c-'0'), most)
	}
	return time.Duration(n) * time.Second
}
