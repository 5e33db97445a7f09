package checks

import (
	"testing"

	"linkwatch"
)

func TestFailure(t *testing.T) {
	plain := entry()
	v := func(ago int, kind linkwatch.FailureKind, detail string, times int) linkwatch.Visit {
		return visit(hours(ago), failed(kind, detail, times))
	}
	judge(t, "failure", []judged{
		{"a name that two lookups do not find is broken at once", plain,
			[]linkwatch.Visit{v(1, linkwatch.DNS, linkwatch.NXDomain, 2)}, linkwatch.Broken, "no longer exists"},
		{"a name that one lookup does not find is unsure", plain,
			[]linkwatch.Visit{v(1, linkwatch.DNS, linkwatch.NXDomain, 1)}, linkwatch.Unsure, "no longer exists"},
		{"a DNS server that fails is unsure", plain,
			[]linkwatch.Visit{v(1, linkwatch.DNS, linkwatch.ServFail, 2)}, linkwatch.Unsure, "servfail"},
		{"a name without address is unsure", plain,
			[]linkwatch.Visit{v(1, linkwatch.DNS, linkwatch.NoAddress, 2)}, linkwatch.Unsure, "no address"},
		{"a refused connection is unsure", plain,
			[]linkwatch.Visit{v(1, linkwatch.Connect, "refused", 2)}, linkwatch.Unsure, "could not be reached"},
		{"timeouts over the confirm window are broken", plain,
			[]linkwatch.Visit{v(1, linkwatch.Timeout, "connect", 2), v(30, linkwatch.Timeout, "connect", 2), v(74, linkwatch.Timeout, "connect", 2)},
			linkwatch.Broken, "did not answer in time"},
		{"no handshake is unsure", plain,
			[]linkwatch.Visit{v(1, linkwatch.TLSHandshake, "protocol version", 2)}, linkwatch.Unsure, "No secure connection"},
		{"an answer that breaks off is unsure", plain,
			[]linkwatch.Visit{v(1, linkwatch.Protocol, "cut", 2)}, linkwatch.Unsure, "broke off"},
		{"an address that we refuse is never dead", plain,
			[]linkwatch.Visit{v(1, linkwatch.Refused, "private address", 1), v(30, linkwatch.Refused, "private address", 1), v(90, linkwatch.Refused, "private address", 1)},
			linkwatch.Unsure, "We refuse"},
		{"our own fault is never the page's", plain,
			[]linkwatch.Visit{v(1, linkwatch.VisitPanicked, "index out of range", 1)}, linkwatch.Unsure, "linkwatch itself"},
		{"robots.txt is another check's", plain,
			[]linkwatch.Visit{v(1, linkwatch.RobotsKept, "disallowed", 1)}, linkwatch.Unsure, ""},
		{"an inconclusive round changes no verdict", plain,
			[]linkwatch.Visit{visit(hours(1), failed(linkwatch.DNS, linkwatch.NXDomain, 2), func(v *linkwatch.Visit) { v.Inconclusive = true }), visit(hours(25))},
			linkwatch.Healthy, ""},
	})
}
