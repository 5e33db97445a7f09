package page

import (
	"bytes"

	"linkwatch"
)

// normal writes a number's digits as they are compared: ten digits of the North
// American plan without their 1, others with a + if they had one, the letters
// of 1-800-THE-LOST as a keypad has them. It is nil for what is no number.
func normal(number []byte) []byte {
	digits := make([]byte, 0, 16)
	international, letters := false, 0
	for i, c := range bytes.TrimSpace(number) {
		switch {
		case isDigit(c):
		case isAlpha(c) && len(digits) >= 3:
			c = keypad[c|0x20-'a']
			letters++
		case c == '+' && i == 0:
			international = true
			continue
		default:
			continue
		}
		if len(digits) == cap(digits)-1 {
			return nil // no number has more than fifteen digits (E.164)
		}
		digits = append(digits, c)
	}
	if letters > 0 && len(digits) > 10 { // 1-800-MISSING-KIDS: a telephone hears no more
		if digits[0] == '1' {
			digits = digits[:11]
		} else {
			digits = digits[:10]
		}
	}
	switch {
	case len(digits) == 11 && digits[0] == '1' && inPlan(digits[1:]):
		return digits[1:]
	case international && len(digits) >= 7:
		return append([]byte{'+'}, digits...)
	case len(digits) < 3:
		return nil
	}
	return digits
}

// keypad is the digit that carries each letter (ITU-T E.161).
const keypad = "22233344455566677778889999"

// inPlan reports whether ten digits are a number of the North American plan:
// neither area code nor exchange starts with 0 or 1.
func inPlan(digits []byte) bool {
	return len(digits) == 10 && digits[0] >= '2' && digits[3] >= '2'
}

// spellings are the ways in which a page may write the digits of a wanted
// number: with and without the 1 of North America, and for +44 800 ... also
// 0800 ... and 44 (0)800 ..., the code of a country having one to three digits.
func spellings(number string) [][]byte {
	digits := normal([]byte(number))
	switch {
	case digits == nil:
		return nil
	case inPlan(digits):
		return [][]byte{digits, append([]byte{'1'}, digits...)}
	case digits[0] == '+':
		all := [][]byte{digits, digits[1:]}
		for code := 2; code <= 4; code++ {
			if len(digits)-code >= 6 {
				inside := append([]byte{'0'}, digits[code:]...)
				all = append(all, inside, append(bytes.Clone(digits[1:code]), inside...))
			}
		}
		return all
	}
	return [][]byte{digits}
}

// spelled writes a fact that nobody asked for in one form: 1-888-373-7888,
// other numbers as their digits, addresses as the page has them.
func spelled(kind linkwatch.FactKind, value string) string {
	if kind != linkwatch.Email && inPlan([]byte(value)) {
		return "1-" + value[:3] + "-" + value[3:6] + "-" + value[6:]
	}
	return value
}
