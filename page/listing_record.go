package page

import "fmt"

// A record is what the dates of a whole listing tell of how it is made. Where a
// program writes the day of its own run, of a deployment or of the request beside
// every page, those days say nothing of the pages: in a measurement of Bing's
// that was the most frequent fault of sitemaps.
type record struct {
	pages  int
	dated  int
	fresh  int // of the day of the request, or one beside it: time zones
	future int
	days   map[int]int // how many pages state each day
}

// Factors on the trust in a day that a listing states.
const (
	ofWorthless = 0.15 // the evidence is kept, but nobody should believe it
	ofFewDays   = 0.6  // there is no telling whether it is kept with care
)

// enoughPages is how many dates it takes to see what is wrong with them.
const enoughPages = 3

// add counts in a page that states a date, or the zero date if it states none.
func (r *record) add(d, asked date) {
	if d == (date{}) {
		return
	}
	if r.days == nil {
		r.days = map[int]int{}
	}
	r.dated++
	r.days[d.number()]++
	switch ahead := d.number() - asked.number(); {
	case ahead > 1:
		r.future++
	case ahead >= -1:
		r.fresh++
	}
}

// factor tells how far a day is to be believed that the listing states. A day
// that half of the pages share is that of a deployment, and so is today's where
// more than a tenth of them are of today: which page then did change?
func (r *record) factor(d, asked date) float64 {
	share := float64(r.days[d.number()]) / float64(r.dated)
	isFresh := d.number() >= asked.number()-1
	switch {
	case float64(r.future) > 0.1*float64(r.dated):
		return ofWorthless
	case isFresh && (r.dated < enoughPages || float64(r.fresh) > 0.1*float64(r.dated)):
		return ofWorthless
	case r.dated < enoughPages:
		return ofFewDays
	case share >= 0.5:
		return ofWorthless
	case share > 0.2 && r.dated >= 2*enoughPages, isFresh, len(r.days) < enoughPages:
		return ofFewDays
	}
	return 1
}

// String tells the record to people.
func (r record) String() string {
	return fmt.Sprintf("%s, %s", counted(r.pages, "page"), counted(len(r.days), "different day"))
}

func counted(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}
