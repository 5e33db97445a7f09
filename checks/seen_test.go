package checks

import (
	"fmt"
	"slices"
	"testing"

	"linkwatch"
)

// A look is what one of our visits to a page reads, a week after the one before.
type look func(*linkwatch.Visit)

// looks gives visits, newest first, of which the last was made today.
func looks(list ...look) []linkwatch.Visit {
	var visits []linkwatch.Visit
	for i, l := range list {
		token := fmt.Sprint("token ", i) // at each visit other bytes
		v := visit(7*day*timesOf(len(list)-1-i), func(v *linkwatch.Visit) { v.Page.Reader, v.Page.Hash = "now", token })
		l(&v)
		visits = append(visits, v)
	}
	slices.Reverse(visits)
	return visits
}

// readText is a look at a page's own matter, and whatever stands in its menus.
func readText(matter []uint32, menu ...uint32) look {
	return func(v *linkwatch.Visit) {
		v.Page.Print.Shingles = slices.Sorted(slices.Values(matter))
		v.Page.Print.Blocks = slices.Sorted(slices.Values(append(menu, matter...)))
		v.Page.Words = 3 * len(matter)
	}
}

// rows are digests of n rows of words of which none stands in another text.
func rows(text uint32, n int) []uint32 {
	list := make([]uint32, n)
	for i := range list {
		list[i] = 1000*(text+1) + uint32(i)
	}
	return list
}

func with(matter []uint32, more ...[]uint32) []uint32 {
	return slices.Concat(append([][]uint32{matter}, more...)...)
}

func (l look) and(change func(*linkwatch.Visit)) look {
	return func(v *linkwatch.Visit) { l(v); change(v) }
}

func TestWhatWeSawChangeIsADate(t *testing.T) {
	text, other := rows(0, 40), with(rows(0, 30), rows(1, 10))
	a, b := readText(text), readText(other)
	readBy := func(name string) func(*linkwatch.Visit) {
		return func(v *linkwatch.Visit) { v.Page.Reader = name }
	}
	file := func(hash string) look {
		return func(v *linkwatch.Visit) {
			v.Page = linkwatch.Page{Reader: "now", ContentType: "application/pdf", Hash: hash, Bytes: 9}
		}
	}
	cut := func(hash string, bytes int64) look {
		return file(hash).and(func(v *linkwatch.Visit) { v.Page.Truncated, v.Page.Bytes = true, bytes })
	}
	bare := func(hash string) look {
		return readText(nil).and(func(v *linkwatch.Visit) { v.Page.Hash = hash })
	}
	one, two := readText(with(text, rows(1, 9))), readText(with(text, rows(2, 9)))
	lander := readText(rows(7, 9)).and(func(v *linkwatch.Visit) {
		print := v.Page.Print
		showing(made{title: "help.example.org", text: "The domain help.example.org may be for sale. Click here to inquire about this domain."})(v)
		v.Page.Reader, v.Page.Print = "now", print
	})
	theirs := readText(rows(7, 40)).and(titled("在线娱乐城 - 官方平台", "zh-CN"))
	for _, tt := range []struct {
		name   string
		visits []linkwatch.Visit
		want   string
	}{
		{"new words that stand are dated by the first look that saw them", looks(a, a, b, b, b, b), "2026-11-01"},
		{"so are words that went for good", looks(b, b, b, a, a, a), "2026-11-08"},
		{"of two changes it is the newer", looks(a, a, a, b, b, b, readText(rows(2, 30)), readText(rows(2, 30)), readText(rows(2, 30))), "2026-11-08"},
		{"a failed visit in between does not hide it", looks(a, a, b, func(v *linkwatch.Visit) { failed(linkwatch.Timeout, "headers", 2)(v) }, b, b), "2026-11-01"},
		{"a document whose text is not read is dated by its bytes", looks(file("aaaaaaaa"), file("aaaaaaaa"), file("bbbbbbbb"), file("bbbbbbbb"), file("bbbbbbbb")), "2026-11-08"},

		{"one visit tells nothing", looks(a), ""},
		{"the same text is no change", looks(a, a, a, a), ""},
		{"new words must be seen again, and again", looks(a, a, a, b, b), ""},
		{"a quotation that is another each time is none", looks(readText(with(text, rows(1, 9))), readText(with(text, rows(2, 9))), readText(with(text, rows(3, 9))), readText(with(text, rows(4, 9)))), ""},
		{"banners that take turns are none", looks(one, two, one, two, one), ""},
		{"whichever of them stands there now", looks(one, two, one, two, one, two), ""},
		{"and when they stop", looks(one, two, one, two, one, a, a, a), ""},
		{"nor are those that stay a while", looks(b, b, b, a, a, a, b, b, b, a, a, a, b, b, b), ""},
		{"the new year in a copyright line is none", looks(readText(with(text, rows(1, 3))), readText(with(text, rows(1, 3))), readText(with(text, rows(2, 3))), readText(with(text, rows(2, 3))), readText(with(text, rows(2, 3)))), ""},
		{"a menu that changes is none", looks(readText(text, 1, 2, 3), readText(text, 1, 2, 3), readText(text, 4, 5, 6), readText(text, 4, 5, 6), readText(text, 4, 5, 6)), ""},
		{"a page that was away and came back is as it was", looks(a, a, a, readText(rows(7, 20)), readText(rows(7, 20)), readText(rows(7, 20)), a, a, a), ""},
		{"what another reader read is not compared", looks(a.and(readBy("older")), a.and(readBy("older")), b, b, b), ""},
		{"another page at the end of a redirect is not this one changed", looks(a, a, b.and(func(v *linkwatch.Visit) { v.FinalURL += "/new" }), b.and(func(v *linkwatch.Visit) { v.FinalURL += "/new" }), b.and(func(v *linkwatch.Visit) { v.FinalURL += "/new" })), ""},
		{"a page in place of a document is another thing", looks(file("aaaaaaaa"), file("aaaaaaaa"), file("aaaaaaaa"), a, a, a), ""},
		{"a page without words changes with its scripts only", looks(bare("aaaaaaaa"), bare("aaaaaaaa"), bare("aaaaaaaa"), bare("bbbbbbbb"), bare("bbbbbbbb"), bare("bbbbbbbb")), ""},
		{"the page that came in place of a lander was there before", looks(lander, lander, lander, a, a, a), ""},
		{"somebody else's page is no news of this one", looks(a, a, a, theirs, theirs, theirs), ""},
		{"a long document of which more is read than before is the same", looks(cut("aaaaaaaa", 9), cut("aaaaaaaa", 9), cut("aaaaaaaa", 9), cut("bbbbbbbb", 18), cut("bbbbbbbb", 18), cut("bbbbbbbb", 18)), ""},
		{"one of which as much is read as before is not", looks(cut("aaaaaaaa", 9), cut("aaaaaaaa", 9), cut("aaaaaaaa", 9), cut("bbbbbbbb", 9), cut("bbbbbbbb", 9), cut("bbbbbbbb", 9)), "2026-11-08"},
		{"a document that is made for each visit is none", looks(file("aaaaaaaa"), file("bbbbbbbb"), file("cccccccc"), file("dddddddd")), ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got := Judge(entry(), Past{Visits: tt.visits}, today).Modified
			if got.String() != tt.want {
				t.Fatalf("modified %q (%s), want %q", got, got.Words(), tt.want)
			}
			if tt.want != "" && (got.Channel != linkwatch.Seen || got.Kind != linkwatch.Modified) {
				t.Errorf("claim %+v, want a modification that was seen", got)
			}
		})
	}
}

func TestWhatWeSawIsQuotedByItsTwoVisits(t *testing.T) {
	a, b := readText(rows(0, 40)), readText(rows(1, 40))
	got := Judge(entry(), Past{Visits: looks(a, a, b, b, b)}, today).Modified.Quote
	if want := "its text was otherwise on 2026-11-01 than on 2026-11-08"; got != want {
		t.Errorf("quote %q, want %q", got, want)
	}
}

func TestWhatALargePagesFingerprintHasNoRoomForHasNotGone(t *testing.T) {
	full := rows(1, sampleRows)
	crowded := with([]uint32{1, 2, 3}, full[:sampleRows-3]) // three words came that push out the last rows
	a, b := readText(full), readText(crowded)
	if got := Judge(entry(), Past{Visits: looks(a, a, a, b, b, b)}, today).Modified; got.String() != "" {
		t.Errorf("modified %q, want nothing: one word came", got)
	}
	quoting := func(n uint32) look { return readText(with(rows(0, 2*sampleRows)[9*n:9*n+9], full[:sampleRows-9])) }
	if got := Judge(entry(), Past{Visits: looks(a, a, a, quoting(0), quoting(1), quoting(2))}, today).Modified; got.String() != "" {
		t.Errorf("modified %q, want nothing: a quotation came, another each time", got)
	}
}

func TestWhatThePageStatesStandsBeforeWhatWeSaw(t *testing.T) {
	a, b := readText(rows(0, 40)), readText(rows(1, 40))
	stating := func(claims ...linkwatch.DateClaim) []linkwatch.Visit {
		return looks(a, a, b.and(claiming(claims...)), b.and(claiming(claims...)), b.and(claiming(claims...)))
	}
	const seen = "2026-11-08"
	for _, tt := range []struct {
		name   string
		claims []linkwatch.DateClaim
		want   string
	}{
		{"a statement in words", []linkwatch.DateClaim{claim(linkwatch.Visible, linkwatch.Modified, "2020-01-01")}, "2020-01-01"},
		{"a doubtful one in a meta element", []linkwatch.DateClaim{doubtful(claim(linkwatch.Meta, linkwatch.Modified, "2020-01-01"))}, "2020-01-01"},
		{"a review", []linkwatch.DateClaim{claim(linkwatch.Visible, linkwatch.Reviewed, "2020-01-01")}, "2020-01-01"},
		{"Last-Modified is less", []linkwatch.DateClaim{claim(linkwatch.HTTPHeader, linkwatch.Modified, "2020-01-01")}, seen},
		{"a day of publication is less", []linkwatch.DateClaim{claim(linkwatch.Visible, linkwatch.Published, "2020-01-01")}, seen},
		{"unless it is later", []linkwatch.DateClaim{claim(linkwatch.Visible, linkwatch.Published, "2026-11-15")}, "2026-11-15"},
	} {
		if got := Judge(entry(), Past{Visits: stating(tt.claims...)}, today).Modified.String(); got != tt.want {
			t.Errorf("%s: modified %q, want %q", tt.name, got, tt.want)
		}
	}
}

func TestAChangeBetweenTwoLooksFarApartHasNoDay(t *testing.T) {
	a, b := readText(rows(0, 40)), readText(rows(1, 40))
	visits := looks(a, a, a, b, b, b)
	for i := range visits[3:] {
		visits[3+i].At = visits[3+i].At.AddDate(0, -6, 0)
	}
	if got := Judge(entry(), Past{Visits: visits}, today).Modified; got.String() != "" {
		t.Errorf("modified %q (%s), want nothing: it may have changed half a year before", got, got.Quote)
	}
}
