package fakeweb

import (
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"fmt"
	"net"
	"sync"
	"time"
)

const day = 24 * time.Hour

// A good certificate lives for 90 days and is renewed 30 days before its end,
// as sites on the real web have it.
const (
	lifetime = 90 * day
	renewal  = 30 * day
)

// A leaf describes the certificate that a host shows.
type leaf struct {
	name        string
	from, until time.Time
	by          signer
	revoked     bool // as the OCSP answer stapled to it says
	forgotten   bool // whether nobody renews it
}

func (a *authority) mint(l leaf) *tls.Certificate {
	template := &x509.Certificate{
		SerialNumber: serial(), Subject: pkix.Name{CommonName: l.name},
		NotBefore: l.from, NotAfter: l.until,
		KeyUsage: x509.KeyUsageDigitalSignature, ExtKeyUsage: []x509.ExtKeyUsage{x509.ExtKeyUsageServerAuth},
	}
	if ip := net.ParseIP(l.name); ip != nil {
		template.IPAddresses = []net.IP{ip}
	} else {
		template.DNSNames = []string{l.name}
	}
	by := a.issuer(l.by, template)
	if l.by == notShown {
		template.IssuingCertificateURL = []string{"http://" + issuerHost + "/"}
	}
	der := must(x509.CreateCertificate(rand.Reader, template, by.cert, &a.leafKey.PublicKey, by.key))
	minted := &tls.Certificate{Certificate: [][]byte{der}, PrivateKey: a.leafKey}
	if l.revoked {
		minted.OCSPStaple = by.revokes(template.SerialNumber, l.from)
	}
	return minted
}

// A leafCache keeps a host's certificate until it is renewed.
type leafCache struct {
	mu    sync.Mutex
	cert  *tls.Certificate
	leaf  leaf
	since int // of the trouble it was minted for
}

func (w *Web) certificate(h *host, t trouble) *tls.Certificate {
	c := &h.leaf
	c.mu.Lock()
	defer c.mu.Unlock()
	now := w.now()
	due := !c.leaf.forgotten && now.After(c.leaf.until.Add(-renewal))
	if c.cert == nil || c.since != t.since || due {
		c.leaf, c.since = leaf{name: h.name, from: now.Add(-day), until: now.Add(lifetime - day)}, t.since
		if t.leaf != nil {
			t.leaf(&c.leaf, now, t.arg)
		}
		c.cert = w.ca.mint(c.leaf)
	}
	return c.cert
}

// tlsConfig says how the host's server speaks TLS.
func (w *Web) tlsConfig(h *host, t trouble) *tls.Config {
	config := &tls.Config{
		Time:                   w.now,
		MinVersion:             tls.VersionTLS12,
		NextProtos:             []string{"http/1.1"},
		SessionTicketsDisabled: true, // a resumed session would show no certificate
		GetCertificate:         func(*tls.ClientHelloInfo) (*tls.Certificate, error) { return w.certificate(h, t), nil },
	}
	if t.tls != nil {
		t.tls(config)
	}
	return config
}

// refuseCiphers leaves no cipher that both sides know.
func refuseCiphers(c *tls.Config) { c.MaxVersion, c.CipherSuites = tls.VersionTLS12, []uint16{0} }

func expired(l *leaf, now time.Time, ago time.Duration) {
	l.until = now.Add(-ago)
	l.from = l.until.Add(-lifetime)
	l.forgotten = true
}

func expiring(l *leaf, now time.Time, in time.Duration) {
	l.until = now.Add(in)
	l.from = l.until.Add(-lifetime)
	l.forgotten = true
}

func notYetValid(l *leaf, now time.Time, in time.Duration) {
	l.from = now.Add(in)
	l.until = l.from.Add(lifetime)
	l.forgotten = true
}

// must is for what fails only if this package misuses the standard library.
func must[T any](v T, err error) T {
	if err != nil {
		panic(fmt.Sprintf("fakeweb: %v", err))
	}
	return v
}
