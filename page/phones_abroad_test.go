package page

import (
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"

	"linkwatch"
)

func TestNumbersAreReadByTheRulesOfThePagesCountry(t *testing.T) {
	for name, c := range map[string]struct {
		host, text string
		want       []string
	}{
		"a British number on a British host":        {"help.org.uk", "Call 0808 2000 247, free.", []string{"+448082000247"}},
		"a German number by the language's country": {"hilfe.org", `<html lang="de-DE"><p>Telefon (030) 901 72 00</p>`, []string{"+49309017200"}},
		"a number with its country, on any page":    {"aide.org", "Appelez le +33 1 42 68 53 00.", []string{"+33142685300"}},
		"a French one in pairs":                     {"aide.fr", "Appelez le 01 42 68 53 00.", []string{"+33142685300"}},
		"a number of North America":                 {"help.org.uk", "Or call 1-888-373-7888.", []string{"1-888-373-7888"}},
		"a national number without a country":       {"help.org", "Call 0808 2000 247, free.", nil},
		"a domain that the whole world registers":   {"help.io", "Call 0808 2000 247, free.", nil},
		"a date and a time":                         {"help.org.uk", "On 2024-01-05 12:30, and 05/01/2024 10.", nil},
		"a book's number":                           {"help.org.uk", "ISBN 978-3-16-148410-0", nil},
		"an amount":                                 {"hilfe.de", "Summe 12.345.678 Euro", nil},
		"a number that nobody can have":             {"help.org.uk", "Call 0000 000 000.", nil},
		"a number that goes on":                     {"help.org.uk", "Reference 0808 2000 247 1234 5678 9012", nil},
	} {
		t.Run(name, func(t *testing.T) {
			at := &url.URL{Scheme: "https", Host: c.host, Path: "/"}
			p := NewReader(Watched{}).Read(strings.NewReader("<title>x</title>"+c.text), http.Header{"Content-Type": {"text/html"}}, at, nil)
			var got []string
			for _, f := range p.Facts {
				if f.Kind == linkwatch.Phone {
					got = append(got, f.Value)
				}
			}
			if !slices.Equal(got, c.want) {
				t.Errorf("%s, on %s: got %q, want %q", c.text, c.host, got, c.want)
			}
		})
	}
}

func TestAWantedNumberAbroadIsFoundHoweverItIsWritten(t *testing.T) {
	at := &url.URL{Scheme: "https", Host: "help.org.uk", Path: "/"}
	for _, text := range []string{"0808 2000 247", "08082000247", "+44 808 2000 247", "+44 (0)808 2000247"} {
		want := []linkwatch.Fact{{Kind: linkwatch.Phone, Value: "+44 808 2000 247"}}
		p := NewReader(Watched{}).Read(strings.NewReader("<p>Call "+text+" now"), http.Header{"Content-Type": {"text/html"}}, at, want)
		if !slices.Equal(p.Facts, want) {
			t.Errorf("%q: facts %v, want %v alone", text, p.Facts, want)
		}
	}
}
