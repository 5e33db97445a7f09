package store

import (
	"context"

	"linkwatch"
)

// Belongings are what visits have in rows of their own, by the numbers of those
// rows. Visits with the same row share its lists.
type belongings struct {
	routes      map[int64]*route
	resolutions map[int64]*linkwatch.Resolution
	zones       map[int64]*zone
	probes      map[int64]*probeRow
	pages       map[int64]*linkwatch.Page
	attempts    map[attemptsKey][]linkwatch.Attempt // of the visits that have rows of them
}

// belongings reads what belongs to the visits that were found.
func (s *Store) belongings(ctx context.Context, of []visitRow) (belongings, error) {
	var b belongings
	var err error
	if b.routes, err = s.readRoutes(ctx, of); err != nil {
		return b, err
	}
	if b.resolutions, err = s.readResolutions(ctx, of); err != nil {
		return b, err
	}
	if b.zones, err = s.readZones(ctx, of); err != nil {
		return b, err
	}
	if b.probes, err = s.readProbes(ctx, of); err != nil {
		return b, err
	}
	var seen []int64
	b.pages, seen = shared[linkwatch.Page](of, func(r *visitRow) int64 { return r.page })
	if err := s.readPagesWithProbes(ctx, b.pages, seen, b.probes); err != nil {
		return b, err
	}
	b.attempts, err = s.readAttempts(ctx, of)
	return b, err
}

// visits puts the visits that were found together with what belongs to them.
func (b *belongings) visits(found []visitRow) []linkwatch.Visit {
	if len(found) == 0 {
		return nil
	}
	visits := make([]linkwatch.Visit, len(found))
	only := make([]linkwatch.Attempt, len(found))
	for i := range found {
		r, v := &found[i], &visits[i]
		r.tell(v)
		if route := b.routes[r.route]; route != nil {
			route.tell(v)
		}
		if resolution := b.resolutions[r.resolution]; resolution != nil {
			v.Resolution = *resolution
		}
		b.zones[r.zone].tell(v)
		b.probes[r.probe].tell(v)
		if page := b.pages[r.page]; page != nil {
			v.Page = *page
		}
		if r.attempts > 0 {
			v.Attempts = b.attempts[keyOf(r)]
		} else {
			only[i] = linkwatch.Attempt{At: r.at, Status: r.status, Failure: r.failure} // as onlyAttempt says
			v.Attempts = only[i : i+1 : i+1]
		}
	}
	return visits
}

// shared makes room for what visits may have in common, by its row, and lists
// the rows.
func shared[T any](of []visitRow, which func(*visitRow) int64) (map[int64]*T, []int64) {
	var rows []int64
	by := map[int64]*T{}
	for i := range of {
		row := which(&of[i])
		if row == 0 || i > 0 && row == which(&of[i-1]) || by[row] != nil {
			continue
		}
		by[row] = new(T)
		rows = append(rows, row)
	}
	return by, rows
}
