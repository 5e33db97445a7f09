package page_test

import (
	"fmt"
	"runtime"
	"strings"
	"testing"

	"linkwatch/page"
)

func TestAPageThatAFeedListsOftenIsDatedByItsNewestItem(t *testing.T) {
	var feed strings.Builder
	feed.WriteString("<feed>")
	for i := range 500 { // the entries of a change log, which is one page
		fmt.Fprintf(&feed, `<entry><id>https://h.test/log#%d</id><updated>%s</updated><published>2020-01-01</published></entry>`, i, apart(500)[(i+1)%500])
	}
	claims := listed(t, feed.String()+"</feed>", "https://h.test/log")
	if newest := apart(500)[499]; len(claims) != 2 || claims[0].String() != newest {
		t.Errorf("got %d claims, want when it was modified, %s, and published", len(claims), newest)
	}
}

func TestAPageThatIsWantedTwiceIsDatedOnce(t *testing.T) {
	const wanted = "https://h.test/a"
	told, _ := page.ReadListing(strings.NewReader(atom), sitemapAt, []string{wanted, wanted}, askedAt)
	if once := listed(t, atom, wanted); len(told[wanted]) != len(once) {
		t.Errorf("got %v, want %v", told[wanted], once)
	}
}

func TestAFeedOfManyItemsTakesLittleMemory(t *testing.T) {
	const most = 16 << 20
	for name, item := range map[string]string{"empty": "{},", "a list for an id": `{"id":[` + strings.Repeat("0,", 1<<19) + "0]},"} {
		feed := `{"version": "https://jsonfeed.org/version/1.1", "items": [` + strings.Repeat(item, (2<<20-100)/len(item)) + "{}]}"
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		page.ReadListing(strings.NewReader(feed), sitemapAt, []string{"https://h.test/a"}, askedAt)
		runtime.ReadMemStats(&after)
		if took := after.TotalAlloc - before.TotalAlloc; took > most {
			t.Errorf("%s: %d bytes were allocated for a feed of %d, want %d at most", name, took, len(feed), most)
		}
	}
}
