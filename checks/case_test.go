package checks

import (
	"slices"
	"strings"
	"testing"
	"time"

	"linkwatch"
)

// today is the moment at which the cases judge.
var today = time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC)

const pageURL = "https://help.example.org/guide"

// entry is one that passes every check; change makes it the case at hand.
func entry(change ...func(*linkwatch.Entry)) linkwatch.Entry {
	e := linkwatch.Entry{
		ID: "guide", Title: "Guide", URL: pageURL,
		Policy: linkwatch.Policy{Confirm: linkwatch.Confirm{Failures: 3, Over: 3 * day}},
	}
	for _, c := range change {
		c(&e)
	}
	return e
}

const day = 24 * time.Hour

// visit is a good visit so long ago, after the changes.
func visit(ago time.Duration, change ...func(*linkwatch.Visit)) linkwatch.Visit {
	v := linkwatch.Visit{
		Entry: "guide", At: today.Add(-ago), URL: pageURL, FinalURL: pageURL, Status: 200,
		TLS:  linkwatch.TLS{Issuer: "Test CA", NotAfter: today.Add(80 * day)},
		Page: linkwatch.Page{ContentType: "text/html", Title: "Guide", Language: "en"},
	}
	for _, c := range change {
		c(&v)
	}
	if v.Attempts == nil {
		v.Attempts = []linkwatch.Attempt{{At: v.At, Status: v.Status, Failure: v.Failure}}
	}
	return v
}

func answered(statuses ...int) func(*linkwatch.Visit) {
	return func(v *linkwatch.Visit) {
		v.Status = statuses[len(statuses)-1]
		for i, s := range statuses {
			v.Attempts = append(v.Attempts, linkwatch.Attempt{At: v.At.Add(time.Duration(i) * time.Minute), Status: s})
		}
	}
}

func failed(kind linkwatch.FailureKind, detail string, times int) func(*linkwatch.Visit) {
	return func(v *linkwatch.Visit) {
		v.Status, v.Page, v.TLS = 0, linkwatch.Page{}, linkwatch.TLS{}
		v.Failure = linkwatch.Failure{Kind: kind, Detail: detail}
		for i := range times {
			v.Attempts = append(v.Attempts, linkwatch.Attempt{At: v.At.Add(time.Duration(i) * time.Minute), Failure: v.Failure})
		}
	}
}

func claiming(claims ...linkwatch.DateClaim) func(*linkwatch.Visit) {
	return func(v *linkwatch.Visit) { v.Page.Claims = claims }
}

func claim(channel linkwatch.Channel, kind linkwatch.ClaimKind, date string) linkwatch.DateClaim {
	layouts := map[int]string{4: "2006", 7: "2006-01", 10: time.DateOnly}
	precisions := map[int]linkwatch.Precision{4: linkwatch.Year, 7: linkwatch.Month, 10: linkwatch.Day}
	t, err := time.Parse(layouts[len(date)], date)
	if err != nil {
		panic(err)
	}
	return linkwatch.DateClaim{Date: t, Precision: precisions[len(date)], Kind: kind, Channel: channel, Confidence: 0.9, Quote: date}
}

func maxAge(d time.Duration) func(*linkwatch.Entry) {
	return func(e *linkwatch.Entry) { e.Policy.MaxAge = d }
}

// judged is one case: an entry and its visits, newest first, and what is to
// come of them. No find means that the check at hand says nothing.
type judged struct {
	name   string
	entry  linkwatch.Entry
	visits []linkwatch.Visit
	health linkwatch.Health
	find   string // in the finding's detail or hint
}

// judge runs the cases of one check.
func judge(t *testing.T, check string, cases []judged) {
	t.Helper()
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			v := Judge(c.entry, Past{Visits: c.visits}, today)
			if v.Health != c.health {
				t.Errorf("health = %v, want %v; findings: %+v", v.Health, c.health, v.Findings)
			}
			i := slices.IndexFunc(v.Findings, func(f linkwatch.Finding) bool { return f.Check == check })
			if c.find == "" {
				if i >= 0 {
					t.Errorf("%s finds %q, want nothing", check, v.Findings[i].Detail)
				}
				return
			}
			if i < 0 {
				t.Fatalf("%s finds nothing, want %q; findings: %+v", check, c.find, v.Findings)
			}
			f := v.Findings[i]
			if !strings.Contains(f.Detail+" "+f.Hint, c.find) {
				t.Errorf("%s finds %q with hint %q, want %q in it", check, f.Detail, f.Hint, c.find)
			}
			if f.Hint == "" || f.Severity == "" {
				t.Errorf("finding %+v: want a hint and a severity", f)
			}
		})
	}
}

func hours(n int) time.Duration { return time.Duration(n) * time.Hour }

func timesOf(n int) time.Duration { return time.Duration(n) }
