package store

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"linkwatch"
)

func TestRedirectsTellWhereNewestVisitsEnded(t *testing.T) {
	s, round := opened(t)
	visit := func(entry linkwatch.EntryID, minute int, to string) linkwatch.Visit {
		url := fmt.Sprintf("https://%s.test/", entry)
		v := linkwatch.Visit{Entry: entry, Round: round, At: noon.Add(time.Duration(minute) * time.Minute), URL: url, FinalURL: url, Status: 200}
		if to != "" {
			v.FinalURL, v.Hops = to, []linkwatch.Hop{{Status: 302, From: url, To: to}}
		}
		return v
	}
	back := visit("back", 2, "https://back.test/") // to where it began
	keep(t, s,
		visit("moved", 1, ""), visit("moved", 2, "https://b.test/"),
		visit("mended", 1, "https://b.test/"), visit("mended", 2, ""),
		visit("direct", 2, ""), back,
		visit("later", 2, ""), visit("later", 5, "https://b.test/"))
	for _, c := range []struct {
		until int
		want  []string
	}{
		{0, nil},
		{1, []string{"https://mended.test/ https://b.test/"}},
		{4, []string{"https://moved.test/ https://b.test/", "https://back.test/ https://back.test/"}},
		{5, []string{"https://moved.test/ https://b.test/", "https://back.test/ https://back.test/", "https://later.test/ https://b.test/"}},
	} {
		var got []string
		err := s.Redirects(t.Context(), noon.Add(time.Duration(c.until)*time.Minute), func(url, finalURL string) {
			got = append(got, url+" "+finalURL)
		})
		if err != nil || !slices.Equal(got, c.want) {
			t.Errorf("until minute %d: got %q, %v, want %q", c.until, got, err, c.want)
		}
	}
}

func TestRedirectsGoAlongAllEntries(t *testing.T) {
	s, round := openedAt(t, memory)
	entries := 2*along + 1
	var visits []linkwatch.Visit
	for i := range entries {
		url := fmt.Sprintf("https://a.test/%d", i)
		visits = append(visits, linkwatch.Visit{Entry: linkwatch.EntryID(fmt.Sprint(i)), Round: round, At: noon, URL: url,
			FinalURL: "https://a.test/", Hops: []linkwatch.Hop{{Status: 301, From: url, To: "/"}}})
	}
	keep(t, s, visits...)
	told := 0
	if err := s.Redirects(t.Context(), noon, func(string, string) { told++ }); err != nil || told != entries {
		t.Errorf("told of %d redirects, %v, want %d", told, err, entries)
	}
}
