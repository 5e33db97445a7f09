package fakeweb_test

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"io"
	"net"
	"net/http"
	"slices"
	"strings"
	"syscall"
	"testing"
	"testing/synctest"
	"time"

	"linkwatch/internal/fakeweb"
)

func asError[T error](err error, target *T) bool { return errors.As(err, target) }

// fails is a claim about the error that a client sees.
type fails func(err error) bool

func dns(want net.DNSError) fails {
	return func(err error) bool {
		var e *net.DNSError
		return asError(err, &e) && e.IsNotFound == want.IsNotFound && e.IsTimeout == want.IsTimeout && e.IsTemporary == want.IsTemporary
	}
}

func is(want error) fails {
	return func(err error) bool {
		var op *net.OpError
		return errors.Is(err, want) && (asError(err, &op) || want == io.ErrUnexpectedEOF)
	}
}

func timeout(err error) bool {
	var e net.Error
	return asError(err, &e) && e.Timeout()
}

func says(text string) fails {
	return func(err error) bool { return strings.Contains(err.Error(), text) }
}

func invalid(reason x509.InvalidReason) fails {
	return func(err error) bool {
		var e x509.CertificateInvalidError
		return asError(err, &e) && e.Reason == reason
	}
}

func unknownIssuer(err error) bool {
	var e x509.UnknownAuthorityError
	return asError(err, &e)
}

var faultCases = []struct {
	fault string
	took  time.Duration
	fails fails // nil: the page answers
}{
	{"nxdomain", 0, dns(net.DNSError{IsNotFound: true})},
	{"servfail", 0, dns(net.DNSError{IsTemporary: true})},
	{"dns-timeout", 5 * time.Second, dns(net.DNSError{IsTimeout: true, IsTemporary: true})},
	{"dns-timeout 1h", 30 * time.Second, timeout},
	{"no-address", 0, dns(net.DNSError{IsNotFound: true})}, // package net tells no difference
	{"refused", 0, is(syscall.ECONNREFUSED)},
	{"unreachable", 0, is(syscall.ENETUNREACH)},
	{"connect-reset", 0, is(syscall.ECONNRESET)},
	{"blackhole", 30 * time.Second, timeout},
	{"mute", 30 * time.Second, timeout},
	{"plain", 0, says("server gave HTTP response to HTTPS client")},
	{"old-tls", 0, says("protocol version not supported")},
	{"tls-refused", 0, says("handshake failure")},
	{"expired", 0, invalid(x509.Expired)},
	{"expired 40d", 0, invalid(x509.Expired)},
	{"expiring", 0, nil},
	{"not-yet-valid", 0, invalid(x509.Expired)}, // package x509 tells no difference
	{"wrong-host", 0, func(err error) bool { var e x509.HostnameError; return asError(err, &e) }},
	{"self-signed", 0, unknownIssuer},
	{"unknown-root", 0, unknownIssuer},
	{"incomplete", 0, unknownIssuer},
	{"revoked", 0, nil}, // package tls does not ask
	{"reset", 0, is(syscall.ECONNRESET)},
	{"garbage", 0, says("malformed HTTP response")},
	{"slow", 30 * time.Second, timeout},
	{"slow 7s", 7 * time.Second, nil},
	{"drip", 30 * time.Second, timeout},
	{"drip 10ms", 1090 * time.Millisecond, nil}, // 109 bytes
	{"cut", 0, is(io.ErrUnexpectedEOF)},
}

func TestFaultIsSeenByClient(t *testing.T) {
	for _, tt := range faultCases {
		t.Run(tt.fault, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				w := newWeb(t)
				w.Handle("a.test", fakeweb.Page("a", ""))
				if err := w.Fault("a.test", tt.fault); err != nil {
					t.Fatal(err)
				}
				began := time.Now()
				err := visit(client(t, w), "https://a.test/")
				if took := time.Since(began); took != tt.took {
					t.Errorf("took %v, want %v", took, tt.took)
				}
				if tt.fails == nil && err != nil || tt.fails != nil && (err == nil || !tt.fails(err)) {
					t.Errorf("got error %v (%T)", err, errors.Unwrap(err))
				}
			})
		})
	}
}

func TestEveryFaultHasACase(t *testing.T) {
	for _, word := range fakeweb.Faults() {
		if !slices.ContainsFunc(faultCases, func(c struct {
			fault string
			took  time.Duration
			fails fails
		}) bool {
			return c.fault == word
		}) {
			t.Errorf("no case shows what a client sees of %q", word)
		}
	}
}

func TestFaultHoldsOverPlainHTTP(t *testing.T) {
	for _, fault := range []string{"reset", "garbage", "cut"} {
		w := newWeb(t)
		w.Handle("a.test", fakeweb.Page("a", ""))
		w.Fault("a.test", fault)
		if err := visit(client(t, w), "http://a.test/"); err == nil {
			t.Errorf("%s: got no error", fault)
		}
	}
}

func TestNoAddressGivesNeitherAddressNorError(t *testing.T) {
	w := newWeb(t)
	w.Fault("a.test", "no-address")
	if got, err := w.Lookup(t.Context(), "a.test"); len(got) != 0 || err != nil {
		t.Errorf("got %v, %v, want nothing", got, err)
	}
}

func TestLookupEndsWithItsContext(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := newWeb(t)
		w.Fault("a.test", "dns-timeout 1h")
		ctx, cancel := context.WithCancel(t.Context())
		time.AfterFunc(time.Second, cancel)
		_, err := w.Lookup(ctx, "a.test")
		var e *net.DNSError
		if !asError(err, &e) || e.IsTimeout || !errors.Is(err, context.Canceled) {
			t.Errorf("got %v, want a cancelled *net.DNSError", err)
		}
	})
}

func TestFaultIsNotHiddenByKeepAlive(t *testing.T) {
	for _, fault := range []string{"nxdomain", "refused", "expired", "reset", "cut"} {
		w := newWeb(t)
		w.Handle("a.test", fakeweb.Page("a", ""))
		c := client(t, w)
		for round := range 3 {
			if err := visit(c, "https://a.test/"); err != nil {
				t.Fatalf("round %d, healthy: %v", round, err)
			}
			w.Fault("a.test", fault)
			if err := visit(c, "https://a.test/"); err == nil {
				t.Errorf("round %d: %s was not seen", round, fault)
			}
			w.Fault("a.test", "")
		}
	}
}

func TestConnectionInUseEndsWithItsFault(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := newWeb(t)
		w.Handle("a.test", fakeweb.Page("a", ""))
		w.Fault("a.test", "slow 10s")
		c := client(t, w)
		time.AfterFunc(5*time.Second, func() { w.Fault("a.test", "") })
		began := time.Now()
		for range 2 {
			if err := visit(c, "https://a.test/"); err != nil {
				t.Fatal(err)
			}
		}
		if took := time.Since(began); took != 10*time.Second {
			t.Errorf("two visits, healed during the first, took %v, want 10s", took)
		}
	})
}

func TestWrongFaultIsRefused(t *testing.T) {
	for fault, want := range map[string]string{
		"nxdoman":     "want one of nxdomain, servfail",
		"refused 3s":  "refused takes no argument",
		"slow soon":   "want a duration like 40s or 3d",
		"slow 1s 2s":  "want one duration at most",
		"expired 3xd": "want a duration like 40s or 3d",
	} {
		err := newWeb(t).Fault("a.test", fault)
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("Fault(%q): got %v, want an error with %q", fault, err, want)
		}
	}
}

func TestOldTLSIsSpokenToOldClients(t *testing.T) {
	w := newWeb(t)
	w.Handle("a.test", fakeweb.Page("a", ""))
	w.Fault("a.test", "old-tls")
	c := client(t, w)
	c.Transport.(*http.Transport).TLSClientConfig.MinVersion = tls.VersionTLS10
	res, err := c.Get("https://a.test/")
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	if res.TLS.Version != tls.VersionTLS10 {
		t.Errorf("got TLS version %x, want 1.0", res.TLS.Version)
	}
}

// visit gets a page and reads it to its end.
func visit(c *http.Client, url string) error {
	res, err := c.Get(url)
	if err != nil {
		return err
	}
	defer res.Body.Close()
	_, err = io.Copy(io.Discard, res.Body)
	return err
}
