package crawler

import (
	"cmp"
	"context"
	"encoding/binary"
	"errors"
	"io"
	"math/rand/v2"
	"net"
	"slices"
	"strings"
	"time"

	"golang.org/x/net/dns/dnsmessage"
)

// A nameClient asks name servers that recurse. Package net has a client too; it
// keeps the CNAME chain to itself, and calls a name without an address one that
// does not exist.
type nameClient struct {
	servers []string // HOST:PORT, the first is asked first
	dial    func(ctx context.Context, network, address string) (net.Conn, error)
	silent  *silences
}

const (
	queryTime  = 5 * time.Second // of one query to one server, at most
	queryTries = 2               // of all servers
	// resolutionDelay is how long one family's addresses wait for the other's:
	// RFC 8305, section 3.
	resolutionDelay = 50 * time.Millisecond
)

// lookup asks for both families side by side. IPv6 addresses come first.
func (c *nameClient) lookup(ctx context.Context, host string) (found, error) {
	name, err := asName(host)
	if err != nil {
		return found{}, err
	}
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	type reply struct {
		found
		err error
	}
	ask := func(family dnsmessage.Type) <-chan reply {
		replies := make(chan reply, 1)
		go func() {
			f, err := c.ask(ctx, name, family, queryTime)
			replies <- reply{f, err}
		}()
		return replies
	}
	six, four := ask(dnsmessage.TypeAAAA), ask(dnsmessage.TypeA)
	var v6, v4 reply
	select {
	case v6 = <-six:
		stop := hurry(len(v6.addrs), cancel)
		v4 = <-four
		stop()
	case v4 = <-four:
		stop := hurry(len(v4.addrs), cancel)
		v6 = <-six
		stop()
	}
	both := found{aliases: v4.aliases, addrs: append(v6.addrs, v4.addrs...)}
	if len(v6.aliases) > len(both.aliases) {
		both.aliases = v6.aliases
	}
	switch {
	case len(both.addrs) > 0:
		return both, nil
	case isNotFound(v6.err): // of the name, whatever was asked for
		return both, v6.err
	}
	return both, cmp.Or(v4.err, v6.err)
}

// records asks for what is no address. Each query gets its share of the time
// that ctx leaves, so that the last server is asked too. One that says nothing to
// such a question may be as good as any for addresses: it is not held against it.
func (c *nameClient) records(ctx context.Context, domain string, kind dnsmessage.Type) (found, error) {
	name, err := asName(domain)
	if err != nil {
		return found{}, err
	}
	patience := queryTime
	if end, ok := ctx.Deadline(); ok {
		patience = min(patience, time.Until(end)/time.Duration(queryTries*max(1, len(c.servers))))
	}
	apart := nameClient{c.servers, c.dial, new(silences)}
	return apart.ask(ctx, name, kind, patience)
}

// asName gives a host's name as it is asked for. One that nobody can have is
// not found.
func asName(host string) (dnsmessage.Name, error) {
	name, err := dnsmessage.NewName(strings.TrimSuffix(host, ".") + ".")
	if err != nil || slices.ContainsFunc(strings.Split(strings.TrimSuffix(host, "."), "."), noLabel) {
		return name, notFound(host)
	}
	return name, nil
}

// noLabel reports whether a part of a name cannot be one: RFC 1035, 2.3.4.
func noLabel(part string) bool { return part == "" || len(part) > 63 }

// hurry gives the other family little time once one has addresses.
func hurry(addresses int, cancel context.CancelFunc) (stop func()) {
	if addresses == 0 {
		return func() {}
	}
	timer := time.AfterFunc(resolutionDelay, cancel)
	return func() { timer.Stop() }
}

// ask asks one server after the other until one knows, first for a short time:
// the query or its answer may have been lost.
func (c *nameClient) ask(ctx context.Context, name dnsmessage.Name, kind dnsmessage.Type, patience time.Duration) (f found, err error) {
	q := dnsmessage.Question{Name: name, Type: kind, Class: dnsmessage.ClassINET}
	tries := queryTries
	if !slices.ContainsFunc(c.servers, func(server string) bool { return !c.silent.isMute(server) }) {
		tries = 1
	}
	for try := range tries {
		for _, server := range c.silent.order(c.servers) {
			patience := patience
			switch {
			case c.silent.isMute(server):
				patience = min(patience, mutePatience/time.Duration(len(c.servers)))
			case try == 0:
				patience = min(patience, firstTime)
			}
			f, err = c.askServer(ctx, server, q, patience)
			if err == nil || isNotFound(err) || ctx.Err() != nil {
				return f, err
			}
		}
	}
	return f, err
}

func (c *nameClient) askServer(parent context.Context, server string, q dnsmessage.Question, patience time.Duration) (found, error) {
	ctx, cancel := context.WithTimeout(parent, patience)
	defer cancel()
	if patience > mutePatience {
		defer time.AfterFunc(mutePatience, func() {
			if c.silent.isMute(server) { // as others have found by now
				cancel()
			}
		}).Stop()
	}
	for _, network := range []string{"udp", "tcp"} {
		asked := time.Now()
		message, err := c.exchange(ctx, network, server, q)
		if err == nil || parent.Err() == nil || time.Since(asked) >= mutePatience { // else it is we who did not wait
			c.silent.heard(server, q.Name.String(), err == nil)
		}
		if err != nil {
			return found{}, &net.DNSError{UnwrapErr: err, Err: err.Error(), Name: q.Name.String(), Server: server, IsTimeout: timedOut(err) || ctx.Err() != nil}
		}
		f, err := readAnswer(message, q)
		if !errors.Is(err, errTruncated) {
			return f, err
		}
	}
	return found{}, &net.DNSError{Err: errTruncated.Error(), Name: q.Name.String(), Server: server, IsTemporary: true}
}

// exchange sends a query and gives the message that answers it. Over UDP
// anything else that comes is passed over: it may be forged.
func (c *nameClient) exchange(ctx context.Context, network, server string, q dnsmessage.Question) ([]byte, error) {
	conn, err := c.dial(ctx, network, server)
	if err != nil {
		return nil, err
	}
	defer conn.Close()
	defer context.AfterFunc(ctx, func() { conn.SetDeadline(time.Unix(1, 0)) })()
	id := uint16(rand.Uint32())
	query, err := (&dnsmessage.Message{
		Header: dnsmessage.Header{ID: id, RecursionDesired: true}, Questions: []dnsmessage.Question{q},
	}).AppendPack(make([]byte, 2, 514))
	if err != nil {
		return nil, err // lookup lets no such name pass
	}
	if network == "tcp" {
		binary.BigEndian.PutUint16(query, uint16(len(query)-2))
		if _, err := conn.Write(query); err != nil {
			return nil, err
		}
		message, err := readPrefixed(conn)
		if err == nil && !answers(message, id, q) {
			err = errors.New("an answer to something else")
		}
		return message, err
	}
	if _, err := conn.Write(query[2:]); err != nil {
		return nil, err
	}
	message := make([]byte, maxUDP)
	for {
		n, err := conn.Read(message)
		if err != nil {
			return nil, err
		}
		if answers(message[:n], id, q) {
			return message[:n], nil
		}
	}
}

// maxUDP is the size of an answer to who asks for no more (RFC 1035, 4.2.1), and
// room for a server that does not care.
const maxUDP = 4096

// readPrefixed reads a message after its length: RFC 1035, 4.2.2.
func readPrefixed(from io.Reader) ([]byte, error) {
	var size [2]byte
	if _, err := io.ReadFull(from, size[:]); err != nil {
		return nil, err
	}
	message := make([]byte, binary.BigEndian.Uint16(size[:]))
	_, err := io.ReadFull(from, message)
	return message, err
}
