package crawler

import (
	"errors"
	"fmt"
	"net"
	"net/url"
	"slices"
	"strings"

	"golang.org/x/net/idna"
)

// hostNames turns names into the form that is looked up. Underscores are let
// pass: names with them exist.
var hostNames = idna.New(idna.MapForLookup(), idna.BidiRule(), idna.StrictDomainName(false))

// longestURL bounds a URL, in bytes: twice what servers take as a rule.
const longestURL = 16 << 10

// parseURL takes a URL as written, relative to base if that is not nil, into
// the form in which it is sent: the host in ASCII and lower case, no default
// port, no fragment. Userinfo is kept; the caller parts it off.
func parseURL(base *url.URL, text string) (*url.URL, error) {
	if len(text) > longestURL {
		return nil, errors.New("too long")
	}
	text = mended(text)
	if base != nil {
		text = slashed(text, base.Scheme)
	}
	u, err := url.Parse(text)
	if err != nil {
		// Its own words would quote the text, userinfo included.
		return nil, errors.New("not a URL")
	}
	if base != nil {
		u = base.ResolveReference(u)
	}
	if u.Opaque != "" || u.Host == "" {
		return u, nil // for the guard to refuse
	}
	name, port := u.Hostname(), u.Port()
	host, err := asciiHost(name)
	if err != nil {
		return nil, fmt.Errorf("host %q is no name", name)
	}
	if port == defaultPort(u.Scheme) {
		port = ""
	}
	if host != name || port != u.Port() || strings.HasSuffix(u.Host, ":") {
		u.Host = joinHost(host, port)
	}
	if u.Path == "" {
		u.Path = "/"
	}
	u.Fragment, u.RawFragment = "", ""
	return u, nil
}

// mended repairs what browsers repair in a URL: spaces around it, line breaks
// and tabs in it, backslashes for slashes, a percent sign that begins no escape.
func mended(text string) string {
	if isWhole(text) { // as a rule
		return text
	}
	text = strings.Map(func(r rune) rune {
		switch r {
		case '\t', '\n', '\r':
			return -1
		}
		return r
	}, strings.TrimSpace(text))
	path := text
	if i := strings.IndexAny(text, "?#"); i >= 0 {
		path = text[:i]
	}
	text = strings.ReplaceAll(path, `\`, "/") + text[len(path):]
	if !strings.Contains(text, "%") {
		return text
	}
	var b strings.Builder
	for i := range len(text) {
		b.WriteByte(text[i])
		if text[i] == '%' && !(i+2 < len(text) && isHex(text[i+1]) && isHex(text[i+2])) {
			b.WriteString("25")
		}
	}
	return b.String()
}

// slashed gives what stands for a host in a reference its two slashes, as browsers
// do, however many there are; what is of the base's own scheme, and has fewer, is
// relative: https://url.spec.whatwg.org/#scheme-state and the states behind it.
func slashed(text, scheme string) string {
	name, rest, _ := strings.Cut(text, ":")
	known := slices.Contains([]string{"http", "https", "ftp"}, strings.ToLower(name))
	if !known {
		rest = text
	}
	bare := strings.TrimLeft(rest, "/")
	switch slashes := len(rest) - len(bare); {
	case !known && slashes <= 2, known && slashes == 2:
		return text
	case !known:
		return "//" + bare
	case slashes > 2 || !strings.EqualFold(name, scheme):
		return name + "://" + bare
	}
	if i := strings.IndexAny(rest, ":/?#"); i >= 0 && rest[i] == ':' {
		return "./" + rest // it is no scheme
	}
	return rest
}

// isWhole reports whether a URL holds nothing that may have to be mended.
func isWhole(text string) bool {
	for i := range len(text) {
		if c := text[i]; c <= ' ' || c == '\\' || c == '%' || c >= 0x80 {
			return false
		}
	}
	return true
}

func isHex(c byte) bool {
	return '0' <= c && c <= '9' || 'a' <= c && c <= 'f' || 'A' <= c && c <= 'F'
}

// asciiHost gives a host name in the form that is looked up.
func asciiHost(host string) (string, error) {
	if strings.ContainsAny(host, " \"#%<>?@[\\]^`{|}") { // https://url.spec.whatwg.org/#forbidden-domain-code-point
		return "", errors.New("a character that no name has")
	}
	for _, r := range host {
		if r >= 0x80 {
			return hostNames.ToASCII(host)
		}
	}
	return strings.ToLower(host), nil
}

// HostName gives the one spelling of a URL's host: in ASCII and lower case, without
// the final dot; "" if it has none.
func HostName(text string) string {
	u, err := parseURL(nil, text)
	if err != nil {
		return ""
	}
	return strings.TrimSuffix(u.Hostname(), ".")
}

// joinHost is net.JoinHostPort with an optional port.
func joinHost(host, port string) string {
	if strings.Contains(host, ":") {
		host = "[" + host + "]"
	}
	if port != "" {
		host += ":" + port
	}
	return host
}

// An origin is what a URL's scheme, host and port are: RFC 6454, 4.
type origin struct{ scheme, host string }

// hostPort names the host queue of a URL.
func hostPort(u *url.URL) string {
	if u.Port() != "" {
		return u.Host
	}
	return net.JoinHostPort(u.Hostname(), defaultPort(u.Scheme))
}

func defaultPort(scheme string) string {
	switch scheme {
	case "http":
		return "80"
	case "https":
		return "443"
	}
	return ""
}

// withoutUser parts a URL from its userinfo.
func withoutUser(u *url.URL) *url.URL {
	if u.User == nil {
		return u
	}
	bare := *u
	bare.User = nil
	return &bare
}
