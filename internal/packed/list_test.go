package packed_test

import (
	"fmt"
	"net/netip"
	"reflect"
	"strings"
	"testing"
	"testing/quick"
	"time"

	"linkwatch"
	"linkwatch/internal/packed"
)

// everything has a field of every form.
type everything struct {
	Name   string
	Yes    bool
	Int    int
	Small  int8
	Uint   uint32
	Float  float64
	Texts  []string
	Inner  struct{ A, B string }
	Inners []struct{ N int64 }
	Up     *struct{ Health linkwatch.Health }
	Pause  time.Duration
}

func TestWhatIsTakenOutIsWhatWasPutIn(t *testing.T) {
	var list packed.List[everything]
	var want []everything
	grows := func(value everything) bool {
		want = append(want, value, everything{Name: value.Name})
		list.Append(want[len(want)-2])
		list.Append(want[len(want)-1])
		return true
	}
	if err := quick.Check(grows, nil); err != nil {
		t.Fatal(err)
	}
	for i, w := range want {
		if got := list.At(i); !reflect.DeepEqual(got, w) || list.First(i) != w.Name {
			t.Fatalf("value %d: got %+v (first %q), want %+v", i, got, list.First(i), w)
		}
	}
	if list.Len() != len(want) {
		t.Errorf("got %d values, want %d", list.Len(), len(want))
	}
}

func TestTimesAndAddressesComeBack(t *testing.T) {
	type seen struct {
		At  time.Time
		By  netip.Addr
		All []netip.Addr
		Ats []time.Time
	}
	zone := time.FixedZone("", 3600)
	one := seen{
		At: time.Date(2026, 11, 22, 8, 0, 0, 123456789, zone), By: netip.MustParseAddr("fe80::1%eth0"),
		All: []netip.Addr{netip.MustParseAddr("192.0.2.1"), {}}, Ats: []time.Time{{}, time.Date(-3, 1, 1, 0, 0, 0, 0, time.UTC)},
	}
	var list packed.List[seen]
	list.Append(one)
	list.Append(seen{})
	one.At = one.At.UTC()
	for i, want := range []seen{one, {}} {
		if got := list.At(i); !reflect.DeepEqual(got, want) {
			t.Errorf("got %+v, want %+v", got, want)
		}
	}
}

func TestValuesThatAreSetStandWhereTheyWereSet(t *testing.T) {
	var list packed.List[everything]
	list.Grow(3)
	long := strings.Repeat("long ", 100_000)
	for _, name := range []string{"a", long, "c"} {
		list.Set(1, everything{Name: name})
		if got := list.At(1).Name; got != name || list.First(1) != name {
			t.Errorf("got %.20q, want %.20q", got, name)
		}
	}
	if got := list.At(2); !reflect.DeepEqual(got, everything{}) || list.First(2) != "" || list.Len() != 3 {
		t.Errorf("beside it: got %+v of %d values, want the zero value of 3", got, list.Len())
	}
}

func TestWordsAreToldApart(t *testing.T) {
	var list packed.List[everything]
	for i := range 300_000 {
		list.Append(everything{Name: fmt.Sprint("word ", i%100_000)})
	}
	for i := range list.Len() {
		if want := fmt.Sprint("word ", i%100_000); list.First(i) != want {
			t.Fatalf("value %d: got %q, want %q", i, list.First(i), want)
		}
	}
}

func TestNounsHaveAForm(t *testing.T) {
	var entries packed.List[linkwatch.Entry]
	entries.Append(linkwatch.Entry{ID: "a"})
	var verdicts packed.List[linkwatch.Verdict]
	verdicts.Append(linkwatch.Verdict{Last: &linkwatch.Visit{Status: 200}})
	if entries.At(0).ID != "a" || verdicts.At(0).Last.Status != 200 {
		t.Errorf("got %+v and %+v", entries.At(0), verdicts.At(0))
	}
}

func TestTypesThatCannotBeKeptPanic(t *testing.T) {
	for _, append := range []func(){
		appends[struct{ M map[string]int }],
		appends[struct{ hidden int }],
		appends[struct{ Each []bool }],
		appends[struct{ Each []*int }],
		appends[struct{ Maybe *bool }],
		appends[struct{ Maybe **int }],
	} {
		func() {
			defer func() {
				if said := fmt.Sprint(recover()); !strings.HasPrefix(said, "packed: no form for ") {
					t.Errorf("got %s, want a panic that names the type", said)
				}
			}()
			append()
		}()
	}
}

// appends puts the zero value of a type into a list.
func appends[T any]() {
	var list packed.List[T]
	var zero T
	list.Append(zero)
}

func BenchmarkAt(b *testing.B) {
	var list packed.List[linkwatch.Entry]
	list.Append(linkwatch.Entry{
		ID: "entry-1", Title: "Entry 1, its title", URL: "https://host1.example.org/page/1", Kind: linkwatch.Webpage, Group: "guides", Line: 2,
		Policy: linkwatch.Policy{MaxAge: time.Hour, Confirm: linkwatch.Confirm{Failures: 3, Over: time.Hour}, Robots: linkwatch.ObeyRobots},
	})
	b.ReportAllocs()
	for b.Loop() {
		list.At(0)
	}
}
