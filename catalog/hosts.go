package catalog

import (
	"maps"
	"net/netip"
	"net/textproto"
	"slices"
	"strings"

	"linkwatch"
)

// hosts takes up how the hosts are visited that the catalog names.
func (r *reader) hosts(d *decoder, named map[string]host) {
	for _, name := range slices.Sorted(maps.Keys(named)) {
		h := named[name]
		p := linkwatch.HostPolicy{
			Queue:     h.Queue.text,
			Delay:     h.Delay.length,
			Parallel:  h.Parallel.n,
			Timeout:   h.Timeout.length,
			UserAgent: h.UserAgent.text,
			Robots:    linkwatch.Robots(h.Robots.text),
		}
		for header, value := range h.Headers {
			if p.Headers == nil {
				p.Headers = map[string]string{}
			}
			p.Headers[header] = value.text
			if secretHeader(header) {
				d.warning(value.mark, "host "+quoted(name)+": headers."+header+" holds a password or token", "whoever reads the catalog can use it; name pages that need none")
			}
		}
		r.catalog.Hosts[name] = p
	}
}

func (n *hostName) read() bool {
	if strings.Contains(n.text, ":") {
		ip, err := netip.ParseAddr(n.text)
		return err == nil && ip.String() == n.text
	}
	for label := range strings.SplitSeq(n.text, ".") {
		if len(label) > 63 || strings.HasPrefix(label, "-") || strings.HasSuffix(label, "-") {
			return false
		}
	}
	return len(n.text) <= 253 // RFC 1035, section 2.3.4, as text
}

func (n *hostName) hint() string {
	lower := strings.ToLower(n.text)
	if ip, err := netip.ParseAddr(lower); err == nil && ip.Zone() == "" {
		return "write it as " + ip.String()
	}
	name, _, ported := strings.Cut(lower, ":")
	switch {
	case strings.Contains(n.text, "/"):
		return "leave out all of the address but its host"
	case strings.IndexFunc(n.text, func(r rune) bool { return r > '~' }) >= 0:
		return "write it as it is sent, in letters from a to z: xn--..."
	case ported && hostForm.fits(name) && strings.Count(n.text, ":") == 1:
		return "leave out the port: it holds for all ports"
	case lower != n.text && hostForm.fits(lower):
		return "write it in lower case: " + lower
	}
	return ""
}

// Headers that belong to a connection or to how linkwatch asks and reads.
var ownHeaders = []string{
	"Accept-Encoding", "Connection", "Content-Length", "Expect", "Host", "If-Match", "If-Modified-Since", "If-None-Match", "If-Range",
	"If-Unmodified-Since", "Keep-Alive", "Proxy-Authorization", "Proxy-Connection", "Range", "Te", "Trailer", "Transfer-Encoding", "Upgrade", "User-Agent",
}

// read also writes the name in the one way that all its spellings share.
func (n *headerName) read() bool {
	n.text = textproto.CanonicalMIMEHeaderKey(n.text)
	return !slices.Contains(ownHeaders, n.text)
}

func (n *headerName) hint() string {
	switch {
	case n.text == "User-Agent":
		return "write it as user_agent, beside headers"
	case slices.Contains(ownHeaders, n.text):
		return "linkwatch sets it as each request needs it"
	}
	return ""
}

// secretHeader reports whether a header's value lets its holder in.
func secretHeader(name string) bool { return secret.MatchString(name + ":") }

// read takes what is longer than nothing and no longer than an hour.
func (s *span) read() bool { return s.duration.read() && s.length > 0 && s.length <= maxSpan }

func (s *span) hint() string {
	switch {
	case !durationForm.fits(s.text):
		return s.duration.hint()
	case s.length == 0:
		return "leave the key out for what holds for all hosts"
	}
	return ""
}
