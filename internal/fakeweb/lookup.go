package fakeweb

import (
	"context"
	"errors"
	"net"
	"time"
)

// The errors here read as those of package net's own resolver.

func notFound(name string) error {
	return &net.DNSError{Err: "no such host", Name: name, Server: nameServer, IsNotFound: true}
}

const nameServer = "192.0.2.53:53"

func lookupTimedOut(name string) error {
	return &net.DNSError{Err: "i/o timeout", Name: name, Server: nameServer, IsTimeout: true, IsTemporary: true}
}

// lookupEnded is the error of a lookup whose context ended.
func lookupEnded(name string, cause error) error {
	if errors.Is(cause, context.DeadlineExceeded) {
		return &net.DNSError{UnwrapErr: cause, Err: "i/o timeout", Name: name, IsTimeout: true}
	}
	return &net.DNSError{UnwrapErr: cause, Err: "operation was canceled", Name: name}
}

func nxdomain(_ context.Context, name string, _ time.Duration) error { return notFound(name) }

// noAddress is a name that exists, without an address.
func noAddress(context.Context, string, time.Duration) error { return nil }

func servfail(_ context.Context, name string, _ time.Duration) error {
	return &net.DNSError{Err: "server misbehaving", Name: name, Server: nameServer, IsTemporary: true}
}

func dnsTimeout(ctx context.Context, name string, d time.Duration) error {
	if err := pause(ctx, d); err != nil {
		return lookupEnded(name, err)
	}
	return lookupTimedOut(name)
}

// pause waits for d, or less if the context ends first.
func pause(ctx context.Context, d time.Duration) error {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}
