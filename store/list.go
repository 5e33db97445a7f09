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

// items gives the list of which each line tells an item; nil for none.
func items[T any](listed string, item func(line string) T) []T {
	if listed == "" {
		return nil
	}
	rest := strings.TrimSuffix(listed, "\n")
	list := make([]T, 0, strings.Count(rest, "\n")+1)
	for more := true; more; {
		var line string
		line, rest, more = strings.Cut(rest, "\n")
		list = append(list, item(line))
	}
	return list
}

// aWord gives the text as it may stand in a list.
func aWord(text string) string { return strings.ReplaceAll(text, "\n", " ") }

// aPart gives the text as it may stand in a line before its last part.
func aPart(text string) string { return strings.ReplaceAll(aWord(text), " ", "%20") }

// lines gives what the database holds for a list of which each item is a line.
func lines[T any](items []T, line func([]byte, T) []byte) string {
	if len(items) == 0 {
		return ""
	}
	lines := make([]byte, 0, 64*len(items))
	for _, item := range items {
		lines = append(line(lines, item), '\n')
	}
	return string(lines)
}

func addressLine(line []byte, a netip.Addr) []byte {
	if !a.IsValid() {
		return line
	}
	return a.AppendTo(line)
}

// addressOrNone gives what the database holds for an address; "" for none.
func addressOrNone(a netip.Addr) string {
	if !a.IsValid() {
		return ""
	}
	return a.String()
}
