package linkwatch

import (
	"net/url"
	"strings"
	"time"
)

// EntryID names an entry for good; its URL may change.
type EntryID string

// An Entry is one resource of the catalog: a page that somebody promises is
// alive and kept up. Its Policy is complete: defaults and group are applied.
type Entry struct {
	ID           EntryID
	Title        string
	URL          string  // as the catalog writes it; "" while nobody knows it (unlinked)
	SamePageAs   EntryID // the entry whose page also holds this resource, URL included; "" normally
	Publisher    string
	Kind         EntryKind
	Group        string // "" for none
	Owner        string // whom the report addresses; "" for nobody
	Description  string
	ListedIn     []Mention
	Facts        []Fact
	Series       EntryID // the entry whose page lists the editions of this one; "" if none does
	Edition      string  // of a dated publication: 2018, 2018-03 or 2018-03-05; "" otherwise
	LastVerified Verification
	Waivers      []Waiver
	Policy       Policy
	File         string // that holds the entry, as the catalog includes it; "" for the catalog itself
	Line         int    // of the entry in its file, from 1
}

// Address is the entry's URL without the name and password that it may carry:
// what people and programs are told, and visits keep.
func (e Entry) Address() string {
	if !strings.Contains(e.URL, "@") {
		return e.URL
	}
	u, err := url.Parse(e.URL)
	if err != nil || u.User == nil {
		return e.URL
	}
	u.User = nil
	return u.String()
}

// IsAt reports whether a visit that tells of this address was to the entry's
// present one. Older visits tell of it as the catalog writes it.
func (e Entry) IsAt(address string) bool { return address == e.URL || address == e.Address() }

// EntryKind says what sort of resource an entry is.
type EntryKind string

// The kinds of entry.
const (
	Organization EntryKind = "organization"
	Publication  EntryKind = "publication"
	Toolkit      EntryKind = "toolkit"
	Training     EntryKind = "training"
	Hotline      EntryKind = "hotline"
	Video        EntryKind = "video"
	Webpage      EntryKind = "webpage"
	Dataset      EntryKind = "dataset"
	Program      EntryKind = "program"
)

// EntryKinds lists every kind of entry.
var EntryKinds = []EntryKind{Organization, Publication, Toolkit, Training, Hotline, Video, Webpage, Dataset, Program}

// A Mention is one place in a seed document that names the entry.
type Mention struct {
	Seed  string // the document's file name
	Title string // the resource's name there
}

// A Fact is something a page shows that people rely on.
type Fact struct {
	Kind  FactKind
	Value string
}

// FactKind says what sort of fact it is.
type FactKind string

// The kinds of fact.
const (
	Phone FactKind = "phone"
	SMS   FactKind = "sms" // a short code or number that takes text messages
	Email FactKind = "email"
	Text  FactKind = "text" // words that must stand on the page
)

// A Verification records that a person looked at the entry. The zero value
// means that nobody has.
type Verification struct {
	On time.Time // midnight UTC of the day
	By string
}

// A Waiver silences one check for one entry until a date.
type Waiver struct {
	Check string
	Until time.Time // midnight UTC; the waiver holds before it
	Why   string
	Who   string
}

// A Policy says what counts as broken or stale for an entry, and how often it
// is visited.
type Policy struct {
	Every       time.Duration // the longest pause between two visits; 0 leaves it to the rounds
	MaxAge      time.Duration // a page last modified longer ago is stale; 0 means never
	Confirm     Confirm
	Robots      Robots
	VerifyEvery time.Duration // a person must look again after so long; 0 means never
	RequireDate bool          // whether a page without any date claim is stale
}

// Confirm says when a trouble that may pass is believed: after so many bad
// visits in a row, the first and the last at least Over apart.
type Confirm struct {
	Failures int
	Over     time.Duration
}

// A HostPolicy says how one host is visited where that differs from the other
// hosts. Zero fields mean: as everywhere.
type HostPolicy struct {
	Queue     string // the host queue that it shares with others of the same word; "" for its own
	Delay     time.Duration
	Parallel  int
	Timeout   time.Duration
	UserAgent string
	Headers   map[string]string // sent to this host beside our own
	Robots    Robots
}

// Robots says whether robots.txt is obeyed.
type Robots string

// The two ways to treat robots.txt.
const (
	ObeyRobots   Robots = "obey"
	IgnoreRobots Robots = "ignore"
)
