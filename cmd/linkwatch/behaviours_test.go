package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"linkwatch"
	"linkwatch/crawler"
	"linkwatch/internal/fakeweb"
)

// The looks at the behaviours of servers: enough of them, and far enough apart,
// for the policy that a catalog has by default to confirm a trouble that begins
// at the second.
const (
	looks      = 4
	betweenTwo = 2 * 24 * time.Hour
	maxBody    = 256 << 10 // bytes that are read of a page
)

// TestServersThatBehaveAsInOtherCheckersTests looks at one server for each row of
// testdata/behaviours, all of them in one check, several times over six
// days, and compares what is said of them after the first look and after the last.
func TestServersThatBehaveAsInOtherCheckersTests(t *testing.T) {
	table := readBehaviours(t)
	theirs := len(table)
	for _, b := range table {
		if b.suite == ours {
			theirs--
		}
	}
	if theirs < 100 {
		t.Errorf("%d behaviours of which others have tests, want 100 at least", theirs)
	}
	given := make([]map[linkwatch.EntryID]string, looks)
	var complaints bytes.Buffer // of libraries, which people should not see
	log.SetOutput(&complaints)
	defer log.SetOutput(os.Stderr)
	synctest.Test(t, func(t *testing.T) { given = lookAt(t, table) })
	if complaints.Len() > 0 {
		t.Errorf("a library complains on stderr: %s", &complaints)
	}
	var differ []string
	var shown strings.Builder
	for _, b := range table {
		id := linkwatch.EntryID(b.name)
		first, then := given[0][id], given[looks-1][id]
		open, known := stillOpen[b.name]
		same := first == b.first && then == b.then
		mark := " "
		if !same {
			mark = "!"
			differ = append(differ, b.name)
		}
		fmt.Fprintf(&shown, "%s %-26s %-16s %-76s want %-33s got %-33s then want %-33s got %s\n", mark, b.name, b.suite, b.does, b.first, first, b.then, then)
		switch {
		case known && same:
			t.Errorf("%s: %s (%s): it is mended; take it out of stillOpen, which says %q", b.name, b.does, b.suite, open.why)
		case !same && (first != open.first || then != open.then):
			t.Errorf("%s: %s (%s):\nfirst look: got %q, want %q\nlast look:  got %q, want %q", b.name, b.does, b.suite, first, b.first, then, b.then)
		}
	}
	t.Logf("%d behaviours, %d of others' tests; %d given otherwise than expected: %s\n%s", len(table), theirs, len(differ), strings.Join(differ, ", "), &shown)
}

// stillOpen are the behaviours of which something else is said than should be:
// what is said after the first look and after the last, and why.
var stillOpen = map[string]struct{ first, then, why string }{}

// lookAt runs one check after the other over a web of all behaviours, and gives
// what each said of them.
func lookAt(t *testing.T, table []behaviour) []map[linkwatch.EntryID]string {
	began := time.Now()
	today := time.Date(2026, 11, 16, 12, 0, 0, 0, time.UTC)
	now := func() time.Time { return today.Add(time.Since(began)) }
	web := fakeweb.New(fakeweb.Options{Now: now})
	defer web.Close()
	text := readWeb(t)
	text.putInto(t, web, table)

	dir := t.TempDir()
	list := filepath.Join(dir, "catalog.yaml")
	if err := os.WriteFile(list, catalogOf(table), 0o600); err != nil {
		t.Fatal(err)
	}
	var given []map[linkwatch.EntryID]string
	for look := range looks {
		if look > 0 {
			time.Sleep(betweenTwo - now().Sub(today)%betweenTwo) // of simulated time
			put(t, web, text.of[look])
		}
		var out, talk bytes.Buffer
		status := run(t.Context(), env{
			args:   []string{"check", "--catalog", list, "--db", filepath.Join(dir, "linkwatch.db"), "--format", "json", "--max-body", fmt.Sprintf("%dB", maxBody)},
			stdout: &out, stderr: &talk, now: now, roots: web.Roots(),
			network: crawler.Network{Lookup: web.Lookup, Dial: web.Dial},
		})
		if status != exitFindings {
			t.Fatalf("look %d: exit status %d, want %d\n%s", look+1, status, exitFindings, &talk)
		}
		given = append(given, said(t, out.Bytes()))
	}
	return given
}

// said gives what a check said of each entry in the words of the table: its
// health, the gravest finding's check, and what that is about; of a healthy one
// every check that has something to tell.
func said(t *testing.T, document []byte) map[linkwatch.EntryID]string {
	var doc linkwatch.CheckDocument
	if err := json.Unmarshal(document, &doc); err != nil {
		t.Fatal(err)
	}
	words := map[linkwatch.EntryID]string{}
	for _, e := range doc.Entries {
		for _, f := range e.Findings {
			if f.Detail == "" || f.Hint == "" {
				t.Errorf("%s: the finding of %q has detail %q and hint %q, want both", e.ID, f.Check, f.Detail, f.Hint)
			}
		}
		var checks []string
		for _, f := range e.Findings {
			if f.Check != "undated" || e.Health != linkwatch.Healthy {
				checks = append(checks, f.Check)
			}
		}
		if e.Health != linkwatch.Healthy && len(checks) > 0 {
			checks = []string{checks[0] + about(checks[0], e.Visit)}
		}
		words[e.ID] = strings.TrimSpace(e.Health.String() + " " + strings.Join(slices.Compact(checks), " "))
	}
	return words
}

// about says what a finding is about.
func about(check string, v *linkwatch.VisitDocument) string {
	switch {
	case check == "status":
		return fmt.Sprintf(" %d", v.Status)
	case check == "tls":
		return " " + string(v.TLS.Error)
	case check == "failure" && (v.Failure.Kind == linkwatch.DNS || v.Failure.Kind == linkwatch.Connect):
		return fmt.Sprintf(" %s %s", v.Failure.Kind, v.Failure.Detail)
	case check == "failure":
		return " " + string(v.Failure.Kind)
	}
	return ""
}
