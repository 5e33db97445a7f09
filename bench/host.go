package main

import (
	"fmt"
	"net/netip"
	"strconv"
	"strings"
)

// A host is one of the load server's hosts, by its number. Each has a name,
// which only the load server's DNS knows, and an address of its own.
type host int

// domain is what every host's name ends with; RFC 6761 keeps .test for tests.
const domain = ".bench.test"

// hosts is how many addresses there are to give away.
const hosts = 200 * 250 * 250

func (h host) name() string { return "h" + strconv.Itoa(int(h)) + domain }

// address is one of 127.1.0.1 to 127.200.249.250: none that the system itself
// uses, no network and no broadcast address.
func (h host) address() netip.Addr {
	if h < 0 || h >= hosts {
		panic(fmt.Sprintf("bench: host %d of %d", h, hosts))
	}
	return netip.AddrFrom4([4]byte{127, byte(1 + h/62500), byte(h / 250 % 250), byte(1 + h%250)})
}

// hostNamed gives the host with a name, which may end with a dot.
func hostNamed(name string) (host, bool) {
	digits, ok := strings.CutSuffix(strings.ToLower(strings.TrimSuffix(name, ".")), domain)
	if !ok || !strings.HasPrefix(digits, "h") {
		return 0, false
	}
	n, err := strconv.ParseUint(digits[1:], 10, 32)
	return host(n), err == nil && n < hosts
}
