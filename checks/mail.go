package checks

import (
	"fmt"
	"strings"

	"linkwatch"
)

// undeliverable finds e-mail addresses of the entry whose domain takes no mail.
// Said once it has no effect; name servers that say so at two visits make the
// entry stale.
func (c Case) undeliverable() []linkwatch.Finding {
	var findings []linkwatch.Finding
	for _, f := range c.Entry.Facts {
		_, domain, isAddress := strings.Cut(f.Value, "@")
		if f.Kind != linkwatch.Email || !isAddress {
			continue
		}
		refused := c.refusals(strings.ToLower(domain))
		if len(refused) == 0 {
			continue
		}
		finding := linkwatch.Finding{
			Severity: linkwatch.Warning, Health: linkwatch.Healthy,
			Detail: fmt.Sprintf("Mail to %s cannot arrive: %s takes none.", f.Value, domain),
			Hint:   "Nothing yet: if the name servers say so again, look for another address.",
		}
		if len(refused) > 1 {
			finding.Health = linkwatch.Stale
			finding.Hint = "Look for the organization's present e-mail address, correct the catalog, and tell those who print the old one."
		}
		for _, v := range refused {
			finding.Evidence = append(finding.Evidence, seen(v, domain+" has no mail server (MX) and no address, or refuses mail (null MX)"))
		}
		findings = append(findings, finding)
	}
	return findings
}

// refusals lists the newest visits, two at most, at which the name servers said
// that a domain takes no mail, with no other word of theirs in between.
func (c Case) refusals(domain string) []*linkwatch.Visit {
	var refused []*linkwatch.Visit
	for i := range c.Visits {
		v := &c.Visits[i]
		switch delivery(v, domain) {
		case linkwatch.Delivers:
			return refused
		case linkwatch.NoMail:
			if refused = append(refused, v); len(refused) == 2 {
				return refused
			}
		}
	}
	return refused
}

// delivery is what a visit learned of a domain; "" if it did not ask.
func delivery(v *linkwatch.Visit, domain string) linkwatch.Delivery {
	for _, d := range v.Mail {
		if strings.EqualFold(d.Name, domain) {
			return d.Takes
		}
	}
	return ""
}
