package page

import (
	"golang.org/x/net/publicsuffix"

	"linkwatch"
)

const (
	mostHidden      = 20   // hosts
	mostHiddenLinks = 1000 // that are looked at
)

// hidden gathers the parts of a page that visitors do not see and that lead to
// other sites. Menus and dialogs are hidden too, but lead to their own.
type hidden struct {
	seen  int // links of such parts
	links int // to other sites
	hosts links
	site  string // the page's own
	part  []byte // how the text of the part begins that is read, or was read last
	away  bool   // whether the part has a link to another site
	quote string // of the first part that has one
}

// begin begins a part.
func (h *hidden) begin() {
	h.settle()
	h.part, h.away = h.part[:0], false
}

// add takes in text of the part that is read.
func (h *hidden) add(text []byte) {
	if len(h.part) < 2*mostQuote && h.quote == "" {
		h.part = append(append(h.part, ' '), text[:min(len(text), 2*mostQuote)]...)
	}
}

// link takes in a link of the part that is read.
func (h *hidden) link(href []byte) {
	if h.seen++; h.seen > mostHiddenLinks || len(href) > maxAddress {
		return
	}
	host := hostName(hostOf(authorityOf(dereferenced(href))))
	if host == "" || host == h.hosts.own {
		return
	}
	if h.site == "" {
		h.site = siteOf(h.hosts.own)
	}
	if siteOf(host) == h.site {
		return
	}
	h.away = true
	h.links++
	if len(h.hosts.hosts) < mostHidden {
		h.hosts.addHost([]byte(host))
	}
}

// settle ends the part that is read.
func (h *hidden) settle() {
	if h.away && h.quote == "" {
		h.quote = quoted(h.part, mostQuote)
	}
}

func (h *hidden) all() linkwatch.Hidden {
	h.settle()
	return linkwatch.Hidden{Links: h.links, Hosts: h.hosts.sorted(), Quote: h.quote}
}

// siteOf is the registrable domain of a host; the host itself if it has none.
func siteOf(host string) string {
	if site, err := publicsuffix.EffectiveTLDPlusOne(host); err == nil {
		return site
	}
	return host
}
