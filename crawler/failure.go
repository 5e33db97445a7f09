package crawler

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"strings"
	"syscall"
	"time"

	"linkwatch"
)

// A stage is where in a request something happens. Its name is in the detail
// of a timeout.
type stage int32

// The stages of a request. One on a kept connection begins with the headers.
const (
	inHeaders stage = iota
	inDNS
	inConnect
	inTLS
	inBody
)

// String gives the stage's name.
func (s stage) String() string {
	return [...]string{inHeaders: "headers", inDNS: "dns", inConnect: "connect", inTLS: "tls", inBody: "body"}[s]
}

// A stageError is an error of the dialer, which knows its stage for sure.
type stageError struct {
	stage stage
	err   error
}

func (e *stageError) Error() string { return e.stage.String() + ": " + e.err.Error() }
func (e *stageError) Unwrap() error { return e.err }

// A refusal is why we did not go where we were sent.
type refusal string

func (r refusal) Error() string { return string(r) }

// A panicked is a panic of our own, contained to an exchange.
type panicked struct{ value any }

func (p panicked) Error() string { return fmt.Sprintf("panic: %v", p.value) }

// A noStatus is a number in a status's place that ends nothing: RFC 9110, 15.
type noStatus int

func (s noStatus) Error() string { return fmt.Sprintf("an answer that ends with status %03d", int(s)) }

var (
	errNoAddress     = errors.New("no address")
	errUnconditional = errors.New("304 to a request without conditions")
)

// failureOf names what an error means. It is the one place where errors become
// failures; a timeout of our own is told apart before it by the exchange.
func failureOf(err error, at stage) linkwatch.Failure {
	var known *stageError
	if errors.As(err, &known) {
		at, err = known.stage, known.err
	}
	var refused refusal
	if errors.As(err, &refused) {
		return linkwatch.Failure{Kind: linkwatch.Refused, Detail: string(refused)}
	}
	var ours panicked
	switch {
	case errors.As(err, &ours):
		return linkwatch.Failure{Kind: linkwatch.VisitPanicked, Detail: ours.Error()}
	case at == inDNS:
		return linkwatch.Failure{Kind: linkwatch.DNS, Detail: dnsDetail(err)}
	case timedOut(err):
		return linkwatch.Failure{Kind: linkwatch.Timeout, Detail: at.String()}
	case at == inConnect:
		return linkwatch.Failure{Kind: linkwatch.Connect, Detail: connectDetail(err)}
	case at == inTLS, strings.HasPrefix(words(err), "tls: "): // some alerts come late: that we should show a certificate
		return linkwatch.Failure{Kind: linkwatch.TLSHandshake, Detail: tlsDetail(err)}
	}
	return linkwatch.Failure{Kind: linkwatch.Protocol, Detail: protocolDetail(err)}
}

// timeout is the failure of a request that met its deadline.
func timeout(at stage, after time.Duration) linkwatch.Failure {
	return linkwatch.Failure{Kind: linkwatch.Timeout, Detail: at.String() + ", after " + after.String()}
}

// connected reports whether a failure came of a server that could be spoken to.
func connected(f linkwatch.Failure) bool {
	stage, _, _ := strings.Cut(f.Detail, ",")
	return f.Kind == linkwatch.Protocol || f.Kind == linkwatch.Timeout && (stage == inHeaders.String() || stage == inBody.String())
}

func timedOut(err error) bool {
	var n net.Error
	return errors.Is(err, context.DeadlineExceeded) || errors.Is(err, os.ErrDeadlineExceeded) || errors.As(err, &n) && n.Timeout()
}

func dnsDetail(err error) string {
	var dns *net.DNSError
	switch {
	case errors.Is(err, errNoAddress):
		return linkwatch.NoAddress
	case errors.As(err, &dns) && dns.IsNotFound:
		return linkwatch.NXDomain
	case timedOut(err):
		return linkwatch.DNSTime
	}
	return linkwatch.ServFail
}

func connectDetail(err error) string {
	switch {
	case errors.Is(err, syscall.ECONNREFUSED):
		return "refused"
	case errors.Is(err, syscall.EHOSTUNREACH), errors.Is(err, syscall.ENETUNREACH), errors.Is(err, syscall.EADDRNOTAVAIL):
		return "unreachable"
	case reset(err):
		return "reset"
	}
	return words(err)
}

func tlsDetail(err error) string {
	switch {
	case reset(err):
		return "reset"
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		return "closed"
	case strings.Contains(words(err), "protocol version"): // TLS 1.0 and 1.1 at most, as alert or as answer
		return "protocol version"
	}
	return words(err)
}

// protocolDetail leans on the words of net/http where it has no error values.
func protocolDetail(err error) string {
	text := words(err)
	for _, preface := range []string{"net/http: ", "http: ", "HTTP/1.x transport connection broken: "} {
		text = strings.TrimPrefix(text, preface)
	}
	switch {
	case reset(err):
		return "reset"
	case strings.Contains(text, "headers exceeded"):
		return "headers too large"
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF), strings.Contains(text, "server closed"):
		return "cut"
	}
	return text
}

func reset(err error) bool {
	return errors.Is(err, syscall.ECONNRESET) || errors.Is(err, syscall.EPIPE) || errors.Is(err, syscall.ECONNABORTED)
}

// words gives an error's text, without the addresses of an operation on a
// connection, in one line of bounded length.
func words(err error) string {
	var op *net.OpError
	if errors.As(err, &op) && op.Err != nil {
		err = op.Err
	}
	text := strings.Join(strings.Fields(err.Error()), " ")
	if len(text) > maxWords {
		text = strings.ToValidUTF8(text[:maxWords], "") + "…"
	}
	return text
}

const maxWords = 200
