package crawler

import (
	"fmt"
	"io"
	"net/http"
	"slices"
	"strings"
	"testing"

	"linkwatch"
	"linkwatch/internal/fakeweb"
)

// hung takes a request and never answers it; broken ends the connection.
func hung(_ http.ResponseWriter, r *http.Request)   { <-r.Context().Done() }
func broken(_ http.ResponseWriter, _ *http.Request) { panic(http.ErrAbortHandler) }

func TestAHostWhoseRobotsAloneGivesNoAnswerKeepsUsOut(t *testing.T) {
	for name, robots := range map[string]http.HandlerFunc{"timeout: headers": hung, "protocol: cut": broken} {
		for _, page := range []http.HandlerFunc{text("<title>page</title>"), status(404), redirectTo("https://b.test/")} {
			onWeb(t, func(t *testing.T, web *fakeweb.Web) {
				web.Handle("h.test", site(map[string]http.HandlerFunc{"/robots.txt": robots, "/1": page, "/2": page, "/3": page}))
				visits := visitsOf(t, options(web), dues("https://h.test/1", "https://h.test/2", "https://h.test/3"))
				for url, v := range visits {
					if v.Failure.Kind != linkwatch.RobotsKept || !strings.HasPrefix(v.Failure.Detail, "robots.txt gave no answer: "+name) || v.Page.Title != "" || v.Status != 0 {
						t.Errorf("%s: got %+v, status %d, title %q, want robots and nothing of the page", url, v.Failure, v.Status, v.Page.Title)
					}
				}
				got := slices.Compact(asked(web, "h.test")) // net/http asks again by itself where a kept connection ends
				equal(t, "requests: one page is knocked at", got, []string{"/robots.txt", "/2", "/robots.txt"})
			})
		}
	}
}

// beginning sends a little of a body, and ends as another handler does.
func beginning(end http.HandlerFunc) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Length", "100")
		io.WriteString(w, "begun")
		http.NewResponseController(w).Flush()
		end(w, r)
	}
}

func TestAPageThatBreaksOffShowsThatItsHostAnswersAndIsNoRobots(t *testing.T) {
	onWeb(t, func(t *testing.T, web *fakeweb.Web) {
		web.Handle("h.test", site(map[string]http.HandlerFunc{"/robots.txt": hung, "/1": beginning(broken), "/2": beginning(broken)}))
		for url, v := range visitsOf(t, options(web), dues("https://h.test/1", "https://h.test/2")) {
			if v.Failure.Kind != linkwatch.RobotsKept || v.Status != 0 {
				t.Errorf("%s: got %+v, status %d, want robots", url, v.Failure, v.Status)
			}
		}
		equal(t, "requests", slices.Compact(asked(web, "h.test")), []string{"/robots.txt", "/2", "/robots.txt"})
	})
}

func TestAHostWhoseRobotsOnlyBeginsToComeIsPutAside(t *testing.T) {
	onWeb(t, func(t *testing.T, web *fakeweb.Web) {
		all := map[string]http.HandlerFunc{"/robots.txt": beginning(hung)}
		var urls []string
		for i := range 20 {
			all[fmt.Sprintf("/%d", i)] = hung
			urls = append(urls, fmt.Sprintf("https://h.test/%d", i))
		}
		web.Handle("h.test", site(all))
		for url, v := range visitsOf(t, options(web), dues(urls...)) {
			if v.Failure.Kind != linkwatch.Timeout {
				t.Errorf("%s: got %+v, want a timeout", url, v.Failure)
			}
		}
		equal(t, "requests", asked(web, "h.test"), []string{"/robots.txt", "/1", "/robots.txt", "/robots.txt"})
	})
}

func TestAHostThatGivesNoAnswerAtAllIsNotKeptOutOf(t *testing.T) {
	for name, all := range map[string]http.HandlerFunc{"timeout": hung, "protocol": broken} {
		onWeb(t, func(t *testing.T, web *fakeweb.Web) {
			web.Handle("h.test", all)
			v := visitOf(t, options(web), "https://h.test/1")
			if string(v.Failure.Kind) != name || len(v.Attempts) != 2 {
				t.Errorf("got %+v in %d attempts, want %s in 2", v.Failure, len(v.Attempts), name)
			}
			equal(t, "requests", asked(web, "h.test"), []string{"/robots.txt", "/1"})
		})
	}
}

func TestARobotsThatFailsOnceIsAskedAgainOnceItsHostIsKnownToAnswer(t *testing.T) {
	onWeb(t, func(t *testing.T, web *fakeweb.Web) {
		web.Handle("h.test", site(map[string]http.HandlerFunc{"/robots.txt": inTurn(hung, status(404)), "/1": text("<title>page</title>")}))
		v := visitOf(t, options(web), "https://h.test/1")
		if v.Page.Title != "page" || v.Failure.Kind != "" {
			t.Errorf("got %+v, title %q, want the page", v.Failure, v.Page.Title)
		}
		equal(t, "requests", asked(web, "h.test"), []string{"/robots.txt", "/1", "/robots.txt", "/1"})
	})
}

func TestNobodyKnocksWhereNoConnectionIsMade(t *testing.T) {
	onWeb(t, func(t *testing.T, web *fakeweb.Web) {
		for host, fault := range map[string]string{"refused.test": "refused", "hole.test": "blackhole"} {
			web.Fault(host, fault)
			if v := visitOf(t, options(web), "https://"+host+"/"); !v.Failure.BeforeHTTP() {
				t.Errorf("%s: got %+v", fault, v.Failure)
			}
		}
		if got := len(web.Requests()); got != 0 {
			t.Errorf("%d requests", got)
		}
	})
}
