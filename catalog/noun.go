package catalog

import "linkwatch"

// noun gives the entry as it is written, in the program's words. The policy
// and what it takes from others (group, same page) are not in it yet.
func (e *entry) noun(t *texts) linkwatch.Entry {
	noun := linkwatch.Entry{
		ID:           linkwatch.EntryID(t.keep(e.ID.text)),
		Title:        t.keep(e.Title.text),
		URL:          t.keep(e.URL.text),
		SamePageAs:   linkwatch.EntryID(t.keep(e.SamePageAs.text)),
		Publisher:    t.share(e.Publisher.text),
		Kind:         linkwatch.EntryKind(t.share(e.Kind.text)),
		Group:        t.share(e.Group.text),
		Owner:        t.share(e.Owner.text),
		Description:  t.keep(e.Description.text),
		Facts:        e.Facts.nouns(t),
		Edition:      t.share(e.Edition.text),
		LastVerified: linkwatch.Verification{On: e.LastVerified.On.day, By: t.share(e.LastVerified.By.text)},
	}
	for _, m := range e.ListedIn {
		noun.ListedIn = append(noun.ListedIn, linkwatch.Mention{Seed: t.share(m.Seed.text), Title: t.keep(m.Title.text)})
	}
	for _, w := range e.Waivers {
		noun.Waivers = append(noun.Waivers, linkwatch.Waiver{Check: t.share(w.Check.text), Until: w.Until.day, Why: t.keep(w.Why.text), Who: t.share(w.Who.text)})
	}
	return noun
}

// nouns gives the facts in the order phone, sms, email, text.
func (f *facts) nouns(t *texts) []linkwatch.Fact {
	var nouns []linkwatch.Fact
	add := func(kind linkwatch.FactKind, m *mark) {
		nouns = append(nouns, linkwatch.Fact{Kind: kind, Value: t.keep(m.text)})
	}
	for i := range f.Phone {
		add(linkwatch.Phone, f.Phone[i].at())
	}
	for i := range f.SMS {
		add(linkwatch.SMS, f.SMS[i].at())
	}
	for i := range f.Email {
		add(linkwatch.Email, f.Email[i].at())
	}
	for i := range f.Text {
		add(linkwatch.Text, f.Text[i].at())
	}
	return nouns
}
