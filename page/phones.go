package page

import (
	"bytes"

	"linkwatch"
)

// number records the phone number that may start at b[i], the first of a run of
// digits, and every wanted number there. It returns where to read on.
func (f *facts) number(b []byte, i int) int {
	end := i
	for end < len(b) && isDigit(b[end]) {
		end++
	}
	if i > 0 && (isAlnum(b[i-1]) || b[i-1] == '_') {
		return end
	}
	if f.firsts&digitBit(b[i]) != 0 {
		for _, w := range f.wanted {
			w.found = w.found || w.standsAt(b, i, end)
		}
	}
	if end-i == 3 || end-i == 1 && b[i] == '1' {
		if digits, after, ok := readPhone(b, i); ok {
			f.addNumber(linkwatch.Phone, digits[:])
			return after
		}
	}
	return max(end, f.abroad(b, i))
}

// digitBit is the bit that stands for a digit, and for the + that is none.
func digitBit(c byte) uint16 { return 1 << (c - '+') }

// readPhone reads a North American number at b[i]: 888-373-7888, 1 (888)
// 373-7888, 1.888.373.7888; a number without marks may be anything.
func readPhone(b []byte, i int) (digits [10]byte, end int, ok bool) {
	if i > 1 && (b[i-1] == '-' || b[i-1] == '.' || b[i-1] == '/') && isDigit(b[i-2]) {
		return digits, 0, false
	}
	if b[i] == '1' {
		gap := skipAny(b[i+1:], " .-(/")
		if gap == 0 || gap > 3 {
			return digits, 0, false
		}
		i += 1 + gap
	}
	at := 0
	for part, size := range [...]int{3, 3, 4} {
		if i+size > len(b) {
			return digits, 0, false
		}
		for _, c := range b[i : i+size] {
			if !isDigit(c) {
				return digits, 0, false
			}
			digits[at] = c
			at++
		}
		if i += size; part == 2 {
			break
		}
		gap := skipAny(b[i:], " .-)/")
		if gap == 0 || gap > 3 {
			return digits, 0, false
		}
		i += gap
	}
	return digits, i, inPlan(digits[:]) && !goesOn(b[i:])
}

// goesOn reports whether more digits follow a number, so that it is part of a
// longer one.
func goesOn(b []byte) bool {
	if len(b) == 0 {
		return false
	}
	return isDigit(b[0]) || len(b) > 1 && (b[0] == '-' || b[0] == '.') && isDigit(b[1])
}

// long is the least length at which marks may stand between a wanted number's digits.
const long = 6

// standsAt reports whether the wanted number stands at b[i], where a run of
// digits starts that ends at end.
func (w *wanted) standsAt(b []byte, i, end int) bool {
	for _, digits := range w.digits {
		if digits[0] == '+' {
			continue
		}
		if len(digits) < long {
			if bytes.Equal(b[i:end], digits) && standsAlone(b, i, end) {
				return true
			}
			continue
		}
		if j, ok := spell(b, i, digits); ok && !goesOn(b[j:]) {
			return true
		}
	}
	return false
}

// spell reads the digits, or letters on their keys, from b[i] on, with marks
// between; letters may follow a number of ten, as in 1-800-MISSING-KIDS.
func spell(b []byte, i int, digits []byte) (end int, ok bool) {
	for n, want := range digits {
		if n > 0 {
			gap := skipAny(b[i:], " .-()/")
			if gap > 3 {
				return 0, false
			}
			i += gap
		}
		if i >= len(b) {
			return 0, false
		}
		c := b[i]
		if isAlpha(c) && n >= 3 && len(digits) >= 10 {
			c = keypad[c|0x20-'a']
		}
		if c != want {
			return 0, false
		}
		i++
	}
	return i, true
}

// standsAlone reports whether the digits b[i:end] are not part of a date, a
// sum, a clock or another number.
func standsAlone(b []byte, i, end int) bool {
	const joins = "-./,:"
	if i > 1 && bytes.IndexByte([]byte(joins), b[i-1]) >= 0 && isDigit(b[i-2]) || i > 0 && b[i-1] == '$' {
		return false
	}
	if end < len(b) && (isAlnum(b[end]) || b[end] == '%') {
		return false
	}
	return end+1 >= len(b) || bytes.IndexByte([]byte(joins), b[end]) < 0 || !isDigit(b[end+1])
}
