package checks

import (
	"testing"
	"time"

	"linkwatch"
)

func TestBlocked(t *testing.T) {
	plain := entry()
	one := func(change ...func(*linkwatch.Visit)) []linkwatch.Visit {
		return []linkwatch.Visit{visit(hours(1), change...)}
	}
	judge(t, "blocked", []judged{
		{"403 is never dead", plain,
			[]linkwatch.Visit{visit(hours(1), answered(403)), visit(hours(40), answered(403)), visit(hours(90), answered(403))}, linkwatch.Unsure, "status 403"},
		{"999 is never dead", plain, one(answered(999)), linkwatch.Unsure, "LinkedIn"},
		{"a wall is named by its vendor", plain, one(answered(403), served("AkamaiGHost")), linkwatch.Unsure, "Akamai"},
		{"a headline that denies access does not hide whose it is", plain, one(answered(403), served("AkamaiGHost"), showing(made{title: "Access Denied", text: "You don't have permission."})), linkwatch.Unsure, "Akamai"},
		{"a wall is named by a cookie", plain, one(answered(403), headed("cookie:datadome")), linkwatch.Unsure, "DataDome"},
		{"a challenge with 200 is a wall", plain,
			one(func(v *linkwatch.Visit) { v.Header.Mitigated = "challenge" }), linkwatch.Unsure, "Cloudflare"},
		{"AWS WAF's challenge comes with 202", plain, one(answered(202), headed("x-amzn-waf-action")), linkwatch.Unsure, "AWS WAF"},
		{"503 with Retry-After is a wall", plain,
			one(answered(503), func(v *linkwatch.Visit) { v.RetryAfter = time.Minute }), linkwatch.Unsure, "503"},
		{"a 503 of a load balancer is a failing server", plain,
			[]linkwatch.Visit{visit(hours(1), answered(503), served("awselb/2.0")), visit(hours(40), answered(503), served("awselb/2.0")), visit(hours(90), answered(503), served("awselb/2.0"))}, linkwatch.Broken, ""},
		{"a plain 503 is a failing server", plain, one(answered(503)), linkwatch.Unsure, ""},
		{"404 by Cloudflare is a 404", plain, one(answered(404, 404), served("cloudflare")), linkwatch.Broken, ""},
		{"a short error of Akamai's edge is its own", plain, one(answered(400), served("AkamaiGHost"), func(v *linkwatch.Visit) { v.Page.Bytes = 300 }), linkwatch.Unsure, "Akamai"},
		{"a long error behind Akamai is the site's", plain, one(answered(500), served("AkamaiGHost"), showing(guide)), linkwatch.Unsure, ""},

		{"Anubis", plain, one(showing(made{title: "Making sure you're not a bot!", text: "Loading", words: 90, links: 2, source: []string{"/.within.website/x/cmd/anubis"}})), linkwatch.Unsure, "Anubis"},
		{"Imperva", plain, one(showing(made{text: "Request unsuccessful. Incapsula incident ID: 1", source: []string{"_incapsula_resource?cwudnsai="}})), linkwatch.Unsure, "Imperva"},
		{"F5", plain, one(showing(made{title: "Request Rejected", text: "The requested URL was rejected. Please consult with your administrator. Your support ID is: 1"})), linkwatch.Unsure, "F5"},
		{"a captcha", plain, one(showing(made{title: "Human Verification", text: "Please verify you are a human"})), linkwatch.Unsure, "a captcha"},
		{"denied in Spanish", plain, one(showing(made{title: "Acceso denegado", text: "Su dirección IP ha sido bloqueada."})), linkwatch.Unsure, "a firewall"},
		{"denied in Russian", plain, one(showing(made{title: "Доступ ограничен | Сайт", text: "Обратитесь к администратору."})), linkwatch.Unsure, "a firewall"},
		{"stopped in Chinese", plain, one(showing(made{title: "请求已被拦截", text: "您的请求疑似攻击行为"})), linkwatch.Unsure, "a firewall"},
		{"asked in German whether it is human", plain, one(showing(made{title: "Nur einen Moment…", text: "Aktivieren Sie JavaScript und Cookies, um fortzufahren"})), linkwatch.Unsure, "a captcha"},
		{"told to queue", plain, one(sentTo("https://gov.queue-it.net/?c=gov"), showing(made{title: "Queue-it", words: 200})), linkwatch.Unsure, "Queue-it"},
		{"Google", plain, one(sentTo("https://www.google.com/sorry/index?continue=x"), answered(429)), linkwatch.Unsure, "Google"},
		{"the Federal Register's", plain, one(sentTo("https://unblock.federalregister.gov/"), showing(made{title: "Federal Register :: Request Access", words: 200})), linkwatch.Unsure, "Federal Register"},
		{"LinkedIn's login", plain, one(sentTo("https://www.linkedin.com/authwall?trk=x"), showing(guide)), linkwatch.Unsure, "LinkedIn"},

		{"a headline alone on a page that has something to say", plain, one(showing(made{title: "Security check", words: 60, links: 2})), linkwatch.Healthy, ""},
		{"a server that fails under a wall's headline", plain, one(showing(made{title: "Access denied", words: 5}), answered(500)), linkwatch.Unsure, ""},
		{"a page that quotes a wall", plain, one(showing(made{title: "Web team", text: "Visitors may read \"sorry, you have been blocked\" here.", words: 60})), linkwatch.Healthy, ""},
		{"a page behind Cloudflare", plain, one(served("cloudflare"), headed("cf-ray", "cookie:__cf_bm"), showing(guide)), linkwatch.Healthy, ""},
		{"a page with a wall's script", plain, one(headed("x-datadome", "x-iinfo"), showing(made{title: "Guide", words: 600, links: 50, source: []string{"geo.captcha-delivery.com", "px-captcha"}})), linkwatch.Healthy, ""},
		{"an application that a script fills", plain, one(headed("cf-ray"), showing(made{title: "Hotline", words: 0, frames: []string{"www.google.com"}})), linkwatch.Healthy, ""},
		{"a page whose title goes on behind the colon", plain, one(showing(made{title: "Access denied: how landlords lock out tenants", words: 40})), linkwatch.Healthy, ""},
		{"a short page that denies access among its menus", plain, one(showing(made{title: "Access denied | Site", words: 70, links: 14})), linkwatch.Healthy, ""},
	})
}

func TestLoginWall(t *testing.T) {
	plain := entry()
	login := made{title: "Sign in", text: "User name Password", words: 30, links: 4, password: true}
	v := func(ago int, change ...func(*linkwatch.Visit)) linkwatch.Visit { return visit(hours(ago), change...) }
	judge(t, "blocked", []judged{
		{"a password where none was", plain, []linkwatch.Visit{v(1, showing(login)), v(25, showing(guide))}, linkwatch.Unsure, "for a password"},
		{"sent to log in", plain, []linkwatch.Visit{v(1, sentTo("https://help.example.org/login"), showing(login)), v(25, showing(guide))}, linkwatch.Unsure, "to log in"},
		{"sent to agree", plain, []linkwatch.Visit{v(1, sentTo("https://help.example.org/consent"), showing(made{title: "Cookies", words: 300, links: 20})), v(25, showing(guide))}, linkwatch.Unsure, "to agree"},
		{"a page that always asked", plain, []linkwatch.Visit{v(1, showing(login)), v(25, showing(login))}, linkwatch.Healthy, ""},
		{"a page without a past", plain, []linkwatch.Visit{v(1, showing(login))}, linkwatch.Healthy, ""},
	})
}

// TestAWallIsNotThePage keeps a challenge that comes with 200 from being read as
// the page: it must not seem that the page has lost what it showed.
func TestAWallIsNotThePage(t *testing.T) {
	e := entry(func(e *linkwatch.Entry) {
		e.Facts = []linkwatch.Fact{{Kind: linkwatch.Phone, Value: "1-888-555-0100"}}
	})
	wall := func(ago int) linkwatch.Visit {
		return visit(hours(ago), showing(made{title: "Just a moment...", text: "Enable JavaScript and cookies to continue"}))
	}
	well := visit(hours(72), showing(guide), func(v *linkwatch.Visit) { v.Page.Facts = e.Facts })
	got := Judge(e, Past{Visits: []linkwatch.Visit{wall(1), wall(25), well}}, today)
	if got.Health != linkwatch.Unsure || len(got.Findings) != 1 || got.Findings[0].Check != "blocked" {
		t.Errorf("health %v, findings %+v; want unsure, by blocked alone", got.Health, got.Findings)
	}
	if got.Read == nil || !got.Read.At.Equal(well.At) {
		t.Errorf("read last at %v, want the visit before the wall, %v", got.Read, well.At)
	}
}

func TestRobots(t *testing.T) {
	judge(t, "robots", []judged{
		{"kept out is unsure", entry(), []linkwatch.Visit{visit(hours(1), failed(linkwatch.RobotsKept, "Disallow: /guide", 1))}, linkwatch.Unsure, "keeps us out"},
		{"let in says nothing", entry(), []linkwatch.Visit{visit(hours(1))}, linkwatch.Healthy, ""},
	})
}

func TestEveryWallNamesAVendorAndASource(t *testing.T) {
	seen := map[sign]bool{}
	for _, w := range walls {
		if w.vendor == "" || w.source == "" || w.word == "" || seen[w.sign] {
			t.Errorf("wall %+v: want a vendor, a source and a sign of its own", w)
		}
		seen[w.sign] = true
	}
}
