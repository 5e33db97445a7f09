package page

import (
	"net/http"
	"strings"
)

// learnOrder takes a declared language as the word on day and month, unless the
// host has spoken.
func (r *reading) learnOrder(language string) {
	if o := orderOfLanguage(language); o != unknownOrder && !r.byHost {
		r.order = o
	}
}

// learnCountry learns what a declared language tells of the page's country.
func (r *reading) learnCountry(language string) {
	r.learnOrder(language)
	if r.facts.region == "" {
		r.facts.region = regionOfPage("", language)
	}
}

// languageTag is the first language of a declaration: "en" of "en, es"; "" if
// it is none.
func languageTag(declared string) string {
	tag := strings.TrimSpace(beforeAny(declared, ",;"))
	if len(tag) > 35 { // RFC 5646, 4.4.1
		return ""
	}
	for i := range len(tag) {
		if !isAlnum(tag[i]) && tag[i] != '-' && tag[i] != '_' {
			return ""
		}
	}
	return tag
}

// headerLanguage is the one language that the header declares.
func headerLanguage(header http.Header) string { return languageTag(header.Get("Content-Language")) }
