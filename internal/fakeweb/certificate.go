package fakeweb

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"fmt"
	"math/big"
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

// An authority issues the certificates of one Web.
type authority struct {
	root    *x509.Certificate
	rootKey *ecdsa.PrivateKey
	leafKey *ecdsa.PrivateKey // one for all hosts: making a key costs more than signing
}

func newAuthority(now time.Time) *authority {
	a := &authority{rootKey: newKey(), leafKey: newKey()}
	template := &x509.Certificate{
		SerialNumber: serial(), Subject: pkix.Name{Organization: []string{"Fakeweb"}, CommonName: "Fakeweb Root"},
		NotBefore: now.AddDate(-20, 0, 0), NotAfter: now.AddDate(20, 0, 0),
		IsCA: true, BasicConstraintsValid: true, KeyUsage: x509.KeyUsageCertSign,
	}
	a.root = must(x509.ParseCertificate(must(x509.CreateCertificate(rand.Reader, template, template, &a.rootKey.PublicKey, a.rootKey))))
	return a
}

func (a *authority) roots() *x509.CertPool {
	pool := x509.NewCertPool()
	pool.AddCert(a.root)
	return pool
}

// A leaf describes the certificate that a host shows.
type leaf struct {
	name        string
	from, until time.Time
	selfSigned  bool
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
	issuer, key := a.root, a.rootKey
	if l.selfSigned {
		issuer, key = template, a.leafKey
	}
	der := must(x509.CreateCertificate(rand.Reader, template, issuer, &a.leafKey.PublicKey, key))
	return &tls.Certificate{Certificate: [][]byte{der}, PrivateKey: a.leafKey}
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

func newKey() *ecdsa.PrivateKey { return must(ecdsa.GenerateKey(elliptic.P256(), rand.Reader)) }

func serial() *big.Int { return must(rand.Int(rand.Reader, big.NewInt(1<<62))) }

// must is for what fails only if this package misuses the standard library.
func must[T any](v T, err error) T {
	if err != nil {
		panic(fmt.Sprintf("fakeweb: %v", err))
	}
	return v
}
