package page_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

func TestReadFindsAddressesThatAreSpelledOut(t *testing.T) {
	for _, text := range []string{
		"help [at] door [dot] example", "help[at]door[dot]example", "Write to help (at) door (dot) example.", "help(at)door.example",
		"help {AT} door {DOT} example", "help [ at ] door [ dot ] example", "help &lt;at&gt; door.example", "help (at) door dot example",
		"help AT door DOT example", "help AT door.example or help AT door DOT example now", "help[@]door.example", "help (@) door (dot) example",
		"help@door[dot]example", "help@door (dot) example", "help＠door.example", "help&#65312;door.example", "help<b> [at] </b>door<i>[dot]example</i>",
		"(help [at] door [dot] example)", "E-mail:help[at]door.example,", "<img alt='help [at] door [dot] example' src=a.png>",
	} {
		wanted := email("HELP@door.example")
		if got := read(t, home, "<p>"+text, wanted).Facts; !slices.Equal(got, list{wanted}) {
			t.Errorf("%s\ngot %v, want %v", text, got, wanted)
		}
	}
}

func TestReadFindsAllOfAnAddressThatIsSpelledOut(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"mary [dot] ann [dot] lee (at) press (dot) door (dot) example", "mary.ann.lee@press.door.example"},
		{"mary DOT lee AT press DOT door DOT example", "mary.lee@press.door.example"},
		{"mary.lee[at]press.door[dot]example", "mary.lee@press.door.example"},
		{"mary_lee-2 [at] press-office.door.example", "mary_lee-2@press-office.door.example"},
		{"INFO [AT] DOOR [DOT] EXAMPLE", "INFO@DOOR.EXAMPLE"},
	} {
		if got := read(t, home, "<p>"+c.text).Facts; !slices.Equal(got, list{email(c.want)}) {
			t.Errorf("%s\ngot %v, want %s", c.text, got, c.want)
		}
	}
}

func TestReadInventsNoAddresses(t *testing.T) {
	for _, text := range []string{
		"meet (at) noon. Then", "meet (at) noon.Then we go", "meet (at) 5.30", "MEET AT POLKA DOT CAFE", "MEET AT DOOR.EXAMPLE", "Find help AT door.example",
		"look at door dot example", "look (at door.example)", "see us (at) www.door.example", "help (at] door.example", "help [at\n<p>] door.example",
		"(at) door.example", "[at] [dot] example", "help [at]", "help (at", "help [at] door [dot]", "help [at] door [dot] ", "this. [at] door.example",
		"(@door) (@) help", "Attend (attic) battle at.home AT", "help [at] -door.example", "help [at] door.e", "help [at] logo.png", "(at) (at) (at) (dot)",
	} {
		if got := read(t, home, "<p>"+text).Facts; got != nil {
			t.Errorf("%s\ngot %v, want none", text, got)
		}
	}
}

func TestReadFindsAddressesThatAreSpelledOutWhereverTheWindowEnds(t *testing.T) {
	for pad := 15_900; pad < 16_450; pad++ {
		body := "<p>" + strings.Repeat("word ", pad/5) + strings.Repeat("x", pad%5) + " mary [dot] lee [at] door [dot] example <p>" + strings.Repeat("word ", 1000)
		if got := read(t, home, body).Facts; !slices.Equal(got, list{email("mary.lee@door.example")}) {
			t.Fatalf("%d bytes before: got %v, want mary.lee@door.example", pad, got)
		}
	}
}

func TestReadBoundsWhatIsSpelledOut(t *testing.T) {
	for _, body := range []string{
		strings.Repeat("[at]", 100_000), strings.Repeat("a (at) ", 50_000), "a" + strings.Repeat(" [dot] a", 50_000) + " [at] b.example",
		"a [at] b" + strings.Repeat(" [dot] b", 50_000), "a [at] " + strings.Repeat("b", 100_000) + ".example", "a [at] b." + strings.Repeat("c", 290) + " [dot] example",
		strings.Repeat("( at", 50_000), "<img alt='" + strings.Repeat("( ", 50_000) + "at" + strings.Repeat(" ", 50_000) + "'>",
		`<script type="application/ld+json">` + strings.Repeat(`{"telephone":["`, 10_000) + strings.Repeat(`"email":`, 10_000),
	} {
		for _, fact := range read(t, home, "<p>"+body).Facts {
			if len(fact.Value) > 64*4+1+253 {
				t.Errorf("%.40s...: got an address of %d bytes, %.80s, want none as long", body, len(fact.Value), fact.Value)
			}
		}
	}
	if got := fmt.Sprint(read(t, home, "<p>"+strings.Repeat("x", 70)+" [at] door.example").Facts); strings.Contains(got, strings.Repeat("x", 65)) {
		t.Errorf("got %s, want no mailbox of more than 64 bytes", got)
	}
}
