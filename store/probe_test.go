package store

import (
	"fmt"
	"reflect"
	"testing"
	"time"

	"linkwatch"
)

func probeOf(directory string, week int) linkwatch.Probe {
	p := linkwatch.Probe{At: noon.AddDate(0, 0, 7*week), URL: directory + fmt.Sprintf("/%x", week*7919), FinalURL: directory + "/lost", Status: 404}
	p.Page = pageOf(usualVisit(1, 99, noon, 1).Page)
	p.Page.Title = "Nothing here"
	return p
}

func TestAProbeIsKeptOnceForAllVisitsThatCarryIt(t *testing.T) {
	s, round := opened(t)
	rows := func() [4]int {
		return [4]int{
			count(t, s, `SELECT count(*) FROM probes`), count(t, s, `SELECT count(*) FROM pages`),
			count(t, s, `SELECT count(*) FROM openings`), count(t, s, `SELECT count(*) FROM prints`),
		}
	}
	for i, c := range []struct {
		name  string
		entry int
		probe linkwatch.Probe
		want  [4]int // probes, pages, openings, prints
	}{
		{"the first", 1, probeOf("https://a.test/x", 0), [4]int{1, 2, 2, 2}},
		{"the next day", 1, probeOf("https://a.test/x", 0), [4]int{1, 2, 2, 2}},
		{"another entry of the directory", 2, probeOf("https://a.test/x", 0), [4]int{1, 3, 3, 3}},
		{"none", 1, linkwatch.Probe{}, [4]int{1, 3, 3, 3}},
		{"a week later, answered alike", 1, probeOf("https://a.test/x", 1), [4]int{2, 3, 3, 3}},
		{"of the other entry", 2, probeOf("https://a.test/x", 1), [4]int{2, 3, 3, 3}},
		{"not answered", 1, linkwatch.Probe{At: noon.AddDate(0, 0, 14), URL: "https://a.test/0"}, [4]int{3, 3, 3, 3}},
	} {
		v := usualVisit(round, c.entry, noon.Add(time.Duration(i)*time.Minute), 1)
		v.Probe = c.probe
		keep(t, s, v)
		if got := rows(); got != c.want {
			t.Errorf("after %q there are %v probes, pages, openings and prints, want %v", c.name, got, c.want)
		}
		history, err := s.History(t.Context(), v.Entry, v.At, 1)
		if err != nil || !reflect.DeepEqual(history.Visits, []linkwatch.Visit{v}) {
			t.Errorf("%q is read as\n%+v, %v, want\n%+v", c.name, history.Visits, err, v)
		}
	}
}

func TestWhatIsAskedBesideAPageIsKeptOnceWhileItStaysTheSame(t *testing.T) {
	s, round := opened(t)
	mail := []linkwatch.MailDomain{{Name: "a.test", Takes: linkwatch.Delivers}}
	told := fullVisit(round).Told
	for i, c := range []struct {
		nameServers []string
		mail        []linkwatch.MailDomain
		told        []linkwatch.DateClaim
		want        int
	}{
		{[]string{"ns1.test"}, mail, nil, 1},
		{nil, nil, nil, 1},
		{[]string{"ns1.test"}, mail, nil, 1},
		{[]string{"ns1.test", "ns2.test"}, mail, nil, 2},
		{nil, mail, nil, 3},
		{nil, []linkwatch.MailDomain{{Name: "a.test", Takes: linkwatch.NoMail}}, nil, 4},
		{nil, nil, told, 5},
		{nil, nil, told, 5},
	} {
		v := usualVisit(round, 1, noon.AddDate(0, 0, i), 1)
		v.Resolution.NameServers, v.Mail, v.Told = c.nameServers, c.mail, c.told
		keep(t, s, v)
		zones, resolutions := count(t, s, `SELECT count(*) FROM zones`), count(t, s, `SELECT count(*) FROM resolutions`)
		if zones != c.want || resolutions != 1 {
			t.Errorf("after visit %d there are %d zones and %d resolutions, want %d and 1", i, zones, resolutions, c.want)
		}
		history, err := s.History(t.Context(), v.Entry, v.At, 1)
		if err != nil || !reflect.DeepEqual(history.Visits, []linkwatch.Visit{v}) {
			t.Errorf("visit %d is read as\n%+v, %v, want\n%+v", i, history.Visits, err, v)
		}
	}
}
