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
	history, err := s.History(t.Context(), failed.Entry, day(9), 9)
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
		v.Page.Claims = v.Page.Claims[:1+i%2]
		v.Page.Facts = v.Page.Facts[:1+i/2]
		keep(t, s, v)
	}
	if got := count(t, s, `SELECT count(*) FROM pages`); got != 4 {
		t.Errorf("there are %d pages, want 4", got)
	}
}

func TestADigestSeesEveryField(t *testing.T) {
	v := fullVisit(1)
	wantDigestOfEveryField(t, &v.Page, 28, pageDigest)
	wantDigestOfEveryField(t, &v.Resolution, 6, resolutionDigest)
	route := linkwatch.Visit{URL: v.URL, FinalURL: v.FinalURL, Hops: v.Hops, Header: v.Header, TLS: v.TLS}
	was := routeDigest(route)
	for _, field := range []any{&route.URL, &route.FinalURL, &route.Hops, &route.Header, &route.TLS} {
		eachLeaf(reflect.ValueOf(field).Elem(), "route", func(leaf reflect.Value, name string) {
			wantAnotherDigest(t, leaf, name, was, func() digest { return routeDigest(route) })
		})
	}
}

// wantDigestOfEveryField changes each of so many fields and puts it back.
func wantDigestOfEveryField[T any](t *testing.T, of *T, fields int, digestOf func(T) digest) {
	t.Helper()
	was, changes := digestOf(*of), 0
	name := reflect.TypeFor[T]().Name()
	eachLeaf(reflect.ValueOf(of).Elem(), name, func(leaf reflect.Value, name string) {
		changes++
		wantAnotherDigest(t, leaf, name, was, func() digest { return digestOf(*of) })
	})
	if changes < fields || !bytes.Equal(digestOf(*of), was) {
		t.Errorf("%s: %d fields were changed and put back, want %d; the digest is %x, want %x", name, changes, fields, digestOf(*of), was)
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
