package store

import (
	"context"
	"database/sql"
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

// Rounds gives the n rounds that were started last, newest first.
func (s *Store) Rounds(ctx context.Context, n int) ([]linkwatch.Round, error) {
	const query = `SELECT round, started, finished, whole, visited, skipped, inconclusive
		FROM rounds ORDER BY round DESC LIMIT ?`
	var rounds []linkwatch.Round
	err := rows(ctx, s.read, query, []any{max(n, 0)}, func(row *sql.Rows) error {
		var r linkwatch.Round
		err := scanRound(row, &r)
		rounds = append(rounds, r)
		return err
	})
	if err != nil {
		return nil, s.trouble("reading rounds", err)
	}
	return rounds, nil
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
	err := rows(ctx, s.read, `SELECT at FROM reports ORDER BY at DESC LIMIT ?`, []any{max(n, 0)}, func(row *sql.Rows) error {
		var at instant
		err := row.Scan(&at)
		made = append(made, time.Time(at))
		return err
	})
	if err != nil {
		return nil, s.trouble("reading when reports were made", err)
	}
	return made, nil
}
