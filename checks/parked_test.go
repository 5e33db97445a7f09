package checks

import (
	"testing"

	"linkwatch"
)

func TestParked(t *testing.T) {
	plain := entry()
	one := func(m made, change ...func(*linkwatch.Visit)) []linkwatch.Visit {
		return []linkwatch.Visit{visit(hours(1), append([]func(*linkwatch.Visit){showing(m)}, change...)...)}
	}
	names := func(servers ...string) func(*linkwatch.Visit) {
		return func(v *linkwatch.Visit) { v.Resolution.NameServers = servers }
	}
	sale := made{title: "help.example.org", text: "The domain help.example.org may be for sale. Click here to inquire about this domain."}
	judge(t, "parked", []judged{
		{"a parking service's mark", plain, one(made{source: []string{"data-adblockkey="}}), linkwatch.Hijacked, "lost"},
		{"a lander without words", plain, one(made{source: []string{`location.href="/lander`}}), linkwatch.Unsure, "parked"},
		{"two phrases, once", plain, one(sale), linkwatch.Unsure, "next visit"},
		{"two phrases, twice", plain, append(one(sale), visit(hours(25), showing(sale))), linkwatch.Hijacked, "lost"},
		{"scripts of a parking service", plain, one(made{title: "help.example.org", text: "Related searches", frames: []string{"www.sedoparking.com"}}), linkwatch.Hijacked, "lost"},
		{"sent to a market of names", plain, one(made{title: "Buy help.example.org", words: 300, links: 40}, sentTo("https://www.hugedomains.com/domain_profile.cfm?d=help")), linkwatch.Hijacked, "lost"},
		{"in German", plain, one(made{title: "help.de", text: "Diese Domain steht zum Verkauf. Domain kaufen."}), linkwatch.Unsure, "parked"},
		{"in Spanish", plain, one(made{title: "Dominio en venta", text: "El dominio help.example.org está en venta. Haga una oferta."}), linkwatch.Unsure, "parked"},
		{"in Japanese", plain, one(made{title: "help.example.org", text: "このドメインは売却可能です。お名前.comで取得されているドメインです。"}), linkwatch.Hijacked, "lost"},
		{"a script that replaces the address", plain, one(made{text: "Redirecting", source: []string{"location.replace('/lander"}}), linkwatch.Unsure, "parked"},
		{"a name server alone", plain, one(made{title: "Help", text: "Call us.", words: 90, links: 10}, names("ns1.afternic.com")), linkwatch.Healthy, ""},
		{"a name server and a phrase", plain, one(made{title: "help.example.org", text: "This domain is for sale."}, names("ns1.afternic.com", "ns2.afternic.com")), linkwatch.Unsure, "next visit"},
		{"prose about parking", plain, one(made{title: "How to sell a name", text: `Write "this domain is for sale" and "buy this domain".`, words: 800, links: 40}), linkwatch.Healthy, ""},
		{"a page with much text and a service's mark", plain, one(made{title: "Guide", words: 800, links: 40, source: []string{"data-adblockkey=", "parkingcrew.net"}}), linkwatch.Healthy, ""},
		{"an entry at a market of names", entry(func(e *linkwatch.Entry) { e.URL = "https://sedo.com/about" }),
			one(made{title: "About Sedo", words: 500, links: 60}, func(v *linkwatch.Visit) { v.URL = "https://sedo.com/about"; v.FinalURL = "https://sedo.com/us/about" }), linkwatch.Healthy, ""},
	})
}
