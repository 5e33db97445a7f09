package web

import (
	"net/http"
	"slices"
	"time"

	"linkwatch"
)

// An overviewPage is the model of the overview.
type overviewPage struct {
	standing
	Now      time.Time
	Filter   filter
	Tiles    []tile
	Columns  []column
	Rows     []linkwatch.Verdict
	Shown    int // entries that the filter lets through, on all pages
	From, To int // of Rows within them, from 1
	Earlier  string
	Later    string
	Groups   []string
	Newest   linkwatch.Round // the newest finished round; zero if there is none
	Progress Progress
}

// A tile counts the entries of one health and leads to them.
type tile struct {
	Health linkwatch.Health
	Count  int
	URL    string
	Chosen bool
}

// A column is one column of the table.
type column struct {
	Name, Title, URL string
	Direction        string // for aria-sort; "" if it does not sort
}

// Healths lists the healths, the worst first.
func (overviewPage) Healths() []linkwatch.Health { return worstFirst }

// Pause says how long a browser waits before it looks again.
func (p overviewPage) Pause() string {
	if p.Progress.Running {
		return "3s"
	}
	return "30s"
}

// overview shows how the catalog stands.
func (s *site) overview(r *http.Request) (page, error) {
	f, err := parseFilter(r.URL.Query())
	if err != nil {
		return page{}, err
	}
	board, err := s.source.Board(r.Context())
	if err != nil {
		return page{}, err
	}
	rounds, err := s.source.Rounds(r.Context())
	if err != nil {
		return page{}, err
	}
	progress := s.source.Running()
	now := progress.clock()
	m := overviewPage{standing: board.standing, Now: now, Groups: board.groups, Newest: newestFinished(rounds), Progress: progress}
	m.list(f, board)
	for _, h := range worstFirst {
		m.Tiles = append(m.Tiles, tile{h, m.counts[h], f.of(h).URL(), f.Health == h.String()})
	}
	for _, c := range []column{{Name: "health", Title: "Health"}, {Name: "title", Title: "Resource"}, {Name: "group", Title: "Group"},
		{Name: "owner", Title: "Owner"}, {Name: "since", Title: "Since"}, {Name: "visit", Title: "Last visit"}} {
		c.URL, c.Direction = f.by(c.Name).URL(), f.direction(c.Name)
		m.Columns = append(m.Columns, c)
	}
	return page{"overview", "Overview", "overview", m}, nil
}

// list takes the filter's page of the entries; a page past the end is the last one.
func (p *overviewPage) list(f filter, board *Board) {
	kept := board.find(f)
	f.Page = min(f.Page, max(0, len(kept)-1)/pageSize)
	from, to := f.Page*pageSize, min((f.Page+1)*pageSize, len(kept))
	p.Filter, p.Rows, p.Shown, p.From, p.To = f, board.page(kept[from:to]), len(kept), from+1, to
	turn := func(by int) string {
		f := f
		f.Page += by
		return f.URL()
	}
	if from > 0 {
		p.Earlier = turn(-1)
	}
	if to < len(kept) {
		p.Later = turn(+1)
	}
}

func newestFinished(rounds []linkwatch.Round) linkwatch.Round {
	i := slices.IndexFunc(rounds, func(r linkwatch.Round) bool { return !r.Finished.IsZero() })
	if i < 0 {
		return linkwatch.Round{}
	}
	return rounds[i]
}

func lastVisit(v linkwatch.Verdict) time.Time {
	if v.Last == nil {
		return time.Time{}
	}
	return v.Last.At
}
