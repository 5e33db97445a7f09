package page

import (
	"bytes"
	"encoding/json"
	"io"
	"strings"
)

// A jsonFeed is what counts of one: https://www.jsonfeed.org/version/1.1/.
type jsonFeed struct {
	Version string    `json:"version"`
	Home    string    `json:"home_page_url"`
	Items   jsonItems `json:"items"`
}

type jsonItem struct {
	ID        json.RawMessage `json:"id"` // a string, though numbers are met
	URL       string          `json:"url"`
	Published string          `json:"date_published"`
	Modified  string          `json:"date_modified"`
}

// jsonItems are those items of a feed that are looked at.
type jsonItems []jsonItem

// UnmarshalJSON decodes the first ones alone: there may be half a million, and each
// takes many times the room that it has in the feed.
func (items *jsonItems) UnmarshalJSON(list []byte) error {
	from := json.NewDecoder(bytes.NewReader(list))
	if start, err := from.Token(); err != nil || start != json.Delim('[') {
		return err
	}
	for from.More() && len(*items) < maxItems {
		var it jsonItem
		if err := from.Decode(&it); err != nil {
			return err
		}
		*items = append(*items, it)
	}
	return nil
}

// readJSONFeed reads a JSON Feed; other JSON says nothing.
func (l *listing) readJSONFeed(text io.Reader) {
	var read jsonFeed
	if err := json.NewDecoder(io.LimitReader(text, maxFeed)).Decode(&read); err != nil || !strings.Contains(read.Version, "jsonfeed.org/") {
		return
	}
	var f feed
	l.links(&f.home, read.Home)
	for _, stated := range read.Items {
		var at item
		var id string
		l.links(&at.addresses, stated.URL)
		if json.Unmarshal(stated.ID, &id) == nil && strings.Contains(id, "://") {
			l.links(&at.addresses, id)
		}
		l.itemField(&at, "updated", stated.Modified)
		l.itemField(&at, "published", stated.Published)
		f.add(at, l)
	}
	l.tellFeed(f)
}
