package report

import (
	"fmt"
	"strings"
	"time"

	"linkwatch"
)

// prose tells what changed, then what stands, then what could not be told or
// was not checked and why, then at what a person must look again, then what is
// worth knowing.
func (t titledWeekly) prose() prose {
	w, catalog := t.Weekly, t.Catalog
	p := prose{
		Title:   fmt.Sprintf("linkwatch report on %s, %s to %s", catalog, day(w.Since), day(w.Until)),
		Opening: []string{t.summary()},
		Tally:   t.Tally,
	}
	p.add("Newly hijacked", t.changed(NewlyHijacked), most)
	p.add("Newly broken", t.changed(NewlyBroken), most)
	p.add("Newly stale", t.changed(NewlyStale), most)
	p.add("Recovered", t.recovered(), most)
	p.add("New entries", t.added(), most)
	p.add("Removed entries", t.removed(), most)
	var still []item
	for _, v := range w.Standing {
		still = append(still, proseItem(catalog, v))
	}
	p.add("Still hijacked, broken or stale", still, most)
	p.add("Could not be told", t.unsure(), most)
	p.add("Not checked", uncheckedItems(catalog, t.Told), most)
	p.add("A person must look again", lookItems(catalog, t.Told), most)
	p.add("Worth knowing", noteItems(catalog, t.Told), most)
	p.add("Waived", waivedItems(catalog, t.Told), most)
	if t.Owned {
		p.byOwner()
	}
	p.Closing = []string{sentence(p.Tally.String())}
	return p
}

// summary is the period in one sentence.
func (t titledWeekly) summary() string {
	w := t.Weekly
	var news []string
	for _, kind := range ChangeKinds {
		if n := len(w.Changed(kind)); n > 0 {
			news = append(news, fmt.Sprintf("%d %s", n, kindWords(kind, n)))
		}
	}
	if news == nil {
		news = []string{"nothing changed"}
	}
	return fmt.Sprintf("%s: %s; %d of %s healthy.", w.period(), strings.Join(news, ", "),
		t.Tally[linkwatch.Healthy], count(t.Tally.entries(), "entry is", "entries are"))
}

func (w Weekly) period() string {
	if w.Until.Sub(w.Since).Round(24*time.Hour) == 7*24*time.Hour { // to the hour or so: clocks change
		return "In the week to " + day(w.Until)
	}
	return fmt.Sprintf("From %s to %s", day(w.Since), day(w.Until))
}

func kindWords(kind ChangeKind, n int) string {
	switch kind {
	case NewlyHijacked:
		return "newly hijacked"
	case NewlyBroken, NewlyStale, NewlyUnsure:
		return "newly " + string(kind)
	case Added:
		return map[bool]string{true: "new entry", false: "new entries"}[n == 1]
	}
	return string(kind)
}

// changed tells the changes of one kind in full.
func (t titledWeekly) changed(kind ChangeKind) []item {
	var items []item
	for _, c := range t.Weekly.Changed(kind) {
		items = append(items, changedItem(t.Catalog, c))
	}
	return items
}

func changedItem(catalog string, c Change) item {
	it := proseItem(catalog, c.After)
	if c.Before >= linkwatch.Unsure {
		it.Standing = fmt.Sprintf("%s Before: %s.", it.Standing, c.Before)
	}
	return it
}

func (t titledWeekly) recovered() []item {
	var items []item
	for _, c := range t.Weekly.Changed(Recovered) {
		why := reason{Detail: fmt.Sprintf("%s It was %s.", standing(c.After), c.Before)}
		items = append(items, briefItem(t.Catalog, c.After, why))
	}
	return items
}

func (t titledWeekly) added() []item {
	var items []item
	for _, c := range t.Weekly.Changed(Added) {
		items = append(items, briefItem(t.Catalog, c.After, reason{Detail: fmt.Sprintf("Now %s.", c.After.Health)}))
	}
	return items
}

func (t titledWeekly) removed() []item {
	var items []item
	for _, c := range t.Weekly.Changed(Removed) {
		it := briefItem(t.Catalog, c.After, reason{Detail: fmt.Sprintf("It was %s.", c.Before)})
		it.Place = "was " + it.Place
		items = append(items, it)
	}
	return items
}

// unsure tells of every entry that could not be told, newly so or not.
func (t titledWeekly) unsure() []item {
	changed := map[linkwatch.EntryID]Change{}
	for _, c := range t.Weekly.Changed(NewlyUnsure) {
		changed[c.After.Entry.ID] = c
	}
	var items []item
	for _, v := range t.Told {
		if v.Health != linkwatch.Unsure {
			continue
		}
		if c, ok := changed[v.Entry.ID]; ok {
			items = append(items, changedItem(t.Catalog, c))
		} else {
			items = append(items, proseItem(t.Catalog, v))
		}
	}
	return items
}
