package checks

import (
	"testing"
	"time"

	"linkwatch"
)

func TestBlocked(t *testing.T) {
	plain := entry()
	served := func(server string) func(*linkwatch.Visit) {
		return func(v *linkwatch.Visit) { v.Header.Server = server }
	}
	judge(t, "blocked", []judged{
		{"403 is never dead", plain,
			[]linkwatch.Visit{visit(hours(1), answered(403)), visit(hours(40), answered(403)), visit(hours(90), answered(403))}, linkwatch.Unsure, "status 403"},
		{"999 is never dead", plain, []linkwatch.Visit{visit(hours(1), answered(999))}, linkwatch.Unsure, "status 999"},
		{"a wall is named by its vendor", plain, []linkwatch.Visit{visit(hours(1), answered(403), served("AkamaiGHost"))}, linkwatch.Unsure, "Akamai"},
		{"a challenge with 200 is a wall", plain,
			[]linkwatch.Visit{visit(hours(1), func(v *linkwatch.Visit) { v.Header.Mitigated = "challenge" })}, linkwatch.Unsure, "Cloudflare"},
		{"503 with Retry-After is a wall", plain,
			[]linkwatch.Visit{visit(hours(1), answered(503), func(v *linkwatch.Visit) { v.RetryAfter = time.Minute })}, linkwatch.Unsure, "503"},
		{"a 503 of a load balancer is a failing server", plain,
			[]linkwatch.Visit{visit(hours(1), answered(503), served("awselb/2.0")), visit(hours(40), answered(503), served("awselb/2.0")), visit(hours(90), answered(503), served("awselb/2.0"))}, linkwatch.Broken, ""},
		{"a plain 503 is a failing server", plain, []linkwatch.Visit{visit(hours(1), answered(503))}, linkwatch.Unsure, ""},
		{"404 by Cloudflare is a 404", plain, []linkwatch.Visit{visit(hours(1), answered(404, 404), served("cloudflare"))}, linkwatch.Broken, ""},
	})
}

func TestRobots(t *testing.T) {
	judge(t, "robots", []judged{
		{"kept out is unsure", entry(), []linkwatch.Visit{visit(hours(1), failed(linkwatch.RobotsKept, "Disallow: /guide", 1))}, linkwatch.Unsure, "keeps us out"},
		{"let in says nothing", entry(), []linkwatch.Visit{visit(hours(1))}, linkwatch.Healthy, ""},
	})
}
