package checks

import (
	"fmt"
	"net/url"
	"strings"
	"time"

	"golang.org/x/net/publicsuffix"

	"linkwatch"
)

// seenApart is how far apart two visits must lie for a move to be believed.
const seenApart = 24 * time.Hour

// redirect finds pages that have moved for good: every hop is permanent. Two
// visits a day apart that arrive at the same place make it a proposal.
func redirect(c Case) []linkwatch.Finding {
	v, ok := c.Last()
	if !ok || !good(v) || !movedForGood(v) {
		return nil
	}
	class := moveClass(v.URL, v.FinalURL)
	f := linkwatch.Finding{
		Severity: linkwatch.Note, Health: linkwatch.Healthy,
		Detail: fmt.Sprintf("The page has moved (%s).", class),
		Hint:   "Nothing yet: if it still leads there in a day, the new address is proposed.",
	}
	for _, h := range v.Hops {
		f.Evidence = append(f.Evidence, fmt.Sprintf("%d %s -> %s", h.Status, h.From, h.To))
	}
	if !c.movedBefore(v) {
		return []linkwatch.Finding{f}
	}
	f.Severity = linkwatch.Warning
	switch class {
	case toRoot:
		f.Hint = "The page itself is probably gone: search the site for it and put its own address into the catalog."
	case otherDomain:
		f.Hint = fmt.Sprintf("Make sure that %s belongs to the same organization before you put it into the catalog.", v.FinalURL)
	case toLogin:
		f.Hint = "The page now asks visitors to log in: look for a public address of the same resource."
	default:
		f.Hint = fmt.Sprintf("Put the new address into the catalog: %s", v.FinalURL)
	}
	return []linkwatch.Finding{f}
}

// movedForGood reports whether every hop of the visit was permanent.
func movedForGood(v linkwatch.Visit) bool {
	for _, h := range v.Hops {
		if h.Status != 301 && h.Status != 308 {
			return false
		}
	}
	return len(v.Hops) > 0
}

// movedBefore reports whether an earlier visit, far enough back, arrived at the
// same place, and none since arrived anywhere else.
func (c Case) movedBefore(last linkwatch.Visit) bool {
	for _, v := range c.Visits[1:] {
		if !good(v) {
			continue
		}
		if !movedForGood(v) || v.URL != last.URL || v.FinalURL != last.FinalURL {
			return false
		}
		if last.At.Sub(v.At) >= seenApart {
			return true
		}
	}
	return false
}

// The classes of a move, in words for the finding.
const (
	toHTTPS     = "now by https"
	toWWW       = "to or from www"
	toSlash     = "the slash at its end"
	toRoot      = "to the site's front page"
	toLogin     = "to a login page"
	otherDomain = "to another domain"
	pageMove    = "to another address of the same site"
)

// moveClass says how the place where a chain ends differs from where it began.
func moveClass(from, to string) string {
	a, errA := url.Parse(from)
	b, errB := url.Parse(to)
	if errA != nil || errB != nil {
		return pageMove // unreachable: both were sent
	}
	hostA, hostB := bareHost(a), bareHost(b)
	pathA, pathB := strings.TrimSuffix(a.Path, "/"), strings.TrimSuffix(b.Path, "/")
	switch {
	case registrable(hostA) != registrable(hostB):
		return otherDomain
	case pathA != "" && pathB == "" && b.RawQuery == "":
		return toRoot
	case loginPath(b.Path) && !loginPath(a.Path):
		return toLogin
	case hostA != hostB || pathA != pathB || a.RawQuery != b.RawQuery:
		return pageMove
	case a.Hostname() != b.Hostname():
		return toWWW
	case a.Scheme != b.Scheme:
		return toHTTPS
	}
	return toSlash
}

func bareHost(u *url.URL) string { return strings.TrimPrefix(strings.ToLower(u.Hostname()), "www.") }

// registrable is the part of a host name that somebody registered (the Public
// Suffix List); the host itself where it has none, as an IP address.
func registrable(host string) string {
	domain, err := publicsuffix.EffectiveTLDPlusOne(host)
	if err != nil {
		return host
	}
	return domain
}

func loginPath(path string) bool {
	for segment := range strings.SplitSeq(strings.ToLower(path), "/") {
		switch segment {
		case "login", "signin", "sign-in", "log-in", "sso", "auth":
			return true
		}
	}
	return false
}
