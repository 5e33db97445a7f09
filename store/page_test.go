package store

import (
	"bytes"
	"net/netip"
	"reflect"
	"testing"
	"time"

	"linkwatch"
)

func count(t testing.TB, s *Store, query string, args ...any) int {
	t.Helper()
	var n int
	if err := s.read.QueryRow(query, args...).Scan(&n); err != nil {
		t.Fatal(err)
	}
	return n
}

func TestAnUnchangedPageIsKeptOnce(t *testing.T) {
	s, round := opened(t)
	day := func(n int) time.Time { return noon.AddDate(0, 0, n) }
	failed := linkwatch.Visit{Entry: usualVisit(round, 1, noon, 1).Entry, Round: round, At: day(2), Failure: linkwatch.Failure{Kind: linkwatch.Connect}}
	visits := []linkwatch.Visit{
		usualVisit(round, 1, day(0), 1), usualVisit(round, 1, day(1), 1),
		asKept(failed), usualVisit(round, 1, day(3), 1),
		usualVisit(round, 2, day(3), 1), // another entry's page, even if it were the same
		usualVisit(round, 1, day(4), 2),
	}
	for i, want := range []int{1, 1, 1, 1, 2, 3} {
		keep(t, s, visits[i])
		if got := count(t, s, `SELECT count(*) FROM pages`); got != want {
			t.Errorf("after visit %d there are %d pages, want %d", i, got, want)
		}
	}
	history, err := past(s, t.Context(), failed.Entry, day(9), 9)
	want := []linkwatch.Visit{visits[5], visits[3], visits[2], visits[1], visits[0]}
	if err != nil || !reflect.DeepEqual(history, want) {
		t.Errorf("got\n%+v, %v, want\n%+v", history, err, want)
	}
}

func TestAPageWithAnotherClaimOrFactIsAnotherPage(t *testing.T) {
	s, round := opened(t)
	for i := range 4 {
		v := fullVisit(round)
		v.At = v.At.AddDate(0, 0, i)
		v.Probe = linkwatch.Probe{}
		v.Page.Claims = v.Page.Claims[:1+i%2]
		v.Page.Facts = v.Page.Facts[:1+i/2]
		keep(t, s, v)
	}
	if got := count(t, s, `SELECT count(*) FROM pages`); got != 4 {
		t.Errorf("there are %d pages, want 4", got)
	}
}

// What of a page stays the same is kept once while the rest of it changes.
func TestThePartsOfAPageAreKeptApart(t *testing.T) {
	s, round := opened(t)
	parts := func() [4]int {
		return [4]int{
			count(t, s, `SELECT count(*) FROM pages`), count(t, s, `SELECT count(*) FROM outlines`),
			count(t, s, `SELECT count(*) FROM openings`), count(t, s, `SELECT count(*) FROM prints`),
		}
	}
	v := usualVisit(round, 1, noon, 1)
	for i, c := range []struct {
		name   string
		change func(*linkwatch.Page)
		want   [4]int // pages, outlines, openings, prints
	}{
		{"the first", func(*linkwatch.Page) {}, [4]int{1, 1, 1, 1}},
		{"a nonce in its code", func(p *linkwatch.Page) { p.Hash = "1" }, [4]int{2, 1, 1, 1}},
		{"a date in its footer", func(p *linkwatch.Page) {
			p.Hash, p.Print = "2", usualPrint(1, 2)
			p.Tongues = []linkwatch.Tongue{{Language: "en", Letters: 4099, Quote: p.Tongues[0].Quote}, p.Tongues[1]}
		}, [4]int{3, 1, 1, 2}},
		{"its opening", func(p *linkwatch.Page) { p.Opening = "News: " + p.Opening }, [4]int{4, 1, 2, 2}},
		{"a download", func(p *linkwatch.Page) { p.Downloads = p.Downloads[:1] }, [4]int{5, 2, 2, 2}},
		{"no text any more", func(p *linkwatch.Page) { p.Print = linkwatch.Print{} }, [4]int{6, 2, 2, 2}},
		{"text of blocks alone", func(p *linkwatch.Page) { p.Print.Blocks = []uint32{1} }, [4]int{7, 2, 2, 3}},
	} {
		v.At = noon.AddDate(0, 0, i)
		v.Attempts = onlyAttempt(&v)
		c.change(&v.Page)
		keep(t, s, v)
		if got := parts(); got != c.want {
			t.Errorf("after %q there are %v pages, outlines, openings and prints, want %v", c.name, got, c.want)
		}
		history, err := past(s, t.Context(), v.Entry, v.At, 1)
		if err != nil || !reflect.DeepEqual(history, []linkwatch.Visit{v}) {
			t.Errorf("%q is read as\n%+v, %v, want\n%+v", c.name, history, err, v)
		}
	}
}

func TestADigestSeesEveryField(t *testing.T) {
	v := fullVisit(1)
	wantDigestOfEveryField(t, &v.Page, 57, func(p *linkwatch.Page) digest { return new(gathered).page(p) })
	v.Resolution.NameServers = nil // which is the zone's
	wantDigestOfEveryField(t, &v.Resolution, 6, func(r *linkwatch.Resolution) digest { return new(gathered).resolution(r) })
	wantDigestOfEveryField(t, &v.Probe, 4, func(p *linkwatch.Probe) digest { return new(gathered).probe(p, new(gathered).page(carried(p))) })
	wantDigestOfEveryField(t, &v.Mail, 2, func(m *[]linkwatch.MailDomain) digest { return new(gathered).zone(&zone{mail: *m}) })
	wantDigestOfEveryField(t, &v.Told, 6, func(c *[]linkwatch.DateClaim) digest { return new(gathered).zone(&zone{told: *c}) })
	wantDigestOfEveryField(t, &[]string{"ns1.test", "ns2.test"}, 2, func(n *[]string) digest { return new(gathered).zone(&zone{nameServers: *n}) })
	route := linkwatch.Visit{URL: v.URL, FinalURL: v.FinalURL, Hops: v.Hops, Header: v.Header, TLS: v.TLS}
	was := new(gathered).route(&route)
	for _, field := range []any{&route.URL, &route.FinalURL, &route.Hops, &route.Header, &route.TLS} {
		eachLeaf(reflect.ValueOf(field).Elem(), "route", func(leaf reflect.Value, name string) {
			wantAnotherDigest(t, leaf, name, was, func() digest { return new(gathered).route(&route) })
		})
	}
}

// wantDigestOfEveryField changes each of so many fields and puts it back.
func wantDigestOfEveryField[T any](t *testing.T, of *T, fields int, digestOf func(*T) digest) {
	t.Helper()
	was, changes := digestOf(of), 0
	name := reflect.TypeFor[T]().Name()
	eachLeaf(reflect.ValueOf(of).Elem(), name, func(leaf reflect.Value, name string) {
		changes++
		wantAnotherDigest(t, leaf, name, was, func() digest { return digestOf(of) })
	})
	if changes < fields || !bytes.Equal(digestOf(of), was) {
		t.Errorf("%s: %d fields were changed and put back, want %d; the digest is %x, want %x", name, changes, fields, digestOf(of), was)
	}
}

func wantAnotherDigest(t *testing.T, leaf reflect.Value, name string, was digest, digestOf func() digest) {
	t.Helper()
	if leaf.IsZero() {
		return
	}
	old := reflect.ValueOf(leaf.Interface())
	if date, ok := leaf.Interface().(time.Time); ok {
		leaf.Set(reflect.ValueOf(date.AddDate(0, 0, 1)))
	} else {
		leaf.SetZero()
	}
	if bytes.Equal(digestOf(), was) {
		t.Errorf("%s changed from %v to %v and the digest did not", name, old, leaf)
	}
	leaf.Set(old)
}

func eachLeaf(v reflect.Value, name string, visit func(reflect.Value, string)) {
	switch {
	case v.Kind() == reflect.Struct && v.Type() != reflect.TypeFor[time.Time]() && v.Type() != reflect.TypeFor[netip.Addr]():
		for i := range v.NumField() {
			eachLeaf(v.Field(i), name+"."+v.Type().Field(i).Name, visit)
		}
	case v.Kind() == reflect.Slice:
		for i := range v.Len() {
			eachLeaf(v.Index(i), name+"[]", visit)
		}
	default:
		visit(v, name)
	}
}
