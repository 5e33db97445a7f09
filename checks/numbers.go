package checks

import (
	"slices"
	"strings"

	"linkwatch"
)

// shows reports whether a page shows a fact, in whatever form either is written:
// a phone number may be spelled in the letters of the keypad, and have or lack
// its country's code.
func shows(p linkwatch.Page, f linkwatch.Fact) bool {
	if slices.Contains(p.Facts, f) || p.Shows(f) {
		return true
	}
	if f.Kind != linkwatch.Phone {
		return false
	}
	number := dialled(f.Value)
	return slices.ContainsFunc(p.Facts, func(seen linkwatch.Fact) bool {
		return seen.Kind == f.Kind && sameNumber(number, dialled(seen.Value))
	})
}

// ownDigits is how many digits at the end of two numbers must agree if one has
// a country's code and the other has not: fewer may be somebody else's.
const ownDigits = 8

// sameNumber compares two phone numbers as dialled: one may begin with + and a
// country's code where the other has the zero of a long-distance call, or nothing.
func sameNumber(a, b string) bool {
	if strings.HasPrefix(a, "+") == strings.HasPrefix(b, "+") {
		return a == b
	}
	if strings.HasPrefix(b, "+") {
		a, b = b, a
	}
	national := strings.TrimLeft(b, "0")
	return len(national) >= ownDigits && strings.HasSuffix(a, national) && len(a)-len("+")-len(national) <= 3
}

// keypad gives the digit of each letter on a telephone (ITU-T E.161).
const keypad = "22233344455566677778889999"

// dialled is a phone number as a caller keys it in: + and digits only, 00 for
// an international call written as +, the North American 1 dropped.
func dialled(number string) string {
	var b strings.Builder
	for i, r := range strings.ToLower(number) {
		switch {
		case r >= '0' && r <= '9', r == '+' && i == 0:
			b.WriteRune(r)
		case r >= 'a' && r <= 'z':
			b.WriteByte(keypad[r-'a'])
		}
	}
	digits := b.String()
	if rest, found := strings.CutPrefix(digits, "00"); found {
		digits = "+" + rest
	}
	if own := strings.TrimPrefix(digits, "+"); len(own) == 11 && own[0] == '1' {
		return own[1:]
	}
	return digits
}
