package linkwatch

import "time"

// CheckSchema names the form of CheckDocument.
const CheckSchema = "linkwatch/check/v1"

// A CheckDocument is what "check --format json" prints and what a baseline
// file holds. Its form is a contract: docs/check.schema.json.
type CheckDocument struct {
	Schema  string            `json:"schema"`
	Round   RoundDocument     `json:"round"`
	Entries []VerdictDocument `json:"entries"`
}

// A RoundDocument is a Round as JSON.
type RoundDocument struct {
	Started      time.Time  `json:"started"`
	Finished     *time.Time `json:"finished"` // null while it runs, or if it was cut short by a kill
	Visited      int        `json:"visited"`
	Skipped      int        `json:"skipped"`
	Inconclusive bool       `json:"inconclusive"`
	Why          string     `json:"why"` // why it is inconclusive; "" otherwise
}

// A VerdictDocument is a Verdict as JSON, for check, report and the web API alike.
type VerdictDocument struct {
	ID       EntryID           `json:"id"`
	Title    string            `json:"title"`
	URL      string            `json:"url"` // "" if unlinked
	Line     int               `json:"line"`
	Owner    string            `json:"owner"`
	Group    string            `json:"group"`
	Health   Health            `json:"health"`
	Since    *time.Time        `json:"since"`
	LastWell *time.Time        `json:"last_well"`
	Findings []FindingDocument `json:"findings"`
	Waived   []FindingDocument `json:"waived"`
	Visit    *VisitDocument    `json:"visit"`
	Modified *ModifiedDocument `json:"modified"`
	Facts    []FactDocument    `json:"facts"`
}

// A FindingDocument is a Finding as JSON.
type FindingDocument struct {
	Check    string   `json:"check"`
	Severity Severity `json:"severity"`
	Detail   string   `json:"detail"`
	Hint     string   `json:"hint"`
	Evidence []string `json:"evidence"`
}

// A VisitDocument is a Visit as JSON.
type VisitDocument struct {
	At       time.Time        `json:"at"`
	Attempts int              `json:"attempts"`
	Status   int              `json:"status"` // 0 if no answer came
	Failure  *FailureDocument `json:"failure"`
	FinalURL string           `json:"final_url"`
	Hops     []HopDocument    `json:"hops"`
	TookMS   int64            `json:"took_ms"`
	TLS      *TLSDocument     `json:"tls"`
	Page     *PageDocument    `json:"page"`
}

// A FailureDocument is a Failure as JSON.
type FailureDocument struct {
	Kind   FailureKind `json:"kind"`
	Detail string      `json:"detail"`
}

// A HopDocument is a Hop as JSON.
type HopDocument struct {
	Status int    `json:"status"`
	From   string `json:"from"`
	To     string `json:"to"`
	// Kind is "refresh" or "script" where the page itself sent its visitor on; left out for a status.
	Kind HopKind `json:"kind,omitempty"`
}

// A TLSDocument is a TLS as JSON.
type TLSDocument struct {
	Issuer   string    `json:"issuer"`
	NotAfter time.Time `json:"not_after"`
	Error    TLSError  `json:"error"` // "" if the certificate verified
}

// A PageDocument is a Page as JSON.
type PageDocument struct {
	Title       string `json:"title"`
	Language    string `json:"language"`
	ContentType string `json:"content_type"`
	Bytes       int64  `json:"bytes"`
	Truncated   bool   `json:"truncated"`
}

// A ModifiedDocument is the best date claim as JSON; its date has its
// precision's length: 2024, 2024-03, 2024-03-05.
type ModifiedDocument struct {
	Date       string    `json:"date"`
	Precision  Precision `json:"precision"`
	Kind       ClaimKind `json:"kind"`
	Channel    Channel   `json:"channel"`
	Confidence float64   `json:"confidence"`
	Quote      string    `json:"quote"`
}

// A FactDocument is a fact that the entry states, and whether its page showed it
// when it was last read.
type FactDocument struct {
	Kind  FactKind `json:"kind"`
	Value string   `json:"value"`
	Found bool     `json:"found"`
}

// Document gives the round in the contract's form.
func (r Round) Document() RoundDocument {
	return RoundDocument{
		Started: r.Started.UTC(), Finished: optional(r.Finished),
		Visited: r.Visited, Skipped: r.Skipped,
		Inconclusive: r.Inconclusive != "", Why: r.Inconclusive,
	}
}

// Document gives the verdict in the contract's form.
func (v Verdict) Document() VerdictDocument {
	e := v.Entry
	doc := VerdictDocument{
		ID: e.ID, Title: e.Title, URL: e.Address(), Line: e.Line, Owner: e.Owner, Group: e.Group,
		Health: v.Health, Since: optional(v.Since), LastWell: optional(v.LastWell),
		Findings: findingDocuments(v.Findings), Waived: findingDocuments(v.Waived),
		Facts: make([]FactDocument, len(e.Facts)),
	}
	for i, f := range e.Facts {
		doc.Facts[i] = FactDocument{f.Kind, f.Value, v.Read != nil && v.Read.Page.Shows(f)}
	}
	if v.Last != nil {
		visit := v.Last.Document()
		doc.Visit = &visit
	}
	if c := v.Modified; !c.Date.IsZero() {
		doc.Modified = &ModifiedDocument{c.String(), c.Precision, c.Kind, c.Channel, c.Confidence, c.Quote}
	}
	return doc
}

func findingDocuments(findings []Finding) []FindingDocument {
	docs := make([]FindingDocument, len(findings))
	for i, f := range findings {
		docs[i] = FindingDocument{f.Check, f.Severity, f.Detail, f.Hint, f.Evidence}
		if f.Evidence == nil {
			docs[i].Evidence = []string{}
		}
	}
	return docs
}

// Document gives the visit in the contract's form.
func (v Visit) Document() VisitDocument {
	doc := VisitDocument{
		At: v.At.UTC(), Attempts: len(v.Attempts), Status: v.Status, FinalURL: v.FinalURL,
		Hops: make([]HopDocument, len(v.Hops)), TookMS: v.Took.Milliseconds(),
	}
	for i, h := range v.Hops {
		doc.Hops[i] = HopDocument(h)
	}
	if v.Failure.Kind != "" {
		doc.Failure = &FailureDocument{v.Failure.Kind, v.Failure.Detail}
	}
	if v.TLS.Issuer != "" || v.TLS.Error != "" {
		doc.TLS = &TLSDocument{v.TLS.Issuer, v.TLS.NotAfter.UTC(), v.TLS.Error}
	}
	if p := v.Page; v.Status != 0 {
		doc.Page = &PageDocument{p.Title, p.Language, p.ContentType, p.Bytes, p.Truncated}
	}
	return doc
}

func optional(t time.Time) *time.Time {
	if t.IsZero() {
		return nil
	}
	t = t.UTC()
	return &t
}
