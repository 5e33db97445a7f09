package page

import (
	"net/url"
	"strings"
)

const maxAddress = 4096 // bytes, as written

// resolved is the address of the web that the written one means, relative to
// base, without userinfo; nil if it means none.
func resolved(base *url.URL, written []byte) *url.URL {
	if len(written) > maxAddress {
		return nil
	}
	text := mended(string(written))
	if text == "" {
		return nil
	}
	target, err := base.Parse(text)
	if err != nil || target.Host == "" || target.Scheme != "http" && target.Scheme != "https" {
		return nil
	}
	if target.Host[0] != '[' && strings.Contains(target.Hostname(), ":") {
		return nil // //0:: for one, which only an address with a scheme is refused for
	}
	target.User = nil
	return target
}

// mended repairs what browsers repair: white space around an address, line
// breaks and tabs in it, backslashes for slashes.
func mended(address string) string {
	address = strings.TrimSpace(address)
	if strings.ContainsAny(address, "\t\n\r") {
		address = strings.NewReplacer("\t", "", "\n", "", "\r", "").Replace(address)
	}
	path := beforeAny(address, "?#")
	if !strings.Contains(path, `\`) {
		return address
	}
	return strings.ReplaceAll(path, `\`, "/") + address[len(path):]
}

// withoutFragment writes an address as the page's own is compared and recorded.
func withoutFragment(address *url.URL) string {
	plain := *address
	plain.Fragment, plain.RawFragment, plain.User = "", "", nil
	if plain.Path == "" {
		plain.Path = "/"
	}
	return strings.ToValidUTF8(plain.String(), "")
}
