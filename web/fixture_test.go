package web

import (
	"context"
	"errors"
	"fmt"
	"html/template"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/PuerkitoBio/goquery"

	"linkwatch"
)

// now is the time by which the fixture's world goes.
var now = time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC)

const hostile = `"><script>alert(1)</script>{{.}}` + "\u202e"

func daysAgo(n int) time.Time { return now.AddDate(0, 0, -n) }

// world is a fixture that a Source reads; a test changes it before it asks.
type world struct {
	verdicts []linkwatch.Verdict
	moments  map[linkwatch.EntryID][]linkwatch.Moment
	rounds   []linkwatch.Round
	reports  []time.Time
	progress Progress
	asked    []time.Time // the ends of the weeks that a report was asked of
	fault    error       // what every function of the Source fails with
}

func newWorld() *world {
	w := &world{
		moments: map[linkwatch.EntryID][]linkwatch.Moment{},
		rounds: []linkwatch.Round{
			{ID: 2, Started: daysAgo(0).Add(-2 * time.Hour), Finished: daysAgo(0).Add(-time.Hour), Whole: true, Visited: 6, Skipped: 1},
			{ID: 1, Started: daysAgo(1), Whole: true, Visited: 3},
		},
		reports:  []time.Time{daysAgo(6), daysAgo(13)},
		progress: Progress{Clock: now},
	}
	w.add(linkwatch.Entry{ID: "hotline", Title: "National Hotline", URL: "https://hotline.test/", Group: "hotlines", Owner: "hotlines@example.org",
		Facts: []linkwatch.Fact{{Kind: linkwatch.Phone, Value: "1-888-373-7888"}, {Kind: linkwatch.SMS, Value: "233733"}}},
		linkwatch.Healthy, 40, visitOf(200))
	w.add(linkwatch.Entry{ID: "guide", Title: "A guide", URL: "https://user:secret@guide.test/a", Group: "guides"},
		linkwatch.Stale, 10, visitOf(200), finding("stale", linkwatch.Stale))
	w.add(linkwatch.Entry{ID: "walled", Title: "Walled", URL: "https://walled.test/", Group: "guides"},
		linkwatch.Unsure, 2, visitOf(403), finding("blocked", linkwatch.Unsure))
	w.add(linkwatch.Entry{ID: "gone", Title: "Zebra office", URL: "http://gone.test/", Group: "guides", Owner: "guides@example.org", Line: 31,
		Waivers: []linkwatch.Waiver{{Check: "tls", Until: now.AddDate(1, 0, 0), Why: "known to us", Who: "Ann"}}},
		linkwatch.Broken, 3, visitOf(404), finding("status", linkwatch.Broken))
	w.add(linkwatch.Entry{ID: "taken", Title: hostile, URL: "https://taken.test/", Group: "hotlines", Description: hostile},
		linkwatch.Hijacked, 1, visitOf(200), finding("hijacked", linkwatch.Hijacked))
	w.add(linkwatch.Entry{ID: "unknown", Title: "Never found", Group: "guides"}, linkwatch.Unlinked, 0, nil, finding("unlinked", linkwatch.Unlinked))
	w.add(linkwatch.Entry{ID: "fresh", Title: "Added today", URL: "https://fresh.test/"}, linkwatch.Unvisited, 0, nil)

	gone := w.find("gone")
	gone.LastWell = daysAgo(4)
	gone.Waived = []linkwatch.Finding{finding("tls", linkwatch.Broken)}
	taken := w.find("taken")
	taken.LastWell = daysAgo(2)
	taken.Last.Page.Title = hostile
	taken.Last.Hops = []linkwatch.Hop{{Status: 302, From: "https://taken.test/", To: "javascript:alert(1)"}}
	taken.Modified = linkwatch.DateClaim{Date: daysAgo(1), Precision: linkwatch.Day, Kind: linkwatch.Modified, Channel: linkwatch.Visible, Quote: hostile}
	return w
}

func (w *world) add(e linkwatch.Entry, h linkwatch.Health, days int, last *linkwatch.Visit, findings ...linkwatch.Finding) {
	v := linkwatch.Verdict{Entry: e, At: now, Health: h, Findings: findings, Last: last, Read: last}
	if last != nil {
		v.Since = daysAgo(days)
		last.Entry, last.FinalURL = e.ID, e.Address()
		w.moments[e.ID] = []linkwatch.Moment{{Visit: *last, Health: h}, {Visit: *visitOf(200), Health: linkwatch.Healthy}, {Visit: *visitOf(200), Health: linkwatch.Healthy}}
	}
	w.verdicts = append(w.verdicts, v)
}

func (w *world) find(id linkwatch.EntryID) *linkwatch.Verdict {
	i := slices.IndexFunc(w.verdicts, func(v linkwatch.Verdict) bool { return v.Entry.ID == id })
	return &w.verdicts[i]
}

func visitOf(status int) *linkwatch.Visit {
	at := daysAgo(0).Add(-2 * time.Hour)
	return &linkwatch.Visit{At: at, Took: 412 * time.Millisecond, Attempts: []linkwatch.Attempt{{At: at, Status: status}}, Status: status,
		TLS:  linkwatch.TLS{Issuer: "Some CA", NotAfter: now.AddDate(0, 0, 80)},
		Page: linkwatch.Page{Title: "A page", Facts: []linkwatch.Fact{{Kind: linkwatch.Phone, Value: "(888) 373-7888"}}}}
}

func finding(check string, h linkwatch.Health) linkwatch.Finding {
	return linkwatch.Finding{Check: check, Severity: linkwatch.Error, Health: h, Detail: "Detail of " + check + ".", Hint: "Hint of " + check + ".", Evidence: []string{"evidence of " + check}}
}

func (w *world) source() Source {
	return Source{
		Catalog: "catalog.yaml",
		Board:   func(context.Context) (*Board, error) { return boardOf(w.verdicts), w.fault },
		Timeline: func(_ context.Context, id linkwatch.EntryID) (linkwatch.Verdict, []linkwatch.Moment, bool, error) {
			for _, v := range w.verdicts {
				if v.Entry.ID == id {
					return v, w.moments[id], true, w.fault
				}
			}
			return linkwatch.Verdict{}, nil, false, w.fault
		},
		Rounds: func(context.Context) ([]linkwatch.Round, error) { return w.rounds, w.fault },
		Report: func(_ context.Context, until time.Time) (template.HTML, error) {
			w.asked = append(w.asked, until)
			return "<h2>Newly broken</h2>", w.fault
		},
		Reports: func(context.Context) ([]time.Time, error) { return w.reports, w.fault },
		Running: func() Progress { return w.progress },
	}
}

func boardOf(verdicts []linkwatch.Verdict) *Board {
	return NewBoard(len(verdicts), func(i int) linkwatch.Verdict { return verdicts[i] }, now)
}

// ask sends one request to a world's pages.
func (w *world) ask(method, target string) *httptest.ResponseRecorder {
	answer := httptest.NewRecorder()
	New(w.source()).ServeHTTP(answer, httptest.NewRequest(method, target, nil))
	return answer
}

// read gives a page of the world, which must be served with status.
func (w *world) read(t *testing.T, target string, status int) *goquery.Document {
	t.Helper()
	answer := w.ask(http.MethodGet, target)
	if answer.Code != status {
		t.Fatalf("GET %s: got %d, want %d\n%s", target, answer.Code, status, answer.Body)
	}
	// A blank after a cell keeps its words apart from the next one's.
	apart := strings.NewReplacer("</td>", "</td> ", "</th>", "</th> ", "</dt>", "</dt> ", "</dd>", "</dd> ", "<br>", "<br> ")
	doc, err := goquery.NewDocumentFromReader(strings.NewReader(apart.Replace(answer.Body.String())))
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

// words gives the text of what a selector finds, blanks folded.
func words(doc *goquery.Document, selector string) string {
	return strings.Join(strings.Fields(doc.Find(selector).Text()), " ")
}

// wantWords says so unless the text at selector holds want.
func wantWords(t *testing.T, doc *goquery.Document, selector, want string) {
	t.Helper()
	if got := words(doc, selector); !strings.Contains(got, want) {
		t.Errorf("%s: got %q, want it to hold %q", selector, got, want)
	}
}

// rowIDs gives the ids of the entries that the overview lists, in order.
func rowIDs(doc *goquery.Document) []string {
	return doc.Find("table.entries tbody tr").Map(func(_ int, row *goquery.Selection) string {
		return strings.TrimPrefix(row.AttrOr("id", ""), "row-")
	})
}

var errOfTest = errors.New("secret inner detail")

// crowd fills a world with n healthy entries and nothing else.
func (w *world) crowd(n int) {
	w.verdicts = nil
	for i := range n {
		w.add(linkwatch.Entry{ID: linkwatch.EntryID(fmt.Sprintf("e%03d", i)), Title: fmt.Sprintf("Entry %03d", i), URL: "https://e.test/"}, linkwatch.Healthy, 5, visitOf(200))
	}
}
