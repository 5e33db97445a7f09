package store

import (
	"net/netip"
	"strings"
)

// listed gives what the database holds for a list of words: each with a line
// break after it, none of which is in a word.
func listed(words []string) string {
	if len(words) == 0 {
		return ""
	}
	return strings.Join(words, "\n") + "\n"
}

// words gives the list that is listed; nil for none.
func words(listed string) []string {
	if listed == "" {
		return nil
	}
	return strings.Split(strings.TrimSuffix(listed, "\n"), "\n")
}

// aWord gives the text as it may stand in a list.
func aWord(text string) string { return strings.ReplaceAll(text, "\n", " ") }

func listedAddresses(addresses []netip.Addr) string { return listed(each(addresses, addressOrNone)) }

// addressOrNone gives what the database holds for an address; "" for none.
func addressOrNone(a netip.Addr) string {
	if !a.IsValid() {
		return ""
	}
	return a.String()
}
