package checks

import (
	"slices"
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
	cut := func(v *linkwatch.Visit) { v.Page.Truncated = true }
	past := visit(hours(48), showing("1-888-373-7888", "1-800-111-2222"))
	judge(t, "fact", []judged{
		{"the number in another spelling is the number", hotline, []linkwatch.Visit{visit(hours(1), showing("(888) 373-7888"))}, linkwatch.Healthy, ""},
		{"gone once is unsure", hotline, []linkwatch.Visit{visit(hours(1)), past}, linkwatch.Unsure, "The next visit decides"},
		{"gone twice is stale", hotline, []linkwatch.Visit{visit(hours(1)), visit(hours(20)), past}, linkwatch.Stale, "no longer shows"},
		{"replaced is broken", hotline, []linkwatch.Visit{visit(hours(1), showing("1-888-999-0000")), visit(hours(20), showing("1-888-999-0000")), past},
			linkwatch.Broken, "1-888-999-0000 in place of 1-888-373-7888"},
		{"another number that was there before replaces nothing", hotline,
			[]linkwatch.Visit{visit(hours(1), showing("1-800-111-2222")), visit(hours(20), showing("1-800-111-2222")), past}, linkwatch.Stale, "no longer shows"},
		{"a page that goes on further than we read never tells", hotline, []linkwatch.Visit{visit(hours(1), cut), visit(hours(20), cut), visit(hours(30), cut), past},
			linkwatch.Unsure, "as far as we read it"},
		{"never shown is unsure", hotline, []linkwatch.Visit{visit(hours(1)), visit(hours(20))}, linkwatch.Unsure, "does not show"},
		{"hours that were changed are words that are gone", entry(func(e *linkwatch.Entry) { e.Facts = []linkwatch.Fact{{Kind: linkwatch.Text, Value: "24 hours a day"}} }),
			[]linkwatch.Visit{visit(hours(1)), visit(hours(20)), visit(hours(48), func(v *linkwatch.Visit) {
				v.Page.Facts = []linkwatch.Fact{{Kind: linkwatch.Text, Value: "24 hours a day"}}
			})}, linkwatch.Stale, "no longer shows the words 24 hours a day"},
		{"the same bytes, read otherwise, are no change", hotline, []linkwatch.Visit{
			visit(hours(1), readBy("new")), visit(hours(20), readBy("new")), visit(hours(48), showing("1-888-373-7888"), readBy("old")),
		}, linkwatch.Unsure, "does not show"},
		{"a page that was not read says nothing", hotline, []linkwatch.Visit{visit(hours(1), answered(500)), past}, linkwatch.Unsure, ""},
	})
}

func readBy(reader string) func(*linkwatch.Visit) {
	return func(v *linkwatch.Visit) {
		v.Page.Reader, v.Page.Hash, v.Page.Words, v.Page.Bytes = reader, "same", 300, 9000
	}
}

func TestFactShowsBoth(t *testing.T) {
	e := entry(func(e *linkwatch.Entry) { e.Facts = []linkwatch.Fact{{Kind: linkwatch.Phone, Value: "1-888-373-7888"}} })
	v := visit(hours(1), func(v *linkwatch.Visit) {
		v.Page.Facts = []linkwatch.Fact{{Kind: linkwatch.Phone, Value: "1-888-999-0000"}, {Kind: linkwatch.Email, Value: "help@example.org"}}
	})
	findings := Judge(e, Past{Visits: []linkwatch.Visit{v}}, today).Findings
	want := []string{
		"2026-11-22 11:00:00Z: phone 1-888-373-7888 not on the page",
		"2026-11-22 11:00:00Z: phone on the page: 1-888-999-0000",
	}
	if len(findings) != 1 || !slices.Equal(findings[0].Evidence, want) {
		t.Errorf("findings = %+v, want one with evidence %q", findings, want)
	}
}

func TestSameNumberInWhateverForm(t *testing.T) {
	for _, c := range []struct {
		a, b string
		same bool
	}{
		{"1-888-373-7888", "(888) 373-7888", true},
		{"1-800-843-5678", "1-800-THE-LOST", true},
		{"1-800-THE-LOST", "+1 800 843 5678", true},
		{"+44 20 7946 0958", "020 7946 0958", true},
		{"0044 20 7946 0958", "+44 (20) 7946-0958", true},
		{"+52 55 1234 5678", "55 1234 5678", true},
		{"+44 20 7946 0958", "020 7946 0959", false},
		{"+44 20 7946 0958", "0958", false},
		{"116 123", "116123", true},
		{"116 123", "116 124", false},
		{"+4930123456", "123456", false},
	} {
		page := linkwatch.Page{Facts: []linkwatch.Fact{{Kind: linkwatch.Phone, Value: c.b}}}
		if got := shows(page, linkwatch.Fact{Kind: linkwatch.Phone, Value: c.a}); got != c.same {
			t.Errorf("%s shown as %s: %v, want %v", c.a, c.b, got, c.same)
		}
	}
}

func TestMailThatCannotArrive(t *testing.T) {
	e := entry(func(e *linkwatch.Entry) {
		e.Facts = []linkwatch.Fact{{Kind: linkwatch.Email, Value: "help@Example.org"}}
	})
	told := func(ago int, takes linkwatch.Delivery) linkwatch.Visit {
		return visit(hours(ago), func(v *linkwatch.Visit) {
			v.Page.Facts = []linkwatch.Fact{{Kind: linkwatch.Email, Value: "help@example.org"}}
			if takes != "" {
				v.Mail = []linkwatch.MailDomain{{Name: "example.org", Takes: takes}}
			}
		})
	}
	judge(t, "fact", []judged{
		{"a domain that takes mail is fine", e, []linkwatch.Visit{told(1, linkwatch.Delivers)}, linkwatch.Healthy, ""},
		{"a domain without mail is said", e, []linkwatch.Visit{told(1, linkwatch.NoMail)}, linkwatch.Healthy, "cannot arrive"},
		{"without mail twice is stale, whoever did not ask in between", e,
			[]linkwatch.Visit{told(1, ""), told(20, linkwatch.NoMail), told(40, ""), told(60, linkwatch.MailUnknown), told(80, linkwatch.NoMail)}, linkwatch.Stale, "cannot arrive"},
		{"mail that arrived in between starts anew", e,
			[]linkwatch.Visit{told(1, linkwatch.NoMail), told(20, linkwatch.Delivers), told(40, linkwatch.NoMail)}, linkwatch.Healthy, "cannot arrive"},
		{"mail that arrives again is fine", e, []linkwatch.Visit{told(1, linkwatch.Delivers), told(20, linkwatch.NoMail), told(40, linkwatch.NoMail)}, linkwatch.Healthy, ""},
		{"no answer says nothing", e, []linkwatch.Visit{told(1, linkwatch.MailUnknown)}, linkwatch.Healthy, ""},
	})
}
