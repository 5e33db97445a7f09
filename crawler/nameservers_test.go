package crawler

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"golang.org/x/net/dns/dnsmessage"

	"linkwatch"
	"linkwatch/internal/fakeweb"
)

func TestNameServersAreOfTheRegistrableDomain(t *testing.T) {
	for url, want := range map[string]string{
		"https://example.com/":         "example.com",
		"https://www.a.example.com/":   "example.com",
		"https://www.example.co.uk/x":  "example.co.uk",
		"https://somebody.github.io/":  "github.io",
		"https://a.somebody.github.io": "github.io",
		"https://b.s3.amazonaws.com/":  "amazonaws.com",
		"https://www.h.test./":         "h.test",
		"https://h.test:8443/":         "h.test",
		"https://co.uk/":               "",
		"https://localhost/":           "",
		"https://192.0.2.1/":           "",
		"https://[2001:db8::1]/":       "",
		"":                             "",
		"://":                          "",
	} {
		if got := domainOf(url); got != want {
			t.Errorf("%s: got %q, want %q", url, got, want)
		}
	}
}

// domains is a crawler whose zone is asked for what is not an address.
func domains(t *testing.T, o Options, z zone) *Crawler {
	c := remembering(t, o)
	ours := names{records: z.client("ns1", "ns2").records}
	c.servers = newWeekly(time.Now, ours.asksNS(Network{}))
	return c
}

func TestAVisitTellsTheNameServersOfItsFinalHost(t *testing.T) {
	cases := []struct {
		name string
		zone zone
		want []string
	}{
		{"all of them, sorted", func(_, _ string, m dnsmessage.Message) *dnsmessage.Message {
			return tells(m, ns("NS2.Host.test.", "ns1.host.test.", "ns2.host.test.")...)
		}, []string{"ns1.host.test", "ns2.host.test"}},
		{"none", func(_, _ string, m dnsmessage.Message) *dnsmessage.Message { return tells(m) }, nil},
		{"those of an alias", func(_, _ string, m dnsmessage.Message) *dnsmessage.Message {
			reply := says(m, success, "other.test")
			for _, body := range ns("ns.other.test.") {
				h := dnsmessage.ResourceHeader{Name: dnsmessage.MustNewName("other.test."), Class: dnsmessage.ClassINET}
				reply.Answers = append(reply.Answers, dnsmessage.Resource{Header: h, Body: body})
			}
			return reply
		}, nil},
		{"a server that fails", func(_, _ string, m dnsmessage.Message) *dnsmessage.Message { return says(m, servfail) }, nil},
		{"silence", func(string, string, dnsmessage.Message) *dnsmessage.Message { return nil }, nil},
		{"one silent server", func(_, server string, m dnsmessage.Message) *dnsmessage.Message {
			if server == "ns1" {
				return nil
			}
			return tells(m, ns("ns1.host.test.")...)
		}, []string{"ns1.host.test"}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			onWeb(t, func(t *testing.T, web *fakeweb.Web) {
				web.Handle("h.test", site(map[string]http.HandlerFunc{"/": redirectTo("https://www.final.test/")}))
				web.Handle("www.final.test", say("final"))
				o := options(web)
				o.IgnoreRobots = true
				crawler := domains(t, o, func(network, server string, m dnsmessage.Message) *dnsmessage.Message {
					if q := m.Questions[0]; q.Name.String() != "final.test." || q.Type != dnsmessage.TypeNS {
						t.Errorf("asked for %s %s, want final.test. NS", q.Name, q.Type)
					}
					return c.zone(network, server, m)
				})
				start := time.Now()
				v := oneRound(t, crawler, dues("https://h.test/"))["https://h.test/"]
				equal(t, "name servers", v.Resolution.NameServers, c.want)
				if took := time.Since(start); took > inquiryTime || v.Status != 200 {
					t.Errorf("status %d after %s, want 200 after %s at most", v.Status, took, inquiryTime)
				}
			})
		})
	}
}

func TestAServerThatIsSilentAboutNameServersIsNotMute(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		client := zone(func(_, _ string, m dnsmessage.Message) *dnsmessage.Message { return nil }).client("ns")
		for i := range 2 * muteNames {
			ctx, cancel := context.WithTimeout(t.Context(), inquiryTime)
			if f, err := client.records(ctx, fmt.Sprintf("d%d.test", i), dnsmessage.TypeNS); err == nil {
				t.Errorf("got %v of a silent server, want an error", f.servers)
			}
			cancel()
		}
		if client.silent.isMute("ns") {
			t.Error("the server is mute, want it asked for addresses as ever")
		}
	})
}

func TestNameServersAreAskedForOnceAWeek(t *testing.T) {
	onWeb(t, func(t *testing.T, web *fakeweb.Web) {
		for _, host := range []string{"a.h.test", "b.h.test", "c.h.test"} {
			web.Handle(host, say(host))
		}
		var queries atomic.Int32
		o := options(web)
		o.IgnoreRobots = true
		o.Network.NS = func(_ context.Context, domain string) ([]string, error) {
			time.Sleep(time.Second) // while others want to know too
			return []string{fmt.Sprintf("NS%d.%s.", queries.Add(1), domain)}, nil
		}
		c := remembering(t, o)
		var last linkwatch.Visit
		for range 14 {
			before := queries.Load()
			for url, v := range oneRound(t, c, dues("https://a.h.test/", "https://b.h.test/", "https://c.h.test/")) {
				equal(t, url, v.Resolution.NameServers, []string{fmt.Sprintf("ns%d.h.test", queries.Load())})
				last = v
			}
			if n := queries.Load() - before; n > 1 {
				t.Errorf("%d queries in one round, want one at most", n)
			}
			c = remembering(t, o, last) // each day another process
			time.Sleep(24 * time.Hour)
		}
		if n := queries.Load(); n < 2 || n > 3 {
			t.Errorf("%d queries in two weeks, want one in each", n)
		}
	})
}

func TestSlowNameServersDelayNoOtherVisit(t *testing.T) {
	onWeb(t, func(t *testing.T, web *fakeweb.Web) {
		web.Handle("h.test", say("h"))
		o := options(web)
		o.IgnoreRobots, o.Parallel = true, 1
		o.Network.NS = func(ctx context.Context, _ string) ([]string, error) {
			<-ctx.Done()
			return nil, ctx.Err()
		}
		start := time.Now()
		visitsOf(t, o, dues("https://h.test/1", "https://h.test/2", "https://h.test/3"))
		startsApart(t, web, "h.test", time.Second)
		if took := time.Since(start); took != 2*time.Second {
			t.Errorf("three visits took %s, want 2s: the pauses alone", took)
		}
	})
}

func TestNobodyIsAskedOfHostsThatWereNotLookedUp(t *testing.T) {
	onWeb(t, func(t *testing.T, web *fakeweb.Web) {
		web.Fault("gone.test", "nxdomain")
		web.Handle("20.1.2.3", say("an address"))
		o := options(web)
		o.Network.NS = func(_ context.Context, domain string) ([]string, error) {
			t.Errorf("asked for %s", domain)
			return nil, errors.New("asked")
		}
		for url, v := range visitsOf(t, o, dues("https://gone.test/", "http://20.1.2.3/", "ftp://h.test/")) {
			equal(t, url, v.Resolution.NameServers, nil)
		}
	})
}

func TestABrokenOffRoundForgetsWhatItAsked(t *testing.T) {
	onWeb(t, func(t *testing.T, web *fakeweb.Web) {
		web.Handle("h.test", say("h"))
		o := options(web)
		o.IgnoreRobots = true
		var queries atomic.Int32
		o.Network.NS = func(ctx context.Context, _ string) ([]string, error) {
			if queries.Add(1) == 1 {
				<-ctx.Done()
				return nil, ctx.Err()
			}
			return []string{"ns.test"}, nil
		}
		c := remembering(t, o)
		ctx, cancel := context.WithCancel(t.Context())
		time.AfterFunc(time.Second, cancel)
		for v := range c.Visits(ctx, dues("https://h.test/")) {
			equal(t, "name servers of the visit that was broken off", v.Resolution.NameServers, nil)
		}
		v := oneRound(t, c, dues("https://h.test/"))["https://h.test/"]
		equal(t, "name servers", v.Resolution.NameServers, []string{"ns.test"})
	})
}

func TestTheResolverIsAskedForNameServersAndMail(t *testing.T) {
	web := fakeweb.New(fakeweb.Options{})
	defer web.Close()
	web.Handle("www.h.test", say("h"))
	address, err := web.Lookup(t.Context(), "www.h.test")
	if err != nil {
		t.Fatal(err)
	}
	o := options(web)
	o.HostDelay = 0
	o.Network.Lookup = nil
	o.Resolver = serveNames(t, func(_, _ string, m dnsmessage.Message) *dnsmessage.Message {
		switch m.Questions[0].Type {
		case dnsmessage.TypeNS:
			return tells(m, ns("a.ns.test.")...)
		case dnsmessage.TypeMX:
			return tells(m, mx("mx.test.")...)
		}
		return says(m, success, address[0].String())
	})
	v := visitsOf(t, o, withMail("https://www.h.test/", "a@mail.test"))["https://www.h.test/"]
	equal(t, "name servers", v.Resolution.NameServers, []string{"a.ns.test"})
	equal(t, "mail", v.Mail, []linkwatch.MailDomain{{Name: "mail.test", Takes: linkwatch.Delivers}})
}
