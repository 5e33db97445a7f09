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
	chains := func(hops ...linkwatch.Hop) []linkwatch.Visit {
		chained := func(v *linkwatch.Visit) { v.Hops, v.FinalURL = hops, hops[len(hops)-1].To }
		return []linkwatch.Visit{visit(hours(1), chained), visit(hours(30), chained)}
	}
	judge(t, "redirect", []judged{
		{"seen once is a note", entry(), []linkwatch.Visit{visit(hours(1), moved("https://help.example.org/new", 301))}, linkwatch.Healthy, "Nothing yet"},
		{"seen twice within a day is a note", entry(), []linkwatch.Visit{visit(hours(1), moved("https://help.example.org/new", 301)), visit(hours(5), moved("https://help.example.org/new", 301))}, linkwatch.Healthy, "Nothing yet"},
		{"seen twice a day apart proposes the new address", entry(), twice("https://help.example.org/new", 308), linkwatch.Healthy, "Put the new address into the catalog: https://help.example.org/new"},
		{"another target in between starts anew", entry(),
			[]linkwatch.Visit{visit(hours(1), moved("https://help.example.org/new", 301)), visit(hours(10), moved("https://help.example.org/other", 301)), visit(hours(30), moved("https://help.example.org/new", 301))}, linkwatch.Healthy, "Nothing yet"},
		{"a temporary redirect proposes nothing", entry(), twice("https://help.example.org/new", 302), linkwatch.Healthy, ""},
		{"a temporary hop first hides what comes after it", entry(), twice("https://help.example.org/new", 302, 301), linkwatch.Healthy, ""},
		{"what is permanent before a temporary hop is proposed", entry(), chains(
			linkwatch.Hop{Status: 301, From: pageURL, To: "https://help.example.org/new"},
			linkwatch.Hop{Status: 302, From: "https://help.example.org/new", To: "https://help.example.org/new?session=7"},
		), linkwatch.Healthy, "into the catalog: https://help.example.org/new"},
		{"a permanent move that ends at a login is not proposed", entry(), chains(
			linkwatch.Hop{Status: 301, From: pageURL, To: "https://help.example.org/new"},
			linkwatch.Hop{Status: 302, From: "https://help.example.org/new", To: "https://login.example.org/?next=new"},
		), linkwatch.Healthy, "log in"},
		{"a page that goes elsewhere itself has not moved for good", entry(), chains(
			linkwatch.Hop{Status: 200, From: pageURL, To: "https://help.example.org/new", Kind: linkwatch.RefreshHop},
		), linkwatch.Healthy, ""},
		{"there and back is no move", entry(), chains(
			linkwatch.Hop{Status: 301, From: pageURL, To: "https://help.example.org/cookie"},
			linkwatch.Hop{Status: 301, From: "https://help.example.org/cookie", To: pageURL},
		), linkwatch.Healthy, ""},
		{"a cookie fetched on the way is no move", entry(), chains(
			linkwatch.Hop{Status: 301, From: pageURL, To: "https://help.example.org/cookie"},
			linkwatch.Hop{Status: 302, From: "https://help.example.org/cookie", To: pageURL},
		), linkwatch.Healthy, ""},
		{"a language is for a person to judge", entry(), twice("https://help.example.org/en/guide", 301), linkwatch.Healthy, "language that your visitors read"},
		{"a question of consent is not the page", entry(), twice("https://consent.example.org/m?continue=guide", 301), linkwatch.Healthy, "behind the question"},
		{"another domain is for a person to judge", entry(), twice("https://example.com/guide", 301), linkwatch.Healthy, "same organization"},
		{"the front page is not the page", entry(), twice("https://help.example.org/", 301), linkwatch.Healthy, "probably gone"},
		{"a login is not the page", entry(), twice("https://help.example.org/login?next=/guide", 301), linkwatch.Healthy, "log in"},
		{"a redirect to a 404 proposes nothing", entry(), []linkwatch.Visit{visit(hours(1), moved("https://help.example.org/new", 301), answered(404, 404))}, linkwatch.Broken, ""},
	})
}

func TestMoveClass(t *testing.T) {
	for _, c := range []struct {
		from, to string
		want     move
	}{
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
		{"https://a.org/x", "https://login.b.com/?to=x", toLogin},
		{"https://a.org/login", "https://a.org/login/", toSlash},
		{"https://a.org/x", "https://a.org/wp-login.php", toLogin},
		{"https://a.org/author/x", "https://a.org/authors/x", pageMove},
		{"https://a.org/x", "https://consent.a.org/?to=x", toConsent},
		{"https://a.org/x", "https://a.org/index.html", toRoot},
		{"https://a.org/x/index.php", "https://a.org/x/", toSlash},
		{"https://a.org/x", "https://a.org/en/", toRoot},
		{"https://a.org/", "https://a.org/en/", toLocale},
		{"https://a.org/x", "https://a.org/es-MX/x", toLocale},
		{"https://a.org/en/x", "https://a.org/x", toLocale},
		{"https://a.org/x", "https://es.a.org/x", toLocale},
		{"https://a.org/x", "https://no.org/x", otherDomain},
		{"https://a.org/x?id=1", "https://a.org/x?id=2", pageMove},
		{"http://127.0.0.1/x", "https://127.0.0.1/x", toHTTPS},
	} {
		if got := moveClass(c.from, c.to); got != c.want {
			t.Errorf("moveClass(%s, %s) = %q, want %q", c.from, c.to, got.words, c.want.words)
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
