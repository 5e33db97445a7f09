package page

import (
	"fmt"
	"net/url"
	"slices"
	"strings"

	"linkwatch"
)

const (
	maxItems = 1_000   // of a feed that are looked at
	maxFeed  = 2 << 20 // bytes of one that are held in memory at once: JSON is
)

// ofNewest is a factor on the trust in a page that lists others: it changes when
// something is added, as far as the newest item of its feed tells.
const ofNewest = 0.5

// A feed is what has been read of one.
type feed struct {
	record   record // of the days on which items were updated
	items    []item // of wanted pages
	home     []string
	newest   date
	newestAt string // its words
}

// An item is one of a feed, as far as it has been read.
type item struct {
	addresses          []string // wanted
	updated, published date
	updatedAt          string // their words
	publishedAt        string
}

// readFeed reads RSS 2.0, RSS 1.0 and Atom: they differ in names and in where
// their items stand. When the feed itself was built is of no account.
func (l *listing) readFeed(x *xmlTokens) {
	var f feed
	var at item
	inItem := 0 // the depth of the item at hand
	for f.record.pages < maxItems {
		token := x.next()
		if token == xmlDone {
			break
		}
		name := string(x.name)
		switch {
		case token == xmlOpen && inItem == 0 && (name == "item" || name == "entry"):
			inItem, at = x.depth, item{}
			l.links(&at.addresses, x.attribute("rdf:about"))
		case token == xmlOpen && name == "link" && x.depth == inItem+1 && inItem > 0:
			l.linkTag(&at.addresses, x)
		case token == xmlOpen && name == "link" && inItem == 0 && x.depth <= 3:
			l.linkTag(&f.home, x)
		case token == xmlClose && inItem > 0 && x.depth == inItem:
			inItem = 0
			f.add(at, l)
		case token == xmlClose && inItem > 0 && x.depth == inItem+1:
			l.itemField(&at, name, string(x.text))
		case token == xmlClose && inItem == 0 && x.depth <= 3 && name == "link":
			l.links(&f.home, string(x.text))
		}
	}
	l.tellFeed(f)
}

// linkTag takes in Atom's <link>, whose address is an attribute.
func (l *listing) linkTag(addresses *[]string, x *xmlTokens) {
	if rel := x.attribute("rel"); rel == "" || rel == "alternate" {
		l.links(addresses, x.attribute("href"))
	}
}

// links adds the wanted addresses that a feed's stands for.
func (l *listing) links(addresses *[]string, address string) {
	address = strings.TrimSpace(address)
	if address == "" || len(address) > maxAddress || *addresses != nil {
		return
	}
	if target, err := url.Parse(address); err == nil && l.at != nil && !target.IsAbs() {
		address = l.at.ResolveReference(target).String()
	}
	*addresses = l.wants([]byte(address))
}

// itemField takes in an element of an item.
func (l *listing) itemField(at *item, name, text string) {
	text = strings.TrimSpace(text)
	switch name {
	case "link", "id", "guid", "origlink":
		if strings.Contains(text, "://") { // else it is no address, but a name
			l.links(&at.addresses, text)
		}
	case "updated", "modified":
		at.updated, at.updatedAt = parseFeedDate(text), "updated "+text
	case "published", "pubdate", "issued", "date", "created":
		at.published, at.publishedAt = parseFeedDate(text), name+" "+text
	}
}

// add counts an item in that has been read.
func (f *feed) add(at item, l *listing) {
	f.record.pages++
	f.record.add(at.updated, l.asked)
	for _, stated := range []struct {
		date date
		in   string
	}{{at.updated, at.updatedAt}, {at.published, at.publishedAt}} {
		if l.past(stated.date) && (f.newest == date{} || stated.date.number() > f.newest.number()) {
			f.newest, f.newestAt = stated.date, stated.in
		}
	}
	if at.addresses != nil {
		f.items = append(f.items, at)
	}
}

// latest is the number of the last day that an item states.
func (it item) latest() int { return max(it.updated.orZero(), it.published.orZero()) }

// tellFeed tells what a feed says of the wanted pages: of those that are its items,
// and of the one whose items they are. Many items may be parts of one page, which
// is as new as the newest of them.
func (l *listing) tellFeed(f feed) {
	quote := func(stated string) string {
		return fmt.Sprintf("%s in %s (%s)", bounded(stated, 60), l.at, counted(f.record.pages, "item"))
	}
	slices.SortStableFunc(f.items, func(a, b item) int { return b.latest() - a.latest() })
	for _, it := range f.items {
		if l.told[it.addresses[0]] != nil {
			continue
		}
		if l.past(it.updated) && it.updated.number() >= it.published.orZero()-1 {
			l.tell(it.addresses, statement{
				date: it.updated, kind: linkwatch.Modified, channel: linkwatch.Feed,
				factor: f.record.factor(it.updated, l.asked), quote: quote(it.updatedAt),
			})
		}
		if l.past(it.published) {
			l.tell(it.addresses, statement{date: it.published, kind: linkwatch.Published, channel: linkwatch.Feed, factor: 1, quote: quote(it.publishedAt)})
		}
	}
	if (f.newest != date{}) && f.home != nil {
		l.tell(f.home, statement{date: f.newest, kind: linkwatch.Modified, channel: linkwatch.Feed, factor: ofNewest, quote: quote("newest item: " + f.newestAt)})
	}
}

// orZero is the number of a day, and of no day one before all.
func (d date) orZero() int {
	if d == (date{}) {
		return 0
	}
	return d.number()
}

// parseFeedDate reads a date of a feed: RFC 822 with whatever zone, or ISO 8601.
func parseFeedDate(text string) date { return parseStamp(text[:min(len(text), 64)], unknownOrder) }
