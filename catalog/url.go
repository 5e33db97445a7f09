package catalog

import (
	"net/netip"
	"net/url"
	"strconv"
	"strings"
	"unicode"
)

func (a *address) read() bool {
	if usual(a.text) {
		a.normal = a.text
		return true
	}
	if strings.ContainsFunc(a.text, func(r rune) bool { return unicode.IsSpace(r) || unicode.IsControl(r) }) {
		return false
	}
	u, err := url.Parse(a.text)
	if err != nil || strings.Trim(u.Hostname(), ".") == "" {
		return false
	}
	if port := u.Port(); port != "" {
		if n, err := strconv.ParseUint(port, 10, 16); err != nil || n == 0 {
			return false
		}
	}
	a.url, a.normal = u, normal(u)
	return true
}

// usual reports whether an address is written as most are, which is also the
// normal way: a list of a million is then read without taking each apart.
func usual(text string) bool {
	rest, web := strings.CutPrefix(text, "http")
	rest = strings.TrimPrefix(rest, "s")
	rest, absolute := strings.CutPrefix(rest, "://")
	slash := strings.IndexByte(rest, '/')
	if !web || !absolute || slash < 1 {
		return false
	}
	host, path := rest[:slash], rest[slash:]
	isLetter := func(c byte) bool { return 'a' <= c && c <= 'z' }
	if !isLetter(host[slash-1]) { // an IP address, or a dot at the end
		return false
	}
	for _, c := range []byte(host) {
		if !isLetter(c) && (c < '0' || c > '9') && c != '-' && c != '.' {
			return false
		}
	}
	for _, c := range []byte(path) {
		if !isLetter(c|0x20) && (c < '-' || c > '9') && c != '_' && c != '?' && c != '=' && c != '&' {
			return false
		}
	}
	return host[0] != '.'
}

func (a *address) hint() string {
	switch {
	case strings.ContainsFunc(a.text, unicode.IsSpace):
		return "write a space as %20"
	case !strings.Contains(a.text, ":") && strings.Contains(a.text, ".") && !strings.ContainsAny(a.text, "@/\\"):
		return "did you mean https://" + a.text + "/?"
	}
	return ""
}

// normal writes an address in the one way that all its spellings share: scheme
// and host in lower case, no default port, no fragment, "/" for an empty path.
// http and https are two addresses, and so are /a and /a/.
func normal(u *url.URL) string {
	port := ":80"
	if u.Scheme == "https" {
		port = ":443"
	}
	host := strings.TrimSuffix(strings.TrimSuffix(strings.ToLower(u.Host), port), ":")
	n := url.URL{Scheme: u.Scheme, User: u.User, Host: host, Path: u.Path, RawPath: u.RawPath, RawQuery: u.RawQuery, ForceQuery: u.ForceQuery}
	if n.Path == "" {
		n.Path = "/"
	}
	return n.String()
}

// warn says what is legal in an address, but better otherwise.
func (d *decoder) warn(a address, name string) {
	if a.url == nil {
		return
	}
	if a.url.User != nil {
		d.warning(a.mark, name+" "+quoted(a.text)+" holds a user name or password", "whoever reads the catalog can use it; name a page that needs none")
	}
	if ip, is := numeral(a.url.Hostname()); is {
		d.warning(a.mark, name+" "+quoted(a.text)+" names the IP address "+ip.String()+", not a host", "an IP address may change hands unseen; name the host")
	}
}

// numeral gives the IP address that stands in a host's place.
func numeral(host string) (netip.Addr, bool) {
	if last := host[len(host)-1]; (last < '0' || last > '9') && !strings.Contains(host, ":") {
		return netip.Addr{}, false // as nearly all are, and the parser's error takes time
	}
	ip, err := netip.ParseAddr(host)
	return ip, err == nil
}
