package crawler

import (
	"context"
	"net/url"
	"slices"
	"strings"

	"golang.org/x/net/dns/dnsmessage"
	"golang.org/x/net/publicsuffix"

	"linkwatch"
)

// nameServers gives the name servers of a visit's domain.
func (c *Crawler) nameServers(ctx context.Context, v *linkwatch.Visit) []string {
	domain := c.domain(v)
	if domain == "" {
		return nil
	}
	servers, _ := c.servers.of(ctx, domain) // that they are not known is all there is to say
	return servers
}

// domain gives the domain whose host was asked last, if its name servers can be
// asked for and its name was looked up at all: behind a proxy the web's names
// are not ours to ask for.
func (c *Crawler) domain(v *linkwatch.Visit) string {
	if c.servers.ask == nil || len(v.Resolution.Addresses) == 0 {
		return ""
	}
	return domainOf(v.FinalURL)
}

// asksNS gives what asks for a domain's name servers; nil if nobody can be asked.
func (n names) asksNS(network Network) func(context.Context, string) ([]string, error) {
	ask := network.NS
	switch {
	case ask != nil:
	case n.records == nil:
		return nil
	default:
		ask = n.nameServers
	}
	return func(ctx context.Context, domain string) ([]string, error) {
		servers, err := ask(ctx, domain)
		return canonical(servers), err
	}
}

// nameServers asks for those of a domain.
func (n names) nameServers(ctx context.Context, domain string) ([]string, error) {
	f, err := n.records(ctx, domain, dnsmessage.TypeNS)
	if err != nil || len(f.aliases) > 0 { // they would be another domain's
		return nil, err
	}
	return f.servers, nil
}

// canonical gives names in lower case, without the final dot, and sorted.
func canonical(names []string) []string {
	var kept []string
	for _, name := range names {
		if name = strings.TrimSuffix(strings.ToLower(name), "."); name != "" {
			kept = append(kept, name)
		}
	}
	slices.Sort(kept)
	return slices.Compact(kept)
}

// domainOf gives the registrable domain of a URL's host; "" if it has none, as
// an address.
func domainOf(text string) string {
	u, err := url.Parse(text)
	if err != nil {
		return ""
	}
	host := strings.TrimSuffix(u.Hostname(), ".")
	if _, is := address(host); is {
		return ""
	}
	return registrable(host)
}

// registrable gives the part of a host's name that somebody has registered, or
// "". Below suffixes that are no registry's but a company's, as github.io, no
// name has servers of its own: there it is the company's domain.
func registrable(host string) string {
	suffix, official := publicsuffix.PublicSuffix(host)
	for !official {
		_, parent, more := strings.Cut(suffix, ".")
		if !more {
			break // the suffix is a top level that the list does not know
		}
		suffix, official = publicsuffix.PublicSuffix(parent)
	}
	rest, ok := strings.CutSuffix(host, "."+suffix)
	if !ok || rest == "" {
		return ""
	}
	return rest[strings.LastIndexByte(rest, '.')+1:] + "." + suffix
}
