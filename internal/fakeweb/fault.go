package fakeweb

import (
	"context"
	"crypto/tls"
	"fmt"
	"net/http"
	"os"
	"slices"
	"strings"
	"syscall"
	"time"
)

// A fault is one way in which a host fails. Of its functions those that are set
// take the place of what a good host does at that step.
type fault struct {
	word   string
	usual  time.Duration // its argument where none is given; 0 if it takes none
	lookup func(ctx context.Context, name string, d time.Duration) error
	dial   func(ctx context.Context, closed <-chan struct{}) error
	mute   bool // whether a connection is made and nothing is ever said on it
	plain  bool // whether TLS is spoken at no port
	tls    func(c *tls.Config)
	leaf   func(l *leaf, now time.Time, d time.Duration)
	answer func(good http.Handler, d time.Duration) http.Handler
	beside func(*Web) // puts into the Web what it takes beside the host
}

// faults lists every fault in the order of a visit's steps.
var faults = []fault{
	{word: "nxdomain", lookup: nxdomain},
	{word: "servfail", lookup: servfail},
	{word: "dns-timeout", lookup: dnsTimeout, usual: 5 * time.Second},
	{word: "no-address", lookup: noAddress},
	{word: "refused", dial: errno(syscall.ECONNREFUSED)},
	{word: "unreachable", dial: errno(syscall.ENETUNREACH)},
	{word: "connect-reset", dial: errno(syscall.ECONNRESET)},
	{word: "blackhole", dial: blackhole},
	{word: "mute", mute: true},
	{word: "plain", plain: true},
	{word: "old-tls", tls: func(c *tls.Config) { c.MinVersion, c.MaxVersion = tls.VersionTLS10, tls.VersionTLS10 }},
	{word: "tls-refused", tls: refuseCiphers},
	{word: "expired", leaf: expired, usual: day},
	{word: "expiring", leaf: expiring, usual: 5 * day},
	{word: "not-yet-valid", leaf: notYetValid, usual: day},
	{word: "wrong-host", leaf: func(l *leaf, _ time.Time, _ time.Duration) { l.name = "somebody-else.invalid" }},
	{word: "self-signed", leaf: func(l *leaf, _ time.Time, _ time.Duration) { l.by = itself }},
	{word: "unknown-root", leaf: func(l *leaf, _ time.Time, _ time.Duration) { l.by = otherRoot }},
	{word: "incomplete", leaf: func(l *leaf, _ time.Time, _ time.Duration) { l.by = notShown }, beside: (*Web).serveIssuer},
	{word: "revoked", leaf: func(l *leaf, _ time.Time, _ time.Duration) { l.revoked = true }},
	{word: "reset", answer: reset},
	{word: "garbage", answer: garbage},
	{word: "slow", answer: slow, usual: time.Minute},
	{word: "drip", answer: drip, usual: time.Second},
	{word: "cut", answer: cut},
}

// Faults lists the words that Fault takes.
//
// By name: nxdomain, servfail, dns-timeout [DURATION until it is given up, 5s],
// no-address. Connecting: refused, unreachable, connect-reset, blackhole (until
// the context ends), mute (accepts, then never speaks). TLS: plain (answers in
// plain HTTP), old-tls (1.0 at most), tls-refused (a handshake failure alert),
// and certificates that are expired [DURATION ago, 1d], expiring [in DURATION,
// 5d], not-yet-valid [for DURATION, 1d], for the wrong-host, self-signed, of an
// unknown-root, incomplete (an intermediate is not shown, but can be fetched from
// where the certificate says), revoked (a stapled answer says). Answering: reset (once the request is
// there), garbage (no HTTP), slow [DURATION before the headers, 1m], drip
// [DURATION a byte of the body, 1s], cut (ends before its Content-Length).
func Faults() []string {
	words := make([]string, len(faults))
	for i, f := range faults {
		words[i] = f.word
	}
	return words
}

// A trouble is a fault set on a host. The zero trouble is none.
type trouble struct {
	fault
	arg   time.Duration
	since int // counts the troubles that were set and healed
}

// Fault sets a host's fault, one of Faults with its argument if any, in place
// of the one it had; "" heals. It holds for new connections, and idle ones are
// closed so that keep-alive does not hide it.
func (w *Web) Fault(name, text string) error {
	t, err := parseFault(text)
	if err != nil {
		return err
	}
	w.mu.Lock()
	h := w.host(name)
	t.since = h.trouble.since + 1
	h.trouble = t
	w.mu.Unlock()
	if t.beside != nil {
		t.beside(w)
	}
	w.closeConns(func(c *conn, idle bool) bool { return idle && c.host == h })
	return nil
}

func parseFault(text string) (trouble, error) {
	words := strings.Fields(text)
	if len(words) == 0 {
		return trouble{}, nil
	}
	i := slices.IndexFunc(faults, func(f fault) bool { return f.word == words[0] })
	if i < 0 {
		return trouble{}, fmt.Errorf("fault %q: want one of %s", words[0], strings.Join(Faults(), ", "))
	}
	t := trouble{fault: faults[i], arg: faults[i].usual}
	switch {
	case len(words) == 1:
		return t, nil
	case t.usual == 0:
		return trouble{}, fmt.Errorf("fault %q: %s takes no argument", text, t.word)
	case len(words) > 2:
		return trouble{}, fmt.Errorf("fault %q: want one duration at most", text)
	}
	var err error
	if t.arg, err = parseDuration(words[1]); err != nil {
		return trouble{}, fmt.Errorf("fault %q: %q: want a duration like 40s or 3d", text, words[1])
	}
	return t, nil
}

// parseDuration takes what time.ParseDuration takes, and whole days: 3d.
func parseDuration(text string) (time.Duration, error) {
	if days, ok := strings.CutSuffix(text, "d"); ok {
		d, err := time.ParseDuration(days + "h")
		return 24 * d, err
	}
	return time.ParseDuration(text)
}

func errno(e syscall.Errno) func(context.Context, <-chan struct{}) error {
	return func(context.Context, <-chan struct{}) error { return os.NewSyscallError("connect", e) }
}

func blackhole(ctx context.Context, closed <-chan struct{}) error {
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-closed:
		return os.NewSyscallError("connect", syscall.ETIMEDOUT)
	}
}
