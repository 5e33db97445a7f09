package page_test

import (
	"encoding/hex"
	"slices"
	"strings"
	"testing"
)

// masked is an address as Cloudflare writes it.
func masked(key byte, address string) string {
	b := []byte{key}
	for _, c := range []byte(address) {
		b = append(b, c^key)
	}
	return hex.EncodeToString(b)
}

func TestReadFindsFactsThatMachinesAreTold(t *testing.T) {
	linked := func(script string) string {
		return `<script type="application/ld+json">` + script + `</script>`
	}
	for _, c := range []struct {
		name, body string
		want       list // asked for
		got        list
	}{
		{"a number in JSON-LD", linked(`{"@type":"Organization","telephone":"+1-202-555-0166"}`), nil, list{phone("1-202-555-0166")}},
		{"a number in plain digits in JSON-LD", linked(`{"telephone" : "2025550166"}`), nil, list{phone("1-202-555-0166")}},
		{"a number abroad in JSON-LD", linked(`{"telephone":"+44 20 7946 0958"}`), nil, list{phone("+442079460958")}},
		{"a number abroad with (0) in JSON-LD", linked(`{"telephone":"+44 (0)20 7946-0958"}`), nil, list{phone("+442079460958")}},
		{"a wanted number abroad in JSON-LD", linked(`{"telephone":"020 7946 0958"}`), list{phone("+44 20 7946 0958")}, list{phone("+44 20 7946 0958")}},
		{"a short number in JSON-LD", linked(`{"telephone":"988"}`), nil, list{phone("988")}},
		{"numbers deep in a node", linked(`{"@graph":[{"contactPoint":[{"@type":"ContactPoint","telephone":"202-555-0166","email":"help@example.org"}]}]}`), nil,
			list{phone("1-202-555-0166"), email("help@example.org")}},
		{"a list of numbers in JSON-LD", linked(`{"telephone":["202-555-0166", "202-555-0143"],"name":"202-555-0199"}`), nil,
			list{phone("1-202-555-0166"), phone("1-202-555-0143")}},
		{"two numbers in one text of JSON-LD", linked(`{"telephone":"202-555-0166 or 202-555-0143 (TTY)"}`), nil,
			list{phone("1-202-555-0166"), phone("1-202-555-0143")}},
		{"escapes in JSON-LD", linked(`{"email":"help\u0040example.org","telephone":"tel:\u002b1202\u20115550166"}`), nil,
			list{phone("1-202-555-0166"), email("help@example.org")}},
		{"a mailto: address in JSON-LD", linked(`{"email":"mailto:help@example.org"}`), nil, list{email("help@example.org")}},
		{"JSON-LD in what is hidden", `<div hidden>` + linked(`{"telephone":"202-555-0166"}`) + `</div>`, nil, list{phone("1-202-555-0166")}},
		{"nothing of other keys, other values and other scripts", linked(`{"faxNumber":"202-555-0166","name":"telephone","x":["email","a@b.org"],"telephone":null}`) +
			`<script>{"telephone":"202-555-0166"}</script>`, nil, nil},
		{"nothing of JSON-LD that breaks off", linked(`{"telephone":"202-555-0166`), nil, nil},
		{"nothing of a text that is no number", linked(`{"telephone":"` + strings.Repeat("202-555-0166 ", 30) + `","email":"\q a@b.org"}`), nil, nil},

		{"a number in a meta element", `<meta itemprop="telephone" content="+12025550166">`, nil, list{phone("1-202-555-0166")}},
		{"a number in microdata", `<div itemprop="url telephone" content="+12025550166">call</div>`, nil, list{phone("1-202-555-0166")}},
		{"an address in RDFa", `<span property="schema:email" content="help&#64;example.org">write</span>`, nil, list{email("help@example.org")}},
		{"a number for social networks", `<meta property="business:contact_data:phone_number" content="202 555 0166">`, nil, list{phone("1-202-555-0166")}},
		{"no number of other attributes", `<meta name="phone-theme" content="202-555-0166"><span class="telephone" content="202-555-0166">x</span>`, nil, nil},

		{"an address that Cloudflare hides", `<a href="/cdn-cgi/l/email-protection" data-cfemail="` + masked(0x42, "help@example.org") + `">[email&#160;protected]</a>`, nil,
			list{email("help@example.org")}},
		{"an address that Cloudflare hides in a span", `<SPAN class="__cf_email__" data-cfemail="` + masked(0, "help@example.org") + `">[email&#160;protected]</span>`, nil,
			list{email("help@example.org")}},
		{"an address that Cloudflare hides in a link", `<nav hidden><a href="/cdn-cgi/l/email-protection#` + masked(0xff, "help@example.org?subject=a b") + `">write</a></nav>`,
			list{email("HELP@example.org")}, list{email("HELP@example.org")}},
		{"nothing of what Cloudflare cannot have written", `<a data-cfemail="4">x</a><a data-cfemail="zz00">x</a><a data-cfemail="42">x</a><a data-cfemail>email</a>
			<a href="/cdn-cgi/l/email-protection#` + masked(7, strings.Repeat("a", 600)+"@example.org") + `">x</a><a data-cfemail="` + masked(9, "no address") + `">x</a>`, nil, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := read(t, home, c.body, c.want...).Facts; !slices.Equal(got, c.got) {
				t.Errorf("%s\nwanted %v\ngot    %v\nwant   %v", c.body, c.want, got, c.got)
			}
		})
	}
}
