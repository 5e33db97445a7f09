package page

import (
	"bytes"
	"strings"
	"unicode/utf8"
)

// labels reports whether the bare word at b[i] starts a statement of its own:
// at the start of a block, after a mark, capitalised, or after a word that
// speaks of the page.
func labels(b []byte, i int) bool {
	before := bytes.TrimRight(b[:i], " ")
	if len(before) == 0 || before[len(before)-1] == '\n' {
		return true
	}
	previous := lastWord(before)
	if otherSubjects[previous] {
		return false
	}
	if c := before[len(before)-1]; c < utf8.RuneSelf && !isAlnum(c) {
		return c != '$' && c != '#'
	}
	return pageSubjects[previous] || b[i] >= 'A' && b[i] <= 'Z' || b[i] >= 0xe3
}

// aboutOther reports whether the phrase at b[i] speaks of something else on the page.
func aboutOther(b []byte, i int) bool { return otherSubjects[lastWord(bytes.TrimRight(b[:i], " :"))] }

var pageSubjects = wordSet(`page site website content document article post was is been information text last and or
	pagina sitio contenido seite inhalt site contenu conteudo sida`)

var otherSubjects = wordSet(`alert alerts warning price prices rate rates score scores weather stock stocks inventory policy terms
	profile status recently newly not never be being to next frequently regularly comment version database list
	schedule forecast menu when if will`)

func wordSet(words string) map[string]bool {
	set := make(map[string]bool)
	for word := range strings.FieldsSeq(words) {
		set[word] = true
	}
	return set
}

// lastWord is the word that b ends with, lower case; "" if it ends otherwise.
func lastWord(b []byte) string {
	start := len(b)
	for start > 0 && isAlpha(b[start-1]) && len(b)-start < 16 {
		start--
	}
	return strings.ToLower(string(b[start:]))
}

// speaksOfPrices reports whether what follows a date is the notice that shop
// plug-ins put below their prices.
func speaksOfPrices(b []byte) bool {
	const notice = 64
	b = bytes.ToLower(b[:min(len(b), notice)])
	return bytes.Contains(b, []byte("affiliate")) || bytes.Contains(b, []byte("amazon"))
}
