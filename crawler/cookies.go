package crawler

import (
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"strings"

	"golang.org/x/net/publicsuffix"
)

// asking names a request: by its URL and the cookies that would go with it, for
// with others the answer may be another.
func asking(u *url.URL, cookies string) string { return u.String() + "\n" + cookies }

// cookies gives what a Cookie header to the URL says.
func (c *chain) cookies(u *url.URL) string {
	if c.jar == nil {
		return ""
	}
	var pairs []string
	for _, cookie := range c.jar.Cookies(u) {
		pairs = append(pairs, cookie.Name+"="+cookie.Value)
	}
	return strings.Join(pairs, "; ")
}

// keepCookies keeps what the answer sets, unless nobody knows whose it is.
func (c *chain) keepCookies() {
	if len(c.answer.header["Set-Cookie"]) == 0 || c.answer.tls.Error != "" {
		return
	}
	if c.jar == nil {
		c.jar, _ = cookiejar.New(&cookiejar.Options{PublicSuffixList: publicsuffix.List}) // its error is always nil
	}
	response := http.Response{Header: c.answer.header}
	c.jar.SetCookies(c.next, response.Cookies())
}
