package web

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/PuerkitoBio/goquery"

	"linkwatch"
)

func TestEntrySaysWhyAndWhatToDo(t *testing.T) {
	doc := newWorld().read(t, "/entries/gone", http.StatusOK)
	wantWords(t, doc, "h1", "Zebra office")
	wantWords(t, doc, ".lead", "broken confirmed dead, since 2026-11-19 (3 days ago). Last seen well 2026-11-18 (4 days ago).")
	wantWords(t, doc, ".finding.broken h3", "The server answers with an error status")
	wantWords(t, doc, ".finding.broken .hint", "What to do: Hint of status.")
	wantWords(t, doc, ".finding.broken li", "evidence of status")
	wantWords(t, doc, ".finding.waived", "Detail of tls.")
	wantWords(t, doc, ".finding.waived", "Waived until 2027-11-22 by Ann: known to us")
	wantWords(t, doc, "dl", "Catalog gone, line 31")
}

func TestEntryShowsFactsAndWhetherTheyWereSeen(t *testing.T) {
	doc := newWorld().read(t, "/entries/hotline", http.StatusOK)
	wantWords(t, doc, ".facts li:nth-child(1)", "seen phone 1-888-373-7888")
	wantWords(t, doc, ".facts li:nth-child(2)", "not seen sms 233733")
	wantWords(t, doc, "section[aria-labelledby=why]", "Nothing speaks against it.")
	wantWords(t, doc, "dl", "Certificate from Some CA, ends 2027-02-10 (in 80 days)")
}

func TestEntryShowsItsVisitsAsStripAndTable(t *testing.T) {
	doc := newWorld().read(t, "/entries/gone", http.StatusOK)
	strip := doc.Find(".strip[role=img]")
	if got, want := strip.AttrOr("aria-label", ""), "3 visits from 2026-11-22 to 2026-11-22, the oldest first: 2 healthy, then 1 broken."; got != want {
		t.Errorf("strip: got %q, want %q", got, want)
	}
	if got := strip.Find(".cell").Last().HasClass("broken"); !got {
		t.Error("the last cell: got another, want the newest visit, which is broken")
	}
	wantWords(t, doc, "table.visits tbody tr:first-child", "2026-11-22 10:00 broken 404 Not Found 1 412 ms")
	if got := doc.Find("table.visits caption").Length(); got != 1 {
		t.Errorf("captions: got %d, want 1", got)
	}
}

func TestStripCountsNoVisitOfAnInconclusiveRound(t *testing.T) {
	w := newWorld()
	if got := w.read(t, "/entries/gone", http.StatusOK).Find(".legend").Length(); got != 0 {
		t.Errorf("legends where every visit counts: got %d, want none", got)
	}
	w.moments["gone"][1].Visit.Inconclusive = true
	w.moments["gone"][1].Visit.At = w.moments["gone"][0].Visit.At.Add(-time.Second)
	w.moments["gone"][0].Visit.At = w.moments["gone"][0].Visit.At.Add(30 * time.Second)
	doc := w.read(t, "/entries/gone", http.StatusOK)
	strip := doc.Find(".strip")
	if got, want := strip.AttrOr("aria-label", ""), "oldest first: 1 healthy, then 1 that does not count, then 1 broken."; !strings.Contains(got, want) {
		t.Errorf("strip: got %q, want %q in it", got, want)
	}
	cell := strip.Find(".cell.inconclusive")
	if got := cell.AttrOr("title", ""); cell.HasClass("healthy") || !strings.HasSuffix(got, "does not count") {
		t.Errorf("its cell: got title %q, class %q; want no health, and that it does not count", got, cell.AttrOr("class", ""))
	}
	wantWords(t, doc, ".legend", "does not count")
	wantWords(t, doc, "table.visits tbody tr:first-child", "2026-11-22 10:00:30 broken")
	w.moments["gone"][2].Visit.Inconclusive = true
	wantWords(t, w.read(t, "/entries/gone", http.StatusOK), "#visits ~ p", "2 that do not count, then 1 broken.")
}

func TestOnlyTheWaiverThatHoldsIsShown(t *testing.T) {
	w := newWorld()
	gone := w.find("gone")
	gone.Entry.Waivers = append([]linkwatch.Waiver{{Check: "tls", Until: now, Why: "an older reason", Who: "Bob"}}, gone.Entry.Waivers...)
	doc := w.read(t, "/entries/gone", http.StatusOK)
	wantWords(t, doc, ".finding.waived", "by Ann: known to us")
	if got := words(doc, ".finding.waived"); strings.Contains(got, "Bob") {
		t.Errorf("waived: got %q, want no word of the waiver that ended", got)
	}
}

func TestNoteIsEdgedByNoHealth(t *testing.T) {
	w := newWorld()
	w.find("hotline").Findings = []linkwatch.Finding{finding("certificate", linkwatch.Healthy)}
	if got := w.read(t, "/entries/hotline", http.StatusOK).Find("article.finding").AttrOr("class", ""); got != "finding" {
		t.Errorf("class of a note: got %q, want finding alone", got)
	}
}

func TestEntryStatesItsPolicyExactly(t *testing.T) {
	const aDay = 24 * time.Hour
	w := newWorld()
	for want, p := range map[string]linkwatch.Policy{
		"Policy stale after 2 years; trouble counts after 3 bad visits over 3 days, a 404, a 410 or an unknown host name at once": {
			MaxAge: 730 * aDay, Confirm: linkwatch.Confirm{Failures: 3, Over: 3 * aDay}},
		"Policy stale after 400 days; trouble counts after 1 bad visit, a 404": {MaxAge: 400 * aDay, Confirm: linkwatch.Confirm{Failures: 1}},
		"Policy never stale by age Catalog":                                    {},
	} {
		w.find("hotline").Entry.Policy = p
		wantWords(t, w.read(t, "/entries/hotline", http.StatusOK), "dl", want)
	}
}

func TestEntryWithoutAVisitSaysThatNoneCounts(t *testing.T) {
	wantWords(t, newWorld().read(t, "/entries/fresh", http.StatusOK), "section[aria-labelledby=why]", "No visit counts yet.")
}

func TestEntryListsTheNewestVisitsOnly(t *testing.T) {
	w := newWorld()
	for range 100 {
		w.moments["gone"] = append(w.moments["gone"], linkwatch.Moment{Visit: *visitOf(200), Health: linkwatch.Healthy})
	}
	doc := w.read(t, "/entries/gone", http.StatusOK)
	if got := doc.Find("table.visits tbody tr").Length(); got != maxVisits {
		t.Errorf("rows: got %d, want %d", got, maxVisits)
	}
	wantWords(t, doc, "main", "43 older visits")
}

func TestEntryIsALinkOnlyWhereAReaderMayBeLed(t *testing.T) {
	for name, c := range map[string]struct {
		url      string
		health   linkwatch.Health
		findings []linkwatch.Finding
		href     string
		text     string
	}{
		"https":            {url: "https://a.test/x", health: linkwatch.Healthy, href: "https://a.test/x", text: "https://a.test/x"},
		"http, broken":     {url: "http://a.test/", health: linkwatch.Broken, href: "http://a.test/", text: "http://a.test/"},
		"userinfo":         {url: "https://me:pw@a.test/", health: linkwatch.Healthy, href: "https://a.test/", text: "https://a.test/"},
		"hijacked":         {url: "https://a.test/", health: linkwatch.Hijacked, text: "https://a.test/ Not a link here, because somebody else's content may answer there."},
		"hijack suspected": {url: "https://a.test/", health: linkwatch.Unsure, findings: []linkwatch.Finding{finding("hijacked", linkwatch.Unsure)}, text: "somebody else's content"},
		"shouted scheme":   {url: "HTTPS://a.test/", health: linkwatch.Healthy, href: "HTTPS://a.test/", text: "HTTPS://a.test/"},
		"parked, unsure":   {url: "https://a.test/", health: linkwatch.Unsure, findings: []linkwatch.Finding{finding("parked", linkwatch.Unsure)}, text: "somebody else's content"},
		"javascript":       {url: "javascript:alert(1)", health: linkwatch.Healthy, text: "javascript:alert(1) Not a link here, because it is no web address."},
		"shouted script":   {url: " JaVaScRiPt:alert(1)", health: linkwatch.Healthy, text: "no web address"},
		"data":             {url: "data:text/html,<script>1</script>", health: linkwatch.Healthy, text: "no web address"},
		"no scheme":        {url: "//a.test/", health: linkwatch.Healthy, text: "no web address"},
		"unlinked":         {health: linkwatch.Unlinked, text: "Nobody knows its address yet."},
		"quotes in a url":  {url: `https://a.test/"onmouseover="alert(1)`, health: linkwatch.Healthy, href: "https://a.test/%22onmouseover=%22alert%281%29", text: "https://a.test/"},
	} {
		t.Run(name, func(t *testing.T) {
			w := newWorld()
			v := w.find("hotline")
			v.Entry.URL, v.Health, v.Findings = c.url, c.health, c.findings
			doc := w.read(t, "/entries/hotline", http.StatusOK)
			if got := doc.Find(".address a").AttrOr("href", ""); got != c.href {
				t.Errorf("%q: got link %q, want %q", c.url, got, c.href)
			}
			if c.href != "" && doc.Find(".address a").AttrOr("rel", "") != "noopener noreferrer nofollow" {
				t.Errorf("%q: got no full rel, want noopener noreferrer nofollow", c.url)
			}
			wantWords(t, doc, ".address", c.text)
			if strings.Contains(doc.Text(), "me:pw") {
				t.Errorf("%q: got its userinfo shown, want it kept", c.url)
			}
		})
	}
}

func TestEntryShowsTheBestDateWithItsQuoteAndPlace(t *testing.T) {
	w := newWorld()
	for _, channel := range linkwatch.Channels {
		w.find("guide").Modified = linkwatch.DateClaim{Date: daysAgo(800), Precision: linkwatch.Month, Kind: linkwatch.Reviewed, Channel: channel, Quote: "Reviewed in September"}
		wantWords(t, w.read(t, "/entries/guide", http.StatusOK), "dl", "Page changed 2024-09 (reviewed, "+channel.Words()+") Reviewed in September")
	}
	for kind, want := range map[linkwatch.ClaimKind]string{linkwatch.Published: "Page published 2024-09", linkwatch.Effective: "Page in effect since 2024-09"} {
		w.find("guide").Modified = linkwatch.DateClaim{Date: daysAgo(800), Precision: linkwatch.Month, Kind: kind, Channel: linkwatch.Visible, Quote: "September"}
		wantWords(t, w.read(t, "/entries/guide", http.StatusOK), "dl", want)
	}
}

func TestEveryHealthHasWords(t *testing.T) {
	w := newWorld()
	seen := map[string]linkwatch.Health{}
	for _, v := range w.verdicts {
		doc := w.read(t, "/entries/"+string(v.Entry.ID), http.StatusOK)
		wantWords(t, doc, ".lead", v.Health.String()+" "+meaning(v.Health))
		if other, twice := seen[meaning(v.Health)]; twice {
			t.Errorf("meaning of %v: got that of %v, want its own", v.Health, other)
		}
		seen[meaning(v.Health)] = v.Health
	}
}

func TestHostileWordsStayWords(t *testing.T) {
	w := newWorld()
	v := w.find("taken")
	v.Entry.Owner, v.Entry.Group, v.Entry.Publisher = hostile, hostile, hostile
	v.Entry.ListedIn = []linkwatch.Mention{{Seed: hostile, Title: hostile}}
	v.Findings[0].Detail, v.Findings[0].Hint, v.Findings[0].Evidence = hostile, hostile, []string{hostile}
	v.Last.TLS.Issuer = hostile
	for _, target := range []string{"/", "/entries/taken", "/?q=%3Cscript%3Ealert(1)%3C/script%3E"} {
		doc := w.read(t, target, http.StatusOK)
		doc.Find("script").Each(func(_ int, s *goquery.Selection) {
			if !strings.HasPrefix(s.AttrOr("src", ""), "/assets/") || s.Text() != "" {
				t.Errorf("%s: got script %q, want none but our own", target, s.Text())
			}
		})
		doc.Find("a").Each(func(_ int, a *goquery.Selection) {
			if href := a.AttrOr("href", ""); strings.Contains(href, "javascript") {
				t.Errorf("%s: got link %q, want none that runs", target, href)
			}
		})
	}
	if got := words(w.read(t, "/entries/taken", http.StatusOK), "h1 bdi"); got != hostile {
		t.Errorf("h1: got %q, want the title as it is, %q", got, hostile)
	}
}
