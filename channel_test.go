package linkwatch_test

import (
	"strings"
	"testing"

	"linkwatch"
)

func TestEveryChannelHasWordsOfItsOwn(t *testing.T) {
	seen := map[string]linkwatch.Channel{}
	for _, c := range linkwatch.Channels {
		words := c.Words()
		if other, twice := seen[words]; twice || words == "stated in "+string(c) {
			t.Errorf("%s: words %q (those of %q), want its own", c, words, other)
		}
		seen[words] = c
	}
}

func TestAClaimTellsWhatStatesIt(t *testing.T) {
	c := linkwatch.DateClaim{Channel: linkwatch.Visible, Quote: "Last updated: May 2024"}
	if got, want := c.Words(), "stated in words on the page: “Last updated: May 2024”"; got != want {
		t.Errorf("words %q, want %q", got, want)
	}
	if c.Quote = ""; strings.Contains(c.Words(), "“") {
		t.Errorf("words %q, want no quote", c.Words())
	}
}

func TestSameText(t *testing.T) {
	read := func(change func(*linkwatch.Visit)) *linkwatch.Visit {
		v := &linkwatch.Visit{FinalURL: "https://a.org/", Page: linkwatch.Page{
			Hash: "one", Title: "Help", Facts: []linkwatch.Fact{{Kind: linkwatch.SMS, Value: "233733"}}, Print: linkwatch.Print{Blocks: []uint32{1, 2}},
		}}
		change(v)
		return v
	}
	for _, tt := range []struct {
		name   string
		change func(*linkwatch.Visit)
		want   bool
	}{
		{"the same bytes", func(*linkwatch.Visit) {}, true},
		{"other bytes of the same text", func(v *linkwatch.Visit) { v.Page.Hash = "two" }, true},
		{"another block", func(v *linkwatch.Visit) { v.Page.Hash, v.Page.Print.Blocks = "two", []uint32{1, 3} }, false},
		{"another title", func(v *linkwatch.Visit) { v.Page.Hash, v.Page.Title = "two", "Get help" }, false},
		{"another number", func(v *linkwatch.Visit) { v.Page.Hash, v.Page.Facts = "two", nil }, false},
		{"another place", func(v *linkwatch.Visit) { v.FinalURL = "https://b.org/" }, false},
		{"no text that tells", func(v *linkwatch.Visit) { v.Page.Hash, v.Page.Print.Blocks = "two", nil }, false},
	} {
		if got := read(func(*linkwatch.Visit) {}).SameText(read(tt.change)); got != tt.want {
			t.Errorf("%s: %v, want %v", tt.name, got, tt.want)
		}
	}
	empty := &linkwatch.Visit{}
	if empty.SameText(&linkwatch.Visit{}) {
		t.Error("two visits that read nothing: the same text, want none")
	}
}
