package page

import (
	"bytes"
	"net/url"
	"strings"

	"linkwatch"
)

// link records the fact that a tel:, sms: or mailto: address states.
func (f *facts) link(address []byte) {
	address = bytes.TrimSpace(address)
	if len(address) < 5 || len(address) > 1024 {
		return
	}
	switch address[0] | 0x20 {
	case 't', 's', 'm':
	default:
		return
	}
	scheme, rest, _ := strings.Cut(string(address), ":")
	switch strings.ToLower(scheme) {
	case "tel":
		if number := normal([]byte(beforeAny(unescape(rest), ";,?&"))); number != nil {
			f.addNumber(linkwatch.Phone, number)
		}
	case "sms", "smsto":
		numbers := strings.TrimLeft(beforeAny(unescape(rest), ";?&"), "/")
		for number := range strings.SplitSeq(numbers, ",") {
			if number := normal([]byte(number)); number != nil {
				f.addNumber(linkwatch.SMS, number)
			}
		}
	case "mailto":
		for address := range strings.SplitSeq(unescape(beforeAny(rest, "?")), ",") {
			if address := []byte(strings.TrimSpace(address)); len(address) <= 320 && isAddress(address) {
				f.addEmail(address)
			}
		}
	}
}

func beforeAny(s, set string) string {
	if i := strings.IndexAny(s, set); i >= 0 {
		return s[:i]
	}
	return s
}

func unescape(s string) string {
	if plain, err := url.PathUnescape(s); err == nil {
		return plain
	}
	return s
}
