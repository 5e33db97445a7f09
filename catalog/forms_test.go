package catalog

import (
	"net/url"
	"strings"
	"testing"
	"time"

	"linkwatch"
)

// taken reads a leaf's text as the decoder does.
func taken(l leaf, text string) bool {
	l.at().text = text
	return l.form().fits(text) && l.read()
}

func TestDurations(t *testing.T) {
	for text, want := range map[string]time.Duration{
		"0": 0, "0d": 0, "250ms": 250 * time.Millisecond, "30s": 30 * time.Second, "90min": 90 * time.Minute, "6h": 6 * time.Hour, "90d": 90 * day, "2w": 14 * day, "1y": 365 * day, "100y": maxDuration,
	} {
		if got, err := ParseDuration(text); err != nil || got != want {
			t.Errorf("%q: got %v and error %v, want %v", text, got, err, want)
		}
	}
	for _, text := range []string{"", "1", "3m", "1.5d", "-1d", "1d12h", "1 d", "d", "101y", "999999999y", "9999999999d", "1D", "0m", "1S", "1ss", "s"} {
		if got, err := ParseDuration(text); err == nil || !strings.Contains(err.Error(), "want a duration like 90d") {
			t.Errorf("%q: got %v and error %v, want it refused", text, got, err)
		}
	}
}

func TestCronLines(t *testing.T) {
	for _, text := range []string{"17 3 * * *", "0 7 * * MON", "*/5 0-23 1,15 jan-dec 0", "0 0 ? * mon-fri", "5/15 * * * *", "0-30/10 * * * *", "@daily", "@hourly", "@every 6h", "@every 1h30m"} {
		if !taken(&cron{}, text) {
			t.Errorf("%q: refused, want it taken", text)
		}
	}
	for _, text := range []string{"", "* * * *", "* * * * * *", "60 * * * *", "* 24 * * *", "* * 0 * *", "* * 32 * *", "* * * 13 *", "* * * * 7", "* * * * FUN",
		"5-1 * * * *", "*/0 * * * *", "1- * * * *", ", * * * *", "*/x * * * *", "-1 * * * *", "+1 * * * *", "1-2-3 * * * *", "@reboot", "@every", "@every 1s", "@every x", "@daily 1", "TZ=UTC 0 0 * * *"} {
		if taken(&cron{}, text) {
			t.Errorf("%q: taken as a schedule, want it refused", text)
		}
	}
}

func TestAddressesThatDifferInSpellingOnlyAreOne(t *testing.T) {
	same := [][]string{
		{"https://example.org", "https://example.org/", "HTTPS://EXAMPLE.ORG:443/#top", "https://example.org:/"},
		{"http://example.org/", "http://example.org:80"},
		{"http://example.org:443/"},
		{"https://www.example.org/"},
		{"https://example.org/a", "https://example.org/a#b"},
		{"https://example.org/a/"},
		{"https://example.org/A"},
		{"https://example.org/a?b"},
		{"https://example.org/a%2Fb"},
		{"https://example.org/a/b"},
		{"https://example.org:8443/"},
		{"https://example.org/a/../b"},
		{"https://example.org//b/./c"},
		{"https://example.org/b/?", "https://example.org/b/?#"},
		{"https://example.org/b/?q=1&r=/?", "https://EXAMPLE.org/b/?q=1&r=/?"},
		{"https://192.0.2.1/a", "https://192.0.2.1:443/a"},
		{"https://-example.org/a_B-1.html"},
		{"https://[2001:db8::1]/", "https://[2001:DB8::1]:443"},
	}
	first := map[string]int{}
	for i, group := range same {
		for _, text := range group {
			a := address{}
			if !taken(&a, text) {
				t.Fatalf("%q: refused, want it taken", text)
			}
			n := a.normal
			if j, known := first[n]; known && j != i {
				t.Errorf("%q became %q like %q, want two addresses", text, n, same[j][0])
			} else if !known && text != group[0] {
				t.Errorf("%q became %q, want the same as %q", text, n, group[0])
			}
			first[n] = i
			if apart, err := url.Parse(text); err != nil || normal(apart) != n {
				t.Errorf("%q became %q, but taken apart %v (%v)", text, n, apart, err)
			}
			if again, err := url.Parse(n); err != nil || normal(again) != n {
				t.Errorf("%q became %q and then %v (%v), want it to stay", text, n, again, err)
			}
		}
	}
}

func TestNoPasswordIsShown(t *testing.T) {
	for _, text := range []string{
		"https://visitor:secret@example.org/", "https://secret@example.org/", "https://visitor:sec/secret@example.org", "https://visitor:sec secret@example.org",
		"https:/visitor:secret@example.org", "visitor:secret@example.org", "https://visitor:a@secret@example.org/", "  - {url: 'https://visitor:secret@example.org', id: a}",
		"ftp://visitor:secret@example.org and //x:secret@y", "//secret@example.org", "    headers: {Authorization: Bearer secret}", "  authorization: 'secret'", `"X-Api-Key": "secret"`, "{Cookie: a=secret}", "X-Auth-Token:secret",
	} {
		if got := masked(text); strings.Contains(got, "secret") || len(got) != len(text) {
			t.Errorf("masked(%q) = %q: want no secret and the same length", text, got)
		}
	}
	for _, text := range []string{"https://example.org/@channel", "email: [help@example.org]", "{url: https://example.org/, owner: help@example.org}", "nothing", "  title: The secret: a cookie recipe", "  title: Token economy"} {
		if got := masked(text); got != text {
			t.Errorf("masked(%q) = %q: want it as it is", text, got)
		}
	}
}

func TestHintsProposeTheWordThatWasMeant(t *testing.T) {
	for written, want := range map[string]string{
		"organisation": "did you mean organization?", "hotlin": "did you mean hotline?", "vidoe": "did you mean video?", "Video": "did you mean video?",
		"campaign": "", "": "", strings.Repeat("video", 20): "",
	} {
		if got := didYouMean(written, kindForm.words); got != want {
			t.Errorf("didYouMean(%q) = %q, want %q", written, got, want)
		}
	}
}

func TestPolicyIsBuiltInThenDefaultsThenGroupThenEntryFieldByField(t *testing.T) {
	const head = "version: 1\ndefaults: {every: 1d, confirm: {failures: 5}}\ngroups: {g: {max_age: 1y, confirm: {over: 1d}, require_date: true, robots: ignore}}\nentries:\n"
	built := linkwatch.Policy{Confirm: linkwatch.Confirm{Failures: 3, Over: 3 * day}, Robots: linkwatch.ObeyRobots}
	same(t, "silent catalog", parsed(t, []byte("version: 1\nentries:\n- {id: a, title: A}\n")).Entry(0).Policy, built)
	for entry, want := range map[string]linkwatch.Policy{
		"":         {Every: day, Confirm: linkwatch.Confirm{Failures: 5, Over: 3 * day}, Robots: linkwatch.ObeyRobots},
		"group: g": {Every: day, MaxAge: 365 * day, Confirm: linkwatch.Confirm{Failures: 5, Over: day}, Robots: linkwatch.IgnoreRobots, RequireDate: true},
		"group: g, max_age: 0, every: 1h, confirm: {failures: 1, over: 0}, robots: obey, require_date: false": {Every: time.Hour, Confirm: linkwatch.Confirm{Failures: 1}, Robots: linkwatch.ObeyRobots},
	} {
		c := parsed(t, []byte(head+"- {id: a, title: A, "+entry+"}\n"))
		same(t, "policy with "+entry, c.Entry(0).Policy, want)
	}
}

func TestHostNames(t *testing.T) {
	for _, text := range []string{"example.org", "localhost", "a_b.example.org", "192.0.2.1", "::1", "2001:db8::1", "xn--bcher-kva.example", "1.example"} {
		if !taken(&hostName{}, text) {
			t.Errorf("%q: refused, want it taken", text)
		}
	}
	for _, text := range []string{"", "Example.org", "example.org.", "example..org", ".example.org", "example.org:443", "[::1]", "1:2", "::g", "fe80::1%eth0", "-a.org", "a-.org", "a b", "bücher.example",
		strings.Repeat("a", 64) + ".org", strings.Repeat("aa.", 90) + "org"} {
		if taken(&hostName{}, text) {
			t.Errorf("%q: taken as a host, want it refused", text)
		}
	}
}

func TestIncludedPathsStayInTheFolder(t *testing.T) {
	for _, text := range []string{"a.csv", "./a.csv", "lists/a.yaml", "a/b/c.yml", "lists/../a.csv", "..a.csv"} {
		if !taken(&inclusion{}, text) {
			t.Errorf("%q: refused, want it taken", text)
		}
	}
	for _, text := range []string{"", "a", "a.txt", "a.CSV", "/a.csv", "../a.csv", "a/../../a.csv", `a\b.csv`, "a.csv/", "a.csv/.."} {
		if taken(&inclusion{}, text) {
			t.Errorf("%q: taken as a path, want it refused", text)
		}
	}
}
