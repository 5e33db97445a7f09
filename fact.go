package linkwatch

import (
	"slices"
	"strings"
)

// Shows reports whether the fact was seen on the page. Phone and SMS numbers
// are compared by their digits, without a leading +1 or 1; e-mail addresses
// without regard to case; text as it was recorded.
func (p Page) Shows(f Fact) bool {
	return slices.ContainsFunc(p.Facts, func(seen Fact) bool { return seen.Same(f) })
}

// Same reports whether two facts state the same thing.
func (f Fact) Same(other Fact) bool {
	return f.Kind == other.Kind && f.comparable() == other.comparable()
}

func (f Fact) comparable() string {
	switch f.Kind {
	case Phone, SMS:
		return Digits(f.Value)
	case Email:
		return strings.ToLower(f.Value)
	}
	return f.Value
}

// Digits gives a phone number's digits, without the North American country
// code 1 where ten digits follow it.
func Digits(number string) string {
	digits := strings.Map(func(r rune) rune {
		if r < '0' || r > '9' {
			return -1
		}
		return r
	}, number)
	if len(digits) == 11 && digits[0] == '1' {
		return digits[1:]
	}
	return digits
}
