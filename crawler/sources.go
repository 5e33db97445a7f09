package crawler

import (
	"net/url"
	"strings"

	"linkwatch"
)

// sitemapsOf gives the sitemaps that a host's robots.txt names, if they are of its
// site, or else where they are as a rule.
func (r *round) sitemapsOf(at *url.URL) (named []*url.URL) {
	if rules := r.host(at).rules; rules != nil {
		for _, text := range rules.sitemaps {
			if u, err := parseURL(at, text); err == nil && sameSite(u, at) && r.crawler.guard.refusesURL(u) == "" {
				named = append(named, withoutUser(u))
			}
		}
	}
	if len(named) == 0 {
		named = append(named, &url.URL{Scheme: at.Scheme, Host: at.Host, Path: "/sitemap.xml"})
	}
	return named
}

// queued lists the pages of a host that the round has yet to visit.
func (r *round) queued(at *url.URL) (list []string) {
	bare := strings.TrimPrefix(at.Hostname(), "www.")
	for _, host := range []string{bare, "www." + bare} {
		for _, port := range []string{"80", "443", at.Port()} {
			h := r.frontier.hosts[joinHost(host, port)]
			if h == nil {
				continue
			}
			for _, i := range h.entries {
				if len(list) == mostWanted {
					return list
				}
				if u, refused := r.first(r.due.Entry(int(i)).URL); refused == "" {
					list = append(list, pageAddress(u))
				}
			}
		}
	}
	return list
}

// feedOf gives the address of the feed that a page names, if it is of the page's site.
func feedOf(v *linkwatch.Visit, at *url.URL) string {
	if feed, err := parseURL(nil, v.Page.Feed); err == nil && sameSite(feed, at) {
		return withoutUser(feed).String()
	}
	return ""
}

// addresses lists those by which a listing may know a visit's page: that which was
// last asked for, and the one that the page itself names. That a page within the
// site calls the root its address is a mistake.
func addresses(v *linkwatch.Visit) []string {
	u, err := url.Parse(v.FinalURL)
	if err != nil {
		return nil
	}
	list := []string{pageAddress(u)}
	own, err := parseURL(nil, v.Page.Canonical)
	if err == nil && sameSite(own, u) && (own.Path != "/" || own.RawQuery != "") && pageAddress(own) != list[0] {
		list = append(list, pageAddress(own))
	}
	return list
}

// pageAddress is what the addresses of a page have in common that differ in
// scheme, www. or the slash at their end.
func pageAddress(u *url.URL) string {
	a := url.URL{Scheme: "https", Host: strings.TrimPrefix(u.Host, "www."), Path: u.Path, RawPath: u.RawPath, RawQuery: u.RawQuery}
	a.Path, a.RawPath = strings.TrimRight(a.Path, "/"), strings.TrimRight(a.RawPath, "/")
	return a.String()
}

// sameSite reports whether two URLs are of one host or one registrable domain.
func sameSite(a, b *url.URL) bool {
	if a.Hostname() == "" || a.Hostname() == b.Hostname() {
		return a.Hostname() != ""
	}
	domain := domainOf(a.String())
	return domain != "" && domain == domainOf(b.String())
}
