package page

import (
	"bytes"

	"golang.org/x/net/html/atom"

	"linkwatch"
)

// enterScope takes in a start tag of whatever part of the page: an item of
// microdata or RDFa that is no page and no article opens a part whose dates are its
// own, a comment's or a video's.
func (r *reading) enterScope(element atom.Atom, name, tag []byte, closed bool) {
	if r.scope.open() {
		r.scope.start(name, element)
		return
	}
	const shortest = len("<a typeof=Review>")
	if closed || empty(element) || len(tag) < shortest || !r.says(tag, saysType) {
		return // neither itemtype nor typeof
	}
	switch element {
	case atom.Html, atom.Body, atom.Main:
		return // the page's own, whatever it is called
	}
	if isOtherThing(valueOf(tag, "itemtype")) || isOtherThing(valueOf(tag, "typeof")) {
		r.scope.begin(name)
	}
}

// isOtherThing reports whether a type of schema.org stands for something whose
// dates are not those of the page that shows it.
func isOtherThing(itemType []byte) bool {
	name := bytes.TrimSpace(itemType)
	if slash := bytes.LastIndexAny(name, "/:"); slash >= 0 {
		name = name[slash+1:]
	}
	switch string(name) {
	case "Comment", "UserComments", "Answer", "Review", "UserReview", "CriticReview", "Product", "Offer", "VideoObject", "AudioObject", "ImageObject",
		"MediaObject", "Person", "Organization":
		return true
	}
	return bytes.HasSuffix(name, []byte("Event"))
}

// unseenMark records what an element that is not displayed says of the page's date
// for machines: microdata may be kept apart from what people read.
func (r *reading) unseenMark(element atom.Atom, tag []byte) {
	if r.scope.open() || !r.says(tag, saysModified) && !r.says(tag, saysPublished) {
		return
	}
	m := marked{isTime: element == atom.Time, channel: linkwatch.Microdata}
	r.tag = attributesOf(r.tag[:0], tag)
	for _, a := range r.tag {
		m.mark(a.key, a.value)
	}
	if m.value != "" {
		r.said.addMarked(m, nil, r.order)
	}
}
