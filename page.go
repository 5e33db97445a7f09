package linkwatch

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

	Reader    string    // names how the page was read; what another reader knew is not compared with it
	Opening   string    // how its visible text begins outside of its navigation; at most 600 bytes
	Links     int       // <a href> in all
	Password  bool      // whether it asks for a password
	Sources   []string  // the other hosts that its scripts and frames come from, sorted; the first few
	Downloads []string  // absolute URLs of the documents that it links to, in order; the first few
	Editions  []Edition // what it links to that may be an edition of something, in order; the first few
	Feed      string    // absolute URL of the feed that it names first; "" if none
	Marks     []string  // the watched words that stand in its source, sorted
	Terms     []Term    // the watched words that stand in its text, sorted
	Tongues   []Tongue  // what its text is written in, the most of it first
	Hidden    Hidden
	Print     Print
}

// An Edition is a link whose words, address or relation tell that it leads to an
// edition of something: they name a year, an edition, or a newer version.
type Edition struct {
	Text string // of the link; at most 200 bytes
	To   string // absolute
	Rel  string // the relation that says so: latest-version, successor-version; "" otherwise
}

// A Term is a watched word as it stands in a page's text.
type Term struct {
	Word   string
	Count  int  // of all its places
	Title  bool // whether the title or a heading has it
	Hidden bool // whether a part that visitors do not see has it
}

// A Tongue is a language in which blocks of a page's text are written.
type Tongue struct {
	Language string // primary subtag (BCP 47), or und-Cyrl and the like where only the script is sure
	Letters  int    // of those blocks
	Quote    string // the longest of them, from its start; at most 200 bytes
}

// Hidden is the part of a page that has links but that visitors do not see:
// not displayed, moved off the screen, of no size. The zero value means that
// there is none.
type Hidden struct {
	Links int
	Hosts []string // that they lead to, besides the page's own, sorted; the first few
	Quote string   // how its text begins; at most 200 bytes
}

// A Print is a page's fingerprint. The zero value means that there was no text
// to take one of.
type Print struct {
	// Blocks are digests of the blocks of its text: the smallest 128 of them,
	// ascending, which are a fair sample of all (bottom-k, Broder 1997).
	Blocks []uint32
	// Shingles are digests of every three words in a row: the smallest 64.
	Shingles []uint32
}
