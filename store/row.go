package store

import (
	"database/sql/driver"
	"fmt"
	"net/netip"
	"time"
)

// A row is what a query found, told column by column from the left.
type row struct {
	held  []driver.Value // what the columns hold
	taken int
	wrong error // the first that is not as it was foreseen
}

func (r *row) take() driver.Value {
	r.taken++
	return r.held[r.taken-1]
}

// text tells a text; NULL as "".
func (r *row) text() string { return r.textOr("") }

// textOr tells a text; NULL as the given one.
func (r *row) textOr(null string) string {
	switch held := r.take().(type) {
	case string:
		return held
	case nil:
		return null
	default:
		r.complain(held, "a text")
		return ""
	}
}

// bytes tells a blob; NULL as nil.
func (r *row) bytes() []byte {
	switch held := r.take().(type) {
	case []byte:
		return held
	case nil:
		return nil
	default:
		r.complain(held, "a blob")
		return nil
	}
}

// number tells a whole number; NULL as 0, which no row has for its own.
func (r *row) number() int64 {
	switch held := r.take().(type) {
	case int64:
		return held
	case nil:
		return 0
	default:
		r.complain(held, "a whole number")
		return 0
	}
}

func (r *row) truth() bool { return r.number() != 0 }

func (r *row) duration() time.Duration { return time.Duration(r.number()) * time.Millisecond }

// instant tells a time; NULL as the zero time.
func (r *row) instant() time.Time {
	if r.held[r.taken] == nil {
		r.taken++
		return time.Time{}
	}
	return time.UnixMilli(r.number()).UTC()
}

// address tells one that addressOrNone gave.
func (r *row) address() netip.Addr { return r.parse(r.text()) }

// addresses tells those that were listed.
func (r *row) addresses() []netip.Addr { return items(r.text(), r.parse) }

func (r *row) parse(held string) netip.Addr {
	if held == "" {
		return netip.Addr{}
	}
	a, err := netip.ParseAddr(held)
	r.doubt(err)
	return a
}

func (r *row) complain(held driver.Value, want string) {
	r.doubt(fmt.Errorf("column %d of the query holds a %T, want %s", r.taken, held, want))
}

// doubt keeps the first error.
func (r *row) doubt(err error) {
	if r.wrong == nil {
		r.wrong = err
	}
}
