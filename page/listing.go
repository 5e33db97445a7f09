package page

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"io"
	"net/url"
	"slices"
	"time"

	"golang.org/x/net/html/charset"

	"linkwatch"
)

const (
	// maxListing is how many bytes of a listing are read, unpacked: the longest
	// sitemap of the protocol, 50,000 pages, has about so many.
	maxListing = 8 << 20
	// furtherKept is how many of the sitemaps that an index names are told.
	furtherKept = 8
)

// ReadListing reads a document in which a site lists its pages: a sitemap, an
// index of sitemaps, or a feed in RSS, Atom or JSON, packed by gzip or not. It
// tells what the listing says of the wanted pages, by their addresses as they are
// wanted, and the sitemaps that an index names, first those that look most as if
// they listed a wanted page. Whatever else the document is, it says nothing.
//
// An address stands for a page whatever its scheme, www. or the slash at its end.
// A date later than asked, the day of the request, is none, and how far a day is
// believed depends on the listing's own record: see record.
func ReadListing(body io.Reader, at *url.URL, wanted []string, asked time.Time) (told map[string][]linkwatch.DateClaim, further []string) {
	l := listing{at: at, wanted: map[string][]string{}, asked: dateOf(asked.UTC()), told: map[string][]linkwatch.DateClaim{}}
	var space [addressRoom]byte
	for _, address := range wanted {
		if key := string(listedKey(space[:0], []byte(address))); key != "" && !slices.Contains(l.wanted[key], address) {
			l.wanted[key] = append(l.wanted[key], address)
		}
	}
	text := bufio.NewReaderSize(gunzipped(body), listingWindow)
	start, _ := text.Peek(64)
	if bytes.HasPrefix(bytes.TrimLeft(bytes.TrimPrefix(start, []byte("\ufeff")), " \t\r\n"), []byte("{")) {
		l.readJSONFeed(text)
		return l.told, nil
	}
	x := &xmlTokens{from: declared(text)}
	switch root := x.root(); root {
	case "urlset":
		l.readSitemap(x)
	case "sitemapindex":
		return nil, l.readIndex(x, wanted)
	case "rss", "rdf", "feed":
		l.readFeed(x)
	}
	return l.told, nil
}

// A listing is what one reading of one looks for and finds.
type listing struct {
	at     *url.URL
	wanted map[string][]string // the addresses wanted, by their keys
	asked  date
	told   map[string][]linkwatch.DateClaim
}

// wants gives the addresses wanted that a listed one stands for.
func (l *listing) wants(address []byte) []string {
	var space [addressRoom]byte
	return l.wanted[string(listedKey(space[:0], address))]
}

// tell records what is said of a page.
func (l *listing) tell(addresses []string, s statement) {
	for _, address := range addresses {
		l.told[address] = append(l.told[address], s.claim())
	}
}

// past reports whether a day is not later than the request was, as far as time
// zones let that be told.
func (l *listing) past(d date) bool { return d != date{} && d.number() <= l.asked.number()+1 }

// number counts the days, from some day on; of a month or year it is that of its first.
func (d date) number() int { return int(d.start().Unix() / (24 * 60 * 60)) }

// listingWindow is how far a listing is looked ahead, in bytes: no tag or text
// that counts is longer.
const listingWindow = 16 << 10

// gunzipped takes gzip off a body that is packed, as sitemap.xml.gz is. What is
// unpacked is bounded.
func gunzipped(body io.Reader) io.Reader {
	packed := bufio.NewReader(body)
	if start, _ := packed.Peek(2); string(start) == "\x1f\x8b" {
		if plain, err := gzip.NewReader(packed); err == nil {
			return io.LimitReader(plain, maxListing)
		}
	}
	return io.LimitReader(packed, maxListing)
}

// declared decodes a document to UTF-8 by its byte order mark or its XML
// declaration.
func declared(text *bufio.Reader) *bufio.Reader {
	start, _ := text.Peek(256)
	name := ""
	switch {
	case bytes.HasPrefix(start, []byte("\xff\xfe")):
		name = "utf-16le"
	case bytes.HasPrefix(start, []byte("\xfe\xff")):
		name = "utf-16be"
	case bytes.HasPrefix(start, []byte("<?xml")):
		declaration, _, _ := bytes.Cut(start, []byte(">"))
		name = string(bytes.ToLower(valueOf(declaration, "encoding")))
	}
	switch name {
	case "", "utf-8", "utf8", "us-ascii", "utf-16":
		return text
	}
	encoding, _ := charset.Lookup(name)
	if encoding == nil {
		return text
	}
	return bufio.NewReaderSize(encoding.NewDecoder().Reader(text), listingWindow)
}
