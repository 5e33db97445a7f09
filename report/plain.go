package report

import (
	"regexp"
	"strings"
	"unicode"
)

var (
	// Escape sequences of ECMA-48: CSI, then OSC and its kin up to their end, then the two-byte ones.
	terminalEscape = regexp.MustCompile("(?:\x1b\\[|\u009b)[0-?]*[ -/]*[@-~]|\x1b[\\]PX^_][^\x07\x1b]*(?:\x07|\x1b\\\\)?|\x1b[ -/]*[0-~]?")
	userinfo       = regexp.MustCompile(`([A-Za-z][A-Za-z0-9+.-]*:)//[^\s/?#\\]*@`)
)

// plain makes text harmless wherever it is printed: one line of valid UTF-8
// without terminal escapes, control characters, characters that turn the
// reading direction or cannot be seen, and without userinfo in addresses.
func plain(s string) string {
	if isPlain(s) {
		return s
	}
	s = terminalEscape.ReplaceAllString(strings.ToValidUTF8(s, "\uFFFD"), "")
	s = strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r) || unicode.IsControl(r):
			return ' '
		case unicode.Is(unicode.Cf, r) && r != '\u200c' && r != '\u200d': // the two joiners spell words in some scripts
			return -1
		}
		return r
	}, s)
	s = strings.Join(strings.Fields(s), " ")
	// GitHub's runner takes commands from what is printed: ##[ anywhere, :: at a line's start.
	s = strings.ReplaceAll(s, "##[", "## [")
	if strings.HasPrefix(s, "::") {
		s = ": " + s[1:]
	}
	return withoutUserinfo(s)
}

// isPlain reports whether plain would leave text as it is, as far as that can be
// told at a glance: most of it is.
func isPlain(s string) bool {
	gap := true // a blank at the start is one too many
	for _, c := range []byte(s) {
		if c < ' ' || c >= 0x7f || c == '@' || c == '#' || gap && (c == ' ' || c == ':') {
			return false
		}
		gap = c == ' '
	}
	return !gap || s == ""
}

// withoutUserinfo takes names and passwords out of the addresses in a text.
func withoutUserinfo(s string) string {
	if !strings.Contains(s, "@") {
		return s
	}
	return userinfo.ReplaceAllString(s, "$1//")
}

// longest is how many characters of a title, a reason or a piece of evidence people are shown.
const longest = 300

// short cuts text that a page has made absurdly long.
func short(s string) string {
	runes := 0
	for i := range s {
		if runes == longest {
			return s[:i] + "…"
		}
		runes++
	}
	return s
}
