package web

import (
	"net/http"
	"time"

	"linkwatch"
)

// A roundsPage is the model of the list of rounds.
type roundsPage struct {
	Now      time.Time
	Rounds   []linkwatch.Round // newest first
	Progress Progress
}

// Current reports whether a round is the one that is running.
func (p roundsPage) Current(r linkwatch.Round) bool {
	return p.Progress.Running && r.Finished.IsZero() && r.ID == p.Rounds[0].ID
}

// Clock gives the time of a round's start, told apart from the other listed ones.
func (p roundsPage) Clock(t time.Time) string {
	var times []time.Time
	for _, r := range p.Rounds {
		times = append(times, r.Started)
	}
	return apart(t, times)
}

// Took says how long a finished round took.
func (roundsPage) Took(r linkwatch.Round) string {
	d := r.Finished.Sub(r.Started)
	if d < time.Second {
		return took(d)
	}
	return span(d)
}

// rounds lists the rounds.
func (s *site) rounds(r *http.Request) (page, error) {
	rounds, err := s.source.Rounds(r.Context())
	if err != nil {
		return page{}, err
	}
	progress := s.source.Running()
	return page{"rounds", "Rounds", "rounds", roundsPage{progress.clock(), rounds, progress}}, nil
}
