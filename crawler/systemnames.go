package crawler

import (
	"bytes"
	"context"
	"net"
	"net/netip"
	"os"
	"runtime"
	"slices"
	"strings"
	"sync"
	"time"

	"golang.org/x/net/dns/dnsmessage"
)

// systemNames asks the name servers that the system is set to, by our own
// client. It leaves to the system the names that its own files or neighbours
// know, and what the servers do not know where it has other ways.
type systemNames struct {
	servers *watchedFile[[]string]
	hosts   *watchedFile[map[string]bool]
	others  *watchedFile[bool] // whether there are other ways
	dial    func(ctx context.Context, network, address string) (net.Conn, error)
	silent  silences
	system  func(ctx context.Context, host string) ([]netip.Addr, error)
}

func newSystemNames() *systemNames {
	return &systemNames{
		servers: &watchedFile[[]string]{path: "/etc/resolv.conf", parse: nameServers},
		hosts:   &watchedFile[map[string]bool]{path: "/etc/hosts", parse: hostsListed},
		others:  &watchedFile[bool]{path: "/etc/nsswitch.conf", parse: otherWays},
		dial:    (&net.Dialer{}).DialContext,
		system: func(ctx context.Context, host string) ([]netip.Addr, error) {
			return net.DefaultResolver.LookupNetIP(ctx, "ip", host)
		},
	}
}

func (s *systemNames) lookup(ctx context.Context, host string) (found, error) {
	servers := s.servers.get()
	if len(servers) == 0 || s.knows(strings.TrimSuffix(host, ".")) {
		addrs, err := s.system(ctx, host)
		return found{addrs: addrs}, err
	}
	ours := nameClient{servers, s.dial, &s.silent}
	f, err := ours.lookup(ctx, host)
	if len(f.addrs) > 0 || ctx.Err() != nil || timedOut(err) || !s.others.get() {
		return f, err
	}
	if addrs, systemErr := s.system(ctx, host); systemErr == nil && len(addrs) > 0 {
		return found{addrs: addrs}, nil
	}
	return f, err
}

// records asks the servers alone: the system itself tells of addresses only.
func (s *systemNames) records(ctx context.Context, domain string, kind dnsmessage.Type) (found, error) {
	servers := s.servers.get()
	if len(servers) == 0 || s.knows(domain) {
		return found{}, errUnasked
	}
	ours := nameClient{servers, s.dial, &s.silent}
	return ours.records(ctx, domain, kind)
}

// knows reports whether a name is the system's own business.
func (s *systemNames) knows(host string) bool {
	host = strings.ToLower(host)
	return !strings.Contains(host, ".") || strings.HasSuffix(host, ".local") || strings.HasSuffix(host, ".localhost") || s.hosts.get()[host]
}

// nameServers reads resolv.conf(5). Where it is not what the system itself goes
// by it gives none.
func nameServers(text []byte) (servers []string) {
	if runtime.GOOS == "darwin" || runtime.GOOS == "windows" {
		return nil
	}
	for line := range bytes.Lines(text) {
		words := strings.Fields(string(line))
		if len(words) < 2 || words[0] != "nameserver" || len(servers) == 3 {
			continue
		}
		if a, err := netip.ParseAddr(words[1]); err == nil {
			servers = append(servers, net.JoinHostPort(a.String(), "53"))
		}
	}
	return servers
}

// otherWays reads nsswitch.conf(5): whether hosts are looked for elsewhere than
// in files, with name servers and, by names that cannot be on the web, nearby.
func otherWays(text []byte) bool {
	for line := range bytes.Lines(text) {
		sources, ok := bytes.CutPrefix(bytes.TrimSpace(line), []byte("hosts:"))
		if !ok {
			continue
		}
		for _, source := range strings.Fields(string(sources)) {
			switch {
			case source[0] == '#':
				return false
			case source[0] == '[' || strings.HasSuffix(source, "]"), strings.HasSuffix(source, "_minimal"):
			case !slices.Contains([]string{"files", "dns", "resolve", "myhostname", "mymachines"}, source):
				return true
			}
		}
	}
	return false
}

// hostsListed reads hosts(5).
func hostsListed(text []byte) map[string]bool {
	names := map[string]bool{}
	for line := range bytes.Lines(text) {
		entry, _, _ := strings.Cut(string(line), "#")
		if words := strings.Fields(strings.ToLower(entry)); len(words) > 1 {
			for _, name := range words[1:] {
				names[name] = true
			}
		}
	}
	return names
}

// A watchedFile is read again when it has changed. One that cannot be read is
// empty.
type watchedFile[T any] struct {
	path  string
	parse func([]byte) T

	mu      sync.Mutex
	read    bool
	changed time.Time
	size    int64
	value   T
}

func (f *watchedFile[T]) get() T {
	f.mu.Lock()
	defer f.mu.Unlock()
	var changed time.Time
	var size int64
	if info, err := os.Stat(f.path); err == nil {
		changed, size = info.ModTime(), info.Size()
	}
	if !f.read || !changed.Equal(f.changed) || size != f.size {
		text, _ := os.ReadFile(f.path)
		f.read, f.changed, f.size, f.value = true, changed, size, f.parse(text)
	}
	return f.value
}
