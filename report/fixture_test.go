package report_test

import (
	"fmt"
	"iter"
	"slices"
	"time"

	"linkwatch"
	"linkwatch/report"
)

var (
	until = time.Date(2026, 11, 23, 7, 0, 0, 0, time.UTC)
	since = until.AddDate(0, 0, -7)
)

func at(month time.Month, dayOfMonth int) time.Time {
	return time.Date(2026, month, dayOfMonth, 3, 17, 5, 0, time.UTC)
}

// hostile is what a page or a catalog may smuggle in, and must show nowhere.
const hostile = "Win <script>alert(1)</script>\x1b[31m red\x1b]0;owned\x07\r\n::error::fake ##[error]fake | *big* [x](https://evil.example) @torvalds \u202egnp.exe \x00\uFFFE %0A & \"q\" 'a'"

// verdicts has every health, every severity, waived findings and hostile words.
func verdicts() []linkwatch.Verdict {
	return []linkwatch.Verdict{healthy(), moved(), unsure(), stale(), broken(), hijacked(), unlinked(), unvisited(), waived()}
}

func check() report.Check {
	return report.Check{
		Catalog: "catalog.yaml",
		Round: linkwatch.Round{
			ID: 7, Started: at(11, 23), Finished: at(11, 23).Add(42 * time.Second), Whole: true, Visited: 7, Skipped: 1,
		},
		Verdicts: these(verdicts()...),
	}
}

func inconclusive() report.Check {
	c := check()
	c.Round.Inconclusive = "6 of 7 hosts that answered before cannot be reached at all, so that our own network is suspected"
	return c
}

// lastWeek is how the same entries stood a week before.
func lastWeek() []linkwatch.Verdict {
	gone := healthy()
	gone.Entry.ID, gone.Entry.Title, gone.Entry.Line = "closed-program", "A Program That Closed", 99
	var before []linkwatch.Verdict
	for _, v := range verdicts() {
		switch v.Entry.ID {
		case "hotline":
			v.Health = linkwatch.Broken
		case "old-guide", "blocked-agency":
			v.Health = linkwatch.Healthy
		case "waived":
			continue // new since
		case "taken-over":
			v.Health = linkwatch.Unsure
		}
		before = append(before, v)
	}
	return append(before, gone)
}

func weekly() report.Weekly { return compare(lastWeek(), verdicts(), since, until) }

func entry(id linkwatch.EntryID, title string, line int) linkwatch.Entry {
	return linkwatch.Entry{
		ID: id, Title: title, Line: line, URL: fmt.Sprintf("https://%s.example.org/", id),
		Publisher: "Example Agency", Kind: linkwatch.Webpage,
	}
}

func visit(e linkwatch.Entry, status int) *linkwatch.Visit {
	when := at(11, 23)
	v := &linkwatch.Visit{
		Entry: e.ID, Round: 7, At: when, Took: 1250 * time.Millisecond, URL: e.URL, FinalURL: e.URL, Status: status,
		Attempts: []linkwatch.Attempt{{At: when, Status: status}},
	}
	if status != 0 {
		v.TLS = linkwatch.TLS{Issuer: "Example CA", NotAfter: at(12, 30)}
		v.Page = linkwatch.Page{ContentType: "text/html", Bytes: 5120, Title: e.Title, Language: "en", Words: 400}
	}
	return v
}

func healthy() linkwatch.Verdict {
	e := entry("hotline", "National Hotline", 14)
	e.Group, e.Owner, e.Kind = "hotlines", "hotlines@example.org", linkwatch.Hotline
	e.Description = "Answers day and night."
	e.ListedIn = []linkwatch.Mention{{Seed: "004.txt", Title: "The National Hotline"}}
	e.Facts = []linkwatch.Fact{{Kind: linkwatch.Phone, Value: "1-888-555-0100"}, {Kind: linkwatch.SMS, Value: "233733"}}
	e.LastVerified = linkwatch.Verification{On: time.Date(2026, 11, 1, 0, 0, 0, 0, time.UTC), By: "R. Reader"}
	v := visit(e, 200)
	v.Page.Facts = e.Facts[:1]
	return linkwatch.Verdict{
		Entry: e, At: until, Health: linkwatch.Healthy, Since: at(11, 20), LastWell: at(11, 23), Last: v, Read: v,
		Modified: linkwatch.DateClaim{
			Date: time.Date(2026, 3, 1, 0, 0, 0, 0, time.UTC), Precision: linkwatch.Month,
			Kind: linkwatch.Modified, Channel: linkwatch.Visible, Confidence: 0.9, Quote: "Last updated: March 2026",
		},
	}
}

func moved() linkwatch.Verdict {
	e := entry("moved", "A Page That Moved", 21)
	e.URL = "http://name:secret@moved.example.org/a" // userinfo must show nowhere
	v := visit(e, 200)
	v.FinalURL = "https://moved.example.org/b"
	v.Hops = []linkwatch.Hop{{Status: 301, From: e.URL, To: v.FinalURL}}
	return linkwatch.Verdict{
		Entry: e, At: until, Health: linkwatch.Healthy, Since: at(10, 1), LastWell: at(11, 23), Last: v,
		Findings: []linkwatch.Finding{
			{
				Check: "redirect", Severity: linkwatch.Warning, Health: linkwatch.Healthy,
				Detail: "The page has moved (to another address of the same site).",
				Hint:   "Put the new address into the catalog: https://moved.example.org/b", Evidence: []string{"301 " + e.URL + " -> " + v.FinalURL},
			},
			{
				Check: "unverified", Severity: linkwatch.Note, Health: linkwatch.Healthy,
				Detail: "No person has looked at this entry yet", Hint: "Look at it and write last_verified into the catalog.",
			},
		},
	}
}

func unsure() linkwatch.Verdict {
	e := entry("blocked-agency", "An Agency Behind a Wall", 28)
	e.Owner = "library@example.org"
	return linkwatch.Verdict{
		Entry: e, At: until, Health: linkwatch.Unsure, Since: at(11, 21), LastWell: at(11, 20), Last: visit(e, 403),
		Findings: []linkwatch.Finding{{
			Check: "blocked", Severity: linkwatch.Warning, Health: linkwatch.Unsure,
			Detail: "The server turns our visits away (status 403): we cannot tell how the page stands.",
			Hint:   "Open the page in a browser.", Evidence: []string{"2026-11-23T03:17:05Z status 403"},
		}},
	}
}

func stale() linkwatch.Verdict {
	e := entry("old-guide", "A Guide, Long Untouched", 35)
	e.Kind = linkwatch.Publication
	e.Edition = "2018"
	return linkwatch.Verdict{
		Entry: e, At: until, Health: linkwatch.Stale, Since: at(11, 19), LastWell: at(11, 18), Last: visit(e, 200),
		Findings: []linkwatch.Finding{{
			Check: "stale", Severity: linkwatch.Warning, Health: linkwatch.Stale,
			Detail: "The page was last reviewed 2024 (stated in a meta element of the page: “<meta name=\"date\" content=\"2024\">”); this entry's limit is 365 days.", Hint: "Ask the publisher whether it still holds.",
		}},
		Modified: linkwatch.DateClaim{
			Date: time.Date(2024, 1, 1, 0, 0, 0, 0, time.UTC), Precision: linkwatch.Year,
			Kind: linkwatch.Reviewed, Channel: linkwatch.Meta, Confidence: 0.5, Quote: `<meta name="date" content="2024">`,
		},
	}
}

func broken() linkwatch.Verdict {
	e := entry("dead-host", `=cmd|'/c calc'!A1`, 42)
	e.Group, e.Owner = "hotlines", "hotlines@example.org"
	e.Facts = []linkwatch.Fact{{Kind: linkwatch.Email, Value: "help@example.org"}}
	v := visit(e, 0)
	v.Failure = linkwatch.Failure{Kind: linkwatch.DNS, Detail: linkwatch.NXDomain}
	v.Attempts = []linkwatch.Attempt{{At: v.At, Failure: v.Failure}, {At: v.At.Add(time.Minute), Failure: v.Failure}}
	return linkwatch.Verdict{
		Entry: e, At: until, Health: linkwatch.Broken, Since: at(11, 2), LastWell: at(11, 1), Last: v,
		Findings: []linkwatch.Finding{
			{
				Check: "failure", Severity: linkwatch.Error, Health: linkwatch.Broken,
				Detail: "The host's name does not exist (nxdomain).", Hint: "Search for the resource's new address.",
				Evidence: []string{"2026-11-23T03:17:05Z dns: nxdomain", "2026-11-23T03:18:05Z dns: nxdomain"},
			},
			{Check: "waiver", Severity: linkwatch.Note, Health: linkwatch.Healthy, Detail: `The waiver of "tls" hides nothing any more.`, Hint: "Remove it from the catalog."},
		},
	}
}

func hijacked() linkwatch.Verdict {
	e := entry("taken-over", hostile, 49)
	e.Owner = hostile
	v := visit(e, 200)
	v.Hops = []linkwatch.Hop{{Status: 302, From: e.URL, To: "javascript:" + hostile}}
	return linkwatch.Verdict{
		Entry: e, At: until, Health: linkwatch.Hijacked, Since: at(11, 22), Last: v,
		Findings: []linkwatch.Finding{
			{
				Check: "hijacked", Severity: linkwatch.Error, Health: linkwatch.Hijacked,
				Detail: "The page is now titled \"" + hostile + "\"", Hint: "Take the link out of every list at once.", Evidence: []string{hostile},
			},
			{Check: "fact", Severity: linkwatch.Error, Health: linkwatch.Broken, Detail: "The phone number 1 is gone.", Hint: "Call nobody."},
			{Check: "fact", Severity: linkwatch.Error, Health: linkwatch.Broken, Detail: "The phone number 2 is gone.", Hint: "Call nobody."},
		},
	}
}

func unlinked() linkwatch.Verdict {
	e := entry("lost-brochure", "A Brochure Nobody Can Find", 56)
	e.URL = ""
	return linkwatch.Verdict{
		Entry: e, At: until, Health: linkwatch.Unlinked,
		Findings: []linkwatch.Finding{{
			Check: "unlinked", Severity: linkwatch.Note, Health: linkwatch.Healthy,
			Detail: "Nobody knows this resource's address yet.", Hint: "Search for it by its title and publisher, and put its url into the catalog.",
		}},
	}
}

func unvisited() linkwatch.Verdict {
	return linkwatch.Verdict{Entry: entry("brand-new", "A Page Added Today", 63), At: until, Health: linkwatch.Unvisited}
}

func waived() linkwatch.Verdict {
	e := entry("waived", "A Page We Verified by Hand", 70)
	e.Waivers = []linkwatch.Waiver{{Check: "blocked", Until: time.Date(2027, 3, 1, 0, 0, 0, 0, time.UTC), Why: "firewall; verified by hand", Who: "R. Reader"}}
	return linkwatch.Verdict{
		Entry: e, At: until, Health: linkwatch.Healthy, Since: at(11, 1), LastWell: at(11, 23), Last: visit(e, 403),
		Waived: []linkwatch.Finding{{
			Check: "blocked", Severity: linkwatch.Warning, Health: linkwatch.Unsure,
			Detail: "The server turns our visits away (status 403).", Hint: "Open the page in a browser.", Evidence: []string{"2026-11-23T03:17:05Z status 403"},
		}},
	}
}

func timeline() []linkwatch.Moment {
	well := visit(broken().Entry, 200)
	well.At = at(11, 1)
	cut := visit(broken().Entry, 200)
	cut.At, cut.Failure = at(11, 2), linkwatch.Failure{Kind: linkwatch.Protocol, Detail: "the answer was cut short"}
	suspected := visit(broken().Entry, 0)
	suspected.At, suspected.Inconclusive, suspected.Failure = at(11, 3), true, linkwatch.Failure{Kind: linkwatch.Timeout, Detail: "while connecting"}
	return []linkwatch.Moment{
		{Visit: *broken().Last, Health: linkwatch.Broken},
		{Visit: *suspected, Health: linkwatch.Unsure},
		{Visit: *cut, Health: linkwatch.Unsure},
		{Visit: *well, Health: linkwatch.Healthy},
	}
}

// these gives verdicts as a check holds them.
func these(verdicts ...linkwatch.Verdict) iter.Seq[linkwatch.Verdict] { return slices.Values(verdicts) }

func compare(before, after []linkwatch.Verdict, since, until time.Time) report.Weekly {
	return report.Compare(these(before...), these(after...), since, until)
}
