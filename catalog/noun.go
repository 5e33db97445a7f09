package catalog

import "linkwatch"

// noun gives the entry as it is written, in the program's words. The policy
// and what it takes from others (group, same page) are not in it yet.
func (e *entry) noun() linkwatch.Entry {
	noun := linkwatch.Entry{
		ID:           linkwatch.EntryID(e.ID.text),
		Title:        e.Title.text,
		URL:          e.URL.text,
		SamePageAs:   linkwatch.EntryID(e.SamePageAs.text),
		Publisher:    e.Publisher.text,
		Kind:         linkwatch.EntryKind(e.Kind.text),
		Group:        e.Group.text,
		Owner:        e.Owner.text,
		Description:  e.Description.text,
		Facts:        e.Facts.nouns(),
		Series:       linkwatch.EntryID(e.Series.text),
		Edition:      e.Edition.text,
		LastVerified: linkwatch.Verification{On: e.LastVerified.On.day, By: e.LastVerified.By.text},
	}
	for _, m := range e.ListedIn {
		noun.ListedIn = append(noun.ListedIn, linkwatch.Mention{Seed: m.Seed.text, Title: m.Title.text})
	}
	for _, w := range e.Waivers {
		noun.Waivers = append(noun.Waivers, linkwatch.Waiver{Check: w.Check.text, Until: w.Until.day, Why: w.Why.text, Who: w.Who.text})
	}
	return noun
}

// nouns gives the facts in the order phone, sms, email, text.
func (f *facts) nouns() []linkwatch.Fact {
	var nouns []linkwatch.Fact
	add := func(kind linkwatch.FactKind, m *mark) {
		nouns = append(nouns, linkwatch.Fact{Kind: kind, Value: m.text})
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
