package page

import (
	"bytes"
	"net/url"
	"strings"

	"linkwatch"
)

// A work is a node of the page's JSON-LD with its dates, kept until the page's
// canonical address is known.
type work struct {
	article                       bool
	url                           string
	modified, published, reviewed string
}

// linkedData gathers the nodes of all JSON-LD scripts of a page.
type linkedData struct {
	works []work
}

// read takes in one script.
func (l *linkedData) read(script []byte) {
	if len(script) > maxJSONLD || !bytes.Contains(script, []byte(`"date`)) && !bytes.Contains(script, []byte(`"lastReviewed`)) {
		return
	}
	scanJSONLD(script, func(n node) {
		if len(l.works) < maxNodes {
			l.works = append(l.works, work{
				article: n.article, url: unescaped(n.url, 2048),
				modified: unescaped(n.modified, 64), published: unescaped(n.published, 64), reviewed: unescaped(n.reviewed, 64),
			})
		}
	})
}

// unescaped is a JSON string's text, with \/ resolved, the only escape that
// addresses and dates meet; "" if longer than n bytes.
func unescaped(text []byte, n int) string {
	if len(text) > n {
		return ""
	}
	return strings.ReplaceAll(string(text), `\/`, `/`)
}

// addJSONLD records the dates of the page's own nodes: of those that name the
// page's address, else of the one page and the one article. Several articles
// are a list, whose dates are those of other pages.
func (c *claims) addJSONLD(l linkedData, canonical string, at *url.URL, o order) {
	if len(l.works) == 0 {
		return
	}
	for _, w := range ownWorks(l.works, pageKey(canonical), pageKey(at.String())) {
		for _, d := range [...]struct {
			name, value string
			kind        linkwatch.ClaimKind
		}{
			{"dateModified", w.modified, linkwatch.Modified},
			{"lastReviewed", w.reviewed, linkwatch.Reviewed},
			{"datePublished", w.published, linkwatch.Published},
		} {
			c.add(statement{
				date: parseStamp(d.value, o), kind: d.kind, channel: linkwatch.JSONLD,
				factor: 1, quote: `"` + d.name + `": "` + d.value + `"`,
			})
		}
	}
}

func ownWorks(works []work, keys ...string) []work {
	var named, rest []work
	articles := 0
	for _, w := range works {
		key := pageKey(w.url)
		switch {
		case key != "" && (key == keys[0] || key == keys[1]):
			named = append(named, w)
		case !w.article:
			rest = append(rest, w)
		default:
			articles++
			rest = append(rest, w)
		}
	}
	if len(named) > 0 {
		return named
	}
	if articles > 1 {
		var pages []work
		for _, w := range rest {
			if !w.article {
				pages = append(pages, w)
			}
		}
		return pages
	}
	return rest
}

// pageKey is what two addresses of one page have in common: host without www,
// and path.
func pageKey(address string) string {
	if u, err := url.Parse(address); err == nil && u.Host != "" {
		return strings.ToLower(strings.TrimPrefix(u.Hostname(), "www.")) + strings.TrimSuffix(u.EscapedPath(), "/")
	}
	return ""
}
