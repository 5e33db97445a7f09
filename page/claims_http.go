package page

import (
	"net/http"
	"time"

	"linkwatch"
)

// fresh is how close to Date a Last-Modified only says that the answer was made
// on request (RFC 9110, 8.8.2.2, speaks of 60 seconds in its older form, RFC 7232).
const fresh = 60 * time.Second

// addHTTP records Last-Modified, but for one later than the answer or as fresh
// as it.
func (c *claims) addHTTP(header http.Header) {
	value := header.Get("Last-Modified")
	if value == "" {
		return
	}
	modified, err := http.ParseTime(value)
	if err != nil {
		return
	}
	if answered, err := http.ParseTime(header.Get("Date")); err == nil && answered.Sub(modified) <= fresh {
		return
	}
	c.add(statement{
		date: dateOf(modified.UTC()), kind: linkwatch.Modified, channel: linkwatch.HTTPHeader,
		factor: 1, quote: "Last-Modified: " + value,
	})
}
