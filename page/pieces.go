package page

import (
	"bytes"
	"strings"
	"unicode/utf8"
)

// readInt reads the digits that b starts with, all of them; n is their count.
// The number is 0 if they are more than nine.
func readInt(b []byte) (number, n int) {
	for n < len(b) && isDigit(b[n]) {
		if n < 9 {
			number = number*10 + int(b[n]-'0')
		}
		n++
	}
	if n > 9 {
		number = 0
	}
	return number, n
}

// separator reads the mark between the numbers of a date: one of - / . or one
// of the words given.
func separator(b []byte, words ...string) (mark rune, size int) {
	if len(b) == 0 {
		return 0, 0
	}
	if b[0] == '-' || b[0] == '/' || b[0] == '.' {
		return rune(b[0]), 1
	}
	for _, word := range words {
		if bytes.HasPrefix(b, []byte(word)) {
			mark, _ = utf8.DecodeRuneInString(word)
			size = len(word)
			return mark, size + skipAny(b[size:], " ")
		}
	}
	return 0, 0
}

// skipAny gives the length of the run of these bytes that b starts with.
func skipAny(b []byte, set string) (n int) {
	for n < len(b) && strings.IndexByte(set, b[n]) >= 0 {
		n++
	}
	return n
}

// skipOrdinal gives the length of the st, nd, rd, th, er, º or ª after a day.
func skipOrdinal(b []byte) int {
	for _, ending := range [...]string{"st", "nd", "rd", "th", "ST", "ND", "RD", "TH", "er", "º", "ª", "°"} {
		if bytes.HasPrefix(b, []byte(ending)) && (len(b) == len(ending) || !isAlpha(b[len(ending)])) {
			return len(ending)
		}
	}
	return 0
}

// skipOf gives the length of the of, de, del or năm before a month or a year.
func skipOf(b []byte) int {
	for _, word := range [...]string{"of ", "de ", "del ", "di ", "do ", "năm "} {
		if len(b) >= len(word) && strings.EqualFold(string(b[:len(word)]), word) {
			return len(word)
		}
	}
	return 0
}
