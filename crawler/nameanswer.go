package crawler

import (
	"errors"
	"net"
	"net/netip"
	"strings"

	"golang.org/x/net/dns/dnsmessage"
)

// What is taken of an answer, whoever made it.
const (
	maxRecords   = 500
	maxAliases   = 16
	maxAddresses = 64
	maxServers   = 32 // for a domain, or for its mail
)

var errTruncated = errors.New("truncated")

// answers reports whether a message answers the question with that ID.
func answers(message []byte, id uint16, q dnsmessage.Question) bool {
	var p dnsmessage.Parser
	h, err := p.Start(message)
	if err != nil || h.ID != id || !h.Response {
		return false
	}
	asked, err := p.Question()
	return err == nil && asked.Type == q.Type && asked.Class == q.Class && lower(asked.Name) == lower(q.Name)
}

// readAnswer gives what a message says of a question's name: the chain of its
// aliases, and what was asked for at the end of it.
func readAnswer(message []byte, q dnsmessage.Question) (found, error) {
	host := strings.TrimSuffix(q.Name.String(), ".")
	failed := func(text string) error { return &net.DNSError{Err: text, Name: host, IsTemporary: true} }
	var p dnsmessage.Parser
	h, err := p.Start(message)
	if err == nil {
		err = p.SkipAllQuestions()
	}
	switch {
	case err != nil:
		return found{}, failed("malformed answer: " + err.Error())
	case h.Truncated:
		return found{}, errTruncated
	case h.RCode != dnsmessage.RCodeSuccess && h.RCode != dnsmessage.RCodeNameError:
		return found{}, failed(h.RCode.String())
	}
	records, err := readRecords(&p)
	if err != nil {
		return found{}, failed("malformed answer: " + err.Error())
	}
	f, err := records.follow(lower(q.Name))
	switch {
	case err != nil:
		return f, failed(err.Error())
	case h.RCode == dnsmessage.RCodeNameError: // of the last alias, if there are any
		return found{aliases: f.aliases}, notFound(host)
	}
	return f, nil
}

// records are what an answer says of names, in lower case.
type records struct {
	aliases   map[string]string
	addresses map[string][]netip.Addr
	servers   map[string][]string
	mail      map[string][]string
}

func readRecords(p *dnsmessage.Parser) (records, error) {
	r := records{map[string]string{}, map[string][]netip.Addr{}, map[string][]string{}, map[string][]string{}}
	for range maxRecords {
		h, err := p.AnswerHeader()
		if errors.Is(err, dnsmessage.ErrSectionDone) {
			return r, nil
		}
		if err != nil {
			return r, err
		}
		if err := r.add(p, h); err != nil {
			return r, err
		}
	}
	return r, errors.New("too many records")
}

func (r records) add(p *dnsmessage.Parser, h dnsmessage.ResourceHeader) error {
	name := lower(h.Name)
	switch {
	case h.Class != dnsmessage.ClassINET:
		return p.SkipAnswer()
	case h.Type == dnsmessage.TypeCNAME:
		alias, err := p.CNAMEResource()
		if err == nil {
			r.aliases[name] = lower(alias.CNAME)
		}
		return err
	case h.Type == dnsmessage.TypeA:
		a, err := p.AResource()
		if err == nil {
			r.addresses[name] = append(r.addresses[name], netip.AddrFrom4(a.A))
		}
		return err
	case h.Type == dnsmessage.TypeAAAA:
		a, err := p.AAAAResource()
		if err == nil {
			r.addresses[name] = append(r.addresses[name], netip.AddrFrom16(a.AAAA))
		}
		return err
	case h.Type == dnsmessage.TypeNS:
		ns, err := p.NSResource()
		if err == nil {
			r.servers[name] = append(r.servers[name], lower(ns.NS))
		}
		return err
	case h.Type == dnsmessage.TypeMX:
		mx, err := p.MXResource()
		if err == nil {
			r.mail[name] = append(r.mail[name], lower(mx.MX))
		}
		return err
	}
	return p.SkipAnswer()
}

// follow goes from a name over its aliases to what was asked for.
func (r records) follow(name string) (f found, err error) {
	for len(f.aliases) <= maxAliases {
		alias, ok := r.aliases[name]
		if !ok {
			f.addrs = atMost(maxAddresses, r.addresses[name])
			f.servers, f.mail = atMost(maxServers, r.servers[name]), atMost(maxServers, r.mail[name])
			return f, nil
		}
		f.aliases = append(f.aliases, strings.TrimSuffix(alias, "."))
		name = alias
	}
	return found{}, errors.New("aliases without end")
}

func atMost[T any](n int, list []T) []T { return list[:min(len(list), n)] }

func lower(n dnsmessage.Name) string { return strings.ToLower(n.String()) }

func notFound(host string) error {
	return &net.DNSError{Err: "no such host", Name: host, IsNotFound: true}
}

func isNotFound(err error) bool {
	var dns *net.DNSError
	return errors.As(err, &dns) && dns.IsNotFound
}
