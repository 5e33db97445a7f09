package page_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"linkwatch/page"
)

func TestAPageNamesItsFeed(t *testing.T) {
	const rss = `type="application/rss+xml"`
	reader := page.NewReader(page.Watched{})
	for html, want := range map[string]string{
		`<link rel=alternate ` + rss + ` href=/feed/>`:                                                                "https://h.test/feed/",
		`<link REL="Alternate" type="application/Atom+xml; charset=utf-8" href="atom.xml#top">`:                       "https://h.test/a/atom.xml",
		`<link rel=alternate type=application/feed+json href=//feeds.h.test/f?x=1&amp;y=2>`:                           "https://feeds.h.test/f?x=1&y=2",
		`<base href=https://b.test/><link rel=alternate ` + rss + ` href=feed>`:                                       "https://b.test/feed",
		`<link rel=alternate ` + rss + ` href=/one><link rel=alternate ` + rss + ` href=/two>`:                        "https://h.test/one",
		`<link rel=alternate hreflang=es href=/es><link rel=stylesheet ` + rss + ` href=/css><a ` + rss + ` href=/f>`: "",
		`<link rel=alternate type=text/html href=/feed>`:                                                              "",
		`<link rel=alternate ` + rss + `>`:                                                                            "",
	} {
		at := &url.URL{Scheme: "https", Host: "h.test", Path: "/a/page"}
		p := reader.Read(strings.NewReader(html), http.Header{"Content-Type": {"text/html"}}, at, nil)
		if p.Feed != want {
			t.Errorf("%s: feed %q, want %q", html, p.Feed, want)
		}
	}
}
