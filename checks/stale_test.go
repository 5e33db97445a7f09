package checks

import (
	"strings"
	"testing"
	"time"

	"linkwatch"
)

func TestStale(t *testing.T) {
	year := entry(maxAge(365 * day))
	seen := func(claims ...linkwatch.DateClaim) []linkwatch.Visit {
		return []linkwatch.Visit{visit(hours(1), claiming(claims...))}
	}
	judge(t, "stale", []judged{
		{"modified last month is fresh", year, seen(claim(linkwatch.Visible, linkwatch.Modified, "2026-10-22")), linkwatch.Healthy, ""},
		{"modified two years ago is stale", year, seen(claim(linkwatch.Visible, linkwatch.Modified, "2024-11-01")), linkwatch.Stale, "2024-11-01"},
		{"old, but a person has looked since", entry(maxAge(365*day), func(e *linkwatch.Entry) { e.LastVerified.On = today.Add(-30 * day) }),
			seen(claim(linkwatch.Visible, linkwatch.Modified, "2024-11-01")), linkwatch.Healthy, ""},
		{"no limit, never stale", entry(), seen(claim(linkwatch.Visible, linkwatch.Modified, "1999-11-01")), linkwatch.Healthy, ""},
		{"a year means its last day", year, seen(claim(linkwatch.Visible, linkwatch.Modified, "2025")), linkwatch.Healthy, ""},
		{"a month means its last day", year, seen(claim(linkwatch.Visible, linkwatch.Modified, "2025-11")), linkwatch.Healthy, ""},
		{"what people read beats the header", year,
			seen(claim(linkwatch.HTTPHeader, linkwatch.Modified, "2026-10-01"), claim(linkwatch.Visible, linkwatch.Modified, "2020-01-01")), linkwatch.Stale, "2020-01-01"},
		{"a confident claim beats a doubtful one of a better channel", year,
			seen(doubtful(claim(linkwatch.Visible, linkwatch.Modified, "2020-01-01")), claim(linkwatch.JSONLD, linkwatch.Modified, "2026-10-01")), linkwatch.Healthy, ""},
		{"a later review counts", year,
			seen(claim(linkwatch.Visible, linkwatch.Modified, "2020-01-01"), claim(linkwatch.Visible, linkwatch.Reviewed, "2026-10-01")), linkwatch.Healthy, ""},
		{"an earlier review does not", year,
			seen(claim(linkwatch.Visible, linkwatch.Modified, "2026-10-01"), claim(linkwatch.Visible, linkwatch.Reviewed, "2020-01-01")), linkwatch.Healthy, ""},
		{"published alone proves nothing", year, seen(claim(linkwatch.JSONLD, linkwatch.Published, "2015-01-01")), linkwatch.Healthy, ""},
		{"a date after the visit is refused", year,
			seen(claim(linkwatch.Visible, linkwatch.Modified, "2027-05-01"), claim(linkwatch.Meta, linkwatch.Modified, "2020-05-01")), linkwatch.Stale, "2020-05-01"},
		{"a Last-Modified of the same day says when it was put together", year,
			seen(claim(linkwatch.HTTPHeader, linkwatch.Modified, "2026-11-22")), linkwatch.Healthy, ""},
		{"a failed visit does not destroy what was known", year,
			[]linkwatch.Visit{visit(hours(1), failed(linkwatch.Timeout, "headers", 2)), visit(hours(30), claiming(claim(linkwatch.Visible, linkwatch.Modified, "2020-01-01")))},
			linkwatch.Stale, "2020-01-01"},
		{"nor does a wall", year,
			[]linkwatch.Visit{visit(hours(1), answered(403), func(v *linkwatch.Visit) { v.Header.Mitigated = "challenge" }), visit(hours(30), claiming(claim(linkwatch.Visible, linkwatch.Modified, "2020-01-01")))},
			linkwatch.Stale, "2020-01-01"},
		{"a fresh page behind a wall is not stale", year,
			[]linkwatch.Visit{visit(hours(1), answered(403), func(v *linkwatch.Visit) { v.Header.Mitigated = "challenge" }), visit(hours(30), claiming(claim(linkwatch.Visible, linkwatch.Modified, "2026-10-01")))},
			linkwatch.Unsure, ""},
		{"to the day", entry(maxAge(10 * day)), seen(claim(linkwatch.Visible, linkwatch.Modified, "2026-11-12")), linkwatch.Healthy, ""},
		{"and a day more", entry(maxAge(10 * day)), seen(claim(linkwatch.Visible, linkwatch.Modified, "2026-11-11")), linkwatch.Stale, "2026-11-11"},
		{"a month ends with its last day", entry(maxAge(22 * day)), seen(claim(linkwatch.Visible, linkwatch.Modified, "2026-10")), linkwatch.Healthy, ""},
		{"a month that ended too long ago", entry(maxAge(21 * day)), seen(claim(linkwatch.Visible, linkwatch.Modified, "2026-10")), linkwatch.Stale, "2026-10"},
		{"a year that ended too long ago", entry(maxAge(300 * day)), seen(claim(linkwatch.Visible, linkwatch.Modified, "2025")), linkwatch.Stale, "2025"},
		{"a person's look before the limit does not help", entry(maxAge(365*day), func(e *linkwatch.Entry) { e.LastVerified.On = today.Add(-400 * day) }),
			seen(claim(linkwatch.Visible, linkwatch.Modified, "2024-11-01")), linkwatch.Stale, "2024-11-01"},
		{"nor one on a day that has not come", entry(maxAge(365*day), func(e *linkwatch.Entry) { e.LastVerified.On = today.Add(30 * day) }),
			seen(claim(linkwatch.Visible, linkwatch.Modified, "2024-11-01")), linkwatch.Stale, "2024-11-01"},
	})
}

func TestALimitOfHoursIsToldInHours(t *testing.T) {
	for limit, want := range map[time.Duration]string{
		90 * time.Minute: "limit is 1h30m0s.", 6 * time.Hour: "limit is 6 hours.", day: "limit is 24 hours.", 2 * day: "limit is 2 days.", 365 * day: "limit is 365 days.",
	} {
		v := Judge(entry(maxAge(limit)), Past{Visits: seenClaim(claim(linkwatch.Visible, linkwatch.Modified, "2020-01-01"))}, today)
		if len(v.Findings) != 1 || !strings.HasSuffix(v.Findings[0].Detail, want) {
			t.Errorf("%v: got %+v, want %q", limit, v.Findings, want)
		}
	}
}

func TestUndated(t *testing.T) {
	required := entry(maxAge(365*day), func(e *linkwatch.Entry) { e.Policy.RequireDate = true })
	judge(t, "undated", []judged{
		{"no date is said", entry(maxAge(365 * day)), []linkwatch.Visit{visit(hours(1))}, linkwatch.Healthy, "does not say"},
		{"no date where one is required is stale", required, []linkwatch.Visit{visit(hours(1))}, linkwatch.Stale, "does not say"},
		{"no date where freshness does not matter is nothing", entry(), []linkwatch.Visit{visit(hours(1))}, linkwatch.Healthy, ""},
		{"a page that only says when it was published", entry(maxAge(365 * day)), seenClaim(claim(linkwatch.Visible, linkwatch.Published, "2021-01-11")), linkwatch.Healthy, "published 2021-01-11"},
		{"a page that only says since when it holds", entry(maxAge(365 * day)), seenClaim(claim(linkwatch.Visible, linkwatch.Effective, "2022-04-01")), linkwatch.Healthy, "took effect 2022-04-01"},
		{"publication is not the date that is required", required, seenClaim(claim(linkwatch.Visible, linkwatch.Published, "2021-01-11")), linkwatch.Stale, "published 2021-01-11"},
		{"what was published within the limit cannot be older", required, seenClaim(claim(linkwatch.Visible, linkwatch.Published, "2026-10-01")), linkwatch.Healthy, ""},
		{"publication hides no modification", required, seenClaim(claim(linkwatch.JSONLD, linkwatch.Published, "2021-01-11"), claim(linkwatch.Meta, linkwatch.Modified, "2026-10-01")), linkwatch.Healthy, ""},
		{"a page that was not read is not undated", required, []linkwatch.Visit{visit(hours(1), answered(500))}, linkwatch.Unsure, ""},
	})
}

func TestTheLeastThatIsKnownStandsOnlyWhereNothingElseDoes(t *testing.T) {
	published := claim(linkwatch.Visible, linkwatch.Published, "2026-10-01")
	for _, c := range []struct {
		name   string
		claims []linkwatch.DateClaim
		want   string
	}{
		{"published alone", []linkwatch.DateClaim{published}, "2026-10-01"},
		{"an older modification is still the answer", []linkwatch.DateClaim{published, doubtful(claim(linkwatch.Meta, linkwatch.Modified, "2020-01-01"))}, "2020-01-01"},
		{"a review is", []linkwatch.DateClaim{published, claim(linkwatch.Visible, linkwatch.Reviewed, "2020-01-01")}, "2020-01-01"},
		{"a list of days of publication is none", []linkwatch.DateClaim{{Date: published.Date, Precision: linkwatch.Day, Kind: linkwatch.Published, Channel: linkwatch.Visible, Confidence: 0.2}}, ""},
		{"one after the visit is none", []linkwatch.DateClaim{claim(linkwatch.Visible, linkwatch.Effective, "2027-01-01")}, ""},
	} {
		if got := bestClaim(c.claims, today).String(); got != c.want {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
}

func seenClaim(claims ...linkwatch.DateClaim) []linkwatch.Visit {
	return []linkwatch.Visit{visit(hours(1), claiming(claims...))}
}

func doubtful(c linkwatch.DateClaim) linkwatch.DateClaim {
	c.Confidence /= 2
	return c
}
