package page

import (
	"bytes"

	"golang.org/x/net/html/atom"

	"linkwatch"
)

// enterScope takes in a start tag of whatever part of the page: an item of
// microdata or RDFa that is no page and no article opens a part whose dates are its
// own, a comment's or a video's.
func (r *reading) enterScope(t *tag) {
	if r.scope.open() {
		r.scope.start(t.name, t.element)
		return
	}
	if t.named&(1<<itemtypeName|1<<typeofName) == 0 || !t.holds() {
		return
	}
	switch t.element {
	case atom.Html, atom.Body, atom.Main:
		return // the page's own, whatever it is called
	}
	if isOtherThing(t.value(itemtypeName)) || isOtherThing(t.value(typeofName)) {
		r.scope.begin(t.name)
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
func (r *reading) unseenMark(t *tag) {
	if r.scope.open() || !t.dates() {
		return
	}
	m := marked{isTime: t.element == atom.Time, channel: linkwatch.Microdata}
	for _, a := range t.attributes {
		m.mark(a.name, plainValue(a.value))
	}
	if m.value != "" {
		r.said.addMarked(m, nil, r.order)
	}
}
