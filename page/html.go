package page

import (
	"bytes"
	"io"
	"net/url"
	"sync"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"linkwatch"
)

const maxTitle = 300 // runes

// A reading is one pass over the tokens of a page.
type reading struct {
	tokens *tokens
	page   *linkwatch.Page
	said   *claims
	at     *url.URL
	base   *url.URL // what relative addresses are relative to
	order  order    // of the numbers in a date
	byHost bool     // whether the host decided it
	text   window
	skip   skipped
	raw    atom.Atom // the element whose raw text is next
	script scriptKind

	facts    facts
	linked   linkedData
	marked   []openMark
	accents  accents
	scope    region // an item of microdata or RDFa that is not the page
	headings headings
	links    links
	scripts  scripts
	editions editions
	targets  targets
	styles   styles
	hidden   hidden
	parts    *parts
	apart    region // navigation and the like, while it is open
	matter   region // main or article
	veil     region // what its style hides

	titled    bool // whether a title element was read
	ogTitle   string
	language  string // as html or a meta element declares it
	refreshed bool   // whether a Refresh header or meta element is followed already
}

// windows holds the buffers of the windows over visible text.
var windows = sync.Pool{New: func() any {
	b := make([]byte, 0, windowSize+64)
	return &b
}}

// readHTML walks the tokens of body and fills in what they tell.
func readHTML(body io.Reader, at *url.URL, want []linkwatch.Fact, terms *vocabulary, page *linkwatch.Page, said *claims) {
	buf := windows.Get().(*[]byte)
	r := reading{
		tokens: newTokens(body), page: page, said: said, at: at, base: at,
		order: orderOfHost(at.Hostname()), facts: wantFacts(want),
	}
	r.byHost = r.order != unknownOrder
	r.facts.region = regionOfPage(at.Hostname(), "")
	defer r.tokens.free()
	r.links.own = hostName([]byte(at.Hostname()))
	r.editions.list = page.Editions
	r.refreshed = page.Lead != (linkwatch.Lead{})
	r.text.buf = (*buf)[:0]
	r.text.keep = max(lookbehind, 4*r.facts.longest())
	r.parts = newParts(terms)
	defer r.parts.free()
	r.targets.sources.own, r.hidden.hosts.own = r.links.own, r.links.own
	r.walk()
	r.parts.end(r.text.buf)
	r.scan(true)
	r.finish()
	*buf = r.text.buf[:0]
	windows.Put(buf)
}

func (r *reading) walk() {
	for {
		switch r.tokens.next() {
		case html.ErrorToken:
			return // the end, or what the caller sees by its own reader
		case html.TextToken:
			r.takeText()
		case html.StartTagToken, html.SelfClosingTagToken:
			r.startTag(&r.tokens.tag)
		case html.EndTagToken:
			r.endTag(&r.tokens.tag)
		case html.CommentToken:
			if !r.skip.open() {
				r.said.addComment(r.tokens.text(), r.order)
			}
		}
	}
}

func (r *reading) takeText() {
	element := r.raw
	r.raw = 0
	switch {
	case element == 0:
	case element == atom.Title:
		if !r.titled {
			r.titled = true
			r.page.Title = bounded(clipped(r.tokens.text()), maxTitle)
		}
		return
	case element == atom.Script:
		switch r.script {
		case linkedScript:
			r.linked.read(r.tokens.text())
			r.facts.linked(r.tokens.text())
		case codeScript:
			r.code(r.tokens.source())
		}
		return
	case element == atom.Style:
		r.styles.add(r.tokens.source())
		return
	case element != atom.Textarea && element != atom.Xmp && element != atom.Plaintext:
		return
	}
	if r.skip.open() && !r.undisplayed() {
		return
	}
	text := r.tokens.source()
	if element != 0 || bytes.IndexByte(text, '&') >= 0 {
		text = r.tokens.text()
	}
	r.editions.add(text)
	if r.unseen() {
		r.hidden.add(text)
	}
	if r.skip.open() {
		r.parts.hidden(text)
		return
	}
	r.headings.add(text)
	for len(text) > 0 {
		text = r.text.add(text)
		if r.text.full() {
			r.scan(false)
		}
	}
}

// clipped is as much of a text as a title can take in.
func clipped(text []byte) []byte { return text[:min(len(text), 16*maxTitle)] }

func (r *reading) startTag(t *tag) {
	r.raw, r.script = 0, otherScript
	r.enterScope(t)
	if r.skip.open() && !r.skip.start(t.name, t.element) {
		r.insideSkipped(t)
		return
	}
	if !t.kind.inline {
		r.block()
	}
	r.parting(t)
	r.target(t)
	r.facts.tag(t)
	if t.kind.raw {
		r.raw, r.script = t.element, codeScript
	}
	if r.reads(t) && r.attributes(t) && t.holds() && !t.kind.raw {
		r.skip.begin(t.name)
		r.hidden.begin()
		if t.element == atom.A {
			r.hidden.link(t.value(hrefName))
		}
		return
	}
	r.startPart(t)
	r.startAccent(t)
	switch t.element {
	case atom.Svg, atom.Math, atom.Template:
		if !t.closed {
			r.skip.begin(t.name)
		}
	default:
		if t.kind.heading {
			r.headings.start(t.element)
		}
	}
}

// block marks that a block of text begins or ends here.
func (r *reading) block() {
	r.text.block()
	r.headings.block()
	r.editions.block()
}

// insideSkipped reads what counts even where nothing is visible: the links of a
// menu that opens, JSON-LD anywhere.
func (r *reading) insideSkipped(t *tag) {
	switch string(r.skip.name) {
	case "svg", "math":
		r.tokens.notRaw()
		return
	}
	if t.kind.raw {
		r.raw = t.element
		if t.element == atom.Title {
			r.raw = atom.Style // not the page's
		}
	}
	if string(r.skip.name) == "template" {
		return
	}
	r.target(t)
	r.facts.tag(t)
	r.unseenMark(t)
	r.script = codeScript
	switch t.element {
	case atom.A, atom.Area, atom.Script:
		if r.tells(t) {
			r.attributes(t)
		}
	}
}

func (r *reading) endTag(t *tag) {
	name, element := t.name, t.element
	r.raw = 0
	if element == atom.A {
		r.endEdition()
	}
	if r.scope.open() {
		r.scope.end(name, element)
	}
	if r.skip.open() {
		r.skip.end(name)
		return
	}
	if !t.kind.inline {
		r.block()
	}
	r.endPart(t)
	r.accents.end(&r.text, name, element)
	if t.kind.heading {
		r.headings.end()
	}
	if len(r.marked) > 0 || len(r.text.stamps) > 0 {
		r.endMark(name, element)
	}
}

// finish fills in what only the whole page tells.
func (r *reading) finish() {
	r.parts.title(r.page.Title)
	if r.page.Title == "" {
		r.page.Title = r.ogTitle
	}
	r.headings.fill(r.page)
	if r.language != "" {
		r.page.Language = r.language
	}
	r.said.addJSONLD(r.linked, r.page.Canonical, r.at, r.order)
	r.said.resolve()
	r.said.settle()
	r.page.Words = r.text.words
	r.page.Facts = r.facts.all()
	r.page.Hosts = r.links.sorted()
	r.page.Hidden = r.hidden.all()
	r.targets.fill(r.page)
	r.endEdition()
	r.page.Editions = r.editions.list
	r.parts.fill(r.page)
	if r.page.Lead == (linkwatch.Lead{}) {
		r.page.Lead = r.scriptLead()
	}
}
