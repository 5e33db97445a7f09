package store

import (
	"context"

	"linkwatch"
)

// join puts histories together, each of the n newest visits and in a list of
// its own, so that who keeps one does not keep them all.
func (s *Store) join(ctx context.Context, found []visitRow, until int64, n int) ([]History, error) {
	apart := byEntry(found, n)
	accepted, err := s.accepted(ctx, found, until)
	if err != nil {
		return nil, err
	}
	others, err := s.missing(ctx, apart, accepted)
	if err != nil {
		return nil, err
	}
	b, err := s.belongings(ctx, append(found[:len(found):len(found)], others...))
	if err != nil {
		return nil, err
	}
	older := make(map[int64]*linkwatch.Visit, len(others))
	for i := range others {
		older[others[i].entry] = &b.visits(others[i : i+1])[0]
	}
	histories := make([]History, len(apart))
	for i, rows := range apart {
		histories[i] = History{b.visits(rows), older[rows[0].entry]}
		if among := acceptedOf(rows, accepted); among >= 0 {
			histories[i].Accepted = &histories[i].Visits[among]
		}
	}
	return histories, nil
}

// byEntry parts what was found by entry, and takes the n newest of each: where an
// instant has several visits, more than n were found.
func byEntry(found []visitRow, n int) [][]visitRow {
	var apart [][]visitRow
	for start, next := 0, 0; start < len(found); start = next {
		for next < len(found) && found[next].entry == found[start].entry {
			next++
		}
		apart = append(apart, found[start:min(next, start+n)])
	}
	return apart
}
