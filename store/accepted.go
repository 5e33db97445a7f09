package store

import (
	"context"
	"database/sql/driver"
	"encoding/json"
)

// accepted gives when the accepted visits of the entries were that were found,
// by what was known at a moment.
func (s *Store) accepted(ctx context.Context, found []visitRow, until int64) (map[int64]int64, error) {
	if len(found) == 0 {
		return nil, nil
	}
	accepted := map[int64]int64{}
	first, last := found[0].entry, found[len(found)-1].entry
	for i := range found {
		if r := &found[i]; r.firstGood != 0 && r.firstGood <= until {
			accepted[r.entry] = r.firstGood
		}
	}
	// A join is not planned anew, as visitQuery says.
	const query = `SELECT entry, visit_at FROM accepted
		WHERE entry BETWEEN (SELECT ?) AND (SELECT ?) AND accepted_at <= ? ORDER BY entry, accepted_at`
	err := s.rows(ctx, query, []driver.Value{first, last, until}, func(r *row) {
		accepted[r.number()] = r.number() // the last one counts
	})
	return accepted, err
}

// acceptedOf is which of an entry's visits is the accepted one; -1 for none of them.
func acceptedOf(visits []visitRow, accepted map[int64]int64) int {
	at, any := accepted[visits[0].entry]
	for i := range visits {
		if r := &visits[i]; any && r.page != 0 && r.at.UnixMilli() == at {
			return i
		}
	}
	return -1
}

// missing finds the accepted visits that are not among those of the histories.
func (s *Store) missing(ctx context.Context, histories [][]visitRow, accepted map[int64]int64) ([]visitRow, error) {
	var others [][2]int64
	for _, visits := range histories {
		entry := visits[0].entry
		if at, any := accepted[entry]; any && acceptedOf(visits, accepted) < 0 {
			others = append(others, [2]int64{entry, at})
		}
	}
	if len(others) == 0 {
		return nil, nil
	}
	list, err := json.Marshal(others)
	if err != nil {
		return nil, err
	}
	const query = visitColumns + ` FROM json_each(?) named CROSS JOIN visits v ON v.entry = named.value ->> 0 AND v.at = named.value ->> 1
		CROSS JOIN entries e ON e.entry = v.entry CROSS JOIN rounds r ON r.round = v.round WHERE v.page IS NOT NULL`
	return s.find(ctx, query, string(list))
}
