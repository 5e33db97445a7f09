package crawler

import (
	"fmt"
	"net/http"
	"slices"
	"strings"

	"golang.org/x/net/http/httpguts"
)

// headerMarks are what is watched for in the headers of an answer.
type headerMarks struct {
	headers []headerMark
	cookies []headerMark
}

// A headerMark is one watched word and what has it.
type headerMark struct {
	word   string
	name   string // of a header, as http.Header has it; of a cookie in lower case
	prefix bool   // whether the name may go on
}

const cookieMark = "cookie:"

func newHeaderMarks(words []string) headerMarks {
	var marks headerMarks
	for _, word := range words {
		name, isCookie := strings.CutPrefix(word, cookieMark)
		if !isCookie {
			marks.headers = append(marks.headers, headerMark{word: word, name: http.CanonicalHeaderKey(name)})
			continue
		}
		name, prefix := strings.CutSuffix(name, "*")
		marks.cookies = append(marks.cookies, headerMark{word, name, prefix})
	}
	return marks
}

// checkHeaderMarks names a word that can mark nothing.
func checkHeaderMarks(words []string) error {
	for _, word := range words {
		name, isCookie := strings.CutPrefix(word, cookieMark)
		if isCookie {
			name = strings.TrimSuffix(name, "*")
		}
		if !httpguts.ValidHeaderFieldName(name) || word != strings.ToLower(word) {
			return fmt.Errorf("header mark %q: want a header's name or cookie:NAME, in lower case", word)
		}
	}
	return nil
}

// in gives the watched words that an answer's headers bear, sorted.
func (m headerMarks) in(h http.Header) []string {
	var found []string
	for _, mark := range m.headers {
		if _, ok := h[mark.name]; ok {
			found = append(found, mark.word)
		}
	}
	if len(m.cookies) > 0 {
		for _, line := range h["Set-Cookie"] {
			name, _, _ := strings.Cut(line, "=")
			found = append(found, m.ofCookie(strings.ToLower(strings.TrimSpace(name)))...)
		}
	}
	slices.Sort(found)
	return slices.Compact(found)
}

// ofCookie gives the words that a cookie's name bears.
func (m headerMarks) ofCookie(name string) (found []string) {
	for _, mark := range m.cookies {
		if name == mark.name || mark.prefix && strings.HasPrefix(name, mark.name) {
			found = append(found, mark.word)
		}
	}
	return found
}
