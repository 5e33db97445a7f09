package store

import (
	"fmt"
	"net/netip"
	"reflect"
	"testing"

	"linkwatch"
)

func TestAnUnchangedRouteIsKeptOnce(t *testing.T) {
	s, round := opened(t)
	v := usualVisit(round, 1, noon, 1)
	moved := v
	moved.Hops = []linkwatch.Hop{{Status: 301, From: v.URL, To: "https://b.test/"}}
	moved.FinalURL = "https://b.test/"
	refreshed := moved
	refreshed.Hops = []linkwatch.Hop{{Status: 301, From: v.URL, To: "https://b.test/", Kind: linkwatch.RefreshHop}}
	var want []linkwatch.Visit
	for i, c := range []struct {
		visit        linkwatch.Visit
		routes, hops int
	}{{v, 1, 0}, {v, 1, 0}, {moved, 2, 1}, {moved, 2, 1}, {refreshed, 3, 2}, {v, 4, 2}} {
		c.visit.At = noon.AddDate(0, 0, i)
		c.visit.Attempts = onlyAttempt(&c.visit)
		keep(t, s, c.visit)
		want = append([]linkwatch.Visit{c.visit}, want...)
		routes, hops := count(t, s, `SELECT count(*) FROM routes`), count(t, s, `SELECT count(*) FROM hops`)
		if routes != c.routes || hops != c.hops {
			t.Errorf("after visit %d there are %d routes and %d hops, want %d and %d", i, routes, hops, c.routes, c.hops)
		}
	}
	history, err := past(s, t.Context(), v.Entry, noon.AddDate(0, 0, 9), 9)
	if err != nil || !reflect.DeepEqual(history, want) {
		t.Errorf("got\n%+v, %v, want\n%+v", history, err, want)
	}
}

// An answer that says that the page is as it was has no content type (RFC 9110,
// 15.4.5), and one that has one all the same is kept without.
func TestARouteStaysTheSameWhereThePageIsSaidToBeAsItWas(t *testing.T) {
	s, round := opened(t)
	const html = "text/html; charset=utf-8"
	for i, c := range []struct {
		status      int
		contentType string
		want        string
		routes      int
	}{{304, "", "", 1}, {200, html, html, 2}, {304, "", "", 2}, {304, html, "", 2}, {200, html, html, 2}, {200, "text/plain", "text/plain", 3}, {404, "", "", 4}} {
		v := usualVisit(round, 1, noon.AddDate(0, 0, i), 1)
		v.Status, v.Header.ContentType = c.status, c.contentType
		v.Attempts = onlyAttempt(&v)
		kept := keep(t, s, v)
		if got := count(t, s, `SELECT count(*) FROM routes`); got != c.routes {
			t.Errorf("after visit %d there are %d routes, want %d", i, got, c.routes)
		}
		v.Header.ContentType = c.want
		history, err := past(s, t.Context(), v.Entry, v.At, 1)
		if want := []linkwatch.Visit{v}; err != nil || !reflect.DeepEqual(history, want) || !reflect.DeepEqual(kept, want) {
			t.Errorf("visit %d is read as\n%+v, %v, told as\n%+v, want\n%+v", i, history, err, kept, want)
		}
	}
}

func TestAnUnchangedResolutionIsKeptOnce(t *testing.T) {
	s, round := opened(t)
	one := netip.MustParseAddr("192.0.2.1")
	other := netip.MustParseAddr("2001:db8::1")
	none := linkwatch.Resolution{}
	for i, c := range []struct {
		said linkwatch.Resolution
		want int
	}{
		{none, 0},
		{linkwatch.Resolution{Addresses: []netip.Addr{one, other}, Address: one}, 1},
		{linkwatch.Resolution{Addresses: []netip.Addr{one, other}, Address: one}, 1},
		{none, 1},
		{linkwatch.Resolution{Addresses: []netip.Addr{one, other}, Address: one}, 1},
		{linkwatch.Resolution{Addresses: []netip.Addr{other, one}, Address: one}, 2},
		{linkwatch.Resolution{Addresses: []netip.Addr{other, one}, Address: other, Deaf: []netip.Addr{one}}, 3},
		{linkwatch.Resolution{Aliases: []string{"a.cdn.test"}, Addresses: []netip.Addr{other, one}, Address: other, Deaf: []netip.Addr{one}}, 4},
	} {
		v := usualVisit(round, 1, noon.AddDate(0, 0, i), 1)
		v.Resolution = c.said
		keep(t, s, v)
		if got := count(t, s, `SELECT count(*) FROM resolutions`); got != c.want {
			t.Errorf("after visit %d there are %d resolutions, want %d", i, got, c.want)
		}
		history, err := past(s, t.Context(), v.Entry, v.At, 1)
		if err != nil || !reflect.DeepEqual(history, []linkwatch.Visit{v}) {
			t.Errorf("visit %d is read as\n%+v, %v, want\n%+v", i, history, err, v)
		}
	}
}

func TestAnOutlineIsKeptOnceWhileThePageChanges(t *testing.T) {
	s, round := opened(t)
	for i, want := range []int{1, 1, 1, 2, 3, 4} {
		v := usualVisit(round, 1, noon.AddDate(0, 0, i), i)
		switch i {
		case 3:
			v.Page.Hosts = append(v.Page.Hosts, "casino.example")
		case 4:
			v.Page.Headings, v.Page.Hosts = nil, nil
		case 5:
			v.Page.Headings, v.Page.Hosts = nil, []string{"casino.example"}
		}
		keep(t, s, v)
		if got := count(t, s, `SELECT count(*) FROM outlines`); got != want {
			t.Errorf("after visit %d there are %d outlines, want %d", i, got, want)
		}
		history, err := past(s, t.Context(), v.Entry, v.At, 1)
		if err != nil || !reflect.DeepEqual(history, []linkwatch.Visit{v}) {
			t.Errorf("visit %d is read as\n%+v, %v, want\n%+v", i, history, err, v)
		}
	}
}

func TestALineIsReadInItsParts(t *testing.T) {
	s, round := opened(t)
	v := usualVisit(round, 1, noon, 1)
	v.Page.Editions = []linkwatch.Edition{{}, {Text: "The 2026\nguide ", To: "https://a.test/a guide\nof 2026", Rel: "latest version"}}
	want := v
	want.Page.Editions = []linkwatch.Edition{{}, {Text: "The 2026 guide ", To: "https://a.test/a%20guide%20of%202026", Rel: "latest%20version"}}
	kept := keep(t, s, v)
	read, err := past(s, t.Context(), v.Entry, v.At, 1)
	if err != nil || !reflect.DeepEqual(read, []linkwatch.Visit{want}) || !reflect.DeepEqual(kept, read) {
		t.Errorf("kept was told\n%+v, read is\n%+v, %v, want\n%+v", kept, read, err, want)
	}
}

func TestListsAreReadBackAsTheyWere(t *testing.T) {
	for name, c := range map[string]struct{ list, want []string }{
		"none":                {nil, nil},
		"empty":               {[]string{}, nil},
		"one":                 {[]string{"a b"}, []string{"a b"}},
		"an empty word":       {[]string{""}, []string{""}},
		"empty words":         {[]string{"", "a", ""}, []string{"", "a", ""}},
		"a NUL and no UTF-8":  {[]string{"a\x00b", "\xff"}, []string{"a\x00b", "\xff"}},
		"a word with a break": {[]string{"a\nb", "\n"}, []string{"a b", " "}},
	} {
		t.Run(name, func(t *testing.T) {
			s, round := opened(t)
			v := usualVisit(round, 1, noon, 1)
			v.Page.Headings, v.Page.Hosts, v.Resolution.Aliases = c.list, c.list, c.list
			want := v
			want.Page.Headings, want.Page.Hosts, want.Resolution.Aliases = c.want, c.want, c.want
			kept := keep(t, s, v)
			got, err := past(s, t.Context(), v.Entry, lastInstant, 1)
			if err != nil || !reflect.DeepEqual(got, []linkwatch.Visit{want}) || !reflect.DeepEqual(kept, got) {
				t.Errorf("%q: kept was told\n%+v, read is\n%+v, %v, want\n%+v", c.list, kept, got, err, want)
			}
		})
	}
}

// Bytes are counted as the database grows: with its indexes and what of its
// pages is not filled.
func TestAVisitTakesFewBytes(t *testing.T) {
	for name, c := range map[string]struct {
		change func(v *linkwatch.Visit, entry, day int)
		most   int64
	}{
		"that saw what the one before saw": {func(*linkwatch.Visit, int, int) {}, 100},
		"behind addresses that are always others": {func(v *linkwatch.Visit, entry, day int) {
			for i := range v.Resolution.Addresses {
				v.Resolution.Addresses[i] = netip.AddrFrom4([4]byte{byte(20 + i), byte(day), byte(entry >> 8), byte(entry)})
			}
		}, 400},
		"whose page has another nonce in its code": {func(v *linkwatch.Visit, _, day int) {
			v.Page.Hash = fmt.Sprintf("%064x", day)
		}, 700},
		"whose page changed in a few places": {func(v *linkwatch.Visit, entry, day int) {
			v.Page = usualVisit(1, entry, noon, day).Page
		}, 1500},
		"whose page changed in its opening too": {func(v *linkwatch.Visit, entry, day int) {
			v.Page = usualVisit(1, entry, noon, day).Page
			v.Page.Opening = fmt.Sprint("News of day ", day, ": ", v.Page.Opening)
		}, 2048},
	} {
		t.Run(name, func(t *testing.T) {
			const entries, days = 200, 6
			s, round := opened(t)
			var first int64
			for day := range days {
				var visits []linkwatch.Visit
				for e := range entries {
					visits = append(visits, usualVisit(round, e, noon.AddDate(0, 0, day), 1))
					c.change(&visits[e], e, day)
				}
				keep(t, s, visits...)
				if day == 0 {
					first, _, _ = s.Size(t.Context())
				}
			}
			all, _, err := s.Size(t.Context())
			if each := (all - first) / (entries * (days - 1)); err != nil || each > c.most {
				t.Errorf("a visit takes %d bytes, %v, want at most %d", each, err, c.most)
			} else {
				t.Logf("a visit takes %d bytes", each)
			}
		})
	}
}
