package crawler

import (
	"fmt"
	"io"
	"net/http"
	"net/url"
	"regexp"
	"testing"
	"time"

	"linkwatch"
	"linkwatch/internal/fakeweb"
)

var leadTag = regexp.MustCompile(`<(refresh|script) (\S+) (\d+)s>`)

// withLeads makes the small reader of pages see leads, which stand as <refresh URL 5s>.
func withLeads(o Options) Options {
	inner := o.Read
	o.Read = func(body io.Reader, h http.Header, at *url.URL, want []linkwatch.Fact) linkwatch.Page {
		var text []byte
		p := inner(io.TeeReader(body, writer(func(b []byte) { text = append(text, b...) })), h, at, want)
		if m := leadTag.FindSubmatch(text); m != nil {
			after, err := time.ParseDuration(string(m[3]) + "s")
			if err != nil {
				panic(err)
			}
			p.Lead = linkwatch.Lead{Kind: linkwatch.HopKind(m[1]), To: string(m[2]), After: after}
		}
		return p
	}
	return o
}

type writer func([]byte)

func (w writer) Write(p []byte) (int, error) { w(p); return len(p), nil }

func TestWhereAPageSendsItsVisitorsIsAHop(t *testing.T) {
	onWeb(t, func(t *testing.T, web *fakeweb.Web) {
		web.Handle("a.test", site(map[string]http.HandlerFunc{
			"/":       text("<refresh https://a.test/script 10s>"),
			"/script": text("<script https://b.test/ 0s>"),
		}))
		web.Handle("b.test", site(map[string]http.HandlerFunc{
			"/": func(w http.ResponseWriter, _ *http.Request) {
				w.Header().Set("Refresh", "5; url='/moved'")
				w.WriteHeader(203)
			},
			"/moved": status(301, "Location", "/end"),
			"/end":   text("<title>end</title>"),
		}))
		v := visitOf(t, withLeads(options(web)), "https://a.test/")
		equal(t, "hops", v.Hops, []linkwatch.Hop{
			{Status: 200, From: "https://a.test/", To: "https://a.test/script", Kind: linkwatch.RefreshHop},
			{Status: 200, From: "https://a.test/script", To: "https://b.test/", Kind: linkwatch.ScriptHop},
			{Status: 203, From: "https://b.test/", To: "https://b.test/moved", Kind: linkwatch.RefreshHop},
			{Status: 301, From: "https://b.test/moved", To: "https://b.test/end"},
		})
		if v.Status != 200 || v.FinalURL != "https://b.test/end" || v.Page.Title != "end" {
			t.Errorf("got status %d at %s, title %q, want 200 at https://b.test/end, end", v.Status, v.FinalURL, v.Page.Title)
		}
	})
}

func TestAPageIsTheEndWhereItsLeadIsNotFollowed(t *testing.T) {
	cases := []struct {
		name   string
		page   http.HandlerFunc
		status int
		hops   int
	}{
		{"it reloads itself", text("<title>in</title><refresh https://h.test/#top 0s>"), 200, 0},
		{"it reloads itself by header", status(200, "Refresh", "0"), 200, 0},
		{"it stays longer than ten seconds", text("<title>in</title><refresh https://h.test/other 11s>"), 200, 0},
		{"it leads to no page", text("<title>in</title><script mailto:a@h.test 0s>"), 200, 0},
		{"it leads to no URL", text("<title>in</title><script https://h.test:port/ 0s>"), 200, 0},
		{"it is an error's", func(w http.ResponseWriter, r *http.Request) {
			w.WriteHeader(403)
			io.WriteString(w, "<title>in</title><refresh https://h.test/other 0s>")
		}, 403, 0},
		{"it leads back and forth", func(w http.ResponseWriter, r *http.Request) {
			io.WriteString(w, "<title>in</title><refresh https://h.test/back 0s>")
		}, 200, 1},
		{"it leads on and on", text("<title>in</title><refresh https://h.test/on 0s>"), 200, 10},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			onWeb(t, func(t *testing.T, web *fakeweb.Web) {
				n := 0
				web.Handle("h.test", site(map[string]http.HandlerFunc{
					"/": c.page, "/other": text("other"), "/back": text("<refresh https://h.test/ 0s>"),
					"/on": func(w http.ResponseWriter, r *http.Request) {
						n++
						fmt.Fprintf(w, "<refresh https://h.test/on?%d 0s>", n)
					},
				}))
				v := visitOf(t, withLeads(options(web)), "https://h.test/")
				if v.Status != c.status || v.Failure.Kind != "" || len(v.Hops) != c.hops || len(v.Attempts) != 1 {
					t.Errorf("got status %d, failure %+v, %d attempts, hops %v, want %d, one attempt, %d hops",
						v.Status, v.Failure, len(v.Attempts), v.Hops, c.status, c.hops)
				}
			})
		})
	}
}

func TestALeadIsGuardedAndTakesItsTurnAndAsksRobots(t *testing.T) {
	onWeb(t, func(t *testing.T, web *fakeweb.Web) {
		web.Handle("a.test", site(map[string]http.HandlerFunc{
			"/inner": text("<refresh http://127.0.0.1/ 0s>"),
			"/kept":  text("<refresh https://b.test/kept 0s>"),
			"/turn":  text("<script https://x:y@b.test/turn 0s>"),
		}))
		web.Handle("b.test", site(map[string]http.HandlerFunc{
			"/robots.txt": text("User-agent: *\nDisallow: /kept"), "/turn": text("<title>turn</title>"), "/1": text("1"), "/2": text("2"),
		}))
		visits := visitsOf(t, withLeads(options(web)), dues(
			"https://a.test/inner", "https://a.test/kept", "https://a.test/turn", "https://b.test/1", "https://b.test/2"))
		if v := visits["https://a.test/inner"]; v.Failure.Kind != linkwatch.Refused || len(v.Hops) != 1 {
			t.Errorf("to loopback: got failure %+v, hops %v, want refused after one", v.Failure, v.Hops)
		}
		if v := visits["https://a.test/kept"]; v.Failure.Kind != linkwatch.RobotsKept {
			t.Errorf("to where robots.txt keeps us out: got failure %+v, want robots", v.Failure)
		}
		if v := visits["https://a.test/turn"]; v.Page.Title != "turn" || v.Hops[0].To != "https://b.test/turn" {
			t.Errorf("got title %q, hops %v, want turn, without userinfo", v.Page.Title, v.Hops)
		}
		startsApart(t, web, "b.test", time.Second)
	})
}

func TestARefreshHeaderOfRobotsTxtIsNotFollowed(t *testing.T) {
	onWeb(t, func(t *testing.T, web *fakeweb.Web) {
		web.Handle("h.test", site(map[string]http.HandlerFunc{"/robots.txt": status(200, "Refresh", "0; url=/elsewhere"), "/": text("in")}))
		visitOf(t, options(web), "https://h.test/")
		equal(t, "requests", asked(web, "h.test"), []string{"/robots.txt", "/"})
	})
}

func TestRefreshIsReadAsBrowsersReadIt(t *testing.T) {
	for header, want := range map[string]struct {
		to    string
		after time.Duration
	}{
		"5; url=/a":                   {"/a", 5 * time.Second},
		"0;URL = \"/a b\" and more":   {"/a b", 0},
		" 3 , '/a'":                   {"/a", 3 * time.Second},
		"1 /a":                        {"/a", time.Second},
		".5; url=/a":                  {"/a", 0},
		"5.9;url=/a":                  {"/a", 5 * time.Second},
		"5;urls":                      {"urls", 5 * time.Second},
		"5":                           {"", 5 * time.Second},
		"5;":                          {"", 5 * time.Second},
		"5;url=":                      {"", 5 * time.Second},
		"":                            {"", 0},
		"url=/a":                      {"", 0},
		"5url=/a":                     {"", 0},
		"99999999999999999999;url=/a": {"/a", (1<<31 - 1) * time.Second},
	} {
		if got := refresh(header); got.To != want.to || got.To != "" && got.After != want.after {
			t.Errorf("%q: got %q after %s, want %q after %s", header, got.To, got.After, want.to, want.after)
		}
	}
}
