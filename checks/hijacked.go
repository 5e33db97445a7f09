package checks

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"linkwatch"
)

// hijacked finds pages that were taken over, or into which somebody put what is
// not theirs, against their own past and what the catalog calls them: a title in
// another script, words of spam (spam.go), blocks in a script that the page never
// had. Of a page that has a past only what is new speaks: seen once we are
// unsure, seen twice without a doubt it is hijacked. Of one that has none, or was always so, the
// words alone make us no more than unsure, for it may be about what they say;
// only a page that advertises from its title on, and not what the entry is
// about, is hijacked at once.
func hijacked(c Case) []linkwatch.Finding {
	if len(c.Visits) == 0 || !saw(&c.Visits[0]) {
		return nil
	}
	if found := c.foreignTitle(); found != nil {
		return found
	}
	v := &c.Visits[0]
	if !suspicious(&v.Page) {
		return nil
	}
	known := c.known(v)
	if known != nil {
		if s := spamOf(v, known); s.isNew() {
			looks := c.looks(known, spam.isSure)
			if s.isDoor(v.Page, c.Entry.Title) {
				looks = sureLooks
			}
			f := takeover(fmt.Sprintf("it now has words of %s.", s.topic), looks)
			f.Evidence = s.evidence(v, known)
			return []linkwatch.Finding{f}
		}
	}
	if found := c.spamAlone(v, known); found != nil {
		return found
	}
	return newTongue(v, known)
}

// suspicious reports whether a page has anything that this check asks for
// besides its title: nearly none has.
func suspicious(p *linkwatch.Page) bool {
	return len(p.Tongues) > 1 || slices.ContainsFunc(p.Terms, func(t linkwatch.Term) bool {
		_, spam := spamWords[t.Word]
		return spam
	})
}

// sureLooks is how many looks must agree.
const sureLooks = 2

// looks counts the newest visits that read the page, two at most, of which one
// claim holds against what is known.
func (c Case) looks(known *linkwatch.Visit, claim func(spam) bool) int {
	looks := 0
	for i := range c.Visits {
		if looks == sureLooks || saw(&c.Visits[i]) && !claim(spamOf(&c.Visits[i], known)) {
			break
		}
		if saw(&c.Visits[i]) {
			looks++
		}
	}
	return looks
}

// takeover is the finding of somebody else's content after so many looks.
func takeover(what string, looks int) linkwatch.Finding {
	if looks < sureLooks {
		return linkwatch.Finding{
			Severity: linkwatch.Warning, Health: linkwatch.Unsure,
			Detail: "The address may show somebody else's content: " + what,
			Hint:   "Look at the page in a browser now, and do not follow its links; the next visit decides.",
		}
	}
	return linkwatch.Finding{
		Severity: linkwatch.Error, Health: linkwatch.Hijacked,
		Detail: "The address now shows somebody else's content: " + what,
		Hint:   "Take the link off your pages today and tell the organization; then look for its new address. Do not follow the page's links.",
	}
}

// spamAlone judges a page by itself: it has no past, or always was so.
func (c Case) spamAlone(v, known *linkwatch.Visit) []linkwatch.Finding {
	s := spamOf(v, nil)
	if !s.isAlone() || c.vouched(cmp.Or(known, v)) || s.isSubject(c.Entry.Title) {
		return nil
	}
	f := takeover(fmt.Sprintf("it has words of %s.", s.topic), 1)
	if s.isDoor(v.Page, c.Entry.Title) {
		f = takeover(fmt.Sprintf("it advertises %s.", s.topic), sureLooks)
	} else {
		f.Hint = "Look at the page in a browser, and do not follow its links. If it is as it should be, write last_verified into the catalog; if not, tell the organization."
	}
	f.Evidence = s.evidence(v, nil)
	return []linkwatch.Finding{f}
}

// vouched reports whether a person has looked at the page since it was as a visit
// saw it: what it had then is its own.
func (c Case) vouched(saw *linkwatch.Visit) bool {
	return !c.Entry.LastVerified.On.IsZero() && !saw.At.After(c.Entry.LastVerified.On.Add(dayOff))
}

// aFew is how many languages a page may have had before one more is no news.
const aFew = 3

// newTongue finds blocks in a script that the page never had and does not declare
// as its own. It may be a translation as well as an intruder: it makes us no more
// than unsure.
func newTongue(v, known *linkwatch.Visit) []linkwatch.Finding {
	if known == nil || len(known.Page.Tongues) == 0 || len(known.Page.Tongues) >= aFew {
		return nil
	}
	t, found := foreignTongue(v, known)
	if !found || scriptOf(t.Language) == "" || sameTongue(t.Language, primary(v.Page.Language)) {
		return nil
	}
	f := linkwatch.Finding{
		Severity: linkwatch.Warning, Health: linkwatch.Unsure,
		Detail:   fmt.Sprintf("A part of the page is in %s, which it never was.", languageName(t.Language)),
		Hint:     "Look at the page in a browser. If that part belongs there, accept the page as it is now; if not, tell the organization.",
		Evidence: []string{seen(v, fmt.Sprintf("in %s: %q", languageName(t.Language), t.Quote)), seen(known, "in "+told(known.Page.Tongues))},
	}
	if len(v.Page.Hidden.Hosts) > len(known.Page.Hidden.Hosts) {
		f.Evidence = append(f.Evidence, hiddenPart(v.Page.Hidden))
	}
	return []linkwatch.Finding{f}
}

// told lists languages for people.
func told(tongues []linkwatch.Tongue) string {
	var names []string
	for _, t := range tongues {
		names = append(names, languageName(t.Language))
	}
	return strings.Join(names, ", ")
}
