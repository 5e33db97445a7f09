package page

import (
	"strings"

	"github.com/nyaruka/phonenumbers"

	"linkwatch"
)

// The measures of a number outside of North America (ITU-T E.164): its digits
// without the +, and how much text is taken for one.
const (
	fewestDigits, mostDigits = 8, 15
	longestNumber            = 24  // bytes
	mostAbroad               = 100 // that are looked at on a page; more is a table of figures
)

// abroad records the number that starts at b[i] if it is one of the page's
// region, or of the country that it names by +, and returns where to read on; 0
// if it is none.
func (f *facts) abroad(b []byte, i int) (after int) {
	international := i > 0 && b[i-1] == '+'
	if f.region == "" && !international || f.looked >= mostAbroad {
		return 0
	}
	end, digits, grouped := extentOfNumber(b, i)
	if digits < fewestDigits || digits > mostDigits || !grouped && !international && b[i] != '0' {
		return 0
	}
	f.looked++
	if international {
		i--
	}
	number, err := phonenumbers.Parse(string(b[i:end]), f.region)
	if err != nil || !phonenumbers.IsValidNumber(number) {
		return 0
	}
	f.addNumber(linkwatch.Phone, []byte(phonenumbers.Format(number, phonenumbers.E164)))
	return end
}

// extentOfNumber is where a number ends that starts at b[i], how many digits it
// has, and whether they stand in groups: 020 7946 0958, (0)30-12 34 56.
func extentOfNumber(b []byte, i int) (end, digits int, grouped bool) {
	end = i
	for j := i; j < len(b) && j-i < longestNumber; {
		switch c := b[j]; {
		case isDigit(c):
			digits++
			j++
			end = j
			continue
		case c == ' ' || c == '-' || c == '(' || c == ')' || c == '/' || c == '.':
			gap := skipAny(b[j:], " -()/.")
			if gap > 2 || j+gap >= len(b) || !isDigit(b[j+gap]) {
				return end, digits, grouped
			}
			grouped = true
			j += gap
			continue
		}
		break
	}
	return end, digits, grouped
}

// regionOfPage is the country (ISO 3166) by whose rules the numbers of a page are
// written: that of its host's top-level domain, else that of its language; ""
// where neither tells, and for North America, whose numbers are read everywhere.
func regionOfPage(host, language string) string {
	top := strings.ToUpper(host[strings.LastIndexByte(host, '.')+1:])
	switch {
	case orderOfHost(host) == unknownOrder: // no country's, or one that the whole world registers
		top = ""
	case top == "UK":
		top = "GB"
	}
	if len(top) != 2 || phonenumbers.GetCountryCodeForRegion(top) == 0 {
		_, top, _ = strings.Cut(strings.ToUpper(strings.ReplaceAll(language, "_", "-")), "-")
	}
	if code := phonenumbers.GetCountryCodeForRegion(top); code == 0 || code == 1 {
		return ""
	}
	return top
}
