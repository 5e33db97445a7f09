package store

import (
	"database/sql/driver"
	"fmt"
	"time"
)

// An instant is a time as the database holds it: to the millisecond, NULL for
// the zero time.
type instant time.Time

// Scan takes what the database holds.
func (i *instant) Scan(held any) error {
	switch held := held.(type) {
	case nil:
		*i = instant{}
	case int64:
		*i = instant(time.UnixMilli(held).UTC())
	default:
		return fmt.Errorf("an instant is kept as %T, want milliseconds", held)
	}
	return nil
}

// instantOrNull gives what the database holds where the zero time is NULL.
func instantOrNull(t time.Time) driver.Value {
	if t.IsZero() {
		return nil
	}
	return t.UnixMilli()
}

// rounded gives the time as it will be read back.
func rounded(t time.Time) time.Time { return time.UnixMilli(t.UnixMilli()).UTC() }

func milliseconds(n int64) time.Duration { return time.Duration(n) * time.Millisecond }
