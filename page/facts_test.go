package page_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"linkwatch"
)

func phone(v string) linkwatch.Fact { return linkwatch.Fact{Kind: linkwatch.Phone, Value: v} }
func sms(v string) linkwatch.Fact   { return linkwatch.Fact{Kind: linkwatch.SMS, Value: v} }
func email(v string) linkwatch.Fact { return linkwatch.Fact{Kind: linkwatch.Email, Value: v} }
func words(v string) linkwatch.Fact { return linkwatch.Fact{Kind: linkwatch.Text, Value: v} }

type list = []linkwatch.Fact

func TestReadFindsFacts(t *testing.T) {
	for _, c := range []struct {
		name, body string
		want       list // asked for
		got        list
	}{
		{"a number with hyphens", "Call 1-888-373-7888 now", nil, list{phone("1-888-373-7888")}},
		{"a number in parentheses", "Call (888) 373-7888.", nil, list{phone("1-888-373-7888")}},
		{"a number with points", "888.373.7888", nil, list{phone("1-888-373-7888")}},
		{"a number with its country", "+1 888 373 7888", nil, list{phone("1-888-373-7888")}},
		{"a number with long dashes and a hard space", "1–888–373‑7888 or 1&nbsp;(800)&nbsp;843&#8209;5678", nil,
			list{phone("1-888-373-7888"), phone("1-800-843-5678")}},
		{"a number across inline tags", "<p><b>1-888</b>-<span>373</span>-7888</p>", nil, list{phone("1-888-373-7888")}},
		{"no number across blocks", "<td>888-373</td><td>7888</td>", nil, nil},
		{"one number written three ways is one fact", `<a href="tel:+18883737888">888-373-7888</a> (888) 373-7888`, nil, list{phone("1-888-373-7888")}},
		{"no number in a longer one", "4000-888-373-7888 and 888-373-7888-12 and A888-373-7888 and 888-373-78889", nil, nil},
		{"no number where area or exchange starts with 1 or 0", "123-456-7890, 212-055-1234", nil, nil},
		{"no number in plain digits, dates and sums", "8883737888 2024-03-05 $1,888,373 10.1.2.3", nil, nil},
		{"a tel: link", `<a href="tel:1-888-373-7888">Call</a>`, nil, list{phone("1-888-373-7888")}},
		{"a tel: link with escapes and an extension", `<a class=x href="TEL:%28888%29%20373-7888;ext=5">Call</a>`, nil, list{phone("1-888-373-7888")}},
		{"a tel: link abroad", `<a href="tel:+44 (20) 7946-0958">Call</a>`, nil, list{phone("+442079460958")}},
		{"a tel: link with letters", `<a href="tel:1-800-THE-LOST">Call</a>`, nil, list{phone("1-800-843-5678")}},
		{"a tel: link of a short number", `<area href="tel:911">`, nil, list{phone("911")}},
		{"a tel: link in a hidden menu", `<nav hidden><a href="tel:8883737888">Call</a></nav>`, nil, list{phone("1-888-373-7888")}},
		{"nothing in a template", `<template><a href="tel:8883737888">888-373-7888</a></template>`, nil, nil},
		{"an sms: link", `<a href="sms:233733?&body=HELP">Text</a>`, nil, list{sms("233733")}},
		{"an sms: link to a long number", `<a href="sms:+18883737888;741741">Text</a>`, nil, list{sms("1-888-373-7888")}},
		{"mailto: links", `<a href="mailto:Help@Example.org?subject=x,y@z.org">a</a><a href="mailto:a%40example.org,%20b@example.org">b</a>`, nil,
			list{email("Help@Example.org"), email("a@example.org"), email("b@example.org")}},
		{"a mailto: link in character references", `<a href="&#109;&#97;ilto:help&#64;example.org">a</a>`, nil, list{email("help@example.org")}},
		{"addresses in text", "Write to (help@example.org), or press.office@sub.example.co.uk.", nil,
			list{email("help@example.org"), email("press.office@sub.example.co.uk")}},
		{"an address across inline tags", "help<b>@</b>example<i>.org</i>", nil, list{email("help@example.org")}},
		{"an address in two cases is one fact", "help@example.org HELP@EXAMPLE.ORG", nil, list{email("help@example.org")}},
		{"no address in a picture's name, a handle or a sum", "logo@2x.png @example a@b 5@home..org @", nil, nil},

		{"a wanted number as the catalog spells it", "<p>(888) 373-7888", list{phone("1.888.373.7888")}, list{phone("1.888.373.7888")}},
		{"a wanted number in plain digits", "<p>8883737888", list{phone("1-888-373-7888")}, list{phone("1-888-373-7888")}},
		{"a wanted number in letters", "<p>Call 1-800-THE-LOST today", list{phone("1-800-843-5678")}, list{phone("1-800-843-5678")}},
		{"a number wanted in letters", "<p>Call 1 (800) 843-5678", list{phone("1-800-THE-LOST")}, list{phone("1-800-THE-LOST")}},
		{"a wanted number with letters to spare", "<p>1-800-GOOD-HELPERS", list{phone("1-800-466-3435")}, list{phone("1-800-466-3435")}},
		{"no other number for a wanted one", "<p>1-888-373-7889", list{phone("1-888-373-7888")}, list{phone("1-888-373-7889")}},
		{"a wanted short code in text", "Text <b>233733</b> (BEFREE).", list{sms("233733")}, list{sms("233733")}},
		{"a wanted short code in a link", `<a href="sms:233733">`, list{sms("233733")}, list{sms("233733")}},
		{"a short code is found only where wanted", "Text 233733", nil, nil},
		{"a wanted short code alone, not in a number", "2337331 1233733 A233733", list{sms("233733")}, nil},
		{"a wanted 988 alone, not in dates or sums", "1-988-2 12.988 988.5 988,000 $988 988%", list{phone("988")}, nil},
		{"a wanted 988 at the end of a sentence", "Call or text 988.", list{phone("988"), sms("988")}, list{phone("988"), sms("988")}},
		{"a wanted number abroad as its country writes it", "Ring 020 7946 0958", list{phone("+44 20 7946 0958")}, list{phone("+44 20 7946 0958")}},
		{"a wanted number abroad with (0)", "Ring +44 (0)20 7946 0958", list{phone("+44 20 7946 0958")}, list{phone("+44 20 7946 0958")}},
		{"a wanted phone in an sms: link is both", `<a href="sms:8883737888">`, list{phone("888-373-7888")}, list{phone("888-373-7888"), sms("1-888-373-7888")}},
		{"a wanted address without regard to case", "HELP@example.ORG", list{email("help@example.org")}, list{email("help@example.org")}},
		{"wanted words across tags, lines and case", "<p>Free &amp; <b>CONFI</b>dential\n <br> always</p>", list{words("free &  Confidential always")}, list{words("free &  Confidential always")}},
		{"wanted words with other quotes and dashes", "<p>Don’t wait – call", list{words("Don't wait - call")}, list{words("Don't wait - call")}},
		{"wanted words that are not there", "<p>free</p><script>freedom</script>", list{words("freedom")}, nil},
		{"a wanted fact in a picture's words", `<img src="h.png" alt="Hotline: 1-888-373-7888">`, list{phone("1-888-373-7888")}, list{phone("1-888-373-7888")}},
		{"wanted facts come first, in their order", "a@example.org 888-373-7888 text 233733", list{sms("233733"), phone("+1 888 373 7888")},
			list{sms("233733"), phone("+1 888 373 7888"), email("a@example.org")}},
		{"a fact wanted twice is recorded once", "233733", list{sms("233733"), sms("233733"), sms("23-3733")}, list{sms("233733")}},
		{"nothing is found for what is no number or word", "call us", list{phone("call"), words(" "), email("")}, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := read(t, home, c.body, c.want...).Facts; !slices.Equal(got, c.got) {
				t.Errorf("%s\nwanted %v\ngot    %v\nwant   %v", c.body, c.want, got, c.got)
			}
		})
	}
}

func TestReadFindsFactsAndDatesWhereverTheWindowEnds(t *testing.T) {
	wanted := list{sms("233733"), words("free and confidential")}
	for pad := 15_900; pad < 16_450; pad++ {
		body := "<p>" + strings.Repeat("word ", pad/5) + strings.Repeat("x", pad%5) +
			" 1-888-373-7888 Free and confidential: help@example.org 233733<p>Last updated: March 5, 2024<p>" + strings.Repeat("word ", 1000)
		p := read(t, home, body, wanted...)
		if got := fmt.Sprint(p.Facts, p.Claims); len(p.Facts) != 4 || len(p.Claims) != 1 || p.Claims[0].Quote != "Last updated: March 5, 2024" {
			t.Fatalf("%d bytes before: got %s, want four facts and one claim", pad, got)
		}
	}
}

func TestReadBoundsFactsAndClaims(t *testing.T) {
	var b strings.Builder
	for i := range 200 {
		fmt.Fprintf(&b, "<p>888-373-%04d<p>Last updated: %d March %d", i, i%28+1, 1995+i/28)
	}
	b.WriteString("<p>text 233733")
	p := read(t, home, b.String(), sms("233733"))
	if len(p.Facts) != 60 || p.Facts[0] != sms("233733") || len(p.Claims) != 50 {
		t.Errorf("got %d facts, the first %v, and %d claims; want 60, the wanted one, and 50", len(p.Facts), p.Facts[0], len(p.Claims))
	}
}

// What a window keeps of the text before depends on what is wanted: it must
// never be all that fits.
func TestReadComesToItsEndWhateverIsWanted(t *testing.T) {
	long := strings.Repeat("a", 20_000)
	body := "<p>" + strings.Repeat("word ", 20_000) + "<p>help@example.org"
	p := read(t, home, body, email(long+"@example.org"), words(long), words(strings.Repeat("İ", 3000)), sms(long))
	if want := (list{email("help@example.org")}); !slices.Equal(p.Facts, want) || p.Words != 20_001 {
		t.Errorf("got %v in %d words, want %v in 20001", p.Facts, p.Words, want)
	}
}
