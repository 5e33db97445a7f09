package store

import (
	"net/netip"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"testing"
	"time"

	"linkwatch"
)

// oldVisit is the visit in testdata/version-N.sql. Each file is what "sqlite3
// linkwatch.db .dump" printed of a database that had just been made with that
// version, and the application_id, which a dump leaves out.
func oldVisit(version int) linkwatch.Visit {
	v := visitOfVersion1
	if version >= 2 {
		v.Hops = []linkwatch.Hop{{Status: 200, From: "https://a.test/", To: "https://a.test/es", Kind: linkwatch.RefreshHop}}
		v.Resolution = linkwatch.Resolution{
			Aliases: []string{"a.cdn.test"}, Addresses: []netip.Addr{netip.MustParseAddr("93.184.216.34"), netip.MustParseAddr("2606:2800::1")},
			Address: netip.MustParseAddr("93.184.216.34"), Deaf: []netip.Addr{netip.MustParseAddr("2606:2800::1")},
		}
		v.Page.Headings, v.Page.Hosts = []string{"Línea de ayuda", "Llame"}, []string{"b.test", "c.test"}
		v.Page.Lead = linkwatch.Lead{Kind: linkwatch.RefreshHop, To: "https://a.test/es", After: 3 * time.Second}
	}
	if version >= 3 {
		v.Header.Marks = []string{"cookie:__cf_bm", "x-wall"}
		v.Resolution.NameServers = []string{"ns1.a.test", "ns2.a.test"}
		v.Mail = []linkwatch.MailDomain{{Name: "a.test", Takes: linkwatch.Delivers}}
		v.Page = observedIn(v.Page)
		v.Probe = linkwatch.Probe{At: noon, URL: "https://a.test/8f3c", FinalURL: "https://a.test/8f3c", Status: 404,
			Page: &linkwatch.Page{ContentType: "text/html", Hash: "0a", Title: "No hay nada"}}
	}
	if version >= 4 {
		v.Told = []linkwatch.DateClaim{{Date: noon, Precision: linkwatch.Day, Kind: linkwatch.Modified, Channel: linkwatch.Sitemap, Confidence: 0.5, Quote: "2026-11-22"}}
		v.Page.Editions = []linkwatch.Edition{{Text: "Guía de 2026", To: "https://a.test/2026"}}
		v.Page.Feed = "https://a.test/feed.xml"
	}
	return v
}

func observedIn(p linkwatch.Page) linkwatch.Page {
	p.Reader, p.Opening, p.Links, p.Password = "page-3", "Llame ahora", 12, true
	p.Sources, p.Downloads, p.Marks = []string{"cdn.test"}, []string{"https://a.test/guia.pdf"}, []string{"wp-content"}
	p.Terms = []linkwatch.Term{{Word: "casino en línea", Count: 2, Title: true}}
	p.Tongues = []linkwatch.Tongue{{Language: "es", Letters: 400, Quote: "Llame"}}
	p.Hidden = linkwatch.Hidden{Links: 3, Hosts: []string{"casino.test"}, Quote: "apuestas"}
	p.Print = linkwatch.Print{Blocks: []uint32{1, 2, 1 << 31}, Shingles: []uint32{7}}
	return p
}

var visitOfVersion1 = linkwatch.Visit{
	Entry: "a", Round: 1, At: noon.Add(789 * time.Millisecond), Took: 250 * time.Millisecond,
	URL: "https://a.test/", FinalURL: "https://a.test/es", Status: 200,
	Attempts: []linkwatch.Attempt{
		{At: noon, Failure: linkwatch.Failure{Kind: linkwatch.DNS, Detail: linkwatch.ServFail}},
		{At: noon.Add(789 * time.Millisecond), Status: 200},
	},
	Hops:   []linkwatch.Hop{{Status: 302, From: "https://a.test/", To: "https://a.test/es"}},
	Header: linkwatch.Header{Server: "nginx", ContentType: "text/html"},
	TLS:    linkwatch.TLS{Issuer: "R11", NotAfter: noon.AddDate(0, 2, 0)},
	Page: linkwatch.Page{
		ContentType: "text/html", Bytes: 512, Hash: "9f86d081", Title: "Línea de ayuda", Language: "es", Words: 80,
		Claims: []linkwatch.DateClaim{{Date: time.Date(2026, 3, 1, 0, 0, 0, 0, time.UTC), Precision: linkwatch.Month,
			Kind: linkwatch.Reviewed, Channel: linkwatch.Visible, Confidence: 0.75, Quote: "revisado en marzo de 2026"}},
		Facts: []linkwatch.Fact{{Kind: linkwatch.Phone, Value: "1-888-373-7888"}},
	},
}

func TestEveryOlderDatabaseIsBroughtUpToDate(t *testing.T) {
	current, _ := opened(t)
	want := schema(t, current)
	dumps, err := filepath.Glob("testdata/version-*.sql")
	migrations, _ := filepath.Glob("migrations/*.sql")
	if err != nil || len(dumps) != len(migrations) {
		t.Fatalf("there are the dumps %v, %v, want one for each of %v", dumps, err, migrations)
	}
	for i, dump := range append(dumps, "") { // in the order of the versions
		old := oldVisit(i + 1)
		path := filepath.Join(t.TempDir(), "linkwatch.db")
		writeFile(t, path, "") // an empty file is a database without tables
		if dump != "" {
			statements, err := os.ReadFile(dump)
			if err != nil {
				t.Fatal(err)
			}
			execute(t, path, string(statements))
		}
		s, round := openedAt(t, path)
		if got := schema(t, s); !slices.Equal(got, want) {
			t.Errorf("from %q the schema becomes\n%q, want\n%q", dump, got, want)
		}
		if dump != "" {
			history, err := s.History(t.Context(), "a", noon.Add(time.Hour), 9)
			if err != nil || !reflect.DeepEqual(history.Visits, []linkwatch.Visit{old}) {
				t.Errorf("from %q the history is\n%+v, %v, want\n%+v", dump, history, err, old)
			}
			if i+1 >= 3 && (history.Accepted == nil || !reflect.DeepEqual(*history.Accepted, old)) {
				t.Errorf("from %q the accepted visit is\n%+v, want\n%+v", dump, history.Accepted, old)
			}
		}
		next := old
		next.Round, next.At = round, noon.AddDate(0, 0, 1)
		keep(t, s, next)
		if got := count(t, s, `SELECT count(DISTINCT page) FROM visits`); got != 1 {
			t.Errorf("from %q the page that stayed the same is kept %d times, want once", dump, got)
		}
		wantSound(t, s)
	}
}

// schema gives what the tables and indexes are made of.
func schema(t *testing.T, s *Store) []string {
	t.Helper()
	var made []string
	found, err := s.read.Query(`SELECT sql FROM sqlite_schema WHERE sql <> '' AND name NOT LIKE 'sqlite%' ORDER BY name`)
	if err != nil {
		t.Fatal(err)
	}
	defer found.Close()
	for found.Next() {
		var sql string
		if err := found.Scan(&sql); err != nil {
			t.Fatal(err)
		}
		made = append(made, sql)
	}
	return made
}
