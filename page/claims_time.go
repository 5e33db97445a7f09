package page

import (
	"bytes"
	"strings"

	"linkwatch"
)

// A marked element says of itself that it holds the page's date: <time
// itemprop=dateModified>, <time class=updated>, <span property=datePublished>.
// A <time> without such a mark may be the date of anything.
type marked struct {
	modified, published bool
	isTime              bool
	byClass             bool // whether only a class name says so
	channel             linkwatch.Channel
	value               string // of datetime or content; "" if the words are the date
	quote               string
	from                int // where its words start in the window
}

// mark takes in one attribute.
func (m *marked) mark(name attributeName, value []byte) {
	switch name {
	case itempropName, propertyName:
		for name := range bytes.FieldsSeq(value) {
			m.markProperty(name)
		}
	case className:
		if m.isTime {
			m.markClass(value)
		}
	case pubdateName:
		m.published = m.published || m.isTime
	case datetimeName, contentName:
		if len(value) <= 64 {
			m.value = string(value)
		}
		return
	default:
		return
	}
	if m.quote == "" && (m.modified || m.published) {
		m.quote = name.String() + "=" + string(value[:min(len(value), 64)])
	}
}

// markProperty takes in one property of schema.org, with or without its prefix, or of
// Dublin Core, with it.
func (m *marked) markProperty(name []byte) {
	prefix := bytes.LastIndexAny(name, ":/#") + 1
	switch property := string(name[prefix:]); {
	case property == "dateModified", property == "modified" && prefix > 0:
		m.modified, m.byClass = true, false
	case property == "datePublished", property == "issued" && prefix > 0:
		m.published = true
	}
}

func (m *marked) markClass(class []byte) {
	for name := range bytes.FieldsSeq(class) {
		var space [32]byte
		switch string(plainName(space[:0], name)) {
		case "updated", "modified", "datemodified", "dateupdated", "entrymodified", "lastupdated", "lastmodified", "dtupdated",
			"entrydateupdated", "postmodified", "postupdated", "modifieddate", "updateddate":
			m.byClass = m.byClass || !m.modified
			m.modified = true
		case "published", "datepublished", "entrypublished", "dtpublished", "pubdate", "publisheddate", "publishdate":
			m.published = true
		}
	}
}

// addMarked records a marked element; words are what stands in it.
func (c *claims) addMarked(m marked, words []byte, o order) {
	value, quote := m.value, "datetime="+m.value
	if value == "" {
		value = strings.TrimSpace(string(words[:min(len(words), 96)]))
		quote = value
	}
	s := statement{date: parseStamp(value, o), channel: m.channel, factor: 1, quote: m.quote + " " + quote}
	if m.byClass {
		s.factor = ofClass
	}
	if m.modified {
		s.kind = linkwatch.Modified
		c.add(s)
	}
	if m.published {
		s.kind = linkwatch.Published
		c.add(s)
	}
}

// settle weighs what only the whole page tells. It halves the days of publication
// that contradict each other, those of a list, and keeps the first of several marked
// elements of one kind: they are the dates of a list, or of the comments below an
// article.
func (c *claims) settle() {
	visible := 0
	for _, claim := range c.list {
		if claim.Channel == linkwatch.Visible && claim.Kind == linkwatch.Published {
			visible++
		}
	}
	for i, claim := range c.list {
		if visible > 1 && claim.Channel == linkwatch.Visible && claim.Kind == linkwatch.Published {
			c.list[i].Confidence *= ofSeveral
		}
	}
	for _, kind := range []linkwatch.ClaimKind{linkwatch.Modified, linkwatch.Published} {
		c.keepFirst(kind, linkwatch.TimeTag)
		c.keepFirst(kind, linkwatch.Microdata)
	}
}

// keepFirst keeps the first of several claims of a kind and channel, in which it has
// less confidence then.
func (c *claims) keepFirst(kind linkwatch.ClaimKind, channel linkwatch.Channel) {
	first, several := -1, false
	kept := c.list[:0]
	for _, claim := range c.list {
		if claim.Channel == channel && claim.Kind == kind {
			if first >= 0 {
				several = true
				continue
			}
			first = len(kept)
		}
		kept = append(kept, claim)
	}
	c.list = kept
	if several {
		c.list[first].Confidence *= ofSeveral
	}
}
