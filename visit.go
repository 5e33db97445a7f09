package linkwatch

import (
	"net/netip"
	"time"
)

// RoundID numbers the rounds from 1; 0 means none.
type RoundID int64

// A Round is one pass over the entries that are due.
type Round struct {
	ID       RoundID
	Started  time.Time
	Finished time.Time // zero while it runs, or if the process died in it
	Whole    bool      // whether it covered all that was due, not a part named by hand
	Visited  int
	Skipped  int // entries not due, or not reached before the round was stopped
	// Inconclusive says why our own network is suspected; "" means the round
	// counts. The visits of an inconclusive round change no verdict.
	Inconclusive string
}

// A Visit is what one round saw at one entry: facts only, no judgment.
// Status is set if the server answered, Failure if no whole answer came; both
// if an answer broke off.
type Visit struct {
	Entry        EntryID
	Round        RoundID
	Inconclusive bool // whether its round was
	At           time.Time
	Took         time.Duration // of the last attempt, from first to last byte
	URL          string        // as the catalog wrote it then
	FinalURL     string        // as last sent: punycode, no fragment, no userinfo
	Attempts     []Attempt     // in order, one at least; the last is the one told here
	Hops         []Hop         // in order, the final answer not among them
	Status       int           // of the final answer; 0 if none came; a 30x other than 304 is a chain that leads nowhere
	Failure      Failure       // zero if a whole answer came
	RetryAfter   time.Duration // what the answer asked for; 0 if nothing
	Header       Header
	TLS          TLS
	Resolution   Resolution
	Page         Page // after a 304: the page as it was remembered
}

// An Attempt is one try within a visit. Two that are apart in time and agree
// on 404, 410 or NXDOMAIN are believed at once.
type Attempt struct {
	At      time.Time
	Status  int     // 0 if no answer came
	Failure Failure // zero if one did
}

// A Hop is one redirect step.
type Hop struct {
	Status   int    // of the answer that asked to go elsewhere; 200 as a rule where the page itself does
	From, To string // absolute; To is the raw Location where it cannot be parsed
	Kind     HopKind
}

// HopKind says by what means a hop sent its visitor elsewhere.
type HopKind string

// The kinds of hop.
const (
	HTTPHop    HopKind = ""        // a redirect status with a Location
	RefreshHop HopKind = "refresh" // a Refresh header or <meta http-equiv=refresh>
	ScriptHop  HopKind = "script"  // a page that is nothing but a script which goes elsewhere
)

// A Lead is where a page itself sends its visitors. The zero value means that
// it keeps them.
type Lead struct {
	Kind  HopKind
	To    string // absolute
	After time.Duration
}

// A Resolution is what the name servers said of the host that was asked last,
// and who of those they named could be spoken to. The zero value means that no
// name was looked up, as behind a proxy.
type Resolution struct {
	Aliases   []string     // the CNAME chain from the host on, in order, where the resolver tells it
	Addresses []netip.Addr // IPv4 and IPv6
	Address   netip.Addr   // that answered; invalid if none did
	Deaf      []netip.Addr // that were tried and could not be connected to
}

// A Header keeps the few response headers that a check asks for; "" if absent.
type Header struct {
	Server      string
	Mitigated   string // Cf-Mitigated: Cloudflare's word for a challenge
	ContentType string
}

// A Failure says why no answer came. The zero value means that one did.
type Failure struct {
	Kind   FailureKind
	Detail string // for dns: nxdomain, servfail, timeout, no-address; otherwise words
}

// FailureKind is the stage at which a visit failed.
type FailureKind string

// The kinds of failure.
const (
	DNS           FailureKind = "dns"
	Connect       FailureKind = "connect" // refused, unreachable, reset while connecting
	Timeout       FailureKind = "timeout" // in any phase, which Detail names
	TLSHandshake  FailureKind = "tls"     // no handshake at all
	Protocol      FailureKind = "protocol"
	RobotsKept    FailureKind = "robots"  // robots.txt keeps us out
	Refused       FailureKind = "refused" // by us, before any connection
	VisitPanicked FailureKind = "panic"   // our own fault, contained to the visit
)

// FailureKinds lists every kind of failure.
var FailureKinds = []FailureKind{DNS, Connect, Timeout, TLSHandshake, Protocol, RobotsKept, Refused, VisitPanicked}

// The details of a DNS failure.
const (
	NXDomain  = "nxdomain"
	ServFail  = "servfail"
	DNSTime   = "timeout"
	NoAddress = "no-address"
)

// BeforeHTTP reports whether the failure came before any word of HTTP, for a
// reason that may lie in our own network.
func (f Failure) BeforeHTTP() bool {
	switch f.Kind {
	case DNS, Connect, Timeout, TLSHandshake:
		return true
	}
	return false
}

// TLS is what the last connection's certificate said. The zero value means
// plain HTTP or no handshake.
type TLS struct {
	Issuer   string
	NotAfter time.Time
	// Error names what is wrong with the certificate; "" if it verified.
	// The page behind it was read all the same.
	Error TLSError
}

// TLSError names one trouble with a certificate.
type TLSError string

// The troubles with a certificate.
const (
	CertExpired     TLSError = "expired"
	CertNotYetValid TLSError = "not-yet-valid"
	CertWrongHost   TLSError = "wrong-host"
	CertUnknown     TLSError = "unknown-issuer" // self-signed, untrusted root or incomplete chain
	CertInvalid     TLSError = "invalid"        // anything else that makes it unusable
)

// A Page is what the final answer carried. Two visits that saw the same page
// have equal Pages.
type Page struct {
	ContentType  string // media type without parameters, lower case
	Bytes        int64  // of the body read, decompressed
	Truncated    bool   // whether the body went on past what was read
	Hash         string // SHA-256 of the bytes read, hex; "" if there was no body
	Title        string
	Language     string   // as the page declares it: en, es-MX
	Canonical    string   // absolute URL of rel=canonical; "" if none
	Headings     []string // of h1 to h3, in order; the first few
	Hosts        []string // that its links lead to, besides its own, sorted; the first few
	Lead         Lead
	Words        int    // of visible text
	ETag         string // as sent, for the next conditional request
	LastModified string // as sent, for the next conditional request
	Claims       []DateClaim
	Facts        []Fact // seen on the page, of whatever entry
}

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
	Published ClaimKind = "published"
)

// Channel is where on the page or in the answer a date was stated.
type Channel string

// The channels of a date claim, the most trusted first.
const (
	Visible    Channel = "visible"   // a sentence that people read
	TimeTag    Channel = "time"      // <time>
	JSONLD     Channel = "json-ld"   // of the page's own node
	OpenGraph  Channel = "opengraph" // article:modified_time and kin
	Meta       Channel = "meta"      // other meta elements
	HTTPHeader Channel = "http"      // Last-Modified
)

// Channels lists the channels, the most trusted first.
var Channels = []Channel{Visible, TimeTag, JSONLD, OpenGraph, Meta, HTTPHeader}

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
