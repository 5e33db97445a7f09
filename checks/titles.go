package checks

import "strings"

// titleParts gives a title as a whole and, if it has several, its parts: lower
// case, without the stops around them.
func titleParts(title string) func(yield func(string) bool) {
	return func(yield func(string) bool) {
		whole := plainTitle(title)
		if whole == "" || !yield(whole) {
			return
		}
		for part := range barred(whole, true) {
			if part = plainTitle(part); part != "" && !yield(part) {
				return
			}
		}
	}
}

func plainTitle(title string) string {
	return strings.ToLower(strings.Trim(title, " \t\n.!…?"))
}

// barred gives the parts of a title that has several: between the bars that part
// it from its site's name, colons among them or not.
func barred(title string, colons bool) func(yield func(string) bool) {
	return func(yield func(string) bool) {
		start := 0
		for i := 0; i < len(title); {
			bar := titleBar(title[i:])
			if bar > 0 && (colons || title[i] != ':') {
				if !yield(title[start:i]) {
					return
				}
				start = i + bar
			}
			i += max(1, bar)
		}
		if start > 0 {
			yield(title[start:])
		}
	}
}

// titleBar is the length of what a title starts with if that parts a page's
// title from its site's name; else 0.
func titleBar(title string) int {
	switch title[0] {
	case '|', ':':
		return 1
	case ' ':
		if strings.HasPrefix(title, " - ") {
			return 3
		}
	case 0xc2, 0xe2:
		for _, bar := range [...]string{"–", "—", "•", "·", "»", "«"} {
			if strings.HasPrefix(title, bar) {
				return len(bar)
			}
		}
	}
	return 0
}
