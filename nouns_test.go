package linkwatch_test

import (
	"encoding/json"
	"strings"
	"testing"
	"time"

	"linkwatch"
)

func TestAddressKeepsNamesAndPasswordsBack(t *testing.T) {
	for url, want := range map[string]string{
		"https://ana:secret@a.org/x?y=1": "https://a.org/x?y=1",
		"https://a.org/x?mail=b@c.org":   "https://a.org/x?mail=b@c.org",
		"":                               "",
	} {
		if got := (linkwatch.Entry{URL: url}).Address(); got != want {
			t.Errorf("Address of %q = %q, want %q", url, got, want)
		}
	}
}

func TestDocumentKeepsTheContract(t *testing.T) {
	v := linkwatch.Verdict{
		Entry: linkwatch.Entry{
			ID: "guide", URL: "https://ana:secret@a.org/",
			Facts: []linkwatch.Fact{{Kind: linkwatch.Phone, Value: "1-888-373-7888"}, {Kind: linkwatch.SMS, Value: "233733"}},
		},
		Health: linkwatch.Healthy,
		Last: &linkwatch.Visit{
			Status: 500, Took: 1500 * time.Millisecond, Attempts: make([]linkwatch.Attempt, 2),
		},
		Read: &linkwatch.Visit{
			Page: linkwatch.Page{Facts: []linkwatch.Fact{{Kind: linkwatch.Phone, Value: "(888) 373-7888"}}},
		},
		Modified: linkwatch.DateClaim{Date: time.Date(2024, 3, 1, 0, 0, 0, 0, time.UTC), Precision: linkwatch.Month},
	}
	text, err := json.Marshal(v.Document())
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		`"url":"https://a.org/"`, `"findings":[]`, `"since":null`, `"attempts":2`, `"took_ms":1500`, `"failure":null`, `"hops":[]`, `"tls":null`,
		`"date":"2024-03"`, `{"kind":"phone","value":"1-888-373-7888","found":true}`, `{"kind":"sms","value":"233733","found":false}`,
	} {
		if !strings.Contains(string(text), want) {
			t.Errorf("document = %s\nwant %s in it", text, want)
		}
	}
}

func TestHealthNamesGoThereAndBack(t *testing.T) {
	for _, h := range linkwatch.Healths {
		text, err := h.MarshalText()
		if err != nil {
			t.Fatal(err)
		}
		var back linkwatch.Health
		if err := back.UnmarshalText(text); err != nil || back != h {
			t.Errorf("%s came back as %v, error %v", text, back, err)
		}
	}
	var h linkwatch.Health
	if err := h.UnmarshalText([]byte("dead")); err == nil || !strings.Contains(err.Error(), "want one of unvisited, unlinked, healthy") {
		t.Errorf(`UnmarshalText("dead") = %v, want an error that names the healths`, err)
	}
}

func TestLatestIsTheEndOfWhatIsStated(t *testing.T) {
	at := time.Date(2024, 2, 1, 0, 0, 0, 0, time.UTC)
	for p, want := range map[linkwatch.Precision]string{linkwatch.Year: "2025-01-31", linkwatch.Month: "2024-02-29", linkwatch.Day: "2024-02-01"} {
		if got := (linkwatch.DateClaim{Date: at, Precision: p}).Latest().Format(time.DateOnly); got != want {
			t.Errorf("Latest of %s by %s = %s, want %s", at.Format(time.DateOnly), p, got, want)
		}
	}
}
