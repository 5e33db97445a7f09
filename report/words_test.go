package report

import (
	"testing"
	"time"

	"linkwatch"
)

func TestWords(t *testing.T) {
	ends := time.Date(2026, 12, 30, 1, 0, 0, 0, time.UTC)
	start := time.Date(2026, 11, 23, 3, 17, 0, 0, time.UTC)
	for _, c := range []struct{ name, got, want string }{
		{"under ten seconds", elapsed(430 * time.Millisecond), "0.4 s"},
		{"under a minute", elapsed(42900 * time.Millisecond), "42 s"},
		{"minutes", elapsed(200 * time.Second), "3 min 20 s"},
		{"hours", elapsed(65 * time.Minute), "1 h 5 min"},
		{"a round cut short", roundWords(linkwatch.Round{Started: start, Visited: 3}), "3 visited, and the round was not finished"},
		{"a trusted certificate", certificate(linkwatch.TLS{Issuer: "Example CA", NotAfter: ends}), "by Example CA, ends 2026-12-30"},
		{"an untrusted certificate", certificate(linkwatch.TLS{NotAfter: ends, Error: linkwatch.CertWrongHost}),
			"by an issuer that is not named, ends 2026-12-30, not trusted: wrong-host"},
		{"no certificate", certificate(linkwatch.TLS{}), ""},
		{"a page that was cut", pageWords(linkwatch.Page{ContentType: "text/html", Bytes: 1, Truncated: true, Words: 1}),
			"text/html, 1 byte read and more left unread, 1 word"},
		{"a shared page", address(linkwatch.Entry{URL: "https://a.example/", SamePageAs: "a"}), "https://a.example/ (the page of a)"},
		{"no address", address(linkwatch.Entry{}), "not known yet"},
		{"an answer that broke off", answer(200, linkwatch.Failure{Kind: linkwatch.Protocol, Detail: "reset"}), "200, then protocol: reset"},
		{"a failure without detail", answer(0, linkwatch.Failure{Kind: linkwatch.VisitPanicked}), "panic"},
		{"an address in Markdown", markdownAddress("https://a.example/x y<>`|é"), "https://a.example/x%20y%3C%3E%60%7Cé"},
		{"a moment elsewhere", instant(start.In(time.FixedZone("EST", -5*3600))), "2026-11-23T03:17:00Z"},
		{"a day elsewhere", day(start.In(time.FixedZone("EST", -5*3600))), "2026-11-23"},
		{"a sentence without its stop", sentence("gone"), "gone."},
		{"a sentence with its stop", sentence("gone."), "gone."},
		{"a question", sentence("gone?"), "gone?"},
	} {
		if c.got != c.want {
			t.Errorf("%s\n got %q\nwant %q", c.name, c.got, c.want)
		}
	}
}
