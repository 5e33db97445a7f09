package crawler

import (
	"bufio"
	"bytes"
	"context"
	"crypto"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"fmt"
	"io"
	"math/big"
	"net"
	"net/http"
	"net/netip"
	"strings"
	"testing"
	"time"

	"golang.org/x/crypto/ocsp"

	"linkwatch"
	"linkwatch/internal/fakeweb"
)

// An issuer signs certificates; the first of a chain is a root.
type issuer struct {
	cert *x509.Certificate
	key  crypto.Signer
}

var serials int64

// sign makes a certificate, of an authority if it has no host. It says that its
// issuer is to be had at the given URLs.
func (i *issuer) sign(t *testing.T, host string, at ...string) *issuer {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	serials++
	template := &x509.Certificate{
		SerialNumber: big.NewInt(serials), Subject: pkix.Name{CommonName: fmt.Sprintf("%s %d", host, serials)},
		NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(1000 * time.Hour),
		IssuingCertificateURL: at, BasicConstraintsValid: true, IsCA: host == "", KeyUsage: x509.KeyUsageDigitalSignature,
	}
	if host == "" {
		template.KeyUsage = x509.KeyUsageCertSign
	} else {
		template.DNSNames = []string{host}
	}
	parent := &issuer{template, key}
	if i != nil {
		parent = i
	}
	der, err := x509.CreateCertificate(rand.Reader, template, parent.cert, &key.PublicKey, parent.key)
	if err != nil {
		t.Fatal(err)
	}
	made, err := x509.ParseCertificate(der)
	if err != nil {
		t.Fatal(err)
	}
	return &issuer{made, key}
}

// shows makes the crawler meet, on port 443 of a host of the web, a server with
// the certificates, its own first.
func shows(t *testing.T, o *Options, web *fakeweb.Web, host string, staple []byte, shown ...*issuer) {
	t.Helper()
	certificate := tls.Certificate{PrivateKey: shown[0].key, OCSPStaple: staple}
	for _, c := range shown {
		certificate.Certificate = append(certificate.Certificate, c.cert.Raw)
	}
	web.Handle(host, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		conn, from, err := http.NewResponseController(w).Hijack()
		if err != nil {
			t.Error(err)
			return
		}
		sayBehindIt(tls.Server(begun{conn, from}, &tls.Config{Certificates: []tls.Certificate{certificate}, Time: time.Now}))
	}))
	addrs, err := web.Lookup(t.Context(), host)
	if err != nil {
		t.Fatal(err)
	}
	dial := o.Network.Dial
	o.Network.Dial = func(ctx context.Context, network, address string) (net.Conn, error) {
		if address != addrs[0].String()+":443" {
			return dial(ctx, network, address)
		}
		conn, err := dial(ctx, network, addrs[0].String()+":80")
		if err == nil {
			_, err = io.WriteString(conn, "GET / HTTP/1.1\r\nHost: "+host+"\r\n\r\n") // and TLS from here on
		}
		return conn, err
	}
}

// begun is a connection from which something has been read ahead.
type begun struct {
	net.Conn
	from io.Reader
}

func (b begun) Read(p []byte) (int, error) { return b.from.Read(p) }

// sayBehindIt serves one page on a connection until that closes.
func sayBehindIt(c net.Conn) {
	defer c.Close()
	for from := bufio.NewReader(c); ; {
		if _, err := http.ReadRequest(from); err != nil {
			return
		}
		io.WriteString(c, "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 24\r\n\r\n<title>behind it</title>")
	}
}

// trusting gives options that trust the web's root and this one.
func trusting(web *fakeweb.Web, root *issuer) Options {
	o := options(web)
	o.Roots = web.Roots()
	o.Roots.AddCert(root.cert)
	return o
}

// serves answers with a body at a path of a host, in plain http.
func serves(web *fakeweb.Web, host string, files map[string][]byte) {
	pages := map[string]http.HandlerFunc{}
	for path, body := range files {
		pages[path] = func(w http.ResponseWriter, _ *http.Request) { w.Write(body) }
	}
	web.Handle(host, site(pages))
}

func TestAChainThatLacksItsIntermediateIsIncomplete(t *testing.T) {
	onWeb(t, func(t *testing.T, web *fakeweb.Web) {
		var none *issuer
		root := none.sign(t, "")
		first := root.sign(t, "")
		second := first.sign(t, "", "http://ca.test/first.pem")
		third := second.sign(t, "", "ldap://ca.test/second", "http://ca.test/second.cer")
		fourth := third.sign(t, "", "http://ca.test/third.cer")
		serves(web, "ca.test", map[string][]byte{
			"/first.pem":  pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: first.cert.Raw}),
			"/second.cer": second.cert.Raw, "/third.cer": third.cert.Raw, "/fourth.cer": fourth.cert.Raw,
		})
		o := trusting(web, root)
		shows(t, &o, web, "whole.test", nil, second.sign(t, "whole.test"), second, first)
		shows(t, &o, web, "one.test", nil, second.sign(t, "one.test"), second)
		shows(t, &o, web, "again.test", nil, second.sign(t, "again.test"), second)
		shows(t, &o, web, "three.test", nil, third.sign(t, "three.test", "http://ca.test/third.cer"))
		shows(t, &o, web, "four.test", nil, fourth.sign(t, "four.test", "http://ca.test/fourth.cer"))
		want := map[string]linkwatch.TLSError{
			"whole.test": "", "one.test": linkwatch.CertIncomplete, "again.test": linkwatch.CertIncomplete,
			"three.test": linkwatch.CertIncomplete, "four.test": linkwatch.CertUnknown,
		}
		c, err := New(o)
		if err != nil {
			t.Fatal(err)
		}
		for _, host := range []string{"whole.test", "one.test", "again.test", "three.test", "four.test"} {
			v := oneRound(t, c, dues("https://"+host+"/"))["https://"+host+"/"]
			if v.TLS.Error != want[host] || v.Status != 200 || v.Page.Title != "behind it" {
				t.Errorf("%s: got %q, status %d, failure %+v, page %q, want %q and the page", host, v.TLS.Error, v.Status, v.Failure, v.Page.Title, want[host])
			}
		}
		equal(t, "certificates fetched, each once", asked(web, "ca.test"), []string{"/first.pem", "/third.cer", "/second.cer", "/fourth.cer"})
	})
}

func TestAnIssuerThatCannotBeHadIsUnknown(t *testing.T) {
	for name, at := range map[string]string{
		"nowhere said": "", "a 404": "http://ca.test/none", "no certificate": "http://ca.test/garbage", "too long": "http://ca.test/long",
		"of somebody else": "http://ca.test/other.cer", "over TLS": "https://ca.test/right.cer", "a redirect": "http://moved.test/",
		"on our own machine": "http://127.0.0.1/right.cer", "a name inside": "http://inner.test/right.cer",
		"a port for something else": "http://ca.test:25/right.cer", "never answered": "http://mute.test/",
	} {
		onWeb(t, func(t *testing.T, web *fakeweb.Web) {
			var none *issuer
			root := none.sign(t, "")
			middle := root.sign(t, "")
			serves(web, "ca.test", map[string][]byte{
				"/garbage": []byte("garbage"), "/right.cer": middle.cert.Raw, "/other.cer": root.sign(t, "").cert.Raw,
				"/long": append(bytes.Repeat([]byte("\n"), maxIssuer), pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: middle.cert.Raw})...),
			})
			web.Handle("moved.test", redirectTo("http://ca.test/right.cer"))
			web.Handle("mute.test", say("mute"))
			web.Fault("mute.test", "mute")
			for _, private := range []string{"127.0.0.1", "inner.test"} {
				serves(web, private, map[string][]byte{"/right.cer": middle.cert.Raw})
			}
			web.Addr("inner.test", netip.MustParseAddr("10.0.0.9"))
			o := trusting(web, root)
			var urls []string
			if at != "" {
				urls = []string{at}
			}
			shows(t, &o, web, "h.test", nil, middle.sign(t, "h.test", urls...))
			o.IgnoreRobots, o.Timeout = true, 6*time.Second
			v := visitOf(t, o, "https://h.test/")
			if v.TLS.Error != linkwatch.CertUnknown || v.Page.Title != "behind it" || v.Took > issuerTime {
				t.Errorf("%s: got %q, failure %+v, page %q after %s, want %q and the page", name, v.TLS.Error, v.Failure, v.Page.Title, v.Took, linkwatch.CertUnknown)
			}
			for _, dial := range web.Dials() {
				if strings.HasPrefix(dial, "127.") || strings.HasPrefix(dial, "10.") || strings.HasSuffix(dial, ":25") {
					t.Errorf("%s: %s was dialed", name, dial)
				}
			}
		})
	}
}

func TestAServerThatShowsEverMoreCertificatesTakesNoMoreTime(t *testing.T) {
	var none *issuer
	root := none.sign(t, "")
	leaf := root.sign(t, "h.test")
	shown := []*x509.Certificate{leaf.cert}
	for range maxShown - 1 {
		shown = append(shown, none.sign(t, "").cert)
	}
	if got := chainEnd(append(shown, root.cert)); got != leaf.cert {
		t.Errorf("of %d certificates the last is %q, want %q: no more than %d are looked at", len(shown)+1, got.Subject, leaf.cert.Subject, maxShown)
	}
	shown[maxShown-1] = root.cert
	if got := chainEnd(shown); got != root.cert {
		t.Errorf("of %d certificates the last is %q, want %q", len(shown), got.Subject, root.cert.Subject)
	}
}

func TestACertificateSendsUsToFewPlaces(t *testing.T) {
	onWeb(t, func(t *testing.T, web *fakeweb.Web) {
		var none *issuer
		root := none.sign(t, "")
		var urls []string
		for i := range 100 {
			urls = append(urls, fmt.Sprintf("http://victim.test/%d", i))
		}
		web.Handle("victim.test", http.NotFoundHandler())
		o := trusting(web, root)
		shows(t, &o, web, "h.test", nil, root.sign(t, "").sign(t, "h.test", urls...))
		o.IgnoreRobots = true
		visitOf(t, o, "https://h.test/")
		equal(t, "asked for the issuer", asked(web, "victim.test"), []string{"/0", "/1", "/2"})
	})
}

func TestACertificateThatItsServerShowsAsRevokedIsToldApart(t *testing.T) {
	onWeb(t, func(t *testing.T, web *fakeweb.Web) {
		var none *issuer
		root, other := none.sign(t, ""), none.sign(t, "")
		answer := func(by *issuer, leaf *issuer, status int, until time.Duration) []byte {
			der, err := ocsp.CreateResponse(by.cert, by.cert, ocsp.Response{
				Status: status, SerialNumber: leaf.cert.SerialNumber, RevokedAt: time.Now(),
				ThisUpdate: time.Now().Add(-time.Minute), NextUpdate: time.Now().Add(until),
			}, by.key)
			if err != nil {
				t.Fatal(err)
			}
			return der
		}
		o := trusting(web, root)
		for host, c := range map[string]struct {
			staple func(leaf *issuer) []byte
			want   linkwatch.TLSError
		}{
			"good.test":    {func(l *issuer) []byte { return answer(root, l, ocsp.Good, time.Hour) }, ""},
			"revoked.test": {func(l *issuer) []byte { return answer(root, l, ocsp.Revoked, time.Hour) }, linkwatch.CertRevoked},
			"old.test":     {func(l *issuer) []byte { return answer(root, l, ocsp.Revoked, -time.Second) }, ""},
			"forged.test":  {func(l *issuer) []byte { return answer(other, l, ocsp.Revoked, time.Hour) }, ""},
			"garbage.test": {func(*issuer) []byte { return []byte("garbage") }, ""},
		} {
			leaf := root.sign(t, host)
			shows(t, &o, web, host, c.staple(leaf), leaf)
			v := visitOf(t, o, "https://"+host+"/")
			if v.TLS.Error != c.want || v.Status != 200 || v.Page.Title != "behind it" {
				t.Errorf("%s: got %q, status %d, failure %+v, want %q and the page", host, v.TLS.Error, v.Status, v.Failure, c.want)
			}
		}
	})
}
