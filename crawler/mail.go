package crawler

import (
	"context"
	"errors"
	"net/netip"
	"net/url"
	"slices"
	"strings"
	"sync"

	"golang.org/x/net/dns/dnsmessage"
	"golang.org/x/net/http/httpproxy"

	"linkwatch"
)

// mailDomains gives the domains of the e-mail addresses among facts, in ASCII
// and lower case, sorted.
func mailDomains(facts []linkwatch.Fact) []string {
	var domains []string
	for _, f := range facts {
		at := strings.LastIndexByte(f.Value, '@')
		if f.Kind != linkwatch.Email || at < 0 {
			continue
		}
		domain, err := asciiHost(strings.TrimSuffix(strings.TrimSpace(f.Value[at+1:]), "."))
		if _, notAddress := netip.ParseAddr(domain); err == nil && notAddress != nil && domain != "" {
			domains = append(domains, domain)
		}
	}
	slices.Sort(domains)
	return slices.Compact(domains)
}

// deliveries tells of each domain whether mail can be delivered there, as far as
// anybody could be asked. All are asked about at once: none waits for a silent one.
func (c *Crawler) deliveries(ctx context.Context, domains []string) []linkwatch.MailDomain {
	told := make([]linkwatch.MailDomain, len(domains))
	var all sync.WaitGroup
	for i, domain := range domains {
		all.Go(func() { told[i] = linkwatch.MailDomain{Name: domain, Takes: c.takes(ctx, domain)} })
	}
	all.Wait()
	return slices.DeleteFunc(told, func(m linkwatch.MailDomain) bool { return m.Takes == "" })
}

// takes tells whether a domain takes mail; "" if nobody could be asked, or waited for.
func (c *Crawler) takes(ctx context.Context, domain string) linkwatch.Delivery {
	takes, err := c.mail.of(ctx, domain)
	switch {
	case errors.Is(err, errUnasked), errors.Is(err, context.Canceled): // by us
		return ""
	case err != nil, takes == "":
		return linkwatch.MailUnknown
	}
	return takes
}

// delivery asks whether mail can be delivered to a domain: by the hosts of its MX
// records, else to its own address (RFC 5321, 5.1), unless it says that it takes
// none (RFC 7505). No mail server is spoken to.
func (n names) delivery(ctx context.Context, domain string) (linkwatch.Delivery, error) {
	f, err := n.records(ctx, domain, dnsmessage.TypeMX)
	switch {
	case err != nil && !isNotFound(err):
		return "", err
	case slices.ContainsFunc(f.mail, func(host string) bool { return host != "." }):
		return linkwatch.Delivers, nil
	case len(f.mail) > 0:
		return linkwatch.NoMail, nil
	}
	f, err = n.lookup(ctx, domain)
	switch {
	case len(f.addrs) > 0:
		return linkwatch.Delivers, nil
	case err == nil, isNotFound(err):
		return linkwatch.NoMail, nil
	}
	return "", err
}

// asksMX gives what asks whether a domain takes mail; nil if nobody can be asked.
func (n names) asksMX(network Network) func(context.Context, string) (linkwatch.Delivery, error) {
	switch {
	case network.MX != nil:
		return network.MX
	case n.records == nil:
		return nil
	case network.Dial != nil:
		return n.delivery
	}
	return unlessProxied(n.delivery)
}

// unlessProxied asks nobody about the names that are asked for by way of a
// proxy: the name servers at hand may know only those of our own network.
func unlessProxied[T any](ask func(context.Context, string) (T, error)) func(context.Context, string) (T, error) {
	proxy := httpproxy.FromEnvironment().ProxyFunc()
	return func(ctx context.Context, domain string) (T, error) {
		if to, err := proxy(&url.URL{Scheme: "https", Host: domain}); to != nil || err != nil {
			var nothing T
			return nothing, errUnasked
		}
		return ask(ctx, domain)
	}
}
