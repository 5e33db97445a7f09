package crawler

import (
	"cmp"
	"fmt"
	"strings"

	"golang.org/x/net/http/httpguts"

	"linkwatch"
)

// policy gives how a host is visited: as the options say of it, and where they
// say nothing as every host is.
func (o *Options) policy(host string) linkwatch.HostPolicy {
	p := o.Hosts[strings.TrimSuffix(host, ".")]
	orDefault(&p.Delay, o.HostDelay)
	orDefault(&p.Parallel, o.HostParallel)
	orDefault(&p.Timeout, o.Timeout)
	orDefault(&p.UserAgent, o.UserAgent)
	return p
}

// checkHosts names what makes no sense in what is said of single hosts.
func (o *Options) checkHosts() error {
	for host, p := range o.Hosts {
		if min(int64(p.Delay), int64(p.Parallel), int64(p.Timeout)) < 0 {
			return fmt.Errorf("host %s: a number or duration is negative", host)
		}
		for name, value := range p.Headers {
			if !httpguts.ValidHeaderFieldName(name) || !httpguts.ValidHeaderFieldValue(value) {
				return fmt.Errorf("host %s: header %q: no such header can be sent", host, name) // its value may be a secret
			}
		}
	}
	return nil
}

// most gives the largest value that any host has.
func most[T cmp.Ordered](o *Options, usual T, of func(linkwatch.HostPolicy) T) T {
	for _, p := range o.Hosts {
		usual = max(usual, of(p))
	}
	return usual
}

// obeys reports whether robots.txt may keep us from an entry at a host. What is
// said of the host goes before what is said of the entry.
func (r *round) obeys(of *linkwatch.Policy, h *hostQueue) bool {
	word := h.policy.Robots
	if word == "" {
		word = of.Robots
	}
	return !r.crawler.options.IgnoreRobots && word != linkwatch.IgnoreRobots
}
