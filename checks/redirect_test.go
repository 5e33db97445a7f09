package checks

import (
	"testing"

	"linkwatch"
)

func moved(to string, statuses ...int) func(*linkwatch.Visit) {
	return func(v *linkwatch.Visit) {
		for _, s := range statuses {
			v.Hops = append(v.Hops, linkwatch.Hop{Status: s, From: v.URL, To: to})
		}
		v.FinalURL = to
	}
}

func TestRedirect(t *testing.T) {
	twice := func(to string, statuses ...int) []linkwatch.Visit {
		return []linkwatch.Visit{visit(hours(1), moved(to, statuses...)), visit(hours(30), moved(to, statuses...))}
	}
	judge(t, "redirect", []judged{
		{"seen once is a note", entry(), []linkwatch.Visit{visit(hours(1), moved("https://help.example.org/new", 301))}, linkwatch.Healthy, "Nothing yet"},
		{"seen twice within a day is a note", entry(), []linkwatch.Visit{visit(hours(1), moved("https://help.example.org/new", 301)), visit(hours(5), moved("https://help.example.org/new", 301))}, linkwatch.Healthy, "Nothing yet"},
		{"seen twice a day apart proposes the new address", entry(), twice("https://help.example.org/new", 308), linkwatch.Healthy, "Put the new address into the catalog: https://help.example.org/new"},
		{"another target in between starts anew", entry(),
			[]linkwatch.Visit{visit(hours(1), moved("https://help.example.org/new", 301)), visit(hours(10), moved("https://help.example.org/other", 301)), visit(hours(30), moved("https://help.example.org/new", 301))}, linkwatch.Healthy, "Nothing yet"},
		{"a temporary hop proposes nothing", entry(), twice("https://help.example.org/new", 301, 302), linkwatch.Healthy, ""},
		{"another domain is for a person to judge", entry(), twice("https://example.com/guide", 301), linkwatch.Healthy, "same organization"},
		{"the front page is not the page", entry(), twice("https://help.example.org/", 301), linkwatch.Healthy, "probably gone"},
		{"a login is not the page", entry(), twice("https://help.example.org/login?next=/guide", 301), linkwatch.Healthy, "log in"},
		{"a redirect to a 404 proposes nothing", entry(), []linkwatch.Visit{visit(hours(1), moved("https://help.example.org/new", 301), answered(404, 404))}, linkwatch.Broken, ""},
	})
}

func TestMoveClass(t *testing.T) {
	for _, c := range []struct{ from, to, want string }{
		{"http://a.org/x", "https://a.org/x", toHTTPS},
		{"https://a.org/x", "https://www.a.org/x", toWWW},
		{"http://a.org/x", "https://www.a.org/x", toWWW},
		{"https://a.org/x", "https://a.org/x/", toSlash},
		{"https://a.org/x", "https://a.org/y", pageMove},
		{"https://a.org/x", "https://b.a.org/x", pageMove},
		{"https://a.gov.uk/x", "https://b.gov.uk/x", otherDomain},
		{"https://a.org/x", "https://a.org/", toRoot},
		{"https://a.org/", "https://www.a.org/", toWWW},
		{"https://a.org/x", "https://a.org/sso/start", toLogin},
	} {
		if got := moveClass(c.from, c.to); got != c.want {
			t.Errorf("moveClass(%s, %s) = %q, want %q", c.from, c.to, got, c.want)
		}
	}
}

func TestRedirectLoop(t *testing.T) {
	judge(t, "redirect-loop", []judged{
		{"seen twice is broken", entry(), []linkwatch.Visit{visit(hours(1), moved(pageURL, 302, 302), answered(302, 302))}, linkwatch.Broken, "without ever arriving"},
		{"seen once is unsure", entry(), []linkwatch.Visit{visit(hours(1), moved(pageURL, 302), answered(302))}, linkwatch.Unsure, "without ever arriving"},
		{"304 is no redirect", entry(), []linkwatch.Visit{visit(hours(1), answered(304))}, linkwatch.Healthy, ""},
	})
}
