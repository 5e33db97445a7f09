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
	// InPlace says that what it finds stands in place of the page.
	InPlace bool
	// OfContent says that it speaks of what the page says and where it leads,
	// which means nothing where something else stands in place of the page.
	OfContent bool
	// Lasts says that what it found on the page that was last read holds on while
	// visits do not reach the page: a failed visit destroys nothing that was known.
	Lasts bool
}

// All lists the checks, in the order in which equally grave findings are told.
var All = []Check{
	{Name: "hijacked", Doc: "The address answers with somebody else's content.", Find: hijacked},
	{Name: "parked", Doc: "The address shows a page that offers the site's name for sale.", Find: parked, InPlace: true},
	{Name: "unclaimed", Doc: "The answer comes from whoever hosts the site, for no site is there.", Find: unclaimed, InPlace: true},
	{Name: "status", Doc: "The page's address answers with an error.", Find: status},
	{Name: "failure", Doc: "No whole answer comes from the page's address.", Find: failure},
	{Name: "blocked", Doc: "A bot wall or firewall answers in place of the page.", Find: blocked, InPlace: true},
	{Name: "soft404", Doc: "A \"not found\" page comes with a status that says all is well.", Find: soft404, InPlace: true},
	{Name: "empty", Doc: "The page has no words where it had some, or nothing is sent at all.", Find: empty, InPlace: true},
	{Name: "redirect-loop", Doc: "The address redirects without ever arriving.", Find: redirectLoop},
	{Name: "tls", Doc: "The certificate does not vouch for the site.", Find: certificateTrouble},
	{Name: "fact", Doc: "The page does not show a number or address that the entry states.", Find: fact, OfContent: true},
	{Name: "robots", Doc: "The site's robots.txt keeps us out.", Find: robots},
	{Name: "drift", Doc: "The page is no longer what it was when it was accepted.", Find: drift, OfContent: true},
	{Name: "stale", Doc: "The page was last modified too long ago.", Find: stale, OfContent: true, Lasts: true},
	{Name: "superseded", Doc: "The publication has a newer edition.", Find: superseded, OfContent: true, Lasts: true},
	{Name: "undated", Doc: "The page does not say when it was last modified.", Find: undated, OfContent: true},
	{Name: "redirect", Doc: "The page has moved.", Find: redirect, OfContent: true},
	{Name: "certificate", Doc: "The certificate ends soon.", Find: certificateEnds},
	{Name: "unverified", Doc: "A person must look at the entry again.", Find: unverified},
	{Name: "unlinked", Doc: "Nobody knows the resource's address yet.", Find: unlinked},
	{Name: "waiver", Doc: "A waiver ends, hides a death, or hides nothing any more."}, // made by Judge, which alone knows what a waiver hid
}

// A Past is what is known of an entry.
type Past struct {
	Visits []linkwatch.Visit // newest first, or they are sorted
	// Accepted is the visit whose page a maintainer last accepted as the right
	// one, or else the first that read it; nil: the oldest of Visits that did.
	Accepted *linkwatch.Visit
	// Crowd counts the other entries, of other addresses, that were last
	// redirected to the final address of the newest visit.
	Crowd int
	// Series is what the page that lists the editions of the entry was seen to
	// list, the newest first (see Listings); none if the catalog names no such page.
	Series []linkwatch.Visit
}

// A Case is all that a check may look at: of the visits only those that count.
type Case struct {
	Entry linkwatch.Entry
	Past
	Now time.Time
}

// Last is the newest visit that counts, as the case has it; false if there is none.
func (c Case) Last() (*linkwatch.Visit, bool) {
	if len(c.Visits) == 0 {
		return nil, false
	}
	return &c.Visits[0], true
}

// Judge gives the verdict on an entry at a moment, from what was known of it
// then. The more visits it is given, the further back Since can reach.
func Judge(e linkwatch.Entry, past Past, now time.Time) linkwatch.Verdict {
	c := caseOf(e, past, now)
	v := c.verdict()
	if last, ok := c.Last(); ok {
		v.Last, v.Read, v.Modified = last, c.read(), c.ofPage(v).modified()
		v.Since, v.LastWell, v.Suspect = c.history(v)
	}
	return v
}

// Health gives the health of that verdict, which takes less than half as long.
func Health(e linkwatch.Entry, past Past, now time.Time) linkwatch.Health {
	return caseOf(e, past, now).verdict().Health
}

// caseOf takes up what counts of a past.
func caseOf(e linkwatch.Entry, past Past, now time.Time) Case {
	return Case{e, past.with(counting(e, newestFirst(past.Visits))), now}
}

// verdict judges without looking back at earlier verdicts.
func (c Case) verdict() linkwatch.Verdict {
	v := linkwatch.Verdict{Entry: c.Entry, At: c.Now, Health: linkwatch.Healthy}
	inPlace := false
	for _, check := range All {
		// The checks of what stands in place of the page come first in All.
		if check.Find == nil || check.OfContent && (inPlace && !(check.Lasts && c.unread()) || takenOver(v.Findings, v.Waived)) {
			continue
		}
		for _, f := range check.Find(c) {
			f.Check = check.Name
			if waived(c.Entry, f.Check, c.Now) {
				v.Waived = append(v.Waived, f) // by somebody who says that the page is there
			} else {
				v.Findings = append(v.Findings, f)
				inPlace = inPlace || check.InPlace
			}
		}
	}
	if told := waivers(c, v.Waived); waived(c.Entry, "waiver", c.Now) {
		v.Waived = append(v.Waived, told...)
	} else {
		v.Findings = append(v.Findings, told...)
	}
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

// displaced reports whether a verdict is on something else than the page.
func displaced(v linkwatch.Verdict) bool {
	return takenOver(v.Findings) || slices.ContainsFunc(v.Findings, func(f linkwatch.Finding) bool {
		return slices.ContainsFunc(All, func(check Check) bool { return check.InPlace && check.Name == f.Check })
	})
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
	idle := func(v linkwatch.Visit) bool { return v.Inconclusive || !e.IsAt(v.URL) }
	if !slices.ContainsFunc(visits, idle) {
		return visits
	}
	return slices.DeleteFunc(slices.Clone(visits), idle)
}
