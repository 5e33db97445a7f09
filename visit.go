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
	URL          string        // as the catalog wrote it then, without userinfo
	FinalURL     string        // as last sent: punycode, no fragment, no userinfo
	Attempts     []Attempt     // in order, one at least; the last is the one told here
	Hops         []Hop         // in order, the final answer not among them
	Status       int           // of the final answer; 0 if none came; a 30x other than 304 is a chain that leads nowhere
	Failure      Failure       // zero if a whole answer came
	RetryAfter   time.Duration // what the answer asked for; 0 if nothing
	Header       Header
	TLS          TLS
	Resolution   Resolution
	Mail         []MailDomain // of the addresses that the entry states, where they were asked for
	Probe        Probe        // beside the page; zero if none was made lately
	Page         Page         // after a 304: the page as it was remembered
	Told         []DateClaim  // of the page by its site's sitemap and feed, where they were asked
}

// A Probe is what a host answers, through its redirects, when it is asked for a
// page beside the visited one that cannot exist: it tells how the host says
// "not found". The zero value means that none was made.
type Probe struct {
	At       time.Time
	URL      string // as asked for
	FinalURL string // as last sent
	Status   int    // of the final answer; 0 if none came
	Page     *Page  // that it carried; nil where Status is 0. Visits share it: nobody changes it
}

// A MailDomain is the part of an e-mail address behind the @, and whether mail
// can be delivered there.
type MailDomain struct {
	Name  string
	Takes Delivery
}

// Delivery says whether a domain takes mail.
type Delivery string

// What name servers say of mail to a domain.
const (
	Delivers    Delivery = "delivers" // by an MX record, or by an address (RFC 5321, 5.1)
	NoMail      Delivery = "none"     // no record, no such name, or a null MX (RFC 7505)
	MailUnknown Delivery = "unknown"  // they gave no answer
)

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
	Aliases     []string     // the CNAME chain from the host on, in order, where the resolver tells it
	NameServers []string     // of the registrable domain, sorted, lower case; asked for once a week
	Addresses   []netip.Addr // IPv4 and IPv6
	Address     netip.Addr   // that answered; invalid if none did
	Deaf        []netip.Addr // that were tried and could not be connected to
}

// A Header keeps the few response headers that a check asks for; "" if absent.
type Header struct {
	Server      string
	Mitigated   string // Cf-Mitigated: Cloudflare's word for a challenge
	ContentType string
	// Marks are the watched headers and cookies that the answer set, by name,
	// lower case and sorted: "x-datadome", "cookie:__cf_bm".
	Marks []string
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
	CertUnknown     TLSError = "unknown-issuer"   // self-signed, or of a root that we do not trust
	CertIncomplete  TLSError = "incomplete-chain" // the server forgets an intermediate, which browsers fetch (AIA)
	CertRevoked     TLSError = "revoked"          // says the OCSP answer stapled to it
	CertInvalid     TLSError = "invalid"          // anything else that makes it unusable
)

// TLSErrors lists every trouble with a certificate.
var TLSErrors = []TLSError{CertExpired, CertNotYetValid, CertWrongHost, CertUnknown, CertIncomplete, CertRevoked, CertInvalid}
