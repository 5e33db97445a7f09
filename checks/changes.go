package checks

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"linkwatch"
)

// A change is one thing that is otherwise on a page than it was.
type change struct {
	of    string // what sort of thing
	words string
	lost  bool // whether something went that people come for
}

// Changes tells what is otherwise on a page than it was, each in a few words: its
// title, its language, the headings, downloads, phone numbers and addresses that
// went, and links that were taken out. Wording and order count for nothing.
func Changes(before, after linkwatch.Page) []string { return words(changes(&before, &after)) }

func words(list []change) []string {
	var words []string
	for _, c := range list {
		words = append(words, c.words)
	}
	return words
}

func changes(before, after *linkwatch.Page) []change {
	var list []change
	if likeness, known := titleLikeness(before, after); known && likeness < 1 {
		list = append(list, change{"title", fmt.Sprintf("the title was %q, and is %q", before.Title, after.Title), false})
	}
	if was, is := mainLanguage(before), mainLanguage(after); was != "" && is != "" && !sameTongue(was, is) {
		list = append(list, change{"language", fmt.Sprintf("it was in %s, and is in %s", languageName(was), languageName(is)), false})
	}
	list = append(list, lostHeadings(before, after)...)
	list = append(list, lostDownloads(before, after)...)
	list = append(list, lostContacts(before, after)...)
	list = append(list, lostSites(before, after)...)
	list = append(list, takenOut(before, after)...)
	if otherLanguage(before, after) {
		for i := range list {
			list[i].lost = false // a translation refers to others
		}
	}
	return list
}

// mainLanguage is what most of a page is written in, or else what it declares.
func mainLanguage(p *linkwatch.Page) string {
	if len(p.Tongues) > 0 {
		return p.Tongues[0].Language
	}
	return primary(p.Language)
}

// mostKept is how many headings, or downloads, a page keeps: of one that may
// have more nobody knows what comes after.
const mostKept = 20

// lostHeadings tells of the headings that went. Where none came in their place a
// part of the page was taken out; else it may only be called otherwise.
func lostHeadings(before, after *linkwatch.Page) []change {
	if len(after.Headings) >= mostKept || slices.Equal(before.Headings, after.Headings) {
		return nil
	}
	lost := missingHeadings(before.Headings, after.Headings)
	removed := len(missingHeadings(after.Headings, before.Headings)) == 0 && after.Words < before.Words
	var list []change
	for _, h := range lost {
		list = append(list, change{"heading", fmt.Sprintf("the heading %q went", h), removed})
	}
	return list
}

// missingHeadings lists the headings that others have nothing like.
func missingHeadings(headings, others []string) []string {
	var list []string
	for _, h := range headings {
		same := func(other string) bool { return plainHeading(other) == plainHeading(h) }
		if !slices.Contains(others, h) && plainHeading(h) != "" && !slices.ContainsFunc(others, same) {
			list = append(list, h)
		}
	}
	return list
}

// lostDownloads tells of the documents that a page no longer links to, by their
// file names: one that moved is still there, and so is one of which there is a
// later edition, whose name differs in its digits only.
func lostDownloads(before, after *linkwatch.Page) []change {
	if len(after.Downloads) >= mostKept || slices.Equal(before.Downloads, after.Downloads) {
		return nil
	}
	var list []change
	for _, d := range before.Downloads {
		same := func(other string) bool { return fileName(other) == fileName(d) }
		if !slices.ContainsFunc(after.Downloads, same) {
			list = append(list, change{"download", fmt.Sprintf("the download %s went", d), true})
		}
	}
	return list
}

// fileName is the last part of an address, without digits, lower case.
func fileName(address string) string {
	address, _, _ = strings.Cut(address, "?")
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return -1
		}
		return r
	}, strings.ToLower(path.Base(address)))
}

// mostContacts is how many numbers and addresses a page may have for one of them
// to be looked for: a longer list is a directory, of which some always go.
const mostContacts = 30

func lostContacts(before, after *linkwatch.Page) []change {
	if slices.Equal(before.Facts, after.Facts) || len(before.Facts) > mostContacts {
		return nil
	}
	var list []change
	for _, f := range before.Facts {
		if f.Kind == linkwatch.Text || shows(*after, f) {
			continue
		}
		c := change{string(f.Kind), fmt.Sprintf("the %s %s went", kinds[f.Kind], f.Value), true}
		if instead := newOnes(f.Kind, *after, *before); len(instead) > 0 {
			c.words = fmt.Sprintf("the %s %s went; new is %s", kinds[f.Kind], f.Value, strings.Join(instead[:min(len(instead), mostShown)], ", "))
		}
		list = append(list, c)
	}
	return list
}

// lostSites tells of the sites that a page no longer links to, if it links to no
// new ones instead.
func lostSites(before, after *linkwatch.Page) []change {
	if len(before.Hosts) == 0 || after.Links >= before.Links || slices.Equal(before.Hosts, after.Hosts) || len(before.Hosts) >= mostKept {
		return nil
	}
	if slices.ContainsFunc(after.Hosts, func(h string) bool { return !slices.Contains(before.Hosts, h) }) {
		return nil
	}
	var list []change
	for _, h := range before.Hosts {
		if !slices.Contains(after.Hosts, h) {
			list = append(list, change{"site", fmt.Sprintf("the links to %s went", h), true})
		}
	}
	return list
}

// takenOut tells of links that went while nothing came: all else that the page
// says, it said before. Where something came, links come and go with it.
func takenOut(before, after *linkwatch.Page) []change {
	if after.Links >= before.Links || after.Words >= before.Words || after.Title != before.Title ||
		!within(after.Print.Blocks, before.Print.Blocks) || len(after.Print.Blocks) == 0 {
		return nil
	}
	what := "links were"
	if before.Links-after.Links == 1 {
		what = "link was"
	}
	return []change{{"link", fmt.Sprintf("%d %s taken out and nothing put in", before.Links-after.Links, what), true}}
}

// within reports whether every digest of one list that the other would have kept
// is in it: it kept the smallest.
func within(digests, of []uint32) bool {
	if len(of) == 0 {
		return len(digests) == 0
	}
	for _, d := range digests {
		if d > of[len(of)-1] {
			return true
		}
		if _, found := slices.BinarySearch(of, d); !found {
			return false
		}
	}
	return true
}

// agreed keeps of the changes at one look those that another, just before it,
// saw as well, and drops headings where they changed in between: they do so at
// each visit.
func agreed(now, then []change, before, after *linkwatch.Page) []change {
	restless := !slices.Equal(before.Headings, after.Headings)
	return slices.DeleteFunc(now, func(c change) bool {
		return c.of == "heading" && restless || !slices.Contains(then, c) && !(c.of == "title" && before.Title == after.Title)
	})
}
