package fakeweb_test

import (
	"crypto/tls"
	"crypto/x509"
	"io"
	"net/http"
	"testing"
	"testing/synctest"
	"time"

	"golang.org/x/crypto/ocsp"

	"linkwatch/internal/fakeweb"
)

// clock is a simulated date beside the real time.
type clock struct{ now time.Time }

// certificateAt connects anew and gives the certificate that the host shows.
func certificateAt(t *testing.T, w *fakeweb.Web, c *clock) (*x509.Certificate, error) {
	t.Helper()
	raw, err := w.Dial(t.Context(), "tcp", "a.test:443")
	if err != nil {
		t.Fatal(err)
	}
	defer raw.Close()
	conn := tls.Client(raw, &tls.Config{ServerName: "a.test", RootCAs: w.Roots(), Time: func() time.Time { return c.now }})
	if err := conn.Handshake(); err != nil {
		return nil, err
	}
	return conn.ConnectionState().PeerCertificates[0], nil
}

func simulated(t *testing.T) (*fakeweb.Web, *clock) {
	c := &clock{time.Date(2026, 11, 22, 9, 0, 0, 0, time.UTC)}
	w := fakeweb.New(fakeweb.Options{Now: func() time.Time { return c.now }})
	t.Cleanup(w.Close)
	w.Handle("a.test", fakeweb.Page("a", ""))
	return w, c
}

func TestCertificateIsRenewedAMonthBeforeItsEnd(t *testing.T) {
	w, c := simulated(t)
	minted := map[string]bool{}
	for range 200 {
		cert, err := certificateAt(t, w, c)
		if err != nil {
			t.Fatalf("on %v: %v", c.now, err)
		}
		if left := cert.NotAfter.Sub(c.now); left < 30*24*time.Hour || left > 90*24*time.Hour {
			t.Errorf("on %v: %v left, want 30 to 90 days", c.now, left)
		}
		minted[cert.SerialNumber.String()] = true
		c.now = c.now.AddDate(0, 0, 2)
	}
	if got := len(minted); got != 7 { // each serves for about 60 days
		t.Errorf("got %d certificates in 400 days, want 7", got)
	}
}

func TestExpiringCertificateIsForgotten(t *testing.T) {
	w, c := simulated(t)
	w.Fault("a.test", "expiring 3d")
	cert, err := certificateAt(t, w, c)
	if err != nil || !cert.NotAfter.Equal(c.now.AddDate(0, 0, 3)) {
		t.Fatalf("got a certificate until %v, %v, want 3 days", cert, err)
	}
	c.now = c.now.AddDate(0, 0, 4)
	if _, err := certificateAt(t, w, c); err == nil {
		t.Error("a day after its end the certificate is good, want expired")
	}
	w.Fault("a.test", "")
	if _, err := certificateAt(t, w, c); err != nil {
		t.Errorf("healed: %v", err)
	}
}

func TestNotYetValidCertificateBecomesValid(t *testing.T) {
	w, c := simulated(t)
	w.Fault("a.test", "not-yet-valid 2d")
	if _, err := certificateAt(t, w, c); err == nil {
		t.Error("two days early the certificate is good")
	}
	c.now = c.now.AddDate(0, 0, 2)
	if _, err := certificateAt(t, w, c); err != nil {
		t.Errorf("two days later: %v", err)
	}
}

func TestExpiredCertificateStaysExpired(t *testing.T) {
	w, c := simulated(t)
	w.Fault("a.test", "expired 10d")
	c.now = c.now.AddDate(0, 0, 1)
	raw, _ := w.Dial(t.Context(), "tcp", "a.test:443")
	conn := tls.Client(raw, &tls.Config{InsecureSkipVerify: true})
	defer conn.Close()
	if err := conn.Handshake(); err != nil {
		t.Fatal(err)
	}
	first := conn.ConnectionState().PeerCertificates[0]
	if got := c.now.Sub(first.NotAfter); got != 10*24*time.Hour {
		t.Errorf("got a certificate that ended %v ago, want 10 days", got)
	}
}

func TestDateHeaderFollowsTheWebsClock(t *testing.T) {
	w, c := simulated(t)
	plain := &http.Client{Transport: &http.Transport{DialContext: w.Dial, DisableKeepAlives: true}}
	res, err := plain.Get("http://a.test/")
	if err != nil {
		t.Fatal(err)
	}
	res.Body.Close()
	if got, want := res.Header.Get("Date"), c.now.Format(http.TimeFormat); got != want {
		t.Errorf("got Date %q, want %q", got, want)
	}
}

// shown connects whatever the certificate is worth, and gives the connection's state.
func shown(t *testing.T, w *fakeweb.Web) tls.ConnectionState {
	t.Helper()
	raw, err := w.Dial(t.Context(), "tcp", "a.test:443")
	if err != nil {
		t.Fatal(err)
	}
	conn := tls.Client(raw, &tls.Config{InsecureSkipVerify: true})
	defer conn.Close()
	if err := conn.Handshake(); err != nil {
		t.Fatal(err)
	}
	return conn.ConnectionState()
}

func TestAnIncompleteChainIsCompletedFromWhereItSays(t *testing.T) {
	w, c := simulated(t)
	w.Fault("a.test", "incomplete")
	leaf := shown(t, w).PeerCertificates[0]
	if len(leaf.IssuingCertificateURL) != 1 {
		t.Fatalf("got issuers at %v, want one", leaf.IssuingCertificateURL)
	}
	plain := &http.Client{Transport: &http.Transport{DialContext: w.Dial, DisableKeepAlives: true}}
	res, err := plain.Get(leaf.IssuingCertificateURL[0])
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	der, err := io.ReadAll(res.Body)
	if err != nil {
		t.Fatal(err)
	}
	issuer, err := x509.ParseCertificate(der)
	if err != nil {
		t.Fatal(err)
	}
	between := x509.NewCertPool()
	between.AddCert(issuer)
	if _, err := leaf.Verify(x509.VerifyOptions{Roots: w.Roots(), Intermediates: between, DNSName: "a.test", CurrentTime: c.now}); err != nil {
		t.Errorf("with the issuer: %v", err)
	}
}

func TestARevokedCertificateIsStapledSo(t *testing.T) {
	w, _ := simulated(t)
	w.Fault("a.test", "revoked")
	answer, err := ocsp.ParseResponse(shown(t, w).OCSPResponse, nil)
	if err != nil || answer.Status != ocsp.Revoked {
		t.Errorf("got %+v, %v, want revoked", answer, err)
	}
	w.Fault("a.test", "")
	if got := shown(t, w).OCSPResponse; got != nil {
		t.Errorf("healed: got %d bytes of an answer, want none", len(got))
	}
}

// The bubble's clock starts in 2000, and everything must fit it.
func TestWholeWebWorksInABubble(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := newWeb(t)
		c := client(t, w)
		w.Handle("a.test", http.RedirectHandler("https://b.test/", http.StatusMovedPermanently))
		w.Handle("b.test", fakeweb.Page("b", ""))
		for range 60 { // days
			if status, _ := get(t, c, "http://a.test/"); status != 200 {
				t.Errorf("on %v: got %d, want 200", time.Now(), status)
			}
			time.Sleep(24 * time.Hour)
		}
	})
}
