// Package checks judges: it turns an entry's visits into findings, and the
// findings into a verdict. It is pure: it reads no clock, no file and no
// network, so what it needs to know a visit must have recorded.
//
// Start with Judge, then All, the table of the checks; each check is one file.
// To add one, write its file and its test and list it in All.
package checks

import (
	"cmp"
	"slices"
	"time"

	"linkwatch"
)

// A Check is one rule.
type Check struct {
	Name string                         // as in findings, waivers, reports and metrics
	Doc  string                         // what it says, in one sentence
	Find func(Case) []linkwatch.Finding // the findings leave Check empty: Judge fills it in
}

// All lists the checks, in the order in which equally grave findings are told.
var All = []Check{
	{"hijacked", "The address answers with somebody else's content.", hijacked},
	{"status", "The page's address answers with an error.", status},
	{"failure", "No whole answer comes from the page's address.", failure},
	{"redirect-loop", "The address redirects without ever arriving.", redirectLoop},
	{"tls", "The certificate does not vouch for the site.", certificateTrouble},
	{"blocked", "A bot wall or firewall answers in place of the page.", blocked},
	{"robots", "The site's robots.txt keeps us out.", robots},
	{"stale", "The page was last modified too long ago.", stale},
	{"undated", "The page does not say when it was last modified.", undated},
	{"redirect", "The page has moved.", redirect},
	{"certificate", "The certificate ends soon.", certificateEnds},
	{"unlinked", "Nobody knows the resource's address yet.", unlinked},
	{"waiver", "A waiver has ended, or hides nothing any more.", nil}, // made by Judge, which alone knows what a waiver hid
}

// A Case is all that a check may look at.
type Case struct {
	Entry  linkwatch.Entry
	Visits []linkwatch.Visit // newest first; only those that count
	Now    time.Time
}

// Last is the newest visit that counts; false if there is none.
func (c Case) Last() (linkwatch.Visit, bool) {
	if len(c.Visits) == 0 {
		return linkwatch.Visit{}, false
	}
	return c.Visits[0], true
}

// Judge gives the verdict on an entry at a moment, from its visits up to then,
// newest first. The more visits it is given, the further back Since can reach.
func Judge(e linkwatch.Entry, visits []linkwatch.Visit, now time.Time) linkwatch.Verdict {
	c := Case{e, counting(e, visits), now}
	v := c.verdict()
	if last, ok := c.Last(); ok {
		v.Last = &last
		v.Since, v.LastWell = c.history(v.Health)
	}
	return v
}

// verdict judges without looking back at earlier verdicts.
func (c Case) verdict() linkwatch.Verdict {
	v := linkwatch.Verdict{Entry: c.Entry, At: c.Now, Modified: c.modified(), Health: linkwatch.Healthy}
	for _, check := range All {
		if check.Find == nil {
			continue
		}
		for _, f := range check.Find(c) {
			f.Check = check.Name
			if waived(c.Entry, f.Check, c.Now) {
				v.Waived = append(v.Waived, f)
			} else {
				v.Findings = append(v.Findings, f)
			}
		}
	}
	v.Findings = append(v.Findings, waivers(c, v.Waived)...)
	slices.SortStableFunc(v.Findings, graver)
	for _, f := range v.Findings {
		v.Health = max(v.Health, f.Health)
	}
	switch {
	case c.Entry.URL == "":
		v.Health = linkwatch.Unlinked
	case len(c.Visits) == 0:
		v.Health = linkwatch.Unvisited
	}
	return v
}

var severities = []linkwatch.Severity{linkwatch.Note, linkwatch.Warning, linkwatch.Error}

func graver(a, b linkwatch.Finding) int {
	return cmp.Or(cmp.Compare(b.Health, a.Health),
		cmp.Compare(slices.Index(severities, b.Severity), slices.Index(severities, a.Severity)))
}

// counting drops the visits that change no verdict: those of inconclusive
// rounds, and those to an address that the entry no longer has.
func counting(e linkwatch.Entry, visits []linkwatch.Visit) []linkwatch.Visit {
	idle := func(v linkwatch.Visit) bool { return v.Inconclusive || v.URL != e.URL }
	if !slices.ContainsFunc(visits, idle) {
		return visits
	}
	return slices.DeleteFunc(slices.Clone(visits), idle)
}
