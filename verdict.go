package linkwatch

import (
	"fmt"
	"slices"
	"strings"
	"time"
)

// A Verdict is what the checks make of an entry's visits at one moment.
type Verdict struct {
	Entry    Entry
	At       time.Time
	Health   Health
	Since    time.Time // the visit at which the present health was first seen; zero if never visited
	LastWell time.Time // the last visit at which the entry was healthy; zero if none is known
	Suspect  int       // how many of the newest looks in a row speak of a trouble that is not yet confirmed; 0 for none
	Findings []Finding // the gravest first
	Waived   []Finding // findings that a waiver silences
	Last     *Visit    // the newest visit that counts; nil if there is none
	Read     *Visit    // the newest of them that read the page; nil if there is none
	Modified DateClaim // the best date claim known; zero if none is
}

// Health is how an entry stands; a later one is worse, but for the first two,
// which say that nothing is known.
type Health int

// The healths.
const (
	Unvisited Health = iota // no visit counts yet
	Unlinked                // nobody knows its address
	Healthy
	Unsure   // we cannot tell: a bot wall, robots.txt, a failure not yet confirmed
	Stale    // lives, but out of date
	Broken   // confirmed dead
	Hijacked // answers with somebody else's content
)

var healthNames = [...]string{"unvisited", "unlinked", "healthy", "unsure", "stale", "broken", "hijacked"}

// Healths lists every health, worst last.
var Healths = []Health{Unvisited, Unlinked, Healthy, Unsure, Stale, Broken, Hijacked}

// String gives the health's name.
func (h Health) String() string { return healthNames[h] }

// MarshalText gives the health's name.
func (h Health) MarshalText() ([]byte, error) { return []byte(h.String()), nil }

// UnmarshalText takes a health's name.
func (h *Health) UnmarshalText(text []byte) error {
	i := slices.Index(healthNames[:], string(text))
	if i < 0 {
		return fmt.Errorf("health %q: want one of %s", text, strings.Join(healthNames[:], ", "))
	}
	*h = Health(i)
	return nil
}

// A Finding is what one check says against an entry.
type Finding struct {
	Check    string
	Severity Severity
	Health   Health   // what it makes of the entry; Healthy for no effect
	Detail   string   // one sentence: what is the matter
	Hint     string   // one sentence: what to do now, for a person who is not technical
	Evidence []string // what was seen, each in one line
}

// Severity says how much a finding asks for attention.
type Severity string

// The severities, the mildest first.
const (
	Note    Severity = "note"
	Warning Severity = "warning"
	Error   Severity = "error"
)

// CheckNames lists every check that a finding or a waiver may name.
var CheckNames = []string{
	"status", "failure", "tls", "certificate", "redirect", "redirect-loop", "blocked", "robots",
	"soft404", "empty", "parked", "unclaimed", "hijacked", "drift", "fact",
	"stale", "undated", "superseded", "unverified", "unlinked", "waiver",
}

// A Moment is a visit and how the entry stood when it was made.
type Moment struct {
	Visit  Visit
	Health Health
}

// A Change is an entry whose health differs from the baseline.
type Change struct {
	Before Health
	After  Verdict
}
