package page

import (
	"bytes"
	"strings"
)

// feed takes in a link element; the first that leads to a feed counts.
func (r *reading) feed(rel, mediaType, href []byte) {
	if r.page.Feed != "" || !isFeed(mediaType) || !hasWord(rel, "alternate") {
		return
	}
	if target := resolved(r.base, href); target != nil {
		target.Fragment, target.RawFragment = "", ""
		r.page.Feed = strings.ToValidUTF8(target.String(), "")
	}
}

// isFeed reports whether a media type is that of RSS, Atom or JSON Feed.
func isFeed(mediaType []byte) bool {
	name, _, _ := bytes.Cut(mediaType, []byte(";"))
	switch string(bytes.ToLower(bytes.TrimSpace(name))) {
	case "application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml":
		return true
	}
	return false
}
