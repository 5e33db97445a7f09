package page

import (
	"slices"
	"strings"
)

// maxIndex is how many of the sitemaps that an index names are looked at.
const maxIndex = 1_000

// readIndex reads a sitemapindex: the sitemaps that look most as if they listed a
// wanted page first, and otherwise in their order.
func (l *listing) readIndex(x *xmlTokens, wanted []string) []string {
	type child struct {
		address string
		likely  int
	}
	var children []child
	words := map[string]bool{}
	for _, address := range wanted {
		for _, word := range addressWords(address) {
			words[word] = true
		}
	}
	for token := x.next(); token != xmlDone && len(children) < maxIndex; token = x.next() {
		if token == xmlClose && x.depth == 3 && string(x.name) == "loc" {
			address := strings.TrimSpace(string(x.text))
			children = append(children, child{address, likely(addressWords(address), words)})
		}
	}
	slices.SortStableFunc(children, func(a, b child) int { return b.likely - a.likely })
	var further []string
	for _, c := range children[:min(len(children), furtherKept)] {
		further = append(further, c.address)
	}
	return further
}

// likely tells how likely a sitemap lists a wanted page, by the words of its
// address: those it shares with the wanted ones, and what kinds of page they name.
func likely(sitemap []string, wanted map[string]bool) int {
	likely := 0
	for _, word := range sitemap {
		switch {
		case wanted[word]:
			likely += 2
		case strings.HasPrefix(word, "page"):
			likely++
		case slices.ContainsFunc(unlikely, func(kind string) bool { return strings.HasPrefix(word, kind) }):
			likely -= 2
		}
	}
	return likely
}

// unlikely begin the names of sitemaps whose pages no catalog lists: pictures and
// lists of other pages.
var unlikely = []string{"image", "video", "news", "author", "user", "tag", "categor", "archive", "product", "attachment", "taxonom"}

// addressWords are the words in the path and query of an address, lower case,
// but for those that any sitemap's address has.
func addressWords(address string) []string {
	_, rest, _ := strings.Cut(address, "://")
	_, path, _ := strings.Cut(rest, "/")
	words := strings.FieldsFunc(strings.ToLower(path[:min(len(path), maxAddress)]), func(r rune) bool { return r < 0x80 && !isAlnum(byte(r)) })
	return slices.DeleteFunc(words, func(word string) bool {
		switch word {
		case "sitemap", "sitemaps", "xml", "gz", "index", "wp", "html", "php", "aspx":
			return true
		}
		return isDigit(word[0])
	})
}
