package page

import (
	"bytes"
	"strings"
	"unicode/utf8"
)

// The words by which a link tells that it leads to an edition, folded: what an
// edition is called tells alone, what a version is called only beside a digit or
// a word for the newest of them.
const (
	editionNouns = `edition editions ed edicion ediciones edizione edicao auflage neuauflage editie uitgave druk utgave udgave upplaga
		painos wydanie vydani kiadas editia baski edisi издание издания видання εκδοση الطبعة طبعة الإصدار إصدار מהדורה מהדורת संस्करण
		phien`
	versionNouns = `version versions versione versao versie wersja verze versio versiunea versi surum fassung ausgabe
		версия редакция версія نسخة גרסה report guide publication bericht rapport informe relatorio`
	newestWords = `newer newest latest current updated revised neue neuere neuer neueste neuesten aktuelle aktuellen aktualisierte
		nouvelle nouveau derniere recente recent actuelle nueva nuevo ultima ultimo actualizada actualizado reciente
		nuova nuovo aggiornata aggiornato nova novo atual atualizada nieuwe nieuwste nieuwere laatste nya nyaste senaste ny nyere
		nyeste seneste uusi uusin uudempi nowa nowsza najnowsza najnowszy novejsi nejnovejsi aktualni новая новое новейшая последняя актуальная
		нова новіша остання yeni guncel terbaru νεα νεοτερη τελευταια أحدث جديدة الأحدث חדשה עדכנית नया नवीनतम moi`
)

// editionSigns are the same in scripts without spaces between words.
var editionSigns = [][]byte{[]byte("新版"), []byte("改訂"), []byte("修订"), []byte("修訂"), []byte("年版"), []byte("개정판"), []byte("최신판"), []byte("최신"), []byte("ฉบับ")}

// An editionWord says what a word tells of an edition.
type editionWord uint8

const (
	editionNoun editionWord = 1 << iota
	versionNoun
	newestWord
	anyDigits
)

var editionWords = func() map[string]editionWord {
	words := make(map[string]editionWord)
	for list, is := range map[string]editionWord{editionNouns: editionNoun, versionNouns: versionNoun, newestWords: newestWord} {
		for word := range strings.FieldsSeq(list) {
			words[foldWord(word)] |= is
		}
	}
	return words
}()

// editionStarts has a bit for the first two letters of each of these words that
// are of ASCII; all others pass.
var editionStarts = func() (table [32]uint32) {
	for word := range editionWords {
		if word[0] < utf8.RuneSelf {
			table[word[0]&31] |= 1 << (word[1] & 31)
		}
	}
	return table
}()

// tellsEdition reports whether words name a year, an edition, or the newest of
// several versions.
func tellsEdition(text []byte) bool {
	var seen editionWord
	for i := 0; i < len(text); {
		c := text[i]
		switch {
		case isDigit(c):
			n := digitsAt(text, i)
			if n == 4 && isEditionYear(text, i) {
				return true
			}
			seen |= anyDigits
			i += n
		case c|0x20 == 'v' && i+1 < len(text) && isDigit(text[i+1]) && (i == 0 || !isAlnum(text[i-1])): // v2
			seen |= versionNoun
			i++
		case isAlpha(c), c >= utf8.RuneSelf:
			if c < utf8.RuneSelf && i+1 < len(text) && text[i+1] < utf8.RuneSelf && editionStarts[c&31]>>(text[i+1]&31)&1 == 0 {
				for i < len(text) && (isAlpha(text[i]) || text[i] >= utf8.RuneSelf) {
					i++
				}
				continue
			}
			var space [48]byte
			word, n := readWord(text[i:], space[:0])
			seen |= editionWords[string(word)]
			i += max(1, n)
		default:
			i++
		}
	}
	if seen&editionNoun != 0 && (seen&(anyDigits|newestWord) != 0 || len(text) < 80) || seen&versionNoun != 0 && seen&(anyDigits|newestWord) != 0 {
		return true
	}
	return !asciiOnly(text) && hasSign(text)
}

func hasSign(text []byte) bool {
	for _, sign := range editionSigns {
		if bytes.Contains(text, sign) {
			return true
		}
	}
	return false
}

func digitsAt(text []byte, i int) (n int) {
	for i+n < len(text) && isDigit(text[i+n]) {
		n++
	}
	return n
}

// isEditionYear reports whether four digits in words are a year from 1990 on that
// may be that of an edition: not of a day, a phone number or a copyright.
func isEditionYear(text []byte, i int) bool {
	if year, _ := readInt(text[i : i+4]); year < 1990 || year > 2099 {
		return false
	}
	behind := text[i+4:]
	if len(behind) > 1 && isDigit(behind[1]) && bytes.IndexByte([]byte(".,:/"), behind[0]) >= 0 {
		return len(behind) > 2 && behind[0] == '/' && isDigit(behind[2]) && (len(behind) == 3 || !isDigit(behind[3])) // 2018/19
	}
	if len(behind) >= 6 && behind[0] == '-' && isDigit(behind[1]) && isDigit(behind[2]) && behind[3] == '-' {
		return false // 2018-03-05
	}
	before := text[:i]
	if n := len(before); n > 1 && isDigit(before[n-2]) && bytes.IndexByte([]byte("-./,"), before[n-1]) >= 0 {
		return n >= 5 && before[n-1] == '-' && digitsAt(before, n-5) == 4 && (n == 5 || !isDigit(before[n-6])) // 2018-2019
	}
	return !behindDay(before) && !bytes.HasSuffix(bytes.TrimRight(before, " "), []byte("©"))
}

// behindDay reports whether words end with the day of a month, so that what
// follows is the year of a date: March 5, 5 March, 5 de marzo de.
func behindDay(before []byte) bool {
	before = before[max(0, len(before)-32):]
	words := bytes.FieldsFunc(before, func(r rune) bool { return r == ' ' || r == ',' || r == '.' || r == '\u00a0' || r == '\n' })
	day := func(back int) bool {
		if back > len(words) {
			return false
		}
		n, size := readInt(words[len(words)-back])
		return size > 0 && n >= 1 && n <= 31 && len(words[len(words)-back]) <= size+2
	}
	month := func(back int) bool {
		if back > len(words) {
			return false
		}
		m, n := readMonth(words[len(words)-back])
		return m > 0 && n == len(words[len(words)-back])
	}
	if len(words) > 0 && (string(words[len(words)-1]) == "de" || string(words[len(words)-1]) == "del") {
		words = words[:len(words)-1]
	}
	return day(1) && month(2) || month(1) && (day(2) || len(words) > 2 && string(words[len(words)-2]) == "de" && day(3))
}

// addressTellsEdition reports whether an address as it is written names a year
// that is not that of a day or a month, or an edition.
func addressTellsEdition(href []byte) bool {
	if !hasFourDigits(href) && !bytes.Contains(href, []byte("edition")) {
		return false
	}
	path := pathOf(href)
	if scheme := bytes.Index(path, []byte("//")); scheme >= 0 {
		slash := bytes.IndexByte(path[scheme+2:], '/')
		if slash < 0 {
			return false
		}
		path = path[scheme+2+slash:]
	}
	if bytes.IndexByte(path, '%') >= 0 {
		path = bytes.ReplaceAll(path, []byte("%20"), []byte("-"))
	}
	for i := 0; i < len(path); i++ {
		if !isDigit(path[i]) {
			continue
		}
		n := digitsAt(path, i)
		if n == 4 && isAddressYear(path, i) {
			return true
		}
		i += n
	}
	return bytes.Contains(path, []byte("edition"))
}

// hasFourDigits reports whether an address may hold four digits in a row, one of
// which is then at one of every four places.
func hasFourDigits(href []byte) bool {
	for i := 3; i < len(href); i += 4 {
		if isDigit(href[i]) {
			return true
		}
	}
	return false
}

// isAddressYear reports whether four digits in a path are the year of an edition:
// no digit else stands in their word, and no month behind them.
func isAddressYear(path []byte, i int) bool {
	if year, _ := readInt(path[i : i+4]); year < 1990 || year > 2099 {
		return false
	}
	for at := i - 1; at >= 0 && isAlnum(path[at]); at-- {
		if isDigit(path[at]) {
			return false
		}
	}
	behind := path[i+4:]
	for _, c := range behind {
		if !isAlnum(c) {
			break
		}
		if isDigit(c) {
			return false
		}
	}
	if len(behind) > 1 && bytes.IndexByte([]byte("-/_."), behind[0]) >= 0 {
		if month, n := readInt(behind[1:]); n == 2 && month >= 1 && month <= 12 {
			return false
		}
	}
	return true
}
