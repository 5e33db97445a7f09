package checks

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"linkwatch"
)

// An edition is which of a series a publication is: by its year, or by its number
// where words count editions or versions. The zero value is none that is known.
type edition struct{ year, number int }

// known reports whether anything is known of the edition.
func (e edition) known() bool { return e != edition{} }

// after reports whether an edition surely came after another: by what is known
// of both.
func (e edition) after(other edition) bool {
	if e.year != 0 && other.year != 0 {
		return e.year > other.year
	}
	return e.number != 0 && other.number != 0 && e.number > other.number
}

// mayPrecede reports whether a link is worth taking apart: it names a later year
// somewhere, or years do not matter.
func (e edition) mayPrecede(link linkwatch.Edition) bool {
	return e.number != 0 || link.Rel != "" || namesYearAfter(e.year, link.Text) || namesYearAfter(e.year, link.To)
}

func namesYearAfter(year int, text string) bool {
	for i := 0; i+4 <= len(text); i++ {
		if c := text[i]; (c == '1' || c == '2') && yearIn(text[i:i+4]) > year {
			return true
		}
	}
	return false
}

// String names the edition: 2018, 4th.
func (e edition) String() string {
	switch {
	case e.year != 0:
		return strconv.Itoa(e.year)
	case e.number != 0:
		return fmt.Sprintf("number %d", e.number)
	}
	return "unknown"
}

func (e edition) in() string {
	if !e.known() {
		return ""
	}
	return fmt.Sprintf(" (%s)", e)
}

// key says what else is to be changed in the catalog.
func (e edition) key() string {
	if e.year == 0 {
		return " and title"
	}
	return fmt.Sprintf(" and edition (%d)", e.year)
}

// ownEdition is the edition that the entry is: as the catalog says, or as its
// title plainly names. A page that has become a newer one of the same name counts
// as what it is.
func (c Case) ownEdition() edition {
	own := statedEdition(c.Entry.Edition)
	title := nameOf(c.Entry.Title)
	if !own.known() && plainlyDated(c.Entry, title, c.Now) {
		own.year = title.edition.year
	}
	if own.number == 0 {
		own.number = title.edition.number
	}
	if v := c.read(); v != nil && own.known() {
		for part := range titleParts(v.Page.Title) {
			if n := nameOf(part); !n.span && n.edition.after(own) && sameName(n.words, title.words) == sameWords {
				own = n.edition
			}
		}
	}
	return own
}

// mayNameEdition reports whether a title has a digit or a word like edition: most
// have neither.
func mayNameEdition(title string) bool {
	return strings.ContainsAny(title, "0123456789") || strings.Contains(title, "dit") || strings.Contains(title, "diç") ||
		strings.Contains(title, "dici") || strings.Contains(title, "dizi") || strings.Contains(title, "ufl") || strings.Contains(title, "изд")
}

// statedEdition is what a catalog says: 2018, 2018-03 or 2018-03-05.
func statedEdition(text string) edition {
	year, _, _ := strings.Cut(text, "-")
	n, _ := strconv.Atoi(year) // "" is none that is known
	return edition{year: n}
}

// plainlyDated reports whether an entry's title names the year of its edition: a
// document's, at the title's start or end or in brackets, and not one to come.
func plainlyDated(e linkwatch.Entry, title naming, now time.Time) bool {
	if title.edition.year == 0 || title.edition.year > now.Year() || title.law || title.span || !comesInEditions(e.Kind, title) {
		return false
	}
	tokens := tokensOf(e.Title)
	i := slices.IndexFunc(tokens, func(word string) bool { return yearIn(word) == title.edition.year })
	switch {
	case i == 0:
		return true
	case i == len(tokens)-1:
		return !strings.HasSuffix(e.Title, "-") && !namesSpan[tokens[i-1]]
	}
	return editionNouns[tokens[i+1]] || strings.Contains(e.Title, "("+tokens[i]+")")
}

// comesInEditions reports whether an entry is something that comes out in editions.
func comesInEditions(kind linkwatch.EntryKind, title naming) bool {
	switch kind {
	case linkwatch.Publication, linkwatch.Toolkit, linkwatch.Dataset:
		return true
	case "":
		return slices.ContainsFunc(title.words, func(word string) bool { return documentWords[word] })
	}
	return false
}
