package fakeweb

import (
	"hash/fnv"
	"net/http"
	"net/netip"
	"strings"
)

// A host is one name of the Web. The Web's mu guards it.
type host struct {
	name    string
	addrs   []netip.Addr
	handler http.Handler // nil answers 404
	trouble trouble      // zero if all is well
	leaf    leafCache
}

// host gives the host of this name, made if need be. The caller holds mu.
func (w *Web) host(name string) *host {
	name = canonical(name)
	h := w.hosts[name]
	if h == nil {
		h = &host{name: name}
		h.addrs = []netip.Addr{w.freeAddr(name)}
		w.hosts[name] = h
		w.addresses[h.addrs[0]] = h
	}
	return h
}

// freeAddr gives an address in 20.0.0.0/8 by the name's hash, so that it is the
// same in every run; an IP address is its own.
func (w *Web) freeAddr(name string) netip.Addr {
	if a, err := netip.ParseAddr(name); err == nil {
		return a.Unmap()
	}
	sum := fnv.New32a()
	sum.Write([]byte(name))
	for n := sum.Sum32(); ; n++ {
		a := netip.AddrFrom4([4]byte{20, byte(n >> 16), byte(n >> 8), byte(n)})
		if w.addresses[a] == nil {
			return a
		}
	}
}

// known gives the host of this name and its trouble, or nil.
func (w *Web) known(name string) (*host, trouble) {
	w.mu.Lock()
	defer w.mu.Unlock()
	return withTrouble(w.hosts[canonical(name)])
}

// at gives the host that has this address and its trouble, or nil.
func (w *Web) at(a netip.Addr) (*host, trouble) {
	w.mu.Lock()
	defer w.mu.Unlock()
	return withTrouble(w.addresses[a])
}

func withTrouble(h *host) (*host, trouble) {
	if h == nil {
		return nil, trouble{}
	}
	return h, h.trouble
}

// canonical is the one spelling of a host's name.
func canonical(name string) string { return strings.TrimSuffix(strings.ToLower(name), ".") }
