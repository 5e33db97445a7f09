package checks

import (
	"cmp"
	"fmt"

	"linkwatch"
)

// superseded finds dated publications of which there is a newer edition: their
// page, or the page that lists the editions of their series, links it, or their
// page says so itself. A link is believed if its address is the entry's own but
// for the year, or if two things of different kinds agree: what the publication
// is called, where the link stands or leads, how the link is related to the page.
// That somebody has verified the page since does not make it the newest.
func superseded(c Case) []linkwatch.Finding {
	said := c.notices()
	if c.leadsOn() && (c.Entry.Edition != "" || mayNameEdition(c.Entry.Title)) {
		if own := c.ownEdition(); own.known() {
			if newer := c.newestEdition(own); newer.link.To != "" {
				return []linkwatch.Finding{newer.finding(own, said)}
			}
		}
	}
	switch {
	case len(said.replaced) > 0 && (c.Entry.Edition != "" || comesInEditions(c.Entry.Kind, nameOf(c.Entry.Title))):
		return []linkwatch.Finding{c.saysReplaced(said)}
	case len(said.replaced)+len(said.archived) > 0:
		return []linkwatch.Finding{saysArchived(said)}
	}
	return nil
}

// old reports whether an entry stands as it does because its own page links a newer
// edition, and is in no doubt: a visit that saw the same page found the same.
func (c Case) old(v linkwatch.Verdict) bool {
	found := false
	for _, f := range v.Findings {
		if f.Health == linkwatch.Unsure {
			return false
		}
		found = found || f.Check == "superseded" && f.Health == linkwatch.Stale
	}
	return found && v.Health == linkwatch.Stale && len(c.Series) == 0 && len(c.Entry.Waivers) == 0
}

// leadsOn reports whether there is any link to look at. On most pages there is none.
func (c Case) leadsOn() bool {
	page, series := c.read(), c.seriesPage()
	return page != nil && len(page.Page.Editions) > 0 || series != nil && len(series.Page.Editions) > 0
}

// A successor is a link to a newer edition.
type successor struct {
	edition edition
	link    linkwatch.Edition
	page    string // that has the link
	listed  bool   // whether that is the page of the series
	why     string // it is believed
}

// newestEdition is the newest one that the entry's page or that of its series
// links; the zero value if neither links a newer one.
func (c Case) newestEdition(own edition) successor {
	var newest successor
	look := func(v *linkwatch.Visit, listed bool) {
		if v == nil {
			return
		}
		s := c.sight(own, v, listed)
		for _, link := range v.Page.Editions {
			if !own.mayPrecede(link) {
				continue
			}
			if e, why := s.newer(link); why != "" && (newest.link.To == "" || e.after(newest.edition) || !newest.edition.known()) {
				newest = successor{e, link, v.FinalURL, listed, why}
			}
		}
	}
	look(c.read(), false)
	look(c.seriesPage(), true)
	return newest
}

// finding tells of a newer edition, with what else the entry's page says.
func (s successor) finding(own edition, said notices) linkwatch.Finding {
	where := "The page"
	if s.listed {
		where = "The page of its series"
	}
	f := linkwatch.Finding{
		Severity: linkwatch.Warning, Health: linkwatch.Stale,
		Detail: fmt.Sprintf("%s links a newer edition%s than this one (%s): %s", where, s.edition.in(), own, s.link.To),
		Hint: fmt.Sprintf("Look at the newer edition. If it replaces this one, change url%s in the catalog; if this one is listed on purpose, waive \"superseded\" with a reason.",
			s.edition.key()),
		Evidence: []string{
			fmt.Sprintf("link %q to %s", cmp.Or(s.link.Text, s.link.Rel), s.link.To),
			fmt.Sprintf("on %s; %s", s.page, s.why),
		},
	}
	f.Evidence = append(f.Evidence, said.evidence(said.replaced)...)
	return f
}
