package crawler

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"net"
	"time"

	"linkwatch"
)

// tlsConfig is how we speak TLS.
func tlsConfig(o Options) *tls.Config {
	return &tls.Config{
		RootCAs: o.Roots, Time: o.Now, NextProtos: []string{"h2", "http/1.1"},
		VerifyConnection: func(s tls.ConnectionState) error { return revoked(s, s.VerifiedChains, o.Now()) },
	}
}

// laxConfig takes any certificate, so that the page behind a bad one is read.
func laxConfig(o Options) *tls.Config {
	config := tlsConfig(o)
	config.InsecureSkipVerify, config.VerifyConnection = true, nil
	return config
}

// secure gives a dialer that also shakes hands, within the exchange's time. What
// it would find wrong with a certificate, were it not lax, it notes. A panic is
// contained to the exchange: net/http dials on a goroutine of its own.
func (d *dialer) secure(config *tls.Config, troubles *troubles) func(ctx context.Context, network, address string) (net.Conn, error) {
	return func(ctx context.Context, network, address string) (_ net.Conn, err error) {
		conn, err := d.dial(ctx, network, address)
		if err != nil {
			return nil, err
		}
		defer func() {
			if p := recover(); p != nil {
				conn.Close()
				err = &stageError{inTLS, panicked{p}}
			}
		}()
		x := exchangeOf(ctx)
		ctx, stop := x.bind(ctx)
		defer stop()
		x.enter(inTLS)
		config := config.Clone()
		config.ServerName, _, _ = net.SplitHostPort(address) // dial has split it
		client := tls.Client(conn, config)
		if err := client.HandshakeContext(ctx); err != nil {
			conn.Close()
			return nil, &stageError{inTLS, err}
		}
		if config.InsecureSkipVerify {
			troubles.note(address, d.trouble(ctx, client.ConnectionState(), config))
		}
		x.enter(inHeaders)
		return client, nil
	}
}

// trouble names what package tls would find wrong were it not lax, and whether a
// chain is only incomplete.
func (d *dialer) trouble(ctx context.Context, state tls.ConnectionState, config *tls.Config) linkwatch.TLSError {
	o := x509.VerifyOptions{
		Roots: config.RootCAs, Intermediates: x509.NewCertPool(), DNSName: config.ServerName, CurrentTime: config.Time(),
	}
	for _, c := range state.PeerCertificates[1:] {
		o.Intermediates.AddCert(c)
	}
	chains, err := state.PeerCertificates[0].Verify(o)
	if err == nil {
		err = revoked(state, chains, o.CurrentTime)
	}
	named := certificateTrouble(err, o.CurrentTime)
	if named == linkwatch.CertUnknown && d.issuers.complete(ctx, state.PeerCertificates, o) {
		return linkwatch.CertIncomplete
	}
	return named
}

// certificateTrouble names what is wrong with a certificate, or gives "" if the
// error is about something else.
func certificateTrouble(err error, now time.Time) linkwatch.TLSError {
	if err == nil {
		return ""
	}
	var verification *tls.CertificateVerificationError
	var host x509.HostnameError
	var unknown x509.UnknownAuthorityError
	var invalid x509.CertificateInvalidError
	switch {
	case errors.Is(err, errRevoked):
		return linkwatch.CertRevoked
	case errors.As(err, &host):
		return linkwatch.CertWrongHost
	case errors.As(err, &unknown):
		return linkwatch.CertUnknown
	case errors.As(err, &invalid) && invalid.Reason == x509.Expired && invalid.Cert != nil && now.Before(invalid.Cert.NotBefore):
		return linkwatch.CertNotYetValid
	case errors.As(err, &invalid) && invalid.Reason == x509.Expired:
		return linkwatch.CertExpired
	case errors.As(err, &invalid), errors.As(err, &verification):
		return linkwatch.CertInvalid
	}
	return ""
}

// certificate tells of the connection's certificate.
func certificate(state *tls.ConnectionState, trouble linkwatch.TLSError) linkwatch.TLS {
	if state == nil || len(state.PeerCertificates) == 0 {
		return linkwatch.TLS{}
	}
	leaf := state.PeerCertificates[0]
	issuer := leaf.Issuer.CommonName
	if len(leaf.Issuer.Organization) > 0 {
		issuer = leaf.Issuer.Organization[0]
	}
	return linkwatch.TLS{Issuer: clipped(issuer), NotAfter: leaf.NotAfter.UTC(), Error: trouble}
}
