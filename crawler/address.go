package crawler

import (
	"fmt"
	"net/netip"
	"net/url"
	"slices"
	"strconv"
	"strings"
)

// A guard refuses to go where an entry or a redirect must not send us: into
// our own networks, to other protocols, to a cloud's metadata.
type guard struct{ allowPrivate bool }

// refusesURL says why a URL is not visited, or "" if it may be as far as the
// URL tells; where its name leads is seen at dial time.
func (g guard) refusesURL(u *url.URL) string {
	switch {
	case u.Scheme != "http" && u.Scheme != "https":
		return fmt.Sprintf("scheme %q", u.Scheme)
	case u.Hostname() == "":
		return "no host"
	}
	if p := u.Port(); p != "" {
		port, err := strconv.ParseUint(p, 10, 16)
		if err != nil || slices.Contains(badPorts, uint16(port)) {
			return "port " + p
		}
	}
	if a, is := address(u.Hostname()); is {
		return g.refusesAddress(a)
	}
	return ""
}

// address gives the address that a URL's host is, if it is none by name: a name
// is told by its beginning as a rule.
func address(host string) (a netip.Addr, is bool) {
	if host == "" || (host[0] < '0' || host[0] > '9') && !strings.Contains(host, ":") {
		return netip.Addr{}, false
	}
	a, err := netip.ParseAddr(host)
	return a, err == nil
}

// refusesAddress says why an address is not dialed, or "" if it may be.
func (g guard) refusesAddress(a netip.Addr) string {
	a = a.WithZone("")
	forms := append([]netip.Addr{a}, embedded(a)...)
	for _, form := range forms {
		if slices.Contains(metadata, form) {
			return fmt.Sprintf("address %s (cloud metadata)", a)
		}
	}
	if g.allowPrivate {
		return ""
	}
	for _, form := range forms {
		for _, s := range special {
			if s.prefix.Contains(form) {
				return fmt.Sprintf("address %s (%s)", a, s.what)
			}
		}
	}
	if a.Is6() && !unicast.Contains(a) && !nat64.Contains(a) && !a.Is4In6() {
		return fmt.Sprintf("address %s (reserved)", a)
	}
	return ""
}

// embedded gives the IPv4 addresses that an IPv6 address leads to.
func embedded(a netip.Addr) []netip.Addr {
	if !a.Is6() {
		return nil
	}
	b := a.As16()
	v4 := func(at int) netip.Addr { return netip.AddrFrom4([4]byte(b[at : at+4])) }
	switch {
	case a.Is4In6():
		return []netip.Addr{a.Unmap()}
	case compatible.Contains(a), nat64.Contains(a), localNAT64.Contains(a):
		return []netip.Addr{v4(12)}
	case sixToFour.Contains(a):
		return []netip.Addr{v4(2)}
	case teredo.Contains(a): // the client's address is stored inverted: RFC 4380
		return []netip.Addr{v4(4), netip.AddrFrom4([4]byte{^b[12], ^b[13], ^b[14], ^b[15]})}
	}
	return nil
}

var (
	unicast    = netip.MustParsePrefix("2000::/3") // all of IPv6 that is given to anybody: RFC 4291, 2.4
	compatible = netip.MustParsePrefix("::/96")
	nat64      = netip.MustParsePrefix("64:ff9b::/96")
	localNAT64 = netip.MustParsePrefix("64:ff9b:1::/48")
	sixToFour  = netip.MustParsePrefix("2002::/16")
	teredo     = netip.MustParsePrefix("2001::/32")
)

// metadata are the addresses at which clouds tell a machine its secrets.
var metadata = []netip.Addr{
	netip.MustParseAddr("169.254.169.254"),
	netip.MustParseAddr("169.254.170.2"), // of containers at Amazon
	netip.MustParseAddr("169.254.170.23"),
	netip.MustParseAddr("fd00:ec2::254"),
	netip.MustParseAddr("fd00:ec2::23"),
	netip.MustParseAddr("100.100.100.200"), // Alibaba
	netip.MustParseAddr("168.63.129.16"),   // Azure
}

// special are the addresses that are not of the public internet, by the
// registries of RFC 6890. Forms that hold an IPv4 address are judged by it.
var special = []struct {
	prefix netip.Prefix
	what   string
}{
	{netip.MustParsePrefix("0.0.0.0/8"), "unspecified"},
	{netip.MustParsePrefix("10.0.0.0/8"), "private"},
	{netip.MustParsePrefix("100.64.0.0/10"), "carrier-grade NAT"},
	{netip.MustParsePrefix("127.0.0.0/8"), "loopback"},
	{netip.MustParsePrefix("169.254.0.0/16"), "link-local"},
	{netip.MustParsePrefix("172.16.0.0/12"), "private"},
	{netip.MustParsePrefix("192.0.0.0/24"), "reserved"},
	{netip.MustParsePrefix("192.0.2.0/24"), "documentation"},
	{netip.MustParsePrefix("192.88.99.0/24"), "reserved"},
	{netip.MustParsePrefix("192.168.0.0/16"), "private"},
	{netip.MustParsePrefix("198.18.0.0/15"), "benchmarking"},
	{netip.MustParsePrefix("198.51.100.0/24"), "documentation"},
	{netip.MustParsePrefix("203.0.113.0/24"), "documentation"},
	{netip.MustParsePrefix("224.0.0.0/4"), "multicast"},
	{netip.MustParsePrefix("255.255.255.255/32"), "broadcast"},
	{netip.MustParsePrefix("240.0.0.0/4"), "reserved"},
	{netip.MustParsePrefix("::/128"), "unspecified"},
	{netip.MustParsePrefix("::1/128"), "loopback"},
	{localNAT64, "local NAT64"},
	{netip.MustParsePrefix("100::/64"), "discard"},
	{netip.MustParsePrefix("2001:2::/48"), "benchmarking"},
	{netip.MustParsePrefix("2001:10::/28"), "reserved"},
	{netip.MustParsePrefix("2001:db8::/32"), "documentation"},
	{netip.MustParsePrefix("3fff::/20"), "documentation"},
	{netip.MustParsePrefix("5f00::/16"), "reserved"},
	{netip.MustParsePrefix("fc00::/7"), "private"},
	{netip.MustParsePrefix("fe80::/10"), "link-local"},
	{netip.MustParsePrefix("fec0::/10"), "site-local"},
	{netip.MustParsePrefix("ff00::/8"), "multicast"},
}

// badPorts are the ports that browsers refuse: https://fetch.spec.whatwg.org/#port-blocking
var badPorts = []uint16{
	0, 1, 7, 9, 11, 13, 15, 17, 19, 20, 21, 22, 23, 25, 37, 42, 43, 53, 69, 77, 79, 87, 95,
	101, 102, 103, 104, 109, 110, 111, 113, 115, 117, 119, 123, 135, 137, 139, 143, 161, 179,
	389, 427, 465, 512, 513, 514, 515, 526, 530, 531, 532, 540, 548, 554, 556, 563, 587, 601,
	636, 989, 990, 993, 995, 1719, 1720, 1723, 2049, 3659, 4045, 4190, 5060, 5061, 6000, 6566,
	6665, 6666, 6667, 6668, 6669, 6679, 6697, 10080,
}
