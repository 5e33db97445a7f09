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
	// OfContent says that it speaks of what the page says and where it leads,
	// which means nothing once somebody else has taken the page over.
	OfContent bool
}

// All lists the checks, in the order in which equally grave findings are told.
var All = []Check{
	{Name: "hijacked", Doc: "The address answers with somebody else's content.", Find: hijacked},
	{Name: "status", Doc: "The page's address answers with an error.", Find: status},
	{Name: "failure", Doc: "No whole answer comes from the page's address.", Find: failure},
	{Name: "redirect-loop", Doc: "The address redirects without ever arriving.", Find: redirectLoop},
	{Name: "tls", Doc: "The certificate does not vouch for the site.", Find: certificateTrouble},
	{Name: "fact", Doc: "The page does not show a number or address that the entry states.", Find: fact, OfContent: true},
	{Name: "blocked", Doc: "A bot wall or firewall answers in place of the page.", Find: blocked},
	{Name: "robots", Doc: "The site's robots.txt keeps us out.", Find: robots},
	{Name: "stale", Doc: "The page was last modified too long ago.", Find: stale, OfContent: true},
	{Name: "undated", Doc: "The page does not say when it was last modified.", Find: undated, OfContent: true},
	{Name: "redirect", Doc: "The page has moved.", Find: redirect, OfContent: true},
	{Name: "certificate", Doc: "The certificate ends soon.", Find: certificateEnds},
	{Name: "unlinked", Doc: "Nobody knows the resource's address yet.", Find: unlinked},
	{Name: "waiver", Doc: "A waiver has ended, or hides nothing any more."}, // made by Judge, which alone knows what a waiver hid
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
		v.Last, v.Read = &last, c.read()
		v.Since, v.LastWell = c.history(v.Health)
	}
	return v
}

// verdict judges without looking back at earlier verdicts.
func (c Case) verdict() linkwatch.Verdict {
	v := linkwatch.Verdict{Entry: c.Entry, At: c.Now, Modified: c.modified(), Health: linkwatch.Healthy}
	for _, check := range All {
		// The checks of who answers stand first in All.
		if check.Find == nil || check.OfContent && takenOver(v.Findings, v.Waived) {
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

// takenOver reports whether somebody else's content was found.
func takenOver(findings ...[]linkwatch.Finding) bool {
	return slices.ContainsFunc(slices.Concat(findings...), func(f linkwatch.Finding) bool { return f.Health == linkwatch.Hijacked })
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
