package report

import (
	"cmp"
	"slices"

	"linkwatch"
)

// A prose is what people read, whatever it is written in: text, Markdown or HTML.
type prose struct {
	Title    string
	Opening  []string // sentences
	Tally    tally
	Sections []section // none empty
	Closing  []string  // sentences
}

// A section is a heading with what stands under it.
type section struct {
	Title string
	Parts []part
	Total int // of the items, those left out included
}

// A part holds the items of one owner, or all of them.
type part struct {
	Title string // "" for all
	Items []item
}

// An item tells of one entry.
type item struct {
	Health   linkwatch.Health
	Title    string
	Place    string // catalog.yaml:14
	URL      string // "" if unlinked
	Standing string // since when, and last seen well; "" in a brief item
	Reasons  []reason
	Brief    bool // whether it takes one line

	owner string
}

// A reason is a finding in words.
type reason struct {
	Detail, Hint string
	Evidence     []string
}

// Clickable reports whether the item's address may be a link: nobody is led to
// somebody else's content, or anywhere but to the web.
func (i item) Clickable() bool { return i.Health != linkwatch.Hijacked && webAddress(i.URL) }

// More is how many items the section leaves out.
func (s section) More() int {
	more := s.Total
	for _, p := range s.Parts {
		more -= len(p.Items)
	}
	return more
}

// add appends a section that shows the first most of the items; none if there
// are no items.
func (p *prose) add(title string, items []item, most int) {
	if len(items) > 0 {
		shown := items[:min(most, len(items))]
		p.Sections = append(p.Sections, section{title, []part{{Items: shown}}, len(items)})
	}
}

// byOwner divides each section's items by owner: the owner of the worst item
// first, then by name, nobody last.
func (p *prose) byOwner() {
	for i := range p.Sections {
		items := p.Sections[i].Parts[0].Items
		parts := map[string]*part{}
		var owners []string
		for _, it := range items {
			if parts[it.owner] == nil {
				parts[it.owner] = &part{Title: addressed(it.owner)}
				owners = append(owners, it.owner)
			}
			parts[it.owner].Items = append(parts[it.owner].Items, it)
		}
		slices.SortFunc(owners, func(a, b string) int {
			return cmp.Or(cmp.Compare(parts[b].worst(), parts[a].worst()), cmp.Compare(nobodyLast(a), nobodyLast(b)), cmp.Compare(a, b))
		})
		p.Sections[i].Parts = nil
		for _, owner := range owners {
			p.Sections[i].Parts = append(p.Sections[i].Parts, *parts[owner])
		}
	}
}

func (p part) worst() linkwatch.Health {
	worst := linkwatch.Unvisited
	for _, it := range p.Items {
		worst = max(worst, it.Health)
	}
	return worst
}

func addressed(owner string) string {
	if owner == "" {
		return "For nobody in particular"
	}
	return "For " + owner
}

func nobodyLast(owner string) int {
	if owner == "" {
		return 1
	}
	return 0
}
