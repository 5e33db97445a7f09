package linkwatch

import "time"

// A DateClaim is one statement of when the page changed.
type DateClaim struct {
	Date       time.Time // the start of the stated year, month or day, UTC
	Precision  Precision
	Kind       ClaimKind
	Channel    Channel
	Confidence float64 // 0 to 1
	Quote      string  // the exact words or attribute that state it
}

// Precision is how much of a date is stated.
type Precision string

// The precisions of a date.
const (
	Year  Precision = "year"
	Month Precision = "month"
	Day   Precision = "day"
)

// ClaimKind says what a date is the date of.
type ClaimKind string

// The kinds of date claim.
const (
	Modified  ClaimKind = "modified"
	Reviewed  ClaimKind = "reviewed"
	Effective ClaimKind = "effective" // since when what the page says holds
	Published ClaimKind = "published"
)

// Channel is where on the page or in the answer a date was stated.
type Channel string

// The channels of a date claim, the most trusted first.
const (
	Visible    Channel = "visible"   // a sentence that people read
	TimeTag    Channel = "time"      // <time>
	JSONLD     Channel = "json-ld"   // of the page's own node
	Microdata  Channel = "microdata" // of elements that only machines read
	PDF        Channel = "pdf"       // what the file says of itself: XMP or Info
	Office     Channel = "office"    // the core properties of OOXML, meta.xml of ODF
	OpenGraph  Channel = "opengraph" // article:modified_time and kin
	Meta       Channel = "meta"      // other meta elements
	Feed       Channel = "feed"      // the page's own item in a feed of its site
	Sitemap    Channel = "sitemap"   // lastmod
	Seen       Channel = "seen"      // by us: its text changed between two visits
	HTTPHeader Channel = "http"      // Last-Modified
)

// Channels lists the channels, the most trusted first.
var Channels = []Channel{Visible, TimeTag, JSONLD, Microdata, PDF, Office, OpenGraph, Meta, Feed, Sitemap, Seen, HTTPHeader}

// String gives the date with its precision's length: 2024, 2024-03, 2024-03-05.
// The zero claim gives "".
func (c DateClaim) String() string {
	switch c.Precision {
	case Year:
		return c.Date.Format("2006")
	case Month:
		return c.Date.Format("2006-01")
	case Day:
		return c.Date.Format(time.DateOnly)
	}
	return ""
}

// Latest is the last instant that the claim can mean: the end of the stated
// year, month or day.
func (c DateClaim) Latest() time.Time {
	switch c.Precision {
	case Year:
		return c.Date.AddDate(1, 0, 0).Add(-time.Nanosecond)
	case Month:
		return c.Date.AddDate(0, 1, 0).Add(-time.Nanosecond)
	case Day:
		return c.Date.AddDate(0, 0, 1).Add(-time.Nanosecond)
	}
	return c.Date
}
