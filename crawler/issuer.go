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
// dialed as guardedly as a page, and remembered for a week; that it could not be
// had, for an hour. Such a file is no page and waits in no host queue, for the
// handshake that lacks it waits for it: few are fetched in a round, and from one
// host one after the other, with its pause between them.
type issuers struct {
	options Options
	client  http.Client
	guard   guard
	known   *weekly[*x509.Certificate] // by URL

	mu    sync.Mutex
	left  int                  // that may still be fetched in this round
	turns map[string]time.Time // when a host may be asked next
}

const (
	issuerTime    = 5 * time.Second // of all that is fetched for one chain
	issuerSteps   = 3               // certificates that are fetched for one chain
	issuerURLs    = 3               // at which one is looked for, as most name but one
	issuersARound = 100
	maxShown      = 16       // certificates of a server that are looked at
	maxIssuer     = 16 << 10 // bytes of one
	maxIssuers    = 4096     // that are remembered
	maxURL        = 2 << 10  // bytes of the address of one
)

func newIssuers(o Options, d *dialer) *issuers {
	s := &issuers{
		options: o, guard: d.guard,
		client: http.Client{
			Transport:     &http.Transport{DialContext: d.dial, DisableKeepAlives: true, DisableCompression: true, MaxResponseHeaderBytes: maxIssuer},
			CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
		},
	}
	s.known = newWeekly(o.Now, s.ask)
	s.beginRound()
	return s
}

// beginRound lets as many be fetched as in any round.
func (s *issuers) beginRound() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.left, s.turns = issuersARound, map[string]time.Time{}
}

// complete reports whether a chain that does not verify does with the
// certificates that it lacks.
func (s *issuers) complete(ctx context.Context, shown []*x509.Certificate, o x509.VerifyOptions) bool {
	patience := issuerTime
	if end, ok := exchangeOf(ctx).Deadline(); ok { // the page is to be had all the same
		patience = min(patience, time.Until(end)/2)
	}
	outer := ctx
	ctx, cancel := context.WithTimeout(context.Background(), patience) // the page's trace must not hear of another host
	defer cancel()
	defer context.AfterFunc(outer, cancel)()
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
		if len(text) > maxURL {
			continue
		}
		var issuer *x509.Certificate
		if issuer, err = s.known.of(ctx, text); err == nil {
			if err = c.CheckSignatureFrom(issuer); err == nil {
				return issuer, nil
			}
		}
	}
	return nil, err
}

// ask fetches the certificate at a URL, in its turn.
func (s *issuers) ask(ctx context.Context, text string) (*x509.Certificate, error) {
	u, err := parseURL(nil, text)
	if err != nil || u.Scheme != "http" {
		return nil, errors.New("no http URL")
	}
	if why := s.guard.refusesURL(u); why != "" {
		return nil, refusal(why)
	}
	if s.known.size() > maxIssuers {
		return nil, errPutOff
	}
	policy := s.options.policy(u.Hostname())
	if err := s.await(ctx, hostPort(u), policy.Delay); err != nil {
		return nil, err
	}
	return s.fetch(ctx, withoutUser(u), policy.UserAgent)
}

// await waits for a turn at a host.
func (s *issuers) await(ctx context.Context, host string, pause time.Duration) error {
	s.mu.Lock()
	now := time.Now()
	turn := later(now, s.turns[host])
	end, bounded := ctx.Deadline()
	if s.left == 0 || bounded && !turn.Before(end) {
		s.mu.Unlock()
		return errPutOff
	}
	s.left--
	s.turns[host] = turn.Add(pause)
	s.mu.Unlock()
	select {
	case <-time.After(turn.Sub(now)):
		return nil
	case <-ctx.Done():
		return errPutOff
	}
}

func (s *issuers) fetch(ctx context.Context, u *url.URL, userAgent string) (*x509.Certificate, error) {
	x := &exchange{Context: ctx} // the dialer's
	r, err := http.NewRequestWithContext(x, http.MethodGet, u.String(), nil)
	if err != nil {
		return nil, err
	}
	r.Header.Set("User-Agent", userAgent)
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
