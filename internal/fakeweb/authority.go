package fakeweb

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/x509"
	"crypto/x509/pkix"
	"math/big"
	"net/http"
	"sync"
	"time"

	"golang.org/x/crypto/ocsp"
)

// An authority issues the certificates of one Web.
type authority struct {
	root    issuer            // that clients trust
	other   func() issuer     // a root that they do not
	between func() issuer     // whom the root has signed
	leafKey *ecdsa.PrivateKey // one for all hosts: making a key costs more than signing
}

// An issuer signs certificates.
type issuer struct {
	cert *x509.Certificate
	key  *ecdsa.PrivateKey
}

// A signer says who signed a host's certificate.
type signer int

const (
	theRoot   signer = iota
	itself           // the host
	otherRoot        // one that no client trusts
	notShown         // one whom the root has signed, and whom the host does not show
)

func newAuthority(now time.Time) *authority {
	root := newIssuer("Fakeweb Root", now, nil)
	return &authority{
		root: root, leafKey: newKey(),
		other:   sync.OnceValue(func() issuer { return newIssuer("Other Root", now, nil) }),
		between: sync.OnceValue(func() issuer { return newIssuer("Fakeweb Intermediate", now, &root) }),
	}
}

// newIssuer makes an issuer that another has signed, or itself if that is nil.
func newIssuer(name string, now time.Time, by *issuer) issuer {
	key := newKey()
	template := &x509.Certificate{
		SerialNumber: serial(), Subject: pkix.Name{Organization: []string{"Fakeweb"}, CommonName: name},
		NotBefore: now.AddDate(-20, 0, 0), NotAfter: now.AddDate(20, 0, 0),
		IsCA: true, BasicConstraintsValid: true, KeyUsage: x509.KeyUsageCertSign | x509.KeyUsageDigitalSignature,
	}
	if by == nil {
		by = &issuer{template, key}
	}
	der := must(x509.CreateCertificate(rand.Reader, template, by.cert, &key.PublicKey, by.key))
	return issuer{must(x509.ParseCertificate(der)), key}
}

func (a *authority) roots() *x509.CertPool {
	pool := x509.NewCertPool()
	pool.AddCert(a.root.cert)
	return pool
}

// issuer gives the one who signs a host's certificate of this template.
func (a *authority) issuer(s signer, template *x509.Certificate) issuer {
	switch s {
	case itself:
		return issuer{template, a.leafKey}
	case otherRoot:
		return a.other()
	case notShown:
		return a.between()
	}
	return a.root
}

// revokes gives the OCSP answer that a certificate was revoked.
func (i issuer) revokes(serial *big.Int, at time.Time) []byte {
	return must(ocsp.CreateResponse(i.cert, i.cert, ocsp.Response{
		Status: ocsp.Revoked, SerialNumber: serial, RevokedAt: at, ThisUpdate: at,
	}, i.key))
}

// issuerHost is where the certificate of the intermediate can be fetched.
const issuerHost = "issuer.fakeweb.test"

func (w *Web) serveIssuer() {
	w.Handle(issuerHost, withoutRobots(func(rw http.ResponseWriter, _ *http.Request) {
		rw.Header().Set("Content-Type", "application/pkix-cert")
		rw.Write(w.ca.between().cert.Raw)
	}))
}

func newKey() *ecdsa.PrivateKey { return must(ecdsa.GenerateKey(elliptic.P256(), rand.Reader)) }

func serial() *big.Int { return must(rand.Int(rand.Reader, big.NewInt(1<<62))) }
