package page

import (
	"strings"
	"testing"
)

// BenchmarkDates looks for dates alone in as many words as a page of 155 KB has,
// 60 KB, with the walk over these that notes where one may start: what they cost of
// BenchmarkRead, which does all at once.
func BenchmarkDates(b *testing.B) {
	const words = `Story number 17 of the year
If you or somebody you know needs help, call the hotline at any hour. Services are free, confidential and offered in more
than 200 languages; last year 1024 people were reached in this way. The next date is announced in March.
`
	text := []byte(strings.Repeat(words, 60<<10/len(words)) + "Page last updated: March 5, 2024")
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	vocabulary := newVocabulary(nil)
	p := newParts(&vocabulary)
	for b.Loop() {
		p.places = p.places[:0]
		p.read(text, 0)
		var said claims
		r, next := reading{said: &said, text: window{buf: text}}, 0
		for _, i := range p.places {
			if i < next {
				continue
			}
			if kinds[text[i]] == kindDigit {
				said.witnesses.hear(text, i)
			}
			next = max(i+1, r.statement(i))
		}
		said.resolve()
		said.settle()
		if len(said.list) != 1 {
			b.Fatalf("got %v, want the date", said.list)
		}
	}
}
