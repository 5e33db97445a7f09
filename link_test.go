package linkwatch_test

import (
	"testing"

	"linkwatch"
)

func TestLinkLeadsNobodyToSomebodyElsesContent(t *testing.T) {
	const page = "https://a.test/x"
	says := func(check string) []linkwatch.Finding {
		return []linkwatch.Finding{{Check: check, Health: linkwatch.Unsure}}
	}
	for name, c := range map[string]struct {
		url  string
		v    linkwatch.Verdict
		href string
		safe bool
	}{
		"a healthy page":         {page, linkwatch.Verdict{Health: linkwatch.Healthy}, page, true},
		"a broken page":          {page, linkwatch.Verdict{Health: linkwatch.Broken, Findings: says("status")}, page, true},
		"a hijacked page":        {page, linkwatch.Verdict{Health: linkwatch.Hijacked}, page, false},
		"a suspected hijack":     {page, linkwatch.Verdict{Health: linkwatch.Unsure, Findings: says("hijacked")}, page, false},
		"a parked page":          {page, linkwatch.Verdict{Health: linkwatch.Unsure, Findings: says("parked")}, page, false},
		"a waived hijack":        {page, linkwatch.Verdict{Health: linkwatch.Healthy, Waived: says("hijacked")}, page, false},
		"a waived parked page":   {page, linkwatch.Verdict{Health: linkwatch.Healthy, Waived: says("parked")}, page, false},
		"a scheme in capitals":   {"HTTPS://a.test/", linkwatch.Verdict{}, "HTTPS://a.test/", true},
		"a name and a password":  {"http://me:pw@a.test/", linkwatch.Verdict{}, "http://a.test/", true},
		"a script":               {"JavaScript:alert(1)", linkwatch.Verdict{}, "", false},
		"a script behind blanks": {" javascript:alert(1)", linkwatch.Verdict{}, "", false},
		"a mail address":         {"mailto:a@b.test", linkwatch.Verdict{}, "", false},
		"no scheme":              {"//a.test/", linkwatch.Verdict{}, "", false},
		"no host":                {"https:///x", linkwatch.Verdict{}, "", false},
		"a port without a host":  {"https://:80/x", linkwatch.Verdict{}, "", false},
		"what is no address":     {"https://a.test/%zz", linkwatch.Verdict{}, "", false},
		"an unlinked entry":      {"", linkwatch.Verdict{Health: linkwatch.Unlinked}, "", false},
	} {
		c.v.Entry.URL = c.url
		if href, safe := c.v.Link(); href != c.href || safe != c.safe {
			t.Errorf("%s, %q: got %q, safe %v; want %q, %v", name, c.url, href, safe, c.href, c.safe)
		}
	}
}
