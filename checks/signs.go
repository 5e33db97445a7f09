package checks

import (
	"fmt"
	"net/url"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"linkwatch"
)

// A sign is one thing by which an answer is known: what it is, and where.
type sign struct {
	in   place
	word string // lower case
}

// A place is where a sign is looked for.
type place uint8

const (
	inHeader  place = iota // the name of a header or cookie that the answer set
	inServer               // a part of the Server header
	inSource               // a part of the page's source
	inText                 // words of the page's text
	inTitle                // the whole title, or a whole part of it
	inAddress              // the start of the final host and path, subdomains aside
	inFrames               // the end of a host that scripts and frames come from
	inNames                // the end of a name server's name
)

var placeNames = [...]string{"headers", "Server header", "source", "text", "title", "final address", "scripts and frames", "name servers"}

// String says in words where the sign was seen.
func (s sign) String() string { return fmt.Sprintf("%s: %q", placeNames[s.in], s.word) }

// A signTable tells what signs mean: of each the index of its row.
type signTable struct {
	rows    [inNames + 1]map[string]int
	partial []sign // those that are parts of what they are looked for in
}

// newSignTable orders the signs of a table's rows.
func newSignTable[row any](rows []row, of func(row) sign) signTable {
	var t signTable
	for in := range t.rows {
		t.rows[in] = map[string]int{}
	}
	for i, r := range rows {
		s := of(r)
		t.rows[s.in][s.word] = i
		if s.in == inServer || s.in >= inAddress {
			t.partial = append(t.partial, s)
		}
	}
	return t
}

// in calls found with the row of each sign that an answer shows.
func (t *signTable) in(v *linkwatch.Visit, found func(row int)) {
	for _, m := range v.Header.Marks {
		if row, ok := t.rows[inHeader][m]; ok {
			found(row)
		}
	}
	for _, m := range v.Page.Marks {
		if row, ok := t.rows[inSource][m]; ok {
			found(row)
		}
	}
	for i := range v.Page.Terms {
		if row, ok := t.rows[inText][v.Page.Terms[i].Word]; ok {
			found(row)
		}
	}
	t.inTitle(v.Page.Title, found)
	server, address := strings.ToLower(v.Header.Server), ""
	if v.FinalURL != v.URL {
		address = bareAddress(v.FinalURL)
	}
	if server == "" && address == "" && len(v.Page.Sources) == 0 && len(v.Resolution.NameServers) == 0 {
		return
	}
	for _, s := range t.partial {
		if s.partOf(v, server, address) {
			found(t.rows[s.in][s.word])
		}
	}
}

// inTitle looks for a title as a whole and for its parts, without the stops
// around them. Signs of titles are lower case.
func (t *signTable) inTitle(title string, found func(row int)) {
	if len(t.rows[inTitle]) == 0 {
		return
	}
	t.titled(title, found)
	t.afterColon(title, found)
	for part := range barred(title, false) {
		t.titled(part, found)
		t.afterColon(part, found)
	}
}

// afterColon looks for what is said behind a colon; what is before one is said of
// what follows: "Access denied: how landlords lock out tenants".
func (t *signTable) afterColon(part string, found func(row int)) {
	if i := strings.LastIndexByte(part, ':'); i >= 0 {
		t.titled(part[i+1:], found)
	}
}

// titled looks for one part of a title.
func (t *signTable) titled(part string, found func(row int)) {
	var lower [80]byte // no sign is longer
	part = strings.Trim(strings.TrimSuffix(part, "…"), " \t\n.!?。！？")
	if len(part) == 0 || len(part) > len(lower) {
		return
	}
	folded := lower[:0]
	for _, r := range part {
		if len(folded)+utf8.UTFMax > len(lower) {
			return
		}
		folded = utf8.AppendRune(folded, unicode.ToLower(r))
	}
	if row, ok := t.rows[inTitle][string(folded)]; ok {
		found(row)
	}
}

// partOf reports whether an answer shows a sign that is part of something.
func (s sign) partOf(v *linkwatch.Visit, server, address string) bool {
	under := func(host string) bool { return underHost(host, s.word) }
	switch s.in {
	case inServer:
		return server != "" && strings.Contains(server, s.word)
	case inAddress:
		return address != "" && leadsTo(address, s.word)
	case inFrames:
		return slices.ContainsFunc(v.Page.Sources, under)
	case inNames:
		return slices.ContainsFunc(v.Resolution.NameServers, under)
	}
	return false
}

// underHost reports whether a host is another, or one under it.
func underHost(host, other string) bool {
	rest, found := strings.CutSuffix(strings.TrimSuffix(host, "."), other)
	return found && (rest == "" || strings.HasSuffix(rest, "."))
}

// bareAddress is an address without its scheme and query, lower case.
func bareAddress(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	return strings.ToLower(u.Hostname() + u.Path)
}

// leadsTo reports whether a bare address is at a place, or at a subdomain of it.
func leadsTo(address, place string) bool {
	host, path, _ := strings.Cut(address, "/")
	placeHost, placePath, _ := strings.Cut(place, "/")
	if !underHost(host, placeHost) {
		return false
	}
	rest, found := strings.CutPrefix(path, placePath)
	return found && (placePath == "" || rest == "" || strings.HasPrefix(rest, "/"))
}

// ofPlace lists the words of a table's signs in one place.
func ofPlace[row any](rows []row, of func(row) sign, in place) []string {
	var words []string
	for _, r := range rows {
		if s := of(r); s.in == in && !slices.Contains(words, s.word) {
			words = append(words, s.word)
		}
	}
	return words
}
