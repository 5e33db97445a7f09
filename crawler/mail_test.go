package crawler

import (
	"context"
	"errors"
	"net/http"
	"slices"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"golang.org/x/net/dns/dnsmessage"

	"linkwatch"
	"linkwatch/internal/fakeweb"
)

func TestMailIsDeliveredByMXOrByAddress(t *testing.T) {
	answer := func(atMX, atAddress *dnsmessage.Message) zone {
		return func(_, _ string, m dnsmessage.Message) *dnsmessage.Message {
			from := atAddress
			if m.Questions[0].Type == dnsmessage.TypeMX {
				from = atMX
			}
			if from == nil {
				return nil
			}
			reply := m
			reply.Response, reply.RCode = true, from.RCode
			reply.Answers = append(reply.Answers, from.Answers...)
			return &reply
		}
	}
	query := func(kind dnsmessage.Type) dnsmessage.Message {
		return dnsmessage.Message{Questions: []dnsmessage.Question{{Name: dnsmessage.MustNewName("d.test."), Type: kind, Class: dnsmessage.ClassINET}}}
	}
	told := func(hosts ...string) *dnsmessage.Message { return tells(query(dnsmessage.TypeMX), mx(hosts...)...) }
	says := func(code dnsmessage.RCode, records ...string) *dnsmessage.Message {
		return says(query(dnsmessage.TypeA), code, records...)
	}
	aliased := says(success, "other.test")
	aliased.Answers = append(aliased.Answers, dnsmessage.Resource{
		Header: dnsmessage.ResourceHeader{Name: dnsmessage.MustNewName("other.test."), Class: dnsmessage.ClassINET}, Body: mx("mx.test.")[0],
	})
	cases := []struct {
		name          string
		mx, addresses *dnsmessage.Message // nil is silence
		want          linkwatch.Delivery
	}{
		{"an MX record", told("mx.test."), says(nxdomain), linkwatch.Delivers},
		{"several", told("mx1.test.", "mx2.test."), says(nxdomain), linkwatch.Delivers},
		{"an MX record of its alias", aliased, says(nxdomain), linkwatch.Delivers},
		{"a null MX, with an address", told("."), says(success, "20.0.0.1"), linkwatch.NoMail},
		{"a null MX beside a host", told(".", "mx.test."), says(nxdomain), linkwatch.Delivers},
		{"no MX record, an address", told(), says(success, "20.0.0.1"), linkwatch.Delivers},
		{"no MX record, no address", told(), says(success), linkwatch.NoMail},
		{"no such name", says(nxdomain), says(nxdomain), linkwatch.NoMail},
		{"a server that fails", says(servfail), says(success, "20.0.0.1"), linkwatch.MailUnknown},
		{"a server that refuses", says(dnsmessage.RCodeRefused), says(success, "20.0.0.1"), linkwatch.MailUnknown},
		{"no MX record, then a failure", told(), says(servfail), linkwatch.MailUnknown},
		{"silence", nil, nil, linkwatch.MailUnknown},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			onWeb(t, func(t *testing.T, web *fakeweb.Web) {
				web.Handle("h.test", say("h"))
				crawler := remembering(t, options(web))
				ours := answer(c.mx, c.addresses).client("ns")
				crawler.mail = newWeekly(time.Now, names{ours.lookup, ours.records}.delivery)
				start := time.Now()
				v := oneRound(t, crawler, withMail("https://h.test/", "help@D.test"))["https://h.test/"]
				equal(t, "mail", v.Mail, []linkwatch.MailDomain{{Name: "d.test", Takes: c.want}})
				if took := time.Since(start); took > 2*time.Second+time.Second { // and the pause after robots.txt
					t.Errorf("the visit took %s, want 3s at most", took)
				}
			})
		})
	}
}

// withMail makes a due entry with facts of e-mail addresses and a phone number.
func withMail(url string, addresses ...string) []Due {
	due := dues(url)
	due[0].Entry.Facts = []linkwatch.Fact{{Kind: linkwatch.Phone, Value: "not@mail.test"}}
	for _, a := range addresses {
		due[0].Entry.Facts = append(due[0].Entry.Facts, linkwatch.Fact{Kind: linkwatch.Email, Value: a})
	}
	return due
}

func TestMailDomainsAreNamedOnceEach(t *testing.T) {
	got := mailDomains(withMail("", "a@Z.test", "b@z.TEST.", "c@bücher.test", "d@[192.0.2.1]", "e@192.0.2.1", "f", "g@", " h@a.test ", `"i@j"@k.test`)[0].Entry.Facts)
	equal(t, "domains", got, []string{"a.test", "k.test", "xn--bcher-kva.test", "z.test"})
}

func TestMailIsAskedForOnceAWeek(t *testing.T) {
	onWeb(t, func(t *testing.T, web *fakeweb.Web) {
		web.Handle("h.test", say("h"))
		web.Fault("dead.test", "nxdomain")
		var queries atomic.Int32
		o := options(web)
		o.Network.MX = func(context.Context, string) (linkwatch.Delivery, error) {
			queries.Add(1)
			time.Sleep(time.Second)
			return linkwatch.Delivers, nil
		}
		c := remembering(t, o)
		want := []linkwatch.MailDomain{{Name: "d.test", Takes: linkwatch.Delivers}}
		due := slices.Concat(withMail("https://h.test/1", "a@d.test"), withMail("https://dead.test/", "b@d.test"), withMail("ftp://h.test/", "c@d.test"), withMail("https://h.test/2"))
		var last linkwatch.Visit
		for day := range 14 {
			for url, v := range oneRound(t, c, due) {
				if url == "https://h.test/2" {
					equal(t, url, v.Mail, nil)
					continue
				}
				equal(t, url, v.Mail, want)
				last = v
			}
			if day%2 == 1 { // another process
				c = remembering(t, o, last)
			}
			time.Sleep(24 * time.Hour)
		}
		if n := queries.Load(); n < 2 || n > 3 {
			t.Errorf("%d queries in two weeks, want one in each", n)
		}
	})
}

func TestWhatIsUnknownOfMailIsSoonAskedAgain(t *testing.T) {
	onWeb(t, func(t *testing.T, web *fakeweb.Web) {
		web.Handle("h.test", say("h"))
		queries := 0
		o := options(web)
		o.Network.MX = func(context.Context, string) (linkwatch.Delivery, error) {
			queries++
			return "", errors.New("server misbehaving")
		}
		c := remembering(t, o, linkwatch.Visit{At: time.Now(), Mail: []linkwatch.MailDomain{{Name: "d.test", Takes: linkwatch.MailUnknown}}})
		for _, want := range []int{1, 1, 2} {
			v := oneRound(t, c, withMail("https://h.test/", "a@d.test"))["https://h.test/"]
			if len(v.Mail) != 1 || v.Mail[0].Takes != linkwatch.MailUnknown || queries != want {
				t.Errorf("got %v after %d queries, want unknown after %d", v.Mail, queries, want)
			}
			time.Sleep(unknownAge - 10*time.Second)
			if want == 1 {
				time.Sleep(5 * time.Second)
			}
		}
	})
}

func TestNobodyIsAskedWhereOnlyAddressesCanBeLookedUp(t *testing.T) {
	onWeb(t, func(t *testing.T, web *fakeweb.Web) {
		web.Handle("h.test", say("h"))
		v := visitsOf(t, options(web), withMail("https://h.test/", "a@d.test"))["https://h.test/"]
		if len(v.Mail) > 0 || v.Resolution.NameServers != nil || len(v.Resolution.Addresses) != 1 {
			t.Errorf("got mail %v, resolution %+v, want an address alone", v.Mail, v.Resolution)
		}
	})
}

func TestVisitsByTheirHostsFailureTellOfMailToo(t *testing.T) {
	onWeb(t, func(t *testing.T, web *fakeweb.Web) {
		web.Handle("h.test", site(map[string]http.HandlerFunc{"/1": status(429, "Retry-After", "3600")}))
		o := options(web)
		o.IgnoreRobots = true
		o.Network.MX = func(context.Context, string) (linkwatch.Delivery, error) { return linkwatch.Delivers, nil }
		due := slices.Concat(withMail("https://h.test/1", "a@d.test"), withMail("https://h.test/2", "a@d.test"), withMail("https://h.test/3", "a@d.test"))
		for url, v := range visitsOf(t, o, due) {
			if len(v.Mail) != 1 || v.Status != 429 {
				t.Errorf("%s: got status %d, mail %v, want 429 and one domain", url, v.Status, v.Mail)
			}
		}
	})
}

func TestOneSilentMailDomainKeepsNoOtherFromBeingKnown(t *testing.T) {
	onWeb(t, func(t *testing.T, web *fakeweb.Web) {
		web.Handle("h.test", say("h"))
		c := remembering(t, options(web))
		ours := zone(func(_, _ string, m dnsmessage.Message) *dnsmessage.Message {
			if m.Questions[0].Name.String() == "a.test." {
				return nil
			}
			return tells(m, mx("mx.test.")...)
		}).client("ns")
		c.mail = newWeekly(time.Now, names{ours.lookup, ours.records}.delivery)
		v := oneRound(t, c, withMail("https://h.test/", "x@a.test", "x@b.test"))["https://h.test/"]
		equal(t, "mail", v.Mail, []linkwatch.MailDomain{{Name: "a.test", Takes: linkwatch.MailUnknown}, {Name: "b.test", Takes: linkwatch.Delivers}})
	})
}

func TestNobodyIsAskedOfMailBehindAProxy(t *testing.T) {
	t.Setenv("HTTPS_PROXY", "http://proxy.test:3128")
	t.Setenv("NO_PROXY", "inside.test")
	ask := unlessProxied(func(context.Context, string) (linkwatch.Delivery, error) { return linkwatch.Delivers, nil })
	for domain, want := range map[string]linkwatch.Delivery{"outside.test": "", "inside.test": linkwatch.Delivers} {
		if got, err := ask(t.Context(), domain); got != want || (err == nil) != (want != "") {
			t.Errorf("%s: got %q, error %v, want %q", domain, got, err, want)
		}
	}
	synctest.Test(t, func(t *testing.T) {
		c := Crawler{mail: newWeekly(time.Now, ask)}
		equal(t, "mail", c.deliveries(t.Context(), []string{"inside.test", "outside.test"}), []linkwatch.MailDomain{{Name: "inside.test", Takes: linkwatch.Delivers}})
	})
}

func TestARoundThatIsBrokenOffTellsTheVisitsOfWhichNameServersAreAsked(t *testing.T) {
	onWeb(t, func(t *testing.T, web *fakeweb.Web) {
		web.Handle("www.h.test", say("page"))
		o := options(web)
		o.IgnoreRobots = true
		o.Network.NS = func(ctx context.Context, _ string) ([]string, error) { <-ctx.Done(); return nil, ctx.Err() }
		o.Network.MX = func(ctx context.Context, _ string) (linkwatch.Delivery, error) { <-ctx.Done(); return "", ctx.Err() }
		c, err := New(o)
		if err != nil {
			t.Fatal(err)
		}
		ctx, cancel := context.WithCancel(t.Context())
		time.AfterFunc(time.Second, cancel)
		due := dues("https://www.h.test/")
		due[0].Entry.Facts = []linkwatch.Fact{{Kind: linkwatch.Email, Value: "help@h.test"}}
		told := 0
		for v := range c.Visits(ctx, due) {
			if told++; v.Page.Title != "page" || len(v.Mail) > 0 || v.Resolution.NameServers != nil {
				t.Errorf("got %+v, want the page, and nothing of mail and name servers", v)
			}
		}
		if told != 1 {
			t.Errorf("%d visits were told, want the one that was made", told)
		}
	})
}
