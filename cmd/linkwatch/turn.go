package main

import "context"

// turn is what one job at a time may hold. Unlike a mutex it is waited for no
// longer than its context lives.
type turn chan struct{}

func newTurn() turn { return make(turn, 1) }

// take waits for the turn; false if ctx ended first.
func (t turn) take(ctx context.Context) bool {
	select {
	case t <- struct{}{}:
		return true
	case <-ctx.Done():
		return false
	}
}

// try takes the turn if nobody holds it.
func (t turn) try() bool {
	select {
	case t <- struct{}{}:
		return true
	default:
		return false
	}
}

// give gives the turn back.
func (t turn) give() { <-t }
