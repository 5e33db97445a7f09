package catalog

import (
	"fmt"
	"maps"
	"reflect"
	"slices"

	"github.com/goccy/go-yaml/ast"

	"linkwatch"
)

// entry reads one entry that begins on the line.
func (r *reader) entry(d *decoder, node ast.Node, line int) {
	if id := idOf(node); id != "" {
		d.context = "entry " + quoted(id)
	}
	var e entry
	d.value(node, reflect.ValueOf(&e).Elem())
	if !e.given {
		r.unreadEntries = true // it is no mapping, which has been said
		return
	}
	noun := e.noun()
	noun.Line = line
	noun.Policy = e.over(r.defaults)
	if e.Group.given {
		noun.Policy, noun.Owner = r.inGroup(d, &e)
	}
	r.catalog.Entries = append(r.catalog.Entries, noun)
	index := len(r.catalog.Entries) - 1
	r.uniqueID(d, &e, index)
	r.uniqueURL(d, &e, index)
	d.warn(e.URL, "url")
}

// idOf looks ahead for an entry's id, so that messages can name it.
func idOf(node ast.Node) string {
	keyed, ok := node.(ast.MapNode)
	if !ok {
		return ""
	}
	for iter := keyed.MapRange(); iter.Next(); {
		if iter.Key().GetToken().Value == "id" && sortOf(iter.Value()) == textual {
			return textOf(iter.Value())
		}
	}
	return ""
}

func (r *reader) inGroup(d *decoder, e *entry) (linkwatch.Policy, string) {
	g, known := r.groups[e.Group.text]
	if !known && !r.unreadGroups && idForm.fits(e.Group.text) {
		d.mistake(e.Group.mark, "group "+quoted(e.Group.text)+": want the id of a group", didYouMean(e.Group.text, slices.Sorted(maps.Keys(r.groups))))
	}
	if e.Owner.given {
		g.owner = e.Owner.text
	}
	return e.over(g.policy), g.owner
}

func (r *reader) uniqueID(d *decoder, e *entry, index int) {
	id := linkwatch.EntryID(e.ID.text)
	if id == "" {
		return
	}
	if first, double := r.byID[id]; double {
		d.mistake(e.ID.mark, fmt.Sprintf("id %s is already that of line %d: want each id once", quoted(e.ID.text), r.catalog.Entries[first].Line), "")
		return
	}
	r.byID[id] = index
}

func (r *reader) uniqueURL(d *decoder, e *entry, index int) {
	if e.SamePageAs.given {
		if e.URL.given {
			d.mistake(e.SamePageAs.mark, "same_page_as "+quoted(e.SamePageAs.text)+" beside url "+quoted(e.URL.text)+": want one of them", "keep url if the resource has a page of its own")
			return
		}
		r.guests = append(r.guests, guest{index, d, e.SamePageAs.mark})
		return
	}
	if e.URL.url == nil {
		return
	}
	address := normal(e.URL.url)
	if at, double := r.byURL[address]; double {
		first := r.catalog.Entries[at]
		d.mistake(e.URL.mark, fmt.Sprintf("url %s is already that of entry %s on line %d: want each URL once", quoted(e.URL.text), quoted(string(first.ID)), first.Line),
			fmt.Sprintf("a resource without a page of its own has, in place of url, same_page_as: %s", first.ID))
		return
	}
	r.byURL[address] = index
}

// samePages gives every guest its host's address, now that all entries are known.
func (r *reader) samePages() {
	for _, g := range r.guests {
		e := &r.catalog.Entries[g.index]
		at, known := r.byID[e.SamePageAs]
		want := ""
		switch host := &r.catalog.Entries[at]; {
		case !known && (r.unreadEntries || !idForm.fits(g.at.text)):
			continue // what is the matter has been said
		case !known:
			want = "want the id of an entry"
		case host == e:
			want = "want another entry than this one"
		case host.SamePageAs != "":
			want = fmt.Sprintf("want an entry with a url of its own, which line %d is not", host.Line)
		case host.URL == "":
			want = fmt.Sprintf("want an entry with a url, which line %d has not", host.Line)
		default:
			e.URL = host.URL
			continue
		}
		g.decoder.mistake(g.at, "same_page_as "+quoted(g.at.text)+": "+want, r.hostHint(e.SamePageAs, known))
	}
}

// hostHint proposes the entry that was meant.
func (r *reader) hostHint(written linkwatch.EntryID, known bool) string {
	if known {
		if host := r.catalog.Entries[r.byID[written]]; host.SamePageAs != "" && host.SamePageAs != written {
			return fmt.Sprintf("write same_page_as: %s", host.SamePageAs)
		}
		return ""
	}
	if len(r.byID) > 1000 {
		return ""
	}
	var ids []string
	for _, e := range r.catalog.Entries {
		ids = append(ids, string(e.ID))
	}
	return didYouMean(string(written), ids)
}
