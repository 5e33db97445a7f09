package checks

import (
	"testing"
	"time"

	"linkwatch"
)

// served is a look at a page that comes with a Last-Modified.
func (l look) served(lastModified string) look {
	return l.and(func(v *linkwatch.Visit) {
		at, err := time.Parse(time.DateOnly, lastModified)
		if err != nil {
			panic(err)
		}
		v.Page.LastModified = at.Format(time.RFC1123)
		v.Page.Claims = []linkwatch.DateClaim{claim(linkwatch.HTTPHeader, linkwatch.Modified, lastModified)}
	})
}

func TestLastModifiedIsBelievedUnlessItIsShownWorthless(t *testing.T) {
	a, b := readText(rows(0, 40)), readText(rows(0, 40), 7)
	for _, tt := range []struct {
		name   string
		visits []linkwatch.Visit
		want   string
	}{
		{"one that stands while the text does", looks(a.served("2026-09-01"), a.served("2026-09-01"), a.served("2026-09-01")), "2026-09-01"},
		{"one that moved with the text", looks(a.served("2026-09-01"), b.served("2026-11-10"), b.served("2026-11-10")), "2026-11-10"},
		{"one that moved while the text stood", looks(a.served("2026-09-01"), a.served("2026-11-10")), ""},
		{"servers of one site that do not agree", looks(a.served("2026-09-01"), a.served("2026-09-03"), a.served("2026-09-01")), ""},
		{"one that was sent once and then no more", looks(a.served("2026-09-01"), a), ""},
		{"one of the day of the visit", looks(a.served("2026-11-22")), ""},
		{"one of the day before: the cache of the night", looks(a.served("2026-11-21")), ""},
		{"one after the visit", looks(a.served("2026-12-24")), ""},
	} {
		if got := Judge(entry(), Past{Visits: tt.visits}, today).Modified.String(); got != tt.want {
			t.Errorf("%s: modified %q, want %q", tt.name, got, tt.want)
		}
	}
}

func TestALastModifiedThatWasWorthlessToOneReaderIsSoToTheNext(t *testing.T) {
	a := readText(rows(0, 40))
	b := readText(rows(0, 40), 7).and(func(v *linkwatch.Visit) { v.Page.Reader = "next" })
	if got := Judge(entry(), Past{Visits: looks(a.served("2026-09-01"), a.served("2026-10-10"), b.served("2026-11-10"))}, today).Modified.String(); got != "" {
		t.Errorf("modified %q, want nothing: it moved while the text stood", got)
	}
	if got := Judge(entry(), Past{Visits: looks(a.served("2026-10-10"), a.served("2026-10-10"), b.served("2026-11-10"))}, today).Modified.String(); got != "2026-11-10" {
		t.Errorf("modified %q, want 2026-11-10: nothing speaks against it", got)
	}
}

func TestAWorthlessLastModifiedHidesNoOtherDate(t *testing.T) {
	text := readText(rows(0, 40))
	told := func(lastModified string) look {
		return text.served(lastModified).and(func(v *linkwatch.Visit) {
			v.Page.Claims = append(v.Page.Claims, claim(linkwatch.Visible, linkwatch.Published, "2025-05-01"))
		})
	}
	if got := Judge(entry(), Past{Visits: looks(told("2026-09-01"), told("2026-11-10"))}, today).Modified.String(); got != "2025-05-01" {
		t.Errorf("modified %q, want the day of publication", got)
	}
}
