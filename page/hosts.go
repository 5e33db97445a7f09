package page

import (
	"bytes"
	"net/netip"
	"slices"
	"strings"

	"golang.org/x/net/html/atom"
	"golang.org/x/net/idna"
)

const maxHosts = 50

// links gathers where the links of a page lead, hidden ones among them.
type links struct {
	own   string   // the page's host
	hosts []string // others, as they come
	count int      // of those seen, up to enough
	first string   // where the first leads; "" if within the page
}

// enough links tell a page that has some from one that has none but the way on.
const enough = 2

func (l *links) wanted() bool { return l.count < enough }

// leadsAway reports whether an address as it is written may have a host, or be
// that of a phone or a mailbox, perhaps in character references.
func leadsAway(href []byte) bool {
	for i, c := range href {
		switch {
		case c == ':', i > 0 && (c == '/' && href[i-1] == '/' || c == '#' && href[i-1] == '&'):
			return true
		}
	}
	return false
}

// link takes in a link's address.
func (r *reading) link(element atom.Atom, href []byte) {
	r.facts.link(href)
	if r.links.wanted() {
		if r.links.count++; r.links.count == 1 {
			r.links.first = destination(resolved(r.base, href), r.at)
		}
	}
	if element != atom.A || len(r.links.hosts) == maxHosts || len(href) > maxAddress {
		return
	}
	authority := authorityOf(href)
	if authority == nil && r.basedAway() {
		if target := resolved(r.base, href); target != nil {
			authority = []byte(target.Host)
		}
	}
	if len(authority) > 0 {
		r.links.addHost(authority)
	}
}

// basedAway reports whether relative links lead to another host.
func (r *reading) basedAway() bool { return r.base != r.at && r.base.Host != r.at.Host }

// authorityOf is what stands between the slashes of an address of the web and
// its path; nil if it has no host of its own.
func authorityOf(address []byte) []byte {
	address = bytes.TrimSpace(address)
	if colon := bytes.IndexByte(address, ':'); colon > 0 {
		if scheme := address[:colon]; bytes.EqualFold(scheme, []byte("https")) || bytes.EqualFold(scheme, []byte("http")) {
			address = address[colon+1:]
		}
	}
	rest, ok := bytes.CutPrefix(address, []byte("//"))
	if !ok {
		return nil
	}
	if end := bytes.IndexAny(rest, `/?#\`); end >= 0 {
		rest = rest[:end]
	}
	return rest
}

// addHost records the host of an authority, once.
func (l *links) addHost(authority []byte) {
	host := hostOf(authority)
	// Most links lead where others did; these cost no string.
	same := func(known string) bool { return len(known) == len(host) && strings.EqualFold(known, string(host)) }
	if same(l.own) || slices.ContainsFunc(l.hosts, same) {
		return
	}
	if name := hostName(host); name != "" && name != l.own && !slices.Contains(l.hosts, name) {
		l.hosts = append(l.hosts, name)
	}
}

// hostOf is an authority without user and port.
func hostOf(authority []byte) []byte {
	host := authority[bytes.LastIndexByte(authority, '@')+1:]
	if colon := bytes.LastIndexByte(host, ':'); colon > bytes.LastIndexByte(host, ']') {
		host = host[:colon]
	}
	return host
}

// sorted is the hosts in the order in which a page tells them.
func (l *links) sorted() []string {
	slices.Sort(l.hosts)
	return l.hosts
}

// hostNames turns names beyond ASCII into the form that is looked up.
var hostNames = idna.New(idna.MapForLookup(), idna.BidiRule(), idna.StrictDomainName(false))

// hostName is a host in the form in which two are compared: ASCII, lower case,
// no brackets, no dot at its end; "" if it is no host.
func hostName(written []byte) string {
	name := strings.ToLower(strings.TrimSuffix(string(written), "."))
	if inside, ok := strings.CutPrefix(name, "["); ok {
		address, err := netip.ParseAddr(strings.TrimSuffix(inside, "]"))
		if err != nil {
			return ""
		}
		return address.String()
	}
	if !asciiOnly(written) {
		name, _ = hostNames.ToASCII(name) // what cannot be turned stays beyond ASCII
	}
	if len(name) > 253 { // RFC 1035, 2.3.4
		return ""
	}
	for i := range len(name) {
		if c := name[i]; !isAlnum(c) && c != '-' && c != '.' && c != '_' {
			return ""
		}
	}
	return name
}
