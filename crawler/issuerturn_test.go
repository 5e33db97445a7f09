package crawler

import (
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"linkwatch"
	"linkwatch/internal/fakeweb"
)

func TestAnIssuerThatCannotBeHadIsNotAskedForAgainAtOnce(t *testing.T) {
	onWeb(t, func(t *testing.T, web *fakeweb.Web) {
		var none *issuer
		root := none.sign(t, "")
		middle := root.sign(t, "")
		web.Handle("ca.test", site(map[string]http.HandlerFunc{"/m.cer": inTurn(http.NotFound, func(w http.ResponseWriter, r *http.Request) {
			if got := r.Header.Get("User-Agent"); got != DefaultUserAgent {
				t.Errorf("asked as %q, want %q", got, DefaultUserAgent)
			}
			w.Write(middle.cert.Raw)
		})}))
		o := trusting(web, root)
		o.IgnoreRobots = true
		var due Dues
		for i := range 3 {
			host := fmt.Sprintf("h%d.test", i)
			shows(t, &o, web, host, nil, middle.sign(t, host, "http://ca.test/m.cer"))
			due = append(due, dues("https://"+host+"/")...)
		}
		c, err := New(o)
		if err != nil {
			t.Fatal(err)
		}
		for round, want := range []struct {
			error linkwatch.TLSError
			asked int
		}{{linkwatch.CertUnknown, 1}, {linkwatch.CertUnknown, 1}, {linkwatch.CertIncomplete, 2}, {linkwatch.CertIncomplete, 2}} {
			for url, v := range oneRound(t, c, due) {
				if v.TLS.Error != want.error {
					t.Errorf("round %d, %s: got %q, want %q", round+1, url, v.TLS.Error, want.error)
				}
			}
			if got := len(asked(web, "ca.test")); got != want.asked {
				t.Errorf("after round %d: asked %d times, want %d", round+1, got, want.asked)
			}
			time.Sleep(unknownAge/2 + time.Minute)
		}
	})
}

func TestIssuersAreAskedForOneAfterTheOther(t *testing.T) {
	onWeb(t, func(t *testing.T, web *fakeweb.Web) {
		var none *issuer
		root := none.sign(t, "")
		var urls []string
		for i := range issuerURLs {
			urls = append(urls, fmt.Sprintf("http://victim.test/%d", i))
		}
		web.Handle("victim.test", http.NotFoundHandler())
		o := trusting(web, root)
		o.IgnoreRobots = true
		shows(t, &o, web, "h.test", nil, root.sign(t, "").sign(t, "h.test", urls...))
		visitOf(t, o, "https://h.test/")
		startsApart(t, web, "victim.test", o.HostDelay)
	})
}

func TestFewIssuersAreAskedForInARound(t *testing.T) {
	onWeb(t, func(t *testing.T, web *fakeweb.Web) {
		o := options(web)
		o.HostDelay = 0
		c, err := New(o)
		if err != nil {
			t.Fatal(err)
		}
		web.Handle("victim.test", http.NotFoundHandler())
		issuers := c.base.transport.issuers
		for round := range 2 {
			for i := range 2 * issuersARound {
				if _, err := issuers.known.of(t.Context(), fmt.Sprintf("http://victim.test/%d/%d", round, i)); err == nil {
					t.Fatal("a certificate came of a 404")
				}
			}
			if got, want := len(asked(web, "victim.test")), (round+1)*issuersARound; got != want {
				t.Errorf("round %d: asked %d times, want %d", round+1, got, want)
			}
			c.Close()
		}
	})
}

func TestIssuersOfOneHostTakeTurnsHoweverItIsWritten(t *testing.T) {
	onWeb(t, func(t *testing.T, web *fakeweb.Web) {
		var none *issuer
		root := none.sign(t, "")
		web.Handle("victim.test", http.NotFoundHandler())
		o := trusting(web, root)
		o.IgnoreRobots = true
		shows(t, &o, web, "h.test", nil, root.sign(t, "").sign(t, "h.test", "http://victim.test/0", "http://Victim.test/1", "http://victim.test:80/2"))
		visitOf(t, o, "https://h.test/")
		var last time.Time
		for _, r := range web.Requests() {
			if !strings.HasPrefix(strings.ToLower(r.Host), "victim.test") {
				continue
			}
			if gap := r.At.Sub(last); gap < o.HostDelay {
				t.Errorf("%s%s came %v after the request before, want %v at least", r.Host, r.Path, gap, o.HostDelay)
			}
			last = r.At
		}
	})
}

func TestTheLongAddressOfAnIssuerIsNotRemembered(t *testing.T) {
	onWeb(t, func(t *testing.T, web *fakeweb.Web) {
		var none *issuer
		issuers := remembering(t, options(web)).base.transport.issuers
		long := none.sign(t, "").sign(t, "h.test", "http://victim.test/"+strings.Repeat("a", maxURL))
		if _, err := issuers.issuer(t.Context(), long.cert); err == nil || issuers.known.size() != 0 {
			t.Errorf("got error %v and %d addresses remembered, want an error and none", err, issuers.known.size())
		}
	})
}
