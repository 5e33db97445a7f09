package main

import (
	"fmt"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"linkwatch"
	"linkwatch/catalog"
	"linkwatch/checks"
	"linkwatch/store"
)

// A verdict among others must tell all that its document has, whatever is added
// to that.
func TestALeanVerdictTellsAllThatItsDocumentHas(t *testing.T) {
	var v linkwatch.Verdict
	n := 0
	fill(reflect.ValueOf(&v).Elem(), &n)
	v.Last.Status, v.Read.Page.Facts = 200, []linkwatch.Fact{v.Entry.Facts[0]}
	v.Entry.Facts = append(v.Entry.Facts, linkwatch.Fact{Kind: linkwatch.Email, Value: "nowhere@example.org"})
	if got, want := lean(v).Document(), v.Document(); !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v\nwant %+v", got, want)
	}
}

// fill gives every field a value of its own.
func fill(v reflect.Value, n *int) {
	*n++
	switch v.Kind() {
	case reflect.String:
		v.SetString(fmt.Sprint("text ", *n))
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Int, reflect.Int64:
		v.SetInt(int64(*n % len(linkwatch.Healths)))
	case reflect.Float64:
		v.SetFloat(float64(*n))
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 1, 1))
		fill(v.Index(0), n)
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		fill(v.Elem(), n)
	case reflect.Struct:
		if v.Type() == reflect.TypeFor[time.Time]() {
			v.Set(reflect.ValueOf(time.Date(2026, 1, 1, 0, 0, *n, 0, time.UTC)))
			return
		}
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				fill(v.Field(i), n)
			}
		}
	}
}

func TestTheLeanestVerdictKeepsWhatIsFound(t *testing.T) {
	well := linkwatch.Verdict{Health: linkwatch.Healthy, Last: &linkwatch.Visit{Status: 200}}
	if got := leanest(well); got.Last != nil || got.Health != linkwatch.Healthy {
		t.Errorf("of an entry that stands well: got %+v, want its health only", got)
	}
	for name, v := range map[string]linkwatch.Verdict{
		"a note": {Health: linkwatch.Healthy, Findings: []linkwatch.Finding{{Check: "redirect"}}, Last: well.Last},
		"waived": {Health: linkwatch.Healthy, Waived: []linkwatch.Finding{{Check: "blocked"}}, Last: well.Last},
		"broken": {Health: linkwatch.Broken, Last: well.Last},
	} {
		if got := leanest(v); !reflect.DeepEqual(got, lean(v)) {
			t.Errorf("%s: got %+v, want %+v", name, got, lean(v))
		}
	}
}

// TestVerdictsAreTheJudgesInTheCatalogsOrder keeps visits in another order than
// the catalog's, and none of one entry.
func TestVerdictsAreTheJudgesInTheCatalogsOrder(t *testing.T) {
	w, now := watching(t, 50)
	list, err := w.verdicts(t.Context(), now, nil, lean)
	if err != nil {
		t.Fatal(err)
	}
	got := slices.Collect(list.all())
	if len(got) != 50 {
		t.Fatalf("got %d verdicts, want 50", len(got))
	}
	for i, v := range got {
		h, err := w.store.History(t.Context(), w.catalog.Load().ID(i), now, historyDepth)
		if err != nil {
			t.Fatal(err)
		}
		want := checks.Judge(w.catalog.Load().Entry(i), checks.Past{Visits: h.Visits, Accepted: h.Accepted}, now)
		if !reflect.DeepEqual(v.Document(), want.Document()) || !v.At.Equal(now) {
			t.Errorf("entry %d at %v: got %+v\nwant %+v", i, v.At, v.Document(), want.Document())
		}
	}
	if got[7].Health != linkwatch.Unvisited || got[8].Health != linkwatch.Healthy {
		t.Errorf("got %v and %v, want unvisited and healthy", got[7].Health, got[8].Health)
	}
	some := make(selection, 50)
	some[3], some[7] = true, true
	if list, err = w.verdicts(t.Context(), now, some, leanest); err != nil {
		t.Fatal(err)
	}
	var ids []linkwatch.EntryID
	for v := range list.all() {
		ids = append(ids, v.Entry.ID)
	}
	if want := []linkwatch.EntryID{"e3", "e7"}; !slices.Equal(ids, want) {
		t.Errorf("of a selection: got %v, want %v", ids, want)
	}
}

// watching gives a watch over n entries, all of which were visited on five days
// but the eighth.
func watching(t testing.TB, n int) (*watch, time.Time) {
	t.Helper()
	var text strings.Builder
	text.WriteString("version: 1\nentries:\n")
	for i := range n {
		fmt.Fprintf(&text, "  - {id: e%d, title: Entry %d, url: \"https://h%d.test/%d\"}\n", i, i, i%10, i)
	}
	list, err := catalog.Parse("catalog.yaml", []byte(text.String()))
	if err != nil {
		t.Fatal(err)
	}
	s, err := store.Open(t.Context(), filepath.Join(t.TempDir(), "linkwatch.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	now := time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC)
	for day := range 5 {
		r := linkwatch.Round{Started: now.AddDate(0, 0, day-5), Whole: true}
		if r.ID, err = s.StartRound(t.Context(), r); err != nil {
			t.Fatal(err)
		}
		var visits []linkwatch.Visit
		for i := range n {
			i = n - 1 - i
			if i == 7 {
				continue
			}
			visits = append(visits, linkwatch.Visit{
				Entry: list.ID(i), Round: r.ID, At: r.Started, URL: list.Entry(i).URL, FinalURL: list.Entry(i).URL, Status: 200,
				Attempts: []linkwatch.Attempt{{At: r.Started, Status: 200}},
				Page:     linkwatch.Page{ContentType: "text/html", Bytes: 5000, Words: 500, Title: fmt.Sprint("Entry ", i), Language: "en", Hash: fmt.Sprint(i)},
			})
		}
		if err := s.Keep(t.Context(), slices.Values(visits), func(linkwatch.Visit) {}); err != nil {
			t.Fatal(err)
		}
		r.Finished = r.Started
		if err := s.FinishRound(t.Context(), r); err != nil {
			t.Fatal(err)
		}
	}
	w := &watch{store: s, now: func() time.Time { return now }}
	w.catalog.Store(list)
	return w, now
}

// BenchmarkVerdicts judges 2,000 entries of five visits each.
func BenchmarkVerdicts(b *testing.B) {
	const n = 2000
	w, now := watching(b, n)
	b.ReportAllocs()
	for b.Loop() {
		list, err := w.verdicts(b.Context(), now, nil, lean)
		if err != nil {
			b.Fatal(err)
		}
		for range list.all() {
		}
	}
	b.ReportMetric(float64(n*b.N)/b.Elapsed().Seconds(), "entries/s")
}
