package store

import (
	"context"
	"fmt"
	"net/netip"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"linkwatch"
)

var noon = time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC)

// opened gives a new database with one round in it.
func opened(t testing.TB) (*Store, linkwatch.RoundID) {
	t.Helper()
	return openedAt(t, filepath.Join(t.TempDir(), "linkwatch.db"))
}

func openedAt(t testing.TB, path string) (*Store, linkwatch.RoundID) {
	t.Helper()
	s, err := Open(context.Background(), path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	round, err := s.StartRound(context.Background(), linkwatch.Round{Started: noon, Whole: true})
	if err != nil {
		t.Fatal(err)
	}
	return s, round
}

// keep keeps the visits and gives what was reported as kept.
func keep(t testing.TB, s *Store, visits ...linkwatch.Visit) []linkwatch.Visit {
	t.Helper()
	var kept []linkwatch.Visit
	if err := s.Keep(context.Background(), slices.Values(visits), func(v linkwatch.Visit) { kept = append(kept, v) }); err != nil {
		t.Fatal(err)
	}
	return kept
}

// past gives the visits of a history alone.
func past(s *Store, ctx context.Context, id linkwatch.EntryID, until time.Time, n int) ([]linkwatch.Visit, error) {
	history, err := s.History(ctx, id, until, n)
	return history.Visits, err
}

// fullVisit sets every field to something else than its zero value.
func fullVisit(round linkwatch.RoundID) linkwatch.Visit {
	at := noon.Add(123456 * time.Millisecond)
	return linkwatch.Visit{
		Entry: "a", Round: round, Inconclusive: true, At: at, Took: 1234 * time.Millisecond,
		URL: "https://a.test/old?q=ü#x", FinalURL: "https://a.test/new",
		Attempts: []linkwatch.Attempt{
			{At: at, Status: 503, Failure: linkwatch.Failure{Kind: linkwatch.Protocol, Detail: "cut"}},
			{At: at.Add(time.Minute), Status: 200, Failure: linkwatch.Failure{Kind: linkwatch.Timeout, Detail: "body"}},
		},
		Hops:   []linkwatch.Hop{{Status: 200, From: "https://a.test/old", To: "/new", Kind: linkwatch.RefreshHop}, {Status: 302, From: "https://a.test/new", To: "\x00 ::"}},
		Status: 200, Failure: linkwatch.Failure{Kind: linkwatch.Timeout, Detail: "body"}, RetryAfter: 90 * time.Second,
		Header: linkwatch.Header{Server: "nginx", Mitigated: "challenge", ContentType: "text/html; charset=utf-8", Marks: []string{"cookie:__cf_bm", "x-wall"}},
		TLS:    linkwatch.TLS{Issuer: "R11", NotAfter: noon.AddDate(0, 2, 0), Error: linkwatch.CertExpired},
		Resolution: linkwatch.Resolution{
			Aliases: []string{"a.cdn.test", "b.cdn.test"}, NameServers: []string{"ns1.a.test", "ns2.a.test"},
			Addresses: []netip.Addr{netip.MustParseAddr("93.184.216.34"), netip.MustParseAddr("2606:2800:220:1::1"), netip.MustParseAddr("::ffff:1.2.3.4")},
			Address:   netip.MustParseAddr("fe80::1%eth0"),
			Deaf:      []netip.Addr{netip.MustParseAddr("2606:2800:220:1::1")},
		},
		Mail:  []linkwatch.MailDomain{{Name: "a.test", Takes: linkwatch.Delivers}, {Name: "b.test", Takes: linkwatch.NoMail}},
		Probe: linkwatch.Probe{At: at.Add(-time.Hour), URL: "https://a.test/8f3c", FinalURL: "https://a.test/lost", Status: 404, Page: pageOf(fullPage())},
		Page:  fullPage(),
		Told: []linkwatch.DateClaim{{Date: time.Date(2026, 11, 21, 8, 0, 0, 0, time.UTC), Precision: linkwatch.Day, Kind: linkwatch.Modified,
			Channel: linkwatch.Sitemap, Confidence: 0.5, Quote: "2026-11-21T08:00:00Z"}},
	}
}

func pageOf(p linkwatch.Page) *linkwatch.Page { return &p }

func fullPage() linkwatch.Page {
	return linkwatch.Page{
		ContentType: "text/html", Bytes: 20480, Truncated: true, Hash: "9f86d081", Title: "Help \xff 'now'", Language: "es-MX",
		Headings: []string{"Help \xff", "Hotline: 'now'"}, Hosts: []string{"b.test", "c.test"},
		Lead:      linkwatch.Lead{Kind: linkwatch.ScriptHop, To: "https://b.test/", After: 5 * time.Second},
		Canonical: "https://a.test/", Words: 412, ETag: `W/"1"`, LastModified: "Fri, 20 Nov 2026 10:00:00 GMT",
		Claims: []linkwatch.DateClaim{
			{Date: time.Date(1969, 1, 1, 0, 0, 0, 0, time.UTC), Precision: linkwatch.Year, Kind: linkwatch.Reviewed,
				Channel: linkwatch.Visible, Confidence: 0.1, Quote: "reviewed in 1969"},
			{Date: time.Date(2026, 11, 20, 0, 0, 0, 0, time.UTC), Precision: linkwatch.Day, Kind: linkwatch.Modified,
				Channel: linkwatch.HTTPHeader, Confidence: 1, Quote: "Fri, 20 Nov 2026 10:00:00 GMT"},
		},
		Facts:  []linkwatch.Fact{{Kind: linkwatch.Phone, Value: "1-888-373-7888"}, {Kind: linkwatch.SMS, Value: "233733"}},
		Reader: "reader-3 8f3c", Opening: "Call us\nday or night \xff", Links: 40, Password: true,
		Sources: []string{"scripts.test"}, Downloads: []string{"https://a.test/guide.pdf", "https://a.test/guide-es.pdf"}, Marks: []string{"cf-chl", "wp-content"},
		Editions: []linkwatch.Edition{{Text: "Newer 'edition' \xff", To: "https://a.test/v2", Rel: "latest-version"}, {Text: "2026", To: "https://a.test/2026"}},
		Feed:     "https://a.test/feed.xml",
		Terms:    []linkwatch.Term{{Word: "casino online", Count: 3, Title: true, Hidden: true}, {Word: "help", Count: 1}},
		Tongues:  []linkwatch.Tongue{{Language: "es", Letters: 1200, Quote: "Llame 'ahora' \xff"}, {Language: "und-Cyrl", Letters: 7, Quote: "x"}},
		Hidden:   linkwatch.Hidden{Links: 9, Hosts: []string{"casino.test", "pills.test"}, Quote: "Best casino\nonline"},
		Print:    linkwatch.Print{Blocks: []uint32{1, 1 << 31, 1<<32 - 1}, Shingles: []uint32{7, 1 << 20}},
	}
}

// usualVisit is like most visits of a real round: it saw a good page with two
// dates and two facts, at once and without a hop, on a host with four
// addresses. The page's version makes it another page with the same outline.
func usualVisit(round linkwatch.RoundID, entry int, at time.Time, version int) linkwatch.Visit {
	url := fmt.Sprintf("https://www.agency-%05d.example.org/programs/help-for-people.html", entry)
	return asKept(linkwatch.Visit{
		Entry: linkwatch.EntryID(fmt.Sprintf("agency-for-help-with-people-%05d", entry)), Round: round, At: at, Took: 312 * time.Millisecond,
		URL: url, FinalURL: url, Status: 200,
		Header: linkwatch.Header{Server: "cloudflare", ContentType: "text/html; charset=utf-8"},
		TLS:    linkwatch.TLS{Issuer: "CN=R11,O=Let's Encrypt,C=US", NotAfter: noon.AddDate(0, 2, 0)},
		Resolution: linkwatch.Resolution{
			Aliases: []string{fmt.Sprintf("agency-%05d.cdn.example.net", entry)},
			Addresses: []netip.Addr{
				netip.AddrFrom4([4]byte{20, byte(entry >> 16), byte(entry >> 8), byte(entry)}), netip.AddrFrom4([4]byte{21, byte(entry >> 16), byte(entry >> 8), byte(entry)}),
				netip.AddrFrom16([16]byte{0x26, 6, 13: byte(entry >> 16), 14: byte(entry >> 8), 15: byte(entry)}), netip.AddrFrom16([16]byte{0x26, 7, 13: byte(entry >> 16), 14: byte(entry >> 8), 15: byte(entry)}),
			},
			Address: netip.AddrFrom16([16]byte{0x26, 6, 13: byte(entry >> 16), 14: byte(entry >> 8), 15: byte(entry)}),
		},
		Page: linkwatch.Page{
			Reader: "page-4 1f2e3d4c", Opening: openingWords, Links: 64,
			Sources:   []string{"cdn.example.net", "www.googletagmanager.com"},
			Downloads: []string{url + "/guide-for-service-providers.pdf", url + "/annual-report-on-trafficking.pdf"}, Marks: []string{"gtag(", "wp-content"},
			Terms:       []linkwatch.Term{{Word: "escort", Count: 1}, {Word: "massage parlor", Count: 2}, {Word: "not found", Count: 1}},
			Tongues:     []linkwatch.Tongue{{Language: "en", Letters: 4100 + version%7, Quote: openingWords[200:400]}, {Language: "es", Letters: 160, Quote: openingWords[:160]}},
			Print:       usualPrint(entry, version),
			Headings:    []string{"Programs and help", "Call the hotline", "Find shelter near you", "For service providers", "About the agency"},
			Hosts:       []string{"www.facebook.com", "www.youtube.com", "www.example.gov", "twitter.com"},
			ContentType: "text/html", Bytes: int64(40000 + version), Hash: fmt.Sprintf("%064x", version),
			Title: "Programs and help for people in need: the agency", Language: "en", Canonical: url, Words: 812,
			ETag: fmt.Sprintf(`"5f3e-%d"`, version), LastModified: "Fri, 20 Nov 2026 10:00:00 GMT",
			Claims: []linkwatch.DateClaim{
				{Date: noon.AddDate(0, -1, 0).Truncate(24 * time.Hour), Precision: linkwatch.Day, Kind: linkwatch.Modified,
					Channel: linkwatch.Visible, Confidence: 0.9, Quote: "Page last updated: October 22, 2026"},
				{Date: noon.Truncate(24 * time.Hour), Precision: linkwatch.Day, Kind: linkwatch.Modified,
					Channel: linkwatch.HTTPHeader, Confidence: 0.4, Quote: "Fri, 20 Nov 2026 10:00:00 GMT"},
			},
			Facts: []linkwatch.Fact{{Kind: linkwatch.Phone, Value: "1-888-373-7888"}, {Kind: linkwatch.Email, Value: "help@example.org"}},
		},
	})
}

const openingWords = "If you or someone you know is a victim of human trafficking, call the hotline at any hour of the day or night. " +
	"Trained advocates answer in more than two hundred languages and never share what you tell them without your consent. They can help you find " +
	"shelter, legal aid, medical care and a way to report what you saw. You do not have to give your name, and the call is free from every telephone " +
	"in the country. Service providers find here the protocols, posters and trainings that their agencies asked for, in English and in Spanish."

// usualPrint is that of a page of which a new version changes a block in ten.
func usualPrint(entry, version int) linkwatch.Print {
	digests := func(n int) []uint32 {
		digests := make([]uint32, n)
		for i := range digests { // ascending: each in its own part of all numbers
			part := uint32(1<<32/n) - 1
			digests[i] = uint32(i)*part + uint32(entry*7919+i*104729)%part
			if i%10 == 0 {
				digests[i] = uint32(i)*part + uint32(entry*7919+version)%part
			}
		}
		return digests
	}
	return linkwatch.Print{Blocks: digests(128), Shingles: digests(64)}
}
