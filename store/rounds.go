package store

import (
	"context"
	"database/sql/driver"
	"fmt"
	"time"

	"linkwatch"
)

// StartRound keeps a new round and gives its number. A round that is never
// finished, because its process died, stays so; its visits count.
func (s *Store) StartRound(ctx context.Context, r linkwatch.Round) (linkwatch.RoundID, error) {
	const insert = `INSERT INTO rounds (started, finished, whole, visited, skipped, inconclusive) VALUES (?, ?, ?, ?, ?, ?)`
	result, err := s.write.ExecContext(ctx, insert,
		r.Started.UnixMilli(), instantOrNull(r.Finished), r.Whole, r.Visited, r.Skipped, r.Inconclusive)
	if err != nil {
		return 0, s.trouble("starting a round", err)
	}
	id, err := result.LastInsertId()
	return linkwatch.RoundID(id), err
}

// FinishRound keeps when the round with r.ID finished, what it visited and
// skipped, and whether it was inconclusive.
func (s *Store) FinishRound(ctx context.Context, r linkwatch.Round) error {
	const update = `UPDATE rounds SET finished = ?, visited = ?, skipped = ?, inconclusive = ? WHERE round = ?`
	result, err := s.write.ExecContext(ctx, update,
		instantOrNull(r.Finished), r.Visited, r.Skipped, r.Inconclusive, r.ID)
	if err != nil {
		return s.trouble(fmt.Sprintf("finishing round %d", r.ID), err)
	}
	if n, err := result.RowsAffected(); err != nil || n == 1 {
		return err
	}
	return fmt.Errorf("finishing round %d in %q: it was never started", r.ID, s.path)
}

// roundQuery is how every query for rounds begins.
const roundQuery = `SELECT round, started, finished, whole, visited, skipped, inconclusive FROM rounds`

// Rounds gives the n rounds that were started last, newest first.
func (s *Store) Rounds(ctx context.Context, n int) ([]linkwatch.Round, error) {
	rounds, err := s.rounds(ctx, roundQuery+` ORDER BY round DESC LIMIT ?`, int64(max(n, 0)))
	if err != nil {
		return nil, s.trouble("reading rounds", err)
	}
	return rounds, nil
}

// LastWhole gives the newest round that covered all that was due, came to its
// end and counts; false if there is none.
func (s *Store) LastWhole(ctx context.Context) (linkwatch.Round, bool, error) {
	return s.newestRound(ctx, `whole = 1 AND skipped = 0 AND finished IS NOT NULL AND inconclusive = ''`)
}

// Unfinished gives the newest round without an end, which runs or whose process
// died in it; false if there is none. Its figures come with its end: until then
// Outcomes tells what it visited.
func (s *Store) Unfinished(ctx context.Context) (linkwatch.Round, bool, error) {
	return s.newestRound(ctx, `finished IS NULL`)
}

func (s *Store) newestRound(ctx context.Context, where string) (linkwatch.Round, bool, error) {
	rounds, err := s.rounds(ctx, roundQuery+` WHERE `+where+` ORDER BY round DESC LIMIT 1`)
	if err != nil {
		return linkwatch.Round{}, false, s.trouble("reading the newest round that is asked for", err)
	}
	if len(rounds) == 0 {
		return linkwatch.Round{}, false, nil
	}
	return rounds[0], true, nil
}

func (s *Store) rounds(ctx context.Context, query string, values ...driver.Value) ([]linkwatch.Round, error) {
	var rounds []linkwatch.Round
	err := s.rows(ctx, query, values, func(r *row) {
		rounds = append(rounds, linkwatch.Round{
			ID: linkwatch.RoundID(r.number()), Started: r.instant(), Finished: r.instant(), Whole: r.truth(),
			Visited: int(r.number()), Skipped: int(r.number()), Inconclusive: r.text(),
		})
	})
	return rounds, err
}

// ReportMade keeps that a weekly report was made.
func (s *Store) ReportMade(ctx context.Context, at time.Time) error {
	if _, err := s.write.ExecContext(ctx, `INSERT OR IGNORE INTO reports (at) VALUES (?)`, at.UnixMilli()); err != nil {
		return s.trouble("keeping that a report was made", err)
	}
	return nil
}

// Reports gives when the n last weekly reports were made, newest first.
func (s *Store) Reports(ctx context.Context, n int) ([]time.Time, error) {
	var made []time.Time
	err := s.rows(ctx, `SELECT at FROM reports ORDER BY at DESC LIMIT ?`, []driver.Value{int64(max(n, 0))}, func(r *row) {
		made = append(made, r.instant())
	})
	if err != nil {
		return nil, s.trouble("reading when reports were made", err)
	}
	return made, nil
}
