package crawler

import (
	"encoding/base64"
	"errors"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"

	"linkwatch"
)

// accept prefers pages, as browsers do; some servers answer 406 without.
const accept = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"

// newHeader gives what every request says.
func newHeader(userAgent string) http.Header {
	return http.Header{"User-Agent": {userAgent}, "Accept": accepted, "Accept-Encoding": acceptedEncodings}
}

// Nobody writes into a header's values: all requests share them.
var accepted, acceptedEncodings = []string{accept}, []string{acceptEncoding}

// setConditions asks for the page only if it is not the known one any more, and
// reports whether anything is known by which to ask.
func setConditions(h http.Header, known linkwatch.Page) bool {
	if known.ETag != "" {
		h.Set("If-None-Match", known.ETag)
	}
	if known.LastModified != "" {
		h.Set("If-Modified-Since", known.LastModified)
	}
	return known.ETag != "" || known.LastModified != ""
}

// basic gives an Authorization for a name and password: RFC 7617.
func basic(u *url.Userinfo) string {
	password, _ := u.Password()
	return "Basic " + base64.StdEncoding.EncodeToString([]byte(u.Username()+":"+password))
}

// KeptHeader gives the few headers that a visit keeps of an answer, for answers
// that somebody else has fetched; marks are as in Options.HeaderMarks.
func KeptHeader(h http.Header, marks []string) linkwatch.Header {
	return keptHeader(h, newHeaderMarks(marks))
}

func keptHeader(h http.Header, marks headerMarks) linkwatch.Header {
	return linkwatch.Header{
		Server: clipped(h.Get("Server")), Mitigated: clipped(h.Get("Cf-Mitigated")), ContentType: clipped(h.Get("Content-Type")),
		Marks: marks.in(h),
	}
}

// maxKept bounds what a visit keeps of one text that a server has sent, in bytes:
// as its headers may come to a mebibyte, so could every visit.
const maxKept = 1 << 10

// clipped gives as much of a text as is kept.
func clipped(text string) string {
	return strings.ToValidUTF8(text[:min(len(text), maxKept)], "")
}

// validator gives a header by which a page may be asked for later; "" for one
// that is too long to be kept, as a part of it would be worth nothing.
func validator(h http.Header, name string) string {
	value := h.Get(name)
	if len(value) > maxKept {
		return ""
	}
	return value
}

// longestWait bounds what a Retry-After may say.
const longestWait = 24 * time.Hour

// retryAfter gives how long an answer asks us to stay away: RFC 9110, 10.2.3.
// Only a 429 or 503 can ask it.
func retryAfter(a outcome, now time.Time) time.Duration {
	if a.status != http.StatusTooManyRequests && a.status != http.StatusServiceUnavailable {
		return 0
	}
	text := strings.TrimSpace(a.header.Get("Retry-After"))
	seconds, err := strconv.ParseUint(text, 10, 32)
	if err == nil || errors.Is(err, strconv.ErrRange) { // which gives the largest
		return min(time.Duration(seconds)*time.Second, longestWait)
	}
	if at, err := http.ParseTime(text); err == nil {
		return max(0, min(at.Sub(now), longestWait))
	}
	return 0
}
