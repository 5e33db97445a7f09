package checks

import (
	"net/url"
	"slices"
	"strconv"
	"strings"
)

// sameButYear reports whether an address is another one but for its year, which is
// later, and gives that year. The other's year is that of its edition or the year
// after, in which an annual report comes out; the year of an upload or of an
// archive page is none.
func sameButYear(own *url.URL, of int, to *url.URL, latest int) (year int, ok bool) {
	if to == nil || own == nil || bareHost(own) != bareHost(to) {
		return 0, false
	}
	theirs := yearsIn(to.Path + "?" + to.RawQuery)
	if len(theirs) > mostYears {
		return 0, false
	}
	for _, mine := range yearsIn(own.Path + "?" + own.RawQuery) {
		if mine < of || mine > of+1 {
			continue
		}
		rest := withoutYear(own, mine)
		for _, year := range theirs {
			if year > mine && year <= latest && year > of && rest == withoutYear(to, year) {
				return year, true
			}
		}
	}
	return 0, false
}

// mostYears is how many different years an address of an edition names at most. One
// that names a hundred is made to be looked at for long.
const mostYears = 4

// withoutYear is what an address has besides a year: path and query, without its
// index file.
func withoutYear(u *url.URL, year int) string {
	address := strings.ToLower(barePath(u.Path)) + "?" + u.RawQuery
	var b strings.Builder
	for i := 0; i < len(address); {
		if yearAt(address, i) != year {
			b.WriteByte(address[i])
			i++
			continue
		}
		b.WriteString("{year}")
		if i += 4; i+3 <= len(address) && follows(year, address[i+1:i+3]) && (i+3 == len(address) || !isDigit(address[i+3])) {
			i += 3 // 2018-19
		}
	}
	return b.String()
}

// addressYear is the year that an address gives what stands there; 0 if it names
// none or several: by its own name, or by a folder that is called as the year. A
// file's folder is often that of its upload.
func addressYear(u *url.URL) int {
	path := barePath(u.Path)
	name := path[strings.LastIndexByte(path, '/')+1:]
	file := fileNames[strings.ToLower(name[strings.LastIndexByte(name, '.')+1:])]
	years := slices.DeleteFunc(yearsIn(path), func(year int) bool {
		text := strconv.Itoa(year)
		return !strings.Contains(name, text) && (file || !strings.Contains(path, "/"+text+"/"))
	})
	if len(years) != 1 {
		return 0
	}
	return years[0]
}

// fileNames are what the names of files that people upload end with.
var fileNames = wordSet("pdf doc docx odt rtf epub ppt pptx odp xls xlsx ods csv zip")

// yearsIn lists the years that an address names, each once.
func yearsIn(address string) []int {
	var years []int
	for i := range len(address) {
		if year := yearAt(address, i); year != 0 && !slices.Contains(years, year) {
			years = append(years, year)
		}
	}
	return years
}

// yearAt is the year that stands at i of an address, by itself and without a
// month behind it; 0 if none does.
func yearAt(address string, i int) int {
	if i+4 > len(address) || i > 0 && isDigit(address[i-1]) || i+4 < len(address) && isDigit(address[i+4]) {
		return 0
	}
	year := yearIn(address[i : i+4])
	if behind := address[i+4:]; year != 0 && len(behind) > 2 && strings.IndexByte("-/_.", behind[0]) >= 0 &&
		isDigit(behind[1]) && isDigit(behind[2]) && (len(behind) == 3 || !isDigit(behind[3])) {
		if month := int(behind[1]-'0')*10 + int(behind[2]-'0'); month >= 1 && month <= 12 && (behind[0] == '/' || month != (year+1)%100) {
			return 0
		}
	}
	return year
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

// timely are the parts of an address under which things stand by their day: what
// is new there replaces nothing.
var timely = wordSet(`news newsroom press pressroom press-releases press-release blog blogs posts post stories story events event calendar archive archives
	category tag tags author date speeches remarks webinars noticias actualites actualite nachrichten aktuelles presse prensa nieuws notizie eventos veranstaltungen`)

// standsByDay reports whether an address is under such a part.
func standsByDay(u *url.URL) bool {
	for part := range strings.SplitSeq(strings.ToLower(u.Path), "/") {
		if timely[part] {
			return true
		}
	}
	return false
}
