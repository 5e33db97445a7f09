package checks

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"time"

	"linkwatch"
)

// A change that a date is to be told of must be surer than one that only asks
// for another visit soon (docs/revisit.md): it must be of the page's own matter,
// stand, and be more than a word.
const (
	// lasting is how many looks must have seen a text for it to count, and how
	// many must have missed it for it to be gone: what comes once is a quotation.
	lasting = 3
	// aWord is how many rows of three words one word stands in: a counter, the
	// year in a copyright line.
	aWord = 3
	// mostVersions bounds how far back is looked on a page that is another at each
	// look.
	mostVersions = 60
	// closeLooks is how far apart two looks may be, so that a change between them
	// has a day.
	closeLooks = 45 * dayOff
	// ofSeen is the confidence in a change that we saw: that the text changed is
	// sure, that somebody had been over the whole of it is not.
	ofSeen = 0.4
	// sampleRows is how many digests of its rows a page's fingerprint has at most.
	sampleRows = 64
)

// changed is the newest change of the page's own matter that we saw ourselves, by
// the day on which the new text was first there. The zero claim means that none
// was seen, or that nobody knows its day: nobody had looked for long.
func (c Case) changed() linkwatch.DateClaim {
	versions := versionsOf(c.Visits)
	if len(versions) < 2 {
		return linkwatch.DateClaim{}
	}
	lives := livesOf(versions)
	after := 0 // looks since
	for i := len(versions) - 1; i > 0; i-- {
		before, now := &versions[i-1], &versions[i]
		after += now.looks
		if !lives.otherwise(versions, i, after) || c.replaced(before.visit) || c.replaced(now.visit) {
			continue
		}
		if now.first.Sub(before.last) > closeLooks {
			break
		}
		return linkwatch.DateClaim{
			Date: now.first.UTC().Truncate(24 * time.Hour), Precision: linkwatch.Day, Kind: linkwatch.Modified,
			Channel: linkwatch.Seen, Confidence: ofSeen, Quote: differed(before.last, now.first),
		}
	}
	return linkwatch.DateClaim{}
}

// differed says between which two visits a text changed.
func differed(before, after time.Time) string {
	layout := time.DateOnly
	if before.UTC().Format(layout) == after.UTC().Format(layout) {
		layout = "2006-01-02 15:04"
	}
	return fmt.Sprintf("its text was otherwise on %s than on %s", before.UTC().Format(layout), after.UTC().Format(layout))
}

// A version is what several looks in a row saw of a page's own matter.
type version struct {
	visit       *linkwatch.Visit
	rows        []uint32 // digests of every three words in a row, ascending
	looks       int
	first, last time.Time
}

// versionsOf gives the newest versions of a page, oldest first, as far back as
// the reader that reads it now read it: what another reader knew is not compared.
func versionsOf(visits []linkwatch.Visit) []version {
	var list []version // newest first
	for i := range visits {
		v := &visits[i]
		if !saw(v) {
			continue
		}
		if n := len(list); n > 0 {
			at := &list[n-1]
			if v.Page.Reader != at.visit.Page.Reader {
				break
			}
			if v.Page.Hash == at.visit.Page.Hash || sameMatter(at.rows, rowsOf(&v.Page)) {
				at.visit, at.first, at.looks = v, v.At, at.looks+1
				continue
			}
			if n == mostVersions {
				break
			}
		}
		list = append(list, version{visit: v, rows: rowsOf(&v.Page), looks: 1, first: v.At, last: v.At})
	}
	slices.Reverse(list)
	return list
}

func sameMatter(a, b []uint32) bool { return len(a) > 0 && slices.Equal(a, b) }

// rowsOf gives the digests of what a page says outside of its menus and footers.
// What has no words, or none that are read, has one of its bytes.
func rowsOf(p *linkwatch.Page) []uint32 {
	if len(p.Print.Shingles) > 0 || len(p.Hash) < 8 {
		return p.Print.Shingles
	}
	digest, err := strconv.ParseUint(p.Hash[:8], 16, 32)
	if err != nil {
		return nil
	}
	return []uint32{uint32(digest)}
}

// A life is from which version to which a row stood on the page.
type life struct {
	first, last int
	looks       int
	turns       bool // whether it went and came back, as banners do
}

type lives struct {
	reach uint32 // only digests up to it would have been kept of every version
	of    map[uint32]life
}

func livesOf(versions []version) lives {
	l := lives{math.MaxUint32, make(map[uint32]life)}
	for i := range versions {
		if rows := versions[i].rows; len(rows) >= sampleRows {
			l.reach = min(l.reach, rows[len(rows)-1])
		}
	}
	for i := range versions {
		for _, row := range versions[i].rows {
			if row > l.reach {
				break
			}
			known, ok := l.of[row]
			if !ok {
				known = life{first: i, last: i}
			}
			known.turns = known.turns || i-known.last > 1
			known.last, known.looks = i, known.looks+versions[i].looks
			l.of[row] = known
		}
	}
	return l
}

// otherwise reports whether a version is otherwise than the one before it, for
// good: enough came that stands to this day, or enough went that had stood and is
// gone since so many looks. Where old text came back, what had stood in its place
// was none of the page's.
func (l lives) otherwise(versions []version, i, since int) bool {
	before, now := &versions[i-1], &versions[i]
	was, is := &before.visit.Page, &now.visit.Page
	if before.visit.FinalURL != now.visit.FinalURL || was.ContentType != is.ContentType {
		return false
	}
	if (was.Truncated || is.Truncated) && was.Bytes != is.Bytes {
		return false // more of it is read than before, or less
	}
	came, went, back := 0, 0, 0
	for _, row := range now.rows {
		switch at, ok := l.of[row]; {
		case !ok:
		case at.first == i && at.last == len(versions)-1 && !at.turns && at.looks >= lasting:
			came++
		case at.first < i && !contains(before.rows, row):
			back++
		}
	}
	for _, row := range before.rows {
		if at, ok := l.of[row]; ok && at.last == i-1 && !at.turns && at.looks >= lasting && since >= lasting {
			went++
		}
	}
	enough := aWord
	if len(is.Print.Shingles) == 0 && !isHTML(is) {
		enough = 0 // a document of other bytes; those of a page without words are its scripts
	}
	return back <= aWord && (came > enough || went > enough)
}

func contains(rows []uint32, row uint32) bool {
	_, found := slices.BinarySearch(rows, row)
	return found
}
