package page

import (
	"bytes"

	"linkwatch"
)

// A property is what the name of a meta element says of its date.
type property struct {
	kind    linkwatch.ClaimKind
	channel linkwatch.Channel
}

// properties maps the names of meta elements, as plainName writes them. The
// bare DC.date may be any date of the page, so it counts as the earliest.
var properties = func() map[string]property {
	table := make(map[string]property)
	for p, names := range map[property][]string{
		{linkwatch.Modified, linkwatch.OpenGraph}: {
			"articlemodifiedtime", "articlemodified", "ogupdatedtime", "ogmodifiedtime", "ogarticlemodifiedtime", "articleupdatedtime",
		},
		{linkwatch.Published, linkwatch.OpenGraph}: {
			"articlepublishedtime", "articlepublished", "ogpublishedtime", "ogarticlepublishedtime", "ogpubdate",
		},
		{linkwatch.Modified, linkwatch.Meta}: {
			"lastmodified", "lastmod", "modified", "datemodified", "modifieddate", "modificationdate", "modifiedtime",
			"lastmodifieddate", "lastmodifiedtime", "lastupdated", "lastupdate", "lastupdateddate", "updated", "updatedate",
			"updateddate", "dateupdated", "updatedtime", "lastrevised", "revised", "revisiondate", "dctermsmodified",
			"dcmodified", "dcdatemodified", "dctermsdatemodified", "dcdatelastmodified", "cdclastupdated", "btmoddate",
			"articleupdated", "dctmodified", "lastreviseddate", "lastmoddate", "contentmodified", "pagemodified",
			"contentupdated", "datelastmodified", "datelastupdated", "articlelastmodified", "pagelastmodified", "contentlastmodified", "moddate", "rbpubdatemodified",
		},
		{linkwatch.Reviewed, linkwatch.Meta}: {
			"lastreviewed", "datereviewed", "revieweddate", "reviewdate", "dcdatereviewed", "dctermsreviewed", "cdclastreviewed",
		},
		{linkwatch.Effective, linkwatch.Meta}: {"effectivedate", "dateeffective"},
		{linkwatch.Published, linkwatch.Meta}: {
			"dcdate", "dctermsdate", "dctermsissued", "dcdateissued", "dcissued", "dctermscreated", "dcdatecreated", "dccreated",
			"dctermsavailable", "datepublished", "datecreated", "pubdate", "publishdate", "publisheddate", "publicationdate",
			"publishtime", "publishedtime", "dateofpublication", "citationpublicationdate", "citationonlinedate", "cdcfirstpublished",
			"sailthrudate", "parselypubdate", "btpubdate", "date", "created", "creationdate",
		},
	} {
		for _, name := range names {
			table[name] = p
		}
	}
	return table
}()

// addMeta records a meta element whose name, property or itemprop is about dates.
func (c *claims) addMeta(name, content []byte, o order) {
	var space [32]byte
	p, known := properties[string(plainName(space[:0], name))]
	if !known {
		return
	}
	value := string(content[:min(len(content), 128)])
	c.add(statement{
		date: parseStamp(value, o), kind: p.kind, channel: p.channel,
		factor: 1, quote: string(name) + ": " + value,
	})
}

// plainName appends name to space in lower case without punctuation, as far as
// space has room.
func plainName(space, name []byte) []byte {
	for _, b := range name {
		if isAlnum(b) {
			if len(space) == cap(space) {
				return space[:0] // longer than any name that we know
			}
			if b < 'a' {
				b |= 0x20 // a capital; digits have the bit already
			}
			space = append(space, b)
		}
	}
	return space
}

// addComment records a comment that is nothing but a statement of the page's
// last change, as editors once wrote it.
func (c *claims) addComment(comment []byte, o order) {
	comment = bytes.TrimSpace(comment)
	if len(comment) > 160 || len(comment) < 12 {
		return
	}
	p, n := matchPhrase(comment)
	if n == 0 || p.bare || p.kind == linkwatch.Published {
		return
	}
	w := window{buf: comment}
	s := statement{kind: p.kind, channel: linkwatch.Meta, factor: ofComment, quote: "<!-- " + string(comment) + " -->"}
	k := reckoning{p.order, true}
	if p.order == unknownOrder {
		k = reckoning{o, false}
	}
	if follow(&s, &w, n, k) > 0 {
		c.add(s)
	}
}
