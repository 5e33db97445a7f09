package catalog

import (
	"net/netip"
	"net/url"
	"strconv"
	"strings"
	"unicode"
)

func (a *address) read() bool {
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
	a.url = u
	return true
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
	host := strings.ToLower(u.Host)
	port := map[string]string{"http": ":80", "https": ":443"}[u.Scheme]
	host = strings.TrimSuffix(strings.TrimSuffix(host, port), ":")
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
	if d.context != "" {
		name = d.context + ": " + name
	}
	if a.url.User != nil {
		d.warning(d.piece, a.mark, name+" "+quoted(a.text)+" holds a user name or password", "whoever reads the catalog can use it; name a page that needs none")
	}
	if ip, err := netip.ParseAddr(a.url.Hostname()); err == nil {
		d.warning(d.piece, a.mark, name+" "+quoted(a.text)+" names the IP address "+ip.String()+", not a host", "an IP address may change hands unseen; name the host")
	}
}
