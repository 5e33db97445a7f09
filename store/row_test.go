package store

import (
	"testing"
)

// What another program wrote into the database, or a damaged disk, is told.
func TestWhatCannotBeReadIsAnError(t *testing.T) {
	for name, c := range map[string]struct{ damage, want string }{
		"a claim without a quote":    {`UPDATE pages SET claims = '1 day'`, `the line "1 day", want 6 parts`},
		"a claim without a date":     {`UPDATE pages SET claims = 'x day modified visible 1 quote'`, `parsing "x"`},
		"a claim without confidence": {`UPDATE pages SET claims = '1 day modified visible much quote'`, `parsing "much"`},
		"a fact without a value":     {`UPDATE pages SET facts = 'phone'`, `the line "phone", want 2 parts`},
		"a term without a count":     {`UPDATE pages SET terms = 'th casino'`, `parsing ""`},
		"a tongue without letters":   {`UPDATE pages SET tongues = 'en'`, `the line "en", want 2 parts`},
		"an edition without text":    {`UPDATE outlines SET editions = 'https://a.test/2026'`, `the line "https://a.test/2026", want 3 parts`},
		"told without a quote":       {`UPDATE zones SET told = '1 day'`, `the line "1 day", want 6 parts`},
		"half a digest":              {`UPDATE prints SET blocks = x'010203'`, "a fingerprint has 3 bytes"},
		"a mail domain without name": {`UPDATE zones SET mail = 'delivers'`, `the line "delivers", want 2 parts`},
		"an address that is none":    {`UPDATE resolutions SET address = 'here'`, `"here"`},
	} {
		t.Run(name, func(t *testing.T) {
			s, round := openedAt(t, memory)
			keep(t, s, fullVisit(round))
			if _, err := s.write.Exec(c.damage); err != nil {
				t.Fatal(err)
			}
			_, err := s.History(t.Context(), "a", lastInstant, 1)
			wantText(t, err, `reading the history of entry "a"`, c.want)
		})
	}
}
