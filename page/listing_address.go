package page

import (
	"bytes"
	"net/url"
)

// addressRoom is the room for the key of an address as a rule.
const addressRoom = 512

// listedKey appends to space what the addresses of one page have in common: host and
// path without scheme, www., default port, fragment, the slash at its end and
// the escapes in its path. Of what is no address of the web it is empty.
func listedKey(space, address []byte) []byte {
	address = bytes.TrimSpace(address)
	scheme, rest, ok := bytes.Cut(address, []byte("://"))
	if !ok || len(address) > maxAddress || !bytes.EqualFold(scheme, []byte("https")) && !bytes.EqualFold(scheme, []byte("http")) {
		return nil
	}
	rest, _, _ = bytes.Cut(rest, []byte("#"))
	path, query := rest, []byte(nil)
	if i := bytes.IndexByte(rest, '?'); i >= 0 {
		path, query = rest[:i], rest[i:]
	}
	host := path
	if i := bytes.IndexByte(path, '/'); i >= 0 {
		host, path = path[:i], path[i:]
	} else {
		path = nil
	}
	if i := bytes.LastIndexByte(host, '@'); i >= 0 {
		host = host[i+1:]
	}
	key := lowerName(space, host)
	key = bytes.TrimPrefix(key, []byte("www."))
	key = bytes.TrimSuffix(bytes.TrimSuffix(key, []byte(":443")), []byte(":80"))
	if len(key) == 0 {
		return nil
	}
	key = append(key, plainPath(bytes.TrimRight(path, "/"))...)
	if len(query) > 1 {
		key = append(key, query...)
	}
	return key
}

// plainPath is a path without its escapes, which may be written in several ways.
func plainPath(path []byte) []byte {
	if bytes.IndexByte(path, '%') < 0 {
		return path
	}
	if plain, err := url.PathUnescape(string(path)); err == nil {
		return []byte(plain)
	}
	return path
}
