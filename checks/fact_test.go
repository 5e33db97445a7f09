package checks

import (
	"testing"

	"linkwatch"
)

func TestFact(t *testing.T) {
	hotline := entry(func(e *linkwatch.Entry) { e.Facts = []linkwatch.Fact{{Kind: linkwatch.Phone, Value: "1-888-373-7888"}} })
	showing := func(numbers ...string) func(*linkwatch.Visit) {
		return func(v *linkwatch.Visit) {
			for _, n := range numbers {
				v.Page.Facts = append(v.Page.Facts, linkwatch.Fact{Kind: linkwatch.Phone, Value: n})
			}
		}
	}
	past := visit(hours(48), showing("1-888-373-7888", "1-800-111-2222"))
	judge(t, "fact", []judged{
		{"the number in another spelling is the number", hotline, []linkwatch.Visit{visit(hours(1), showing("(888) 373-7888"))}, linkwatch.Healthy, ""},
		{"gone once is unsure", hotline, []linkwatch.Visit{visit(hours(1)), past}, linkwatch.Unsure, "The next visit decides"},
		{"gone twice is stale", hotline, []linkwatch.Visit{visit(hours(1)), visit(hours(20)), past}, linkwatch.Stale, "no longer shows"},
		{"replaced is broken", hotline, []linkwatch.Visit{visit(hours(1), showing("1-888-999-0000")), visit(hours(20), showing("1-888-999-0000")), past},
			linkwatch.Broken, "1-888-999-0000 in place of 1-888-373-7888"},
		{"another number that was there before replaces nothing", hotline,
			[]linkwatch.Visit{visit(hours(1), showing("1-800-111-2222")), visit(hours(20), showing("1-800-111-2222")), past}, linkwatch.Stale, "no longer shows"},
		{"never shown is unsure", hotline, []linkwatch.Visit{visit(hours(1)), visit(hours(20))}, linkwatch.Unsure, "does not show"},
		{"a page that was not read says nothing", hotline, []linkwatch.Visit{visit(hours(1), answered(500)), past}, linkwatch.Unsure, ""},
	})
}
