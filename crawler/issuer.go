package crawler

import (
	"bytes"
	"context"
	"crypto/x509"
	"encoding/pem"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"slices"
	"sync"
	"time"
)

// issuers fetches the certificates that a server forgets to show, from where
// those that it shows say (RFC 5280, 4.2.2.1), as browsers do: so a chain that is
// only incomplete is told apart from one of nobody's. It is asked of plain http,
// dialed as guardedly as a page, and kept for as long as the crawler lives.
type issuers struct {
	client http.Client
	guard  guard

	mu    sync.Mutex
	known map[string]*x509.Certificate // by URL
}

const (
	issuerTime  = 5 * time.Second // of all that is fetched for one chain
	issuerSteps = 3               // certificates that are fetched for one chain
	issuerURLs  = 3               // at which one is looked for, as most name but one
	maxShown    = 16              // certificates of a server that are looked at
	maxIssuer   = 64 << 10        // bytes of one
	maxIssuers  = 4096            // that are kept
	maxURL      = 2 << 10         // bytes of the address of one
)

func newIssuers(d *dialer) *issuers {
	return &issuers{
		guard: d.guard, known: map[string]*x509.Certificate{},
		client: http.Client{
			Transport:     &http.Transport{DialContext: d.dial, DisableKeepAlives: true, MaxResponseHeaderBytes: maxIssuer},
			CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
		},
	}
}

// complete reports whether a chain that does not verify does with the
// certificates that it lacks.
func (s *issuers) complete(ctx context.Context, shown []*x509.Certificate, o x509.VerifyOptions) bool {
	patience := issuerTime
	if end, ok := exchangeOf(ctx).ctx.Deadline(); ok { // the page is to be had all the same
		patience = min(patience, time.Until(end)/2)
	}
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	o.Intermediates = o.Intermediates.Clone()
	end := chainEnd(shown)
	for range issuerSteps {
		issuer, err := s.issuer(ctx, end)
		if err != nil {
			return false
		}
		o.Intermediates.AddCert(issuer)
		if _, err := shown[0].Verify(o); err == nil {
			return true
		}
		end = issuer
	}
	return false
}

// chainEnd gives the last certificate that leads on from a server's own. A server
// may show many hundred, and each look at one takes a signature to check.
func chainEnd(shown []*x509.Certificate) *x509.Certificate {
	shown = shown[:min(len(shown), maxShown)]
	end := shown[0]
	for range shown {
		next := slices.IndexFunc(shown, func(c *x509.Certificate) bool {
			return bytes.Equal(c.RawSubject, end.RawIssuer) && !c.Equal(end) && end.CheckSignatureFrom(c) == nil
		})
		if next < 0 {
			break
		}
		end = shown[next]
	}
	return end
}

// issuer fetches who has signed a certificate.
func (s *issuers) issuer(ctx context.Context, c *x509.Certificate) (*x509.Certificate, error) {
	err := errors.New("nobody says where the issuer is")
	for _, text := range c.IssuingCertificateURL[:min(len(c.IssuingCertificateURL), issuerURLs)] {
		var issuer *x509.Certificate
		if issuer, err = s.get(ctx, text); err == nil {
			if err = c.CheckSignatureFrom(issuer); err == nil {
				return issuer, nil
			}
		}
	}
	return nil, err
}

// get gives the certificate at a URL.
func (s *issuers) get(ctx context.Context, text string) (*x509.Certificate, error) {
	s.mu.Lock()
	known := s.known[text]
	s.mu.Unlock()
	if known != nil {
		return known, nil
	}
	c, err := s.fetch(ctx, text)
	if err != nil {
		return nil, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if len(s.known) < maxIssuers {
		s.known[text] = c
	}
	return c, nil
}

func (s *issuers) fetch(ctx context.Context, text string) (*x509.Certificate, error) {
	u, err := url.Parse(text)
	if err != nil || u.Scheme != "http" || len(text) > maxURL {
		return nil, errors.New("no http URL")
	}
	if why := s.guard.refusesURL(u); why != "" {
		return nil, refusal(why)
	}
	x := &exchange{ctx: ctx} // the dialer's; the page's must not tell of another host
	r, err := http.NewRequestWithContext(context.WithValue(ctx, exchangeKey{}, x), http.MethodGet, withoutUser(u).String(), nil)
	if err != nil {
		return nil, err
	}
	response, err := s.client.Do(r)
	if err != nil {
		return nil, err
	}
	defer response.Body.Close()
	if response.StatusCode != http.StatusOK {
		return nil, fmt.Errorf("status %d", response.StatusCode)
	}
	body, err := io.ReadAll(io.LimitReader(response.Body, maxIssuer))
	if err != nil {
		return nil, err
	}
	if block, _ := pem.Decode(body); block != nil {
		body = block.Bytes
	}
	return x509.ParseCertificate(body)
}
