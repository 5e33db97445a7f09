package main

import (
	"context"
	"time"

	"linkwatch"
)

// crowds are the addresses that were last redirected to each final address. A
// page to which many lead is seldom any of those that they asked for.
type crowds map[string]map[string]bool

// crowdsAt gathers them from the newest visits up to a moment.
func (w *watch) crowdsAt(ctx context.Context, t time.Time) (crowds, error) {
	c := crowds{}
	err := w.store.Redirects(ctx, t, func(from, to string) {
		if c[to] == nil {
			c[to] = map[string]bool{}
		}
		c[to][from] = true
	})
	return c, err
}

// besides counts the other addresses that lead to where a visit ended.
func (c crowds) besides(v linkwatch.Visit) int {
	all := c[v.FinalURL]
	if all[v.URL] {
		return len(all) - 1
	}
	return len(all)
}
