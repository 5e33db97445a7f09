package crawler

import (
	"crypto/tls"
	"crypto/x509"
	"errors"
	"time"

	"golang.org/x/crypto/ocsp"
)

var errRevoked = errors.New("the certificate was revoked")

// revoked says so if the server shows by itself that its certificate was
// revoked: by the OCSP answer stapled to it (RFC 6066, 8). One that is not
// signed by the issuer or not of today says nothing. Nobody else is asked.
func revoked(state tls.ConnectionState, chains [][]*x509.Certificate, now time.Time) error {
	if len(state.OCSPResponse) == 0 {
		return nil
	}
	for _, chain := range chains {
		if len(chain) < 2 {
			continue
		}
		r, err := ocsp.ParseResponseForCert(state.OCSPResponse, chain[0], chain[1])
		if err == nil && r.Status == ocsp.Revoked && !now.Before(r.ThisUpdate) && (r.NextUpdate.IsZero() || now.Before(r.NextUpdate)) {
			return errRevoked
		}
	}
	return nil
}
