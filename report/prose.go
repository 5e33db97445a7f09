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

// A part holds the items of one owner, or all of them, and shows the first Most.
type part struct {
	Title string // "" for all
	Items []item
	Most  int
}

// An item tells of one entry.
type item struct {
	Health   linkwatch.Health
	Title    string
	Place    string // catalog.yaml:14
	URL      string // "" if unlinked
	Href     string // the same as a link; "" where nobody is to be led there
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

// Shown is the items that the part shows.
func (p part) Shown() []item { return p.Items[:min(p.Most, len(p.Items))] }

// More is how many items the part leaves out.
func (p part) More() int { return len(p.Items) - len(p.Shown()) }

// add appends a section that shows the first most of the items; none if there
// are no items.
func (p *prose) add(title string, items []item, most int) {
	if len(items) > 0 {
		p.Sections = append(p.Sections, section{title, []part{{Items: items, Most: most}}, len(items)})
	}
}

// byOwner divides each section's items by owner: the owner of the worst item
// first, then by name, nobody last. Each owner is shown as many as all were to
// be, so that nobody's items are pushed out by another's.
func (p *prose) byOwner() {
	for i := range p.Sections {
		all := p.Sections[i].Parts[0]
		parts := map[string]*part{}
		var owners []string
		for _, it := range all.Items {
			if parts[it.owner] == nil {
				parts[it.owner] = &part{Title: addressed(it.owner), Most: all.Most}
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
