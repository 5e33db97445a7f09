package page

import "bytes"

// hints tell which of a few words, those that make its attributes worth a look, the
// bytes of a tag hold: all of them are looked for in one pass, in which each letter of
// a word has a bit (Baeza-Yates and Gonnet 1992).
type hints uint64

// A hint is one of these words.
type hint int

const (
	saysHidden hint = iota
	saysDisplay
	saysModified
	saysPublished
	saysColonModified
	saysType
	saysLang
	saysStyle
	saysEmail
	saysPhone
	saysSlashes
	saysReference
	saysAlt
	hintCount
)

var hintWords = [hintCount][]byte{
	saysHidden: []byte("hidden"), saysDisplay: []byte("display"), saysModified: []byte("dateM"), saysPublished: []byte("dateP"),
	saysColonModified: []byte(":modified"), saysType: []byte("type"), saysLang: []byte("lang="), saysStyle: []byte("tyle"),
	saysEmail: []byte("email"), saysPhone: []byte("phone"), saysSlashes: []byte("//"), saysReference: []byte("&#"), saysAlt: []byte("alt="),
}

// hintBits are the bits of these words: of the letters that each byte is, and of
// the first and the last letters. All words together have a letter less than a
// number has bits, the highest of which is unhinted.
var hintBits = func() (bits struct {
	of    [256]hints
	first hints
	last  [hintCount]hints
}) {
	bit := hints(1)
	for h, word := range hintWords {
		bits.first |= bit
		for _, c := range word {
			bits.of[c] |= bit
			bits.last[h] = bit
			bit <<= 1
		}
	}
	for c := 'A'; c <= 'Z'; c++ {
		bits.of[c] |= unhinted
	}
	bits.first |= unhinted
	return bits
}()

// unhinted is the hint of a tag that has a name with a capital letter, as names are
// made small when they are read, and of a long one, in which each word is found faster
// by itself.
const unhinted hints = 1 << 63

func hintsOf(tag []byte) (found hints) {
	const long = 128
	if len(tag) > long {
		return unhinted
	}
	var reached hints
	for _, c := range tag {
		reached = (reached<<1 | hintBits.first) & hintBits.of[c]
		found |= reached
	}
	if found&unhinted != 0 && !capitalNames(tag) {
		found &^= unhinted
	}
	return found
}

// capitalNames reports whether an attribute's name in a tag has a capital letter.
func capitalNames(tag []byte) bool {
	i := len("<")
	for i < len(tag) && !endsName(tag[i]) {
		i++
	}
	for i < len(tag) {
		for i < len(tag) && (isBlank(tag[i]) || tag[i] == '/' || tag[i] == '>') {
			i++
		}
		for name := i; i < len(tag) && !endsName(tag[i]) && (tag[i] != '=' || i == name); i++ {
			if tag[i] >= 'A' && tag[i] <= 'Z' {
				return true
			}
		}
		if i = skipBlank(tag, i); i < len(tag) && tag[i] == '=' {
			i = valueEnd(tag, skipBlank(tag, i+1))
		}
	}
	return false
}

// say reports whether the tag that the hints are of holds the word.
func (h hints) say(tag []byte, word hint) bool {
	if h&unhinted != 0 {
		return bytes.Contains(tag, hintWords[word])
	}
	return h&hintBits.last[word] != 0
}
