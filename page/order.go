package page

import "strings"

// An order says which number of 03/05/2024 is the month.
type order int

const (
	unknownOrder order = iota
	monthFirst
	dayFirst
)

// split tells day and month apart; both are 0 if the order is unknown and the
// numbers do not tell.
func (o order) split(first, second int) (day, month int) {
	switch {
	case first > 12 && second <= 12:
		return first, second
	case second > 12 && first <= 12:
		return second, first
	case first == second || o == dayFirst:
		return first, second
	case o == monthFirst:
		return second, first
	}
	return -1, -1
}

// orderOfHost is the order that a host's top-level domain stands for. Country
// domains that the whole world registers (.co, .io, .tv) say nothing.
func orderOfHost(host string) order {
	switch host[strings.LastIndexByte(host, '.')+1:] {
	case "gov", "mil", "us":
		return monthFirst
	case "uk", "au", "nz", "ie", "in", "za", "eu", "int", "fr", "de", "at", "ch", "es", "it", "pt", "nl", "be", "lu",
		"dk", "no", "se", "fi", "is", "pl", "cz", "sk", "gr", "ro", "bg", "hr", "si", "ee", "lv", "lt", "mt", "cy",
		"ua", "ru", "tr", "br", "ar", "mx", "cl", "pe", "ec", "uy", "ve", "bo", "gt", "sg", "my", "ng", "ke", "pk", "bd", "lk":
		return dayFirst
	}
	return unknownOrder
}

// orderOfLanguage is the order that a declared language stands for: en-US month
// first, other Englishes but the Canadian, and the other languages of Europe,
// day first. Plain en says nothing.
func orderOfLanguage(tag string) order {
	language, region, _ := strings.Cut(strings.ToLower(strings.ReplaceAll(tag, "_", "-")), "-")
	switch language {
	case "en":
		switch region {
		case "us":
			return monthFirst
		case "gb", "uk", "au", "nz", "ie", "in", "za":
			return dayFirst
		}
	case "es", "fr":
		if region == "us" || region == "ca" {
			return unknownOrder
		}
		return dayFirst
	case "de", "it", "pt", "nl", "da", "nb", "no", "nn", "fi", "pl", "cs", "sk", "el", "ro", "bg", "hr", "ru", "uk", "tr":
		return dayFirst
	}
	return unknownOrder
}
