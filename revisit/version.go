package revisit

import (
	"hash/maphash"
	"math"
	"slices"

	"linkwatch"
)

// A version is how a page was at one look, or at several in a row.
type version struct {
	visit  *linkwatch.Visit
	first  int  // its first look
	stayed bool // whether a second look saw it
}

// few is how many lines may come that stand there at one look only without the
// page being thought to have changed: a date of today, a counter, a quotation.
const few = 3

// changes gives the looks that saw a change, of the first looks of versions. A
// page has changed where a line comes that is seen again, where one that was
// seen again goes for good, or where more than a few lines come at once.
//
// A line lives from the first look that saw it to the last one, so that lines
// which take turns come once and go once.
func changes(versions []version) []int {
	if len(versions) < 2 {
		return nil
	}
	lines := linesOf(versions)
	lives := livesOf(versions, lines)
	var changed []int
	for i := 1; i < len(versions); i++ {
		passing := 0
		for _, l := range lines[i] {
			if life := lives[l]; life.first == i && !life.again {
				passing++
			}
		}
		came := func(l uint64) bool { return lives[l].first == i && lives[l].again }
		gone := func(l uint64) bool { return lives[l].last == i-1 && lives[l].again }
		if passing > few || slices.ContainsFunc(lines[i], came) || slices.ContainsFunc(lines[i-1], gone) ||
			textless(versions[i-1], versions[i]) {
			changed = append(changed, versions[i].first)
		}
	}
	return changed
}

// textless reports whether two versions can only be told apart by their bytes.
func textless(a, b version) bool {
	return len(a.visit.Page.Print.Blocks) == 0 && len(b.visit.Page.Print.Blocks) == 0 && a.visit.Page.Hash != b.visit.Page.Hash
}

// A life is from which version to which a line stood on the page.
type life struct {
	first, last int
	again       bool // whether more than one look saw it
}

func livesOf(versions []version, lines [][]uint64) map[uint64]life {
	lives := map[uint64]life{}
	for i, list := range lines {
		for _, l := range list {
			known, ok := lives[l]
			if !ok {
				lives[l] = life{i, i, versions[i].stayed}
				continue
			}
			lives[l] = life{known.first, i, true}
		}
	}
	return lives
}

// sample is how many digests of its text a page's fingerprint holds at most.
const sample = 128

// linesOf gives digests of what each version says: its text, title and facts,
// and the address it was found at, each once. Of the text, only digests so small
// that every version would have kept them.
func linesOf(versions []version) [][]uint64 {
	reach := uint32(math.MaxUint32)
	for _, v := range versions {
		if blocks := v.visit.Page.Print.Blocks; len(blocks) >= sample {
			reach = min(reach, blocks[len(blocks)-1])
		}
	}
	seed := maphash.MakeSeed()
	lines := make([][]uint64, len(versions))
	for i, v := range versions {
		for _, b := range v.visit.Page.Print.Blocks {
			if b <= reach {
				lines[i] = append(lines[i], uint64(b))
			}
		}
		say := func(kind, words string) {
			lines[i] = append(lines[i], maphash.Comparable(seed, [2]string{kind, words})|1<<63)
		}
		say("title", v.visit.Page.Title)
		say("address", v.visit.FinalURL)
		for _, f := range v.visit.Page.Facts {
			say(string(f.Kind), f.Value)
		}
		slices.Sort(lines[i])
		lines[i] = slices.Compact(lines[i])
	}
	return lines
}
