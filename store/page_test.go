package store

import (
	"bytes"
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

func TestTheDigestSeesEveryFieldOfAPage(t *testing.T) {
	page := fullVisit(1).Page
	was := digestOf(page)
	changes := 0
	eachLeaf(reflect.ValueOf(&page).Elem(), "Page", func(leaf reflect.Value, name string) {
		changes++
		old := reflect.ValueOf(leaf.Interface())
		switch leaf.Interface().(type) {
		case time.Time:
			leaf.Set(reflect.ValueOf(old.Interface().(time.Time).AddDate(0, 0, 1)))
		default:
			leaf.SetZero()
		}
		if bytes.Equal(digestOf(page), was) {
			t.Errorf("%s changed from %v to %v and the digest did not", name, old, leaf)
		}
		leaf.Set(old)
	})
	if changes < 20 || !bytes.Equal(digestOf(page), was) {
		t.Errorf("%d fields were changed and put back, and the digest is %x, want %x", changes, digestOf(page), was)
	}
}

func eachLeaf(v reflect.Value, name string, visit func(reflect.Value, string)) {
	switch {
	case v.Kind() == reflect.Struct && v.Type() != reflect.TypeFor[time.Time]():
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
