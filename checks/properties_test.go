package checks

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"
	"time"

	"linkwatch"
)

// chance makes random entries and histories, over all that the checks ask for.
type chance struct{ *rand.Rand }

var (
	injection = termsIn("", advertisements["id"])
	doorway   = termsIn("Slot gacor", advertisements["id"])
)

// befalls are what may befall a visit, all good ones among them the same page.
var befalls = []func(*linkwatch.Visit){
	func(*linkwatch.Visit) {}, func(*linkwatch.Visit) {}, func(*linkwatch.Visit) {},
	answered(404, 404), answered(404), answered(410, 410), answered(404, 200), answered(500), answered(403), answered(429), answered(451), answered(302),
	failed(linkwatch.DNS, linkwatch.NXDomain, 2), failed(linkwatch.Timeout, "connect", 2), failed(linkwatch.RobotsKept, "disallowed", 1),
	failed(linkwatch.Refused, "private address", 1),
	certified(linkwatch.CertWrongHost, 30*day), certified(linkwatch.CertExpired, -10*day), certified(linkwatch.CertIncomplete, 30*day), certified("", 5*day),
	moved("https://help.example.org/new", 301), moved("https://help.example.org/", 301), moved("https://other.example.com/", 302),
	becomes(recipe()), becomes(survivors().with(func(g *outline) { g.downloads = nil })), becomes(survivors().with(func(g *outline) { g.facts = nil })),
	func(v *linkwatch.Visit) {
		v.Page.Hash, v.Page.Terms = "hijacked", injection
	},
	func(v *linkwatch.Visit) {
		v.Page.Hash, v.Page.Title, v.Page.Terms = "door", "Slot gacor", doorway
	},
	func(v *linkwatch.Visit) {
		v.Page.Title, v.Page.Language, v.Page.Hash = "在线娱乐城 - 官方平台", "zh", "title"
	},
	func(v *linkwatch.Visit) { v.Page = linkwatch.Page{ContentType: "text/html", Reader: "test"} },
	func(v *linkwatch.Visit) { v.Page.Hash, v.Page.Title = "lost", "Page not found" },
	func(v *linkwatch.Visit) {
		v.Mail = []linkwatch.MailDomain{{Name: "example.org", Takes: linkwatch.NoMail}}
	},
	func(v *linkwatch.Visit) { v.Inconclusive = true },
	func(v *linkwatch.Visit) {
		v.Page.Claims, v.Page.Hash = []linkwatch.DateClaim{claim(linkwatch.Visible, linkwatch.Modified, "2019")}, "old"
	},
}

// becomes makes a visit see a page.
func becomes(g outline) func(*linkwatch.Visit) {
	return func(v *linkwatch.Visit) { v.Page = g.told(0).Page }
}

// visits are up to so many, newest first.
func (c chance) visits(most int) []linkwatch.Visit {
	var visits []linkwatch.Visit
	ago := 10
	for range c.IntN(most + 1) {
		v := survivors().told(ago)
		v.Attempts = nil
		befalls[c.IntN(len(befalls))](&v)
		if v.Attempts == nil {
			v.Attempts = []linkwatch.Attempt{{At: v.At, Status: v.Status, Failure: v.Failure}}
		}
		visits = append(visits, v)
		for range c.IntN(3) { // and so it stays for a while
			ago += 7
			again := v
			again.At = today.Add(-hours(ago))
			visits = append(visits, again)
		}
		ago += 5 + c.IntN(60)
	}
	return visits
}

func (c chance) entry() linkwatch.Entry {
	return entry(func(e *linkwatch.Entry) {
		e.Facts = []linkwatch.Fact{{Kind: linkwatch.Phone, Value: "(888) 373-7888"}, {Kind: linkwatch.Email, Value: "help@example.org"}}
		e.Policy.MaxAge = []time.Duration{0, 0, 30 * day, 4000 * day}[c.IntN(4)]
		e.Policy.RequireDate = c.IntN(8) == 0
		if c.IntN(6) == 0 {
			e.LastVerified.On = today.Add(-hours(c.IntN(400)))
		}
	})
}

func TestOneMoreGoodVisitNeverWorsensHealth(t *testing.T) {
	random := chance{rand.New(rand.NewPCG(1, 2))}
	for range 1000 {
		e, visits := random.entry(), random.visits(8)
		e.Policy.MaxAge, e.Policy.RequireDate = 0, false
		accepted := survivors().told(4000)
		before := Judge(e, Past{Visits: visits, Accepted: &accepted}, today)
		well := survivors().told(1, func(v *linkwatch.Visit) {
			v.Mail = []linkwatch.MailDomain{{Name: "example.org", Takes: linkwatch.Delivers}}
		})
		after := Judge(e, Past{Visits: slices.Insert(visits, 0, well), Accepted: &accepted}, today)
		if before.Health != linkwatch.Unvisited && after.Health > before.Health {
			t.Fatalf("health %v became %v by a good visit after %s; findings %+v", before.Health, after.Health, sketch(visits), after.Findings)
		}
		if after.Health != linkwatch.Healthy {
			t.Fatalf("health %v after a good visit, want healthy; after %s; findings %+v", after.Health, sketch(visits), after.Findings)
		}
	}
}

func TestOrderOfVisitsAndFactsAndWaiversDoesNotMatter(t *testing.T) {
	random := chance{rand.New(rand.NewPCG(3, 4))}
	for range 600 {
		e, visits := random.entry(), random.visits(8)
		waiving("status", today.Add(60*day))(&e)
		waiving("drift", today.Add(60*day))(&e)
		want := Judge(e, Past{Visits: visits}, today)
		shuffled := slices.Clone(visits)
		random.Shuffle(len(shuffled), func(i, j int) { shuffled[i], shuffled[j] = shuffled[j], shuffled[i] })
		other := e
		other.Facts, other.Waivers = slices.Clone(e.Facts), slices.Clone(e.Waivers)
		slices.Reverse(other.Facts)
		slices.Reverse(other.Waivers)
		got := Judge(other, Past{Visits: shuffled}, today)
		if got.Health != want.Health || !got.Since.Equal(want.Since) || !got.LastWell.Equal(want.LastWell) || got.Suspect != want.Suspect || len(got.Findings) != len(want.Findings) {
			t.Fatalf("in another order: %v since %v, %d findings; want %v since %v, %d findings; visits %s",
				got.Health, got.Since, len(got.Findings), want.Health, want.Since, len(want.Findings), sketch(visits))
		}
	}
}

func TestWaiverSilencesItsOwnCheckAlone(t *testing.T) {
	random := chance{rand.New(rand.NewPCG(5, 6))}
	for range 600 {
		e, visits := random.entry(), random.visits(6)
		plain := Judge(e, Past{Visits: visits}, today)
		name := All[random.IntN(len(All)-1)].Name
		waiving(name, today.Add(60*day))(&e)
		waived := Judge(e, Past{Visits: visits}, today)
		for _, f := range plain.Findings {
			where := waived.Findings
			if f.Check == name {
				where = waived.Waived
			}
			if !slices.ContainsFunc(where, func(g linkwatch.Finding) bool { return reflect.DeepEqual(f, g) }) {
				t.Fatalf("waiver of %s: finding %+v is lost; visits %s", name, f, sketch(visits))
			}
		}
		for _, f := range waived.Findings {
			if f.Check == name {
				t.Fatalf("waiver of %s: finding %+v is not silenced", name, f)
			}
		}
	}
}

// TestHistoryIsWhatEachVisitSaid compares the short ways of looking back with
// judging every visit.
func TestHistoryIsWhatEachVisitSaid(t *testing.T) {
	random := chance{rand.New(rand.NewPCG(7, 8))}
	for range 1000 {
		e, visits := random.entry(), random.visits(8)
		got := Judge(e, Past{Visits: visits}, today)
		counted := counting(e, visits)
		if len(counted) == 0 {
			continue
		}
		since, unbroken := today, true
		var well time.Time
		for i, v := range counted {
			then := Case{e, Past{Visits: counted[i:]}, v.At}.verdict().Health
			if unbroken = unbroken && then == got.Health; unbroken {
				since = v.At
			}
			if then == linkwatch.Healthy && well.IsZero() {
				well = v.At
			}
		}
		if !got.Since.Equal(since) || !got.LastWell.Equal(well) {
			t.Fatalf("since %v, last well %v; want %v, %v; %v now; visits %s", got.Since, got.LastWell, since, well, got.Health, sketch(visits))
		}
	}
}

func TestSuspect(t *testing.T) {
	bad := func(ago int) linkwatch.Visit { return visit(hours(ago), answered(500)) }
	for _, c := range []struct {
		name   string
		visits []linkwatch.Visit
		want   int
	}{
		{"a good visit leaves no doubt", []linkwatch.Visit{visit(hours(1)), bad(20)}, 0},
		{"one bad look", []linkwatch.Visit{bad(1), visit(hours(20))}, 1},
		{"two bad looks", []linkwatch.Visit{bad(1), bad(20), visit(hours(50))}, 2},
		{"a wall in between is no look", []linkwatch.Visit{bad(1), visit(hours(10), answered(403)), bad(20), visit(hours(50))}, 2},
		{"a wall is for people to settle", []linkwatch.Visit{visit(hours(1), answered(403)), visit(hours(20), answered(403))}, 0},
		{"legal reasons are for people to settle", []linkwatch.Visit{visit(hours(1), answered(451))}, 0},
		{"what is confirmed is no suspicion", []linkwatch.Visit{bad(1), bad(40), bad(80)}, 0},
		{"one missing page", []linkwatch.Visit{visit(hours(1), answered(404))}, 1},
		{"another page, seen once", []linkwatch.Visit{recipe().told(1), survivors().told(20)}, 1},
		{"another page, seen twice", []linkwatch.Visit{recipe().told(1), recipe().told(10), survivors().told(20)}, 0},
		{"spam, seen once", []linkwatch.Visit{visit(hours(1), reading("Guide", advertisements["zh"])), visit(hours(60), reading("Guide", ""))}, 1},
		{"our own fault", []linkwatch.Visit{visit(hours(1), failed(linkwatch.VisitPanicked, "", 1))}, 0},
	} {
		if got := Judge(entry(), Past{Visits: c.visits}, today); got.Suspect != c.want {
			t.Errorf("%s: suspect %d, want %d; findings %+v", c.name, got.Suspect, c.want, got.Findings)
		}
	}
}

// sketch tells visits in short.
func sketch(visits []linkwatch.Visit) string {
	text := ""
	for _, v := range visits {
		text += fmt.Sprintf("\n  %s %s %s page %q %.20q inconclusive %v", v.At.Format("01-02 15:04"), outcome(&v), v.FinalURL, v.Page.Title, v.Page.Hash, v.Inconclusive)
	}
	return text
}
