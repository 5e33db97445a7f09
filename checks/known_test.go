package checks

import (
	"testing"

	"linkwatch"
)

func TestWhatStandsInPlaceOfThePageDoesNotDateIt(t *testing.T) {
	old, fresh := claim(linkwatch.Visible, linkwatch.Modified, "2019-01-01"), claim(linkwatch.Visible, linkwatch.Modified, "2026-11-21")
	page := visit(hours(90), titled("Guide for survivors", "en-US"), claiming(claim(linkwatch.Visible, linkwatch.Modified, "2026-10-01")))
	missing := made{title: "Page not found | Help", headings: []string{"Page not found"}, text: "The page you are looking for does not exist."}
	lander := made{title: "help.example.org", text: "The domain help.example.org may be for sale. Click here to inquire about this domain."}
	for name, there := range map[string]func(*linkwatch.Visit){
		"a page that says not found": showing(missing),
		"a page for sale":            showing(lander),
		"somebody else's page":       titled("在线娱乐城 - 官方平台", "zh-CN"),
	} {
		visits := []linkwatch.Visit{visit(hours(1), there, claiming(fresh)), visit(hours(25), there, claiming(old)), page}
		v := Judge(entry(), Past{Visits: visits}, today)
		if got := v.Modified.String(); got != "2026-10-01" || v.Health < linkwatch.Unsure {
			t.Errorf("%s: health %v, modified %q, want what the page itself stated: %+v", name, v.Health, got, v.Findings)
		}
	}
	never := []linkwatch.Visit{visit(hours(1), showing(missing), claiming(fresh)), visit(hours(25), showing(missing), claiming(old))}
	if got := Judge(entry(), Past{Visits: never}, today).Modified; got.String() != "" {
		t.Errorf("a page that was never seen: modified %q, want nothing", got)
	}
}
