package catalog

import (
	"fmt"
	"hash/maphash"
	"maps"
	"reflect"
	"slices"

	"github.com/goccy/go-yaml/ast"

	"linkwatch"
)

// A reference is an entry that names another one, and where it does.
type reference struct {
	index   int
	decoder *decoder
	at      mark
}

// entry reads one entry that begins on the line.
func (r *reader) entry(d *decoder, node ast.Node, line int) {
	d.subject.name = idOf(node)
	e := &r.scratch
	*e = entry{}
	d.value(node, reflect.ValueOf(e).Elem())
	if !e.given {
		r.unreadEntries = true // it is no mapping, which has been said
		return
	}
	r.take(d, e, line)
}

// take takes an entry that was read into the catalog.
func (r *reader) take(d *decoder, e *entry, line int) {
	noun := e.noun()
	noun.File, noun.Line = d.included, line
	noun.Policy = e.over(r.defaults)
	if e.Group.given {
		noun.Policy, noun.Owner = r.inGroup(d, e, noun.Owner)
	}
	index := r.entries.list.Len()
	r.entries.list.Append(noun)
	r.uniqueID(d, e, index)
	r.uniqueURL(d, e, index)
	if e.Series.given {
		r.inSeries = append(r.inSeries, referring(d, e.Series.mark, index))
	}
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

// inGroup gives the policy and the owner of an entry that names its group.
func (r *reader) inGroup(d *decoder, e *entry, owner string) (linkwatch.Policy, string) {
	g, known := r.groups[e.Group.text]
	if !known && !r.unreadGroups && idForm.fits(e.Group.text) {
		d.mistake(e.Group.mark, "group "+quoted(e.Group.text)+": want the id of a group", didYouMean(e.Group.text, slices.Sorted(maps.Keys(r.groups))))
	}
	if !e.Owner.given {
		owner = g.owner
	}
	return e.over(g.policy), owner
}

// place says where something stands: in the file itself if none is named.
func (r *reader) place(file string, line int, seen *ledger) string {
	if file == seen.included {
		return fmt.Sprintf("line %d", line)
	}
	return fmt.Sprintf("line %d of %s", line, r.shown(file))
}

func (r *reader) placeOf(e linkwatch.Entry, seen *ledger) string {
	return r.place(e.File, e.Line, seen)
}

func (r *reader) uniqueID(d *decoder, e *entry, index int) {
	if e.ID.text == "" {
		return
	}
	if at, double := r.entries.name(index, e.ID.text); double {
		d.mistake(e.ID.mark, fmt.Sprintf("id %s is already that of %s: want each id once", quoted(e.ID.text), r.placeOf(r.entries.list.At(at), d.ledger)), "")
	}
}

func (r *reader) uniqueURL(d *decoder, e *entry, index int) {
	if e.SamePageAs.given {
		if e.URL.given {
			d.mistake(e.SamePageAs.mark, "same_page_as "+quoted(e.SamePageAs.text)+" beside url "+quoted(e.URL.text)+": want one of them", "keep url if the resource has a page of its own")
			return
		}
		r.guests = append(r.guests, referring(d, e.SamePageAs.mark, index))
		return
	}
	if e.URL.normal == "" {
		return
	}
	at, double := r.urls.add(maphash.String(r.entries.seed, e.URL.normal), index, func(i int) bool {
		other := address{mark: mark{text: r.entries.list.At(i).URL}}
		return other.read() && other.normal == e.URL.normal
	})
	if double {
		first := r.entries.list.At(at)
		d.mistake(e.URL.mark, fmt.Sprintf("url %s is already that of entry %s on %s: want each URL once", quoted(e.URL.text), quoted(string(first.ID)), r.placeOf(first, d.ledger)),
			fmt.Sprintf("a resource without a page of its own has, in place of url, same_page_as: %s", first.ID))
	}
}

// referring keeps what an entry says of another until all are known.
func referring(d *decoder, at mark, index int) reference {
	kept := *d // the decoder may go on to other entries
	kept.piece = d.source()
	return reference{index, &kept, at}
}

// samePages gives every guest its host's address, now that all entries are known.
func (r *reader) samePages() {
	for _, g := range r.guests {
		e := r.entries.list.At(g.index)
		at, known := r.entries.find(e.SamePageAs)
		host, want := linkwatch.Entry{}, ""
		if known {
			host = r.entries.list.At(at)
		}
		switch {
		case !known && (r.unreadEntries || !idForm.fits(g.at.text)):
			continue // what is the matter has been said
		case !known:
			want = "want the id of an entry"
		case at == g.index:
			want = "want another entry than this one"
		case host.SamePageAs != "":
			want = fmt.Sprintf("want an entry with a url of its own, which %s is not", r.placeOf(host, g.decoder.ledger))
		case host.URL == "":
			want = fmt.Sprintf("want an entry with a url, which %s has not", r.placeOf(host, g.decoder.ledger))
		default:
			e.URL = host.URL
			r.entries.list.Set(g.index, e)
			continue
		}
		g.decoder.mistake(g.at, "same_page_as "+quoted(g.at.text)+": "+want, r.hostHint(e.SamePageAs, host, known))
	}
}

// hostHint proposes the entry that was meant in place of the one that was
// found, if one was.
func (r *reader) hostHint(written linkwatch.EntryID, host linkwatch.Entry, found bool) string {
	switch {
	case found && host.SamePageAs != "" && host.SamePageAs != written:
		return fmt.Sprintf("write same_page_as: %s", host.SamePageAs)
	case found:
		return ""
	}
	return r.idHint(string(written))
}

// idHint proposes the id of the entry that was meant, if there are not too many
// to look through.
func (r *reader) idHint(written string) string {
	if r.entries.list.Len() > 1000 {
		return ""
	}
	var ids []string
	for i := range r.entries.list.Len() {
		ids = append(ids, r.entries.list.First(i))
	}
	return didYouMean(written, ids)
}
