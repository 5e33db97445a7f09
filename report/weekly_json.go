package report

import (
	"slices"
	"time"

	"linkwatch"
)

// WeeklySchema names the form of the weekly report in JSON.
const WeeklySchema = "linkwatch/report/v1"

// A weeklyDocument is the weekly report for machines, uncapped. Its entries
// have the form of linkwatch.VerdictDocument.
type weeklyDocument struct {
	Schema    string                      `json:"schema"`
	Catalog   string                      `json:"catalog"`
	Since     time.Time                   `json:"since"`
	Until     time.Time                   `json:"until"`
	Summary   string                      `json:"summary"` // the report's first sentence
	Counts    tally                       `json:"counts"`
	Changes   []changeDocument            `json:"changes"`
	Standing  []linkwatch.VerdictDocument `json:"standing"`   // still hijacked, broken or stale, the worst first
	Unsure    []linkwatch.VerdictDocument `json:"unsure"`     // could not be told, newly so or not
	Unchecked []linkwatch.VerdictDocument `json:"unchecked"`  // unlinked or unvisited
	LookAgain []linkwatch.VerdictDocument `json:"look_again"` // a person must look: the finding "unverified" says since when
	Notes     []linkwatch.VerdictDocument `json:"notes"`      // healthy, with something worth knowing
	Waived    []linkwatch.VerdictDocument `json:"waived"`     // with a finding that a waiver silences
}

// A changeDocument is a Change.
type changeDocument struct {
	Kind   ChangeKind                `json:"kind"`
	Before linkwatch.Health          `json:"before"`
	Entry  linkwatch.VerdictDocument `json:"entry"`
}

func (t titledWeekly) document() weeklyDocument {
	w := t.Weekly
	doc := weeklyDocument{
		Schema: WeeklySchema, Catalog: t.Catalog, Since: w.Since.UTC(), Until: w.Until.UTC(),
		Summary: t.summary(), Counts: t.Tally,
		Changes: make([]changeDocument, len(w.Changes)), Standing: documents(w.Standing),
		Unsure:    documents(with(t.Told, func(v linkwatch.Verdict) bool { return v.Health == linkwatch.Unsure })),
		Unchecked: documents(with(t.Told, func(v linkwatch.Verdict) bool { return v.Health < linkwatch.Healthy })),
		Notes: documents(with(t.Told, func(v linkwatch.Verdict) bool {
			return v.Health == linkwatch.Healthy && slices.ContainsFunc(v.Findings, func(f linkwatch.Finding) bool { return f.Check != lookAgain })
		})),
		LookAgain: documents(with(t.Told, wantsLook)),
		Waived:    documents(with(t.Told, func(v linkwatch.Verdict) bool { return len(v.Waived) > 0 })),
	}
	for i, c := range w.Changes {
		doc.Changes[i] = changeDocument{c.Kind, c.Before, c.After.Document()}
	}
	return doc
}

func documents(verdicts []linkwatch.Verdict) []linkwatch.VerdictDocument {
	docs := make([]linkwatch.VerdictDocument, len(verdicts))
	for i, v := range verdicts {
		docs[i] = v.Document()
	}
	return docs
}
