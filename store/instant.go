package store

import (
	"database/sql/driver"
	"math"
	"time"
)

// lastInstant is after every visit.
var lastInstant = time.UnixMilli(math.MaxInt64)

// instantOrNull gives what the database holds where the zero time is NULL.
func instantOrNull(t time.Time) driver.Value {
	if t.IsZero() {
		return nil
	}
	return t.UnixMilli()
}

// rounded gives the time as it will be read back.
func rounded(t time.Time) time.Time { return time.UnixMilli(t.UnixMilli()).UTC() }
