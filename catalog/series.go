package catalog

import "linkwatch"

// series looks, now that all entries are known, whether the entries that list
// the editions of others exist and have a page to look at, and lists them.
func (r *reader) series() {
	listed := map[linkwatch.EntryID]bool{}
	for _, ref := range r.inSeries {
		id := linkwatch.EntryID(ref.at.text)
		at, known := r.entries.find(id)
		want, hint := "", ""
		switch {
		case !known && (r.unreadEntries || !idForm.fits(ref.at.text)):
			continue // what is the matter has been said
		case !known:
			want, hint = "want the id of an entry", r.idHint(ref.at.text)
		case at == ref.index:
			want, hint = "want another entry than this one", "what an entry's own page lists is looked at without it"
		case r.entries.list.At(at).URL == "":
			want = "want an entry with a url, which " + r.placeOf(r.entries.list.At(at), ref.decoder.ledger) + " has not"
		default:
			if !listed[id] {
				listed[id] = true
				r.catalog.Series = append(r.catalog.Series, id)
			}
			continue
		}
		ref.decoder.mistake(ref.at, "series "+quoted(ref.at.text)+": "+want, hint)
	}
}
