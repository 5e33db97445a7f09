package revisit

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"linkwatch"
)

// A history makes visits to one page, one a day.
type history struct{ visits []linkwatch.Visit }

func newHistory() *history { return &history{} }

// visit sees a page of those blocks, as it may be altered.
func (h *history) visit(blocks []uint32, alter ...func(*linkwatch.Visit)) {
	v := linkwatch.Visit{
		At: instant(float64(len(h.visits))), URL: "https://help.example.org/", FinalURL: "https://help.example.org/", Status: 200,
		Page: linkwatch.Page{
			Title: "Help", Reader: "test", Hash: fmt.Sprint("token ", len(h.visits)), // each time other bytes
			Facts: []linkwatch.Fact{{Kind: linkwatch.Phone, Value: "1-888-373-7888"}},
			Print: linkwatch.Print{Blocks: blocks},
		},
	}
	for _, a := range alter {
		a(&v)
	}
	h.visits = append(h.visits, v)
}

func (h *history) newestFirst() []linkwatch.Visit {
	list := slices.Clone(h.visits)
	slices.Reverse(list)
	return list
}

// lines are the digests of n lines of which none stands in another text.
func lines(text uint32, n int) []uint32 {
	list := make([]uint32, n)
	for i := range list {
		list[i] = 1000*(text+1) + uint32(i)
	}
	return list
}

// and adds lines to a text.
func and(text []uint32, more ...uint32) []uint32 {
	list := append(slices.Clone(text), more...)
	slices.Sort(list)
	return list
}

func TestLooksTellWhatChanged(t *testing.T) {
	text := lines(0, 20)
	titled := func(title string) func(*linkwatch.Visit) {
		return func(v *linkwatch.Visit) { v.Page.Title = title }
	}
	calls := func(number string) func(*linkwatch.Visit) {
		return func(v *linkwatch.Visit) { v.Page.Facts[0].Value = number }
	}
	file := func(hash string) func(*linkwatch.Visit) {
		return func(v *linkwatch.Visit) { v.Page = linkwatch.Page{Hash: hash, ContentType: "application/pdf"} }
	}
	for _, tt := range []struct {
		name   string
		visits func(h *history)
		want   string // a letter for each look: c where it saw a change
	}{
		{"other bytes and the same text are no change", func(h *history) {
			for range 4 {
				h.visit(text)
			}
		}, "...."},
		{"a line that comes and stays is a change where it came", func(h *history) {
			h.visit(text)
			h.visit(text)
			h.visit(and(text, 7))
			h.visit(and(text, 7))
		}, "..c."},
		{"a line that had stayed and goes is one", func(h *history) {
			h.visit(and(text, 7))
			h.visit(and(text, 7))
			h.visit(text)
		}, "..c"},
		{"another quotation each day is none", func(h *history) {
			for i := range 6 {
				h.visit(and(text, uint32(i)))
			}
		}, "......"},
		{"three lines that nobody sees again are none", func(h *history) {
			for i := range uint32(5) {
				h.visit(and(text, 3*i, 3*i+1, 3*i+2))
			}
		}, "....."},
		{"banners that take turns come once and go once", func(h *history) {
			for i := range 8 {
				h.visit(and(text, uint32(i%2)))
			}
		}, ".c.....c"},
		{"many new lines are one at once, though nobody knows yet whether they stay", func(h *history) {
			h.visit(text)
			h.visit(and(text, 1, 2, 3, 4))
		}, ".c"},
		{"a newspaper changes at each look", func(h *history) {
			for i := range uint32(4) {
				h.visit(and(text, lines(i+1, 10)...))
			}
		}, ".ccc"},
		{"a new title that stays is one", func(h *history) {
			h.visit(text)
			h.visit(text, titled("Get help"))
			h.visit(text, titled("Get help"))
		}, ".c."},
		{"a counter in the title is none", func(h *history) {
			for i := range 5 {
				h.visit(text, titled(fmt.Sprint("Help (", i, ")")))
			}
		}, "....."},
		{"a new number is one as soon as the old one had stayed", func(h *history) {
			h.visit(text)
			h.visit(text)
			h.visit(text, calls("1-800-000-0000"))
		}, "..c"},
		{"a page that moved has changed", func(h *history) {
			h.visit(text)
			h.visit(text)
			h.visit(text, func(v *linkwatch.Visit) { v.FinalURL += "new" })
		}, "..c"},
		{"a document without text changes with its bytes", func(h *history) {
			h.visit(nil, file("a"))
			h.visit(nil, file("a"))
			h.visit(nil, file("b"))
		}, "..c"},
		{"what a large page's fingerprint has no room for has not gone", func(h *history) {
			large := lines(1, sample+1)
			h.visit(large[1:])
			h.visit(large[1:])
			h.visit(and(large[1:sample], 5)) // the newcomer pushes out the last one
			h.visit(and(large[1:sample], 5))
			h.visit(large[1:])
		}, "..c.c"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			h := newHistory()
			tt.visits(h)
			if got := told(Looks(h.newestFirst())); got != tt.want {
				t.Errorf("looks %s, want %s", got, tt.want)
			}
		})
	}
}

func told(looks []Look) string {
	var letters []byte
	for _, l := range looks {
		if l.Changed {
			letters = append(letters, 'c')
		} else {
			letters = append(letters, '.')
		}
	}
	return string(letters)
}

func TestLooksAreTheVisitsThatReadThePage(t *testing.T) {
	text := lines(0, 20)
	for _, tt := range []struct {
		name  string
		alter func(*linkwatch.Visit)
		want  []int // days of the looks of five visits, the third of them altered
	}{
		{"a good one", func(*linkwatch.Visit) {}, []int{0, 1, 2, 3, 4}},
		{"one that was told nothing is new", func(v *linkwatch.Visit) { v.Status = 304 }, []int{0, 1, 2, 3, 4}},
		{"a page that was not found is none", func(v *linkwatch.Visit) { v.Status = 404 }, []int{0, 1, 3, 4}},
		{"no answer is none", func(v *linkwatch.Visit) {
			v.Status, v.Failure = 0, linkwatch.Failure{Kind: linkwatch.Timeout}
		}, []int{0, 1, 3, 4}},
		{"an answer that broke off is none", func(v *linkwatch.Visit) { v.Failure = linkwatch.Failure{Kind: linkwatch.Protocol} }, []int{0, 1, 3, 4}},
		{"nor is one of an inconclusive round", func(v *linkwatch.Visit) { v.Inconclusive = true }, []int{0, 1, 3, 4}},
		{"what another reader read is not compared", func(v *linkwatch.Visit) { v.Page.Reader = "older" }, []int{3, 4}},
		{"nor what was at another address", func(v *linkwatch.Visit) { v.URL = "https://other.example.org/" }, []int{3, 4}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			h := newHistory()
			for i := range 5 {
				if i == 2 {
					h.visit(text, tt.alter)
				} else {
					h.visit(text)
				}
			}
			var got []int
			for _, l := range Looks(h.newestFirst()) {
				got = append(got, int(l.At.Sub(instant(0))/(24*time.Hour)))
			}
			if !slices.Equal(got, tt.want) {
				t.Errorf("looks on days %v, want %v", got, tt.want)
			}
		})
	}
}
