package page

import (
	"bytes"
)

const (
	maxJSONLD = 256 << 10 // of one script
	maxDepth  = 32        // of nested objects and arrays
	maxNodes  = 64        // of one page
)

// A node is one JSON-LD object that may be the page itself. Its bytes point
// into the script.
type node struct {
	page, article       bool
	url                 []byte
	modified, published []byte
	reviewed            []byte
}

// A level is one open object or array.
type level struct {
	array bool
	own   bool   // whether a node here may be the page: at the top, in @graph, as mainEntity
	under []byte // the key that the object or array is the value of
	key   []byte // the key whose value is next; nil in an array
	node  node
}

// scanJSONLD finds the nodes of a script that may be the page itself. It is a
// scanner, not a validator: comments, trailing commas and raw line breaks in
// strings, all frequent, do not stop it.
func scanJSONLD(script []byte, found func(node)) {
	var levels [maxDepth]level
	depth := 0
	for i := 0; i < len(script); {
		switch c := script[i]; c {
		case '{', '[':
			if depth == maxDepth {
				return
			}
			levels[depth] = opened(levels[:depth], c == '[')
			depth++
			i++
		case '}', ']':
			if depth > 0 {
				depth--
				closed(levels[:depth+1], found)
			}
			i++
		case ',':
			if depth > 0 {
				levels[depth-1].key = nil
			}
			i++
		case '"':
			text, end := readString(script, i)
			i = end
			if depth == 0 {
				continue
			}
			l := &levels[depth-1]
			if after := i + skipAny(script[i:], " \t\r\n"); !l.array && after < len(script) && script[after] == ':' {
				l.key = text
				i = after + 1
			} else {
				assign(levels[:depth], text)
			}
		default:
			i++
		}
	}
}

// readString reads the string that starts with the quote at i; it keeps escapes.
func readString(script []byte, i int) (text []byte, end int) {
	for j := i + 1; j < len(script); j++ {
		switch script[j] {
		case '\\':
			j++
		case '"':
			return script[i+1 : j], j + 1
		}
	}
	return nil, len(script)
}

// opened is the level for an object or array that opens inside the outer ones.
func opened(outer []level, array bool) level {
	l := level{array: array}
	if len(outer) == 0 {
		l.own = true
		return l
	}
	parent := &outer[len(outer)-1]
	l.under = parent.key
	if parent.array {
		l.under = parent.under
		l.own = parent.own
		return l
	}
	switch string(l.under) {
	case "@graph", "mainEntity", "mainEntityOfPage":
		l.own = parent.own
	}
	return l
}

// closed hands on the node of the innermost level, which ends here.
func closed(levels []level, found func(node)) {
	l := &levels[len(levels)-1]
	if l.array {
		return
	}
	if len(levels) > 1 && string(l.under) == "mainEntityOfPage" {
		if parent := &levels[len(levels)-2].node; l.node.url != nil {
			parent.url = l.node.url
		}
	}
	if n := l.node; l.own && (n.page || n.article) && (n.modified != nil || n.published != nil || n.reviewed != nil) {
		found(n)
	}
}

// assign takes a string value of the innermost level.
func assign(levels []level, value []byte) {
	l := &levels[len(levels)-1]
	key, n := l.key, &l.node
	if l.array {
		if len(levels) < 2 {
			return
		}
		key, n = l.under, &levels[len(levels)-2].node
	}
	switch string(key) {
	case "@type":
		page, article := nodeType(value)
		n.page, n.article = n.page || page, n.article || article
	case "@id", "url":
		if n.url == nil {
			n.url = value
		}
	case "mainEntityOfPage":
		n.url = value
	case "dateModified":
		n.modified = value
	case "datePublished":
		n.published = value
	case "lastReviewed":
		n.reviewed = value
	}
}

// nodeType tells whether a schema.org type is a kind of WebPage or of the work
// that fills a page. Comment, Event, Product, VideoObject and the like are
// neither: their dates are not the page's.
func nodeType(name []byte) (page, article bool) {
	if slash := bytes.LastIndexAny(name, "/:"); slash >= 0 {
		name = name[slash+1:]
	}
	switch string(name) {
	case "WebPage", "AboutPage", "CollectionPage", "ContactPage", "FAQPage", "ItemPage", "MedicalWebPage", "ProfilePage",
		"QAPage", "CheckoutPage":
		return true, false
	case "Article", "NewsArticle", "BlogPosting", "Report", "ScholarlyArticle", "MedicalScholarlyArticle", "TechArticle",
		"APIReference", "SocialMediaPosting", "LiveBlogPosting", "AdvertiserContentArticle", "SatiricalArticle",
		"AnalysisNewsArticle", "AskPublicNewsArticle", "BackgroundNewsArticle", "OpinionNewsArticle", "ReportageNewsArticle",
		"ReviewNewsArticle", "CreativeWork", "DigitalDocument", "TextDigitalDocument", "Dataset", "Guide", "HowTo", "Recipe",
		"Legislation", "GovernmentService", "Episode", "RadioEpisode", "PodcastEpisode", "TVEpisode", "Course", "LearningResource", "DiscussionForumPosting":
		return false, true
	}
	return false, false
}
