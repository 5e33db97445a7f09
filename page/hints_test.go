package page

import (
	"bytes"
	"strings"
	"testing"
)

func TestHintsSayWhichWordsATagHolds(t *testing.T) {
	tags := []string{"<p class=x>", "<p HIDDEN>", "<p typ tyPe class=Type lan>", "<a href=HTTPS://A.example/>", "<p X='hidden" + strings.Repeat(" ", 300) + "'>"}
	for _, word := range hintWords {
		w := string(word)
		tags = append(tags, "<p "+w+">", "<p a='x"+w+w+"'>", "<p Capital "+w+">", "<p "+w[1:]+w[:1]+">", "<p "+w[:1]+w+"X>", strings.ToUpper("<p "+w+">"))
	}
	for _, tag := range tags {
		hints := hintsOf([]byte(tag))
		for h, word := range hintWords {
			if got, want := hints.say([]byte(tag), hint(h)), bytes.Contains([]byte(tag), word); got != want {
				t.Errorf("%s: says %t of %q, want %t", tag, got, word, want)
			}
		}
	}
}

func TestATagIsLookedAtAnewWhenAnAttributesNameHasACapitalLetter(t *testing.T) {
	for tag, want := range map[string]bool{
		"<p HIDDEN>": true, "<p a=b cD>": true, "<p a='b'C>": true, "<P a=B c='D' >": false, "<a=B c>": false, "<p a = B>": false, "<p =B>": true,
	} {
		if got := hintsOf([]byte(tag))&unhinted != 0; got != want {
			t.Errorf("%s: got %t, want %t", tag, got, want)
		}
	}
}
