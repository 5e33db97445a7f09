package page

import (
	"bytes"
	"unicode"
	"unicode/utf8"

	"linkwatch"
)

// reach is how many characters after a phrase a date may start: room for a weekday
// or a time of day, which people write between.
const reach = 28

// sentenceBefore is how many bytes of a sentence a quote shows before its phrase.
const sentenceBefore = 48

// statement records the date claim whose phrase may start at i of the window, the
// start of a word, and returns where to read on; 0 if there is none. A number or an
// address inside a claim's reach is read again: the claim only moves past its own
// phrase and date.
func (r *reading) statement(i int) int {
	w, c := &r.text, r.said
	b := w.buf
	if i > 0 && (isAlnum(b[i-1]) || b[i] < 0xe0 && endsInLetter(b[:i])) {
		return 0
	}
	p, n := matchPhrase(b[i:])
	if n == 0 {
		return 0
	}
	if p.bare && !labels(b, i) || !p.bare && aboutOther(b, i) {
		return i + n
	}
	s := statement{kind: p.kind, channel: linkwatch.Visible, factor: 1}
	if p.bare {
		s.factor = ofBareWord
	}
	end := follow(&s, w, i+n, r.reckoning(p, i))
	if end == 0 {
		end = followOthers(&s, w, i+n, r.reckoning(p, i))
	}
	if end == 0 {
		if t, in := w.stampAt(i); in {
			s.date, s.channel, end = t.date, linkwatch.TimeTag, i+n
			s.quote = t.quote
		}
	}
	if end == 0 || speaksOfPrices(b[end:]) {
		return i + n
	}
	if s.quote == "" {
		s.quote = string(b[sentenceStart(b, i):end])
	}
	c.add(s)
	for at := i + n; at < end; at++ {
		if isDigit(b[at]) {
			c.witnesses.hear(b[:min(len(b), end+1)], at)
		}
	}
	return end
}

// follow reads on from the end of a phrase to its date. It returns where the
// date ends, 0 if there is none.
func follow(s *statement, w *window, from int, k reckoning) int {
	b := w.buf
	blocks := 0
	for i := from; i < len(b) && (i-from <= reach || i-from <= 3*reach && utf8.RuneCount(b[from:i]) <= reach); {
		t, stamped := w.stampAt(i)
		if d, n, ambiguous := k.read(b[i:]); n > 0 && !(ambiguous && stamped && k.order == unknownOrder) {
			s.date, s.order, s.ambiguous = d, k.order, ambiguous
			if stamped && (d == t.date || d.swapped() == t.date) {
				s.date, s.ambiguous = t.date, false // the machine's value knows which number is the month
			}
			return i + n
		}
		if stamped {
			s.date = t.date
			if t.to <= len(b) && isSlashed(b[i:t.to]) {
				return i + len(bytes.TrimRight(b[i:t.to], " \n"))
			}
			s.channel = linkwatch.TimeTag
			s.quote = string(b[sentenceStart(b, from):i]) + " " + t.quote
			return i
		}
		n := skipFiller(b[i:], s)
		if n == 0 {
			if d, n := readYear(b[i:]); n > 0 {
				s.date = d
				return i + n
			}
			return 0
		}
		if b[i] == '\n' {
			// The label of a table row and its value are two blocks; more is another matter.
			if blocks++; blocks > 2 {
				return 0
			}
		}
		i += n
	}
	return 0
}

// isSlashed reports whether the words are a date in numbers, whose order alone
// is in doubt.
func isSlashed(words []byte) bool {
	d, n := readDate(words, dayFirst)
	if n == 0 {
		d, n = readDate(words, monthFirst)
	}
	return n > 0 && d.day > 0
}

// sentenceStart is where the sentence that holds b[i] starts, or as far back as
// a quote goes.
func sentenceStart(b []byte, i int) int {
	start := max(0, i-sentenceBefore)
	for j := i - 1; j >= start; j-- {
		if b[j] == '\n' || j+1 < i && b[j+1] == ' ' && (b[j] == '.' || b[j] == '!' || b[j] == '?' || b[j] == '|') {
			return j + 1
		}
	}
	if start == 0 {
		return 0
	}
	if space := bytes.IndexByte(b[start:i], ' '); space >= 0 {
		return start + space + 1
	}
	return i
}

func startsWithLetter(b []byte) bool {
	if len(b) == 0 || b[0] < utf8.RuneSelf {
		return len(b) > 0 && isAlpha(b[0])
	}
	r, _ := utf8.DecodeRune(b)
	return unicode.IsLetter(r)
}
