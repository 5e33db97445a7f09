package page_test

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"linkwatch"
)

func TestOpeningIsThePagesOwnMatter(t *testing.T) {
	const matter = "<h1>Help for victims</h1><p>Call at any hour.</p>"
	const want = "Help for victims Call at any hour."
	for _, c := range []struct{ name, body, want string }{
		{"all of a plain page", matter, want},
		{"without what elements tell apart", "<header>Agency<nav><ul><li>Home</ul></nav></header>" + matter + "<aside>More</aside><footer>Imprint</footer>", want},
		{"without what roles tell apart", `<div role="navigation">Home<div>Topics</div></div>` + matter + `<div role=contentinfo>Imprint</div>`, want},
		{"without what classes tell apart", `<div class="top main-nav"><ul><li>Home</ul></div><ul id="breadcrumbs"><li>Home</ul>` + matter + `<div class=site-footer>Imprint</div>`, want},
		{"without a notice", `<div id="cookie-banner">We use cookies</div>` + matter, want},
		{"with the header of an article", "<article><header>" + matter + "</header></article>", want},
		{"with the header of an entry", `<div class="entry-header">` + matter + "</div>", want},
		{"with what is beside a sidebar", `<div class="has-sidebar no-header">` + matter + "</div>", want},
		{"with the main part of a page in its header", `<div class="header"><main>` + matter + "</main></div>", want},
		{"without what is hidden", `<div hidden>No</div><p style="text-indent:-9999px">No</p>` + matter, want},
		{"of everything where nothing else stands", "<nav>Home Topics</nav>", "Home Topics"},
		{"of everything where only scraps stand beside it", "Top<div class=header>" + strings.Repeat("<p>All about it", 10) + "</div>", "Top" + strings.Repeat(" All about it", 10)},
		{"a short page's own", "<nav>" + strings.Repeat("Topic ", 50) + "</nav><h1>404</h1>", "404"},
		{"cells that end without end tags", "<table><td class=menu>Home<td>Help<tr><td>now</table>", "Help now"},
		{"nothing", "<script>location='/lander'</script>", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			if p := read(t, home, c.body); p.Opening != c.want {
				t.Errorf("%s\ngot  %q\nwant %q", c.body, p.Opening, c.want)
			}
		})
	}
}

func TestOpeningEndsWithAWholeRune(t *testing.T) {
	for n := range 4 {
		p := read(t, home, "<p>"+strings.Repeat("a", n)+strings.Repeat("€", 1000))
		if len(p.Opening) > 600 || len(p.Opening) < 597 || !utf8.ValidString(p.Opening) {
			t.Errorf("%d letters before: %d bytes, %q, want 600 or few less, in whole runes", n, len(p.Opening), p.Opening)
		}
	}
}

func TestPrintOfABlockIsItsWords(t *testing.T) {
	print := func(body string) []uint32 { return read(t, home, body).Print.Blocks }
	want := print("<p>Call the hotline at 1-888-373-7888.</p>")
	if len(want) != 1 {
		t.Fatalf("got %v, want one digest", want)
	}
	for _, c := range []struct {
		name, body string
		same       bool
	}{
		{"capital letters and white space", "<div>CALL  the\nHotline at 1-888-373-7888!</div>", true},
		{"tags", "<li><b>Call</b> the <a href=/x>hotline</a> at 1-888-373-7888", true},
		{"twice on the page", "<p>Call the hotline at 1-888-373-7888.<p>Call the hotline at 1-888-373-7888.", true},
		{"beside blocks too short to count", "<p>Call<p>Call the hotline at 1-888-373-7888<p>a b c d e f", true},
		{"another number", "<p>Call the hotline at 1-888-373-7889.", false},
		{"another order", "<p>The call hotline at 1-888-373-7888.", false},
		{"not displayed", "<p hidden>Call the hotline at 1-888-373-7888.", false},
	} {
		if got := print(c.body); slices.Equal(got, want) != c.same {
			t.Errorf("%s: got %v, want %v the same: %v", c.name, got, want, c.same)
		}
	}
}

func TestPrintKeepsTheSmallestDigestsOfALongPage(t *testing.T) {
	var long, half strings.Builder
	for i := range 600 {
		fmt.Fprintf(&long, "<p>Story number %d was told by somebody.", i)
		if i%2 == 0 {
			fmt.Fprintf(&half, "<p>Story number %d was told by somebody.", i)
		}
	}
	p, q := read(t, home, long.String()).Print, read(t, home, half.String()).Print
	if len(p.Blocks) != 128 || len(p.Shingles) != 64 || !slices.IsSorted(p.Blocks) || !slices.IsSorted(p.Shingles) {
		t.Fatalf("got %d digests of blocks and %d of shingles, want 128 and 64, ascending", len(p.Blocks), len(p.Shingles))
	}
	// Of the long page's sample about half stands on the other, whose own sample has all of that half.
	shared := 0
	for _, digest := range p.Blocks {
		if _, found := slices.BinarySearch(q.Blocks, digest); found {
			shared++
		}
	}
	if shared < 48 || shared > 80 {
		t.Errorf("%d of 128 digests are shared by a page with half of the blocks, want about 64", shared)
	}
}

func TestPrintIsTheSameForEver(t *testing.T) {
	got := read(t, home, "<p>Call the hotline at any hour.</p><p>Llame a la línea de ayuda, на русском, 救助热线</p>").Print
	want := linkwatch.Print{
		Blocks: []uint32{0x83afe233, 0xce6d032a},
		Shingles: []uint32{0x86dee16, 0x12489923, 0x1d1209cf, 0x247b987d, 0x468c7f1e, 0x48a235d2, 0x60f31fd9, 0x63a2f8ac,
			0x654480e2, 0x720f1d25, 0x7db95bfe, 0x9be64628, 0xb5c5fd0b, 0xd292980c, 0xf114cafe, 0xf96c3c5d},
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got  %#v\nwant %#v: what is kept would not compare with it", got, want)
	}
}

func TestShinglesAreOfThePagesOwnMatter(t *testing.T) {
	plain := read(t, home, "<p>Call the hotline at any hour.").Print.Shingles
	framed := read(t, home, "<nav>Home, topics, news and more</nav><p>Call the hotline<p>at any hour.</p><footer>All rights reserved by us</footer>").Print.Shingles
	if len(plain) != 4 || !slices.Equal(plain, framed) {
		t.Errorf("got %v and %v, want the same four", plain, framed)
	}
}
