package catalog

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A line longer than shown is cut around the caret.
const (
	shown       = 100
	shownBefore = 60
	shownAfter  = 35
)

// A row is one line of a piece as excerpts show it. Mistakes mostly come in the
// order of the text, so the way to the next row is short.
type row struct {
	piece *piece
	line  int
	rest  string // the piece's text from this line on
	runes []rune
}

// seek moves to the piece's nth line.
func (r *row) seek(p *piece, n int) {
	switch {
	case r.piece != p || n < r.line:
		*r = row{piece: p, line: 1, rest: p.text}
	case n == r.line:
		return
	}
	for ; r.line < n; r.line++ {
		_, r.rest, _ = strings.Cut(r.rest, "\n")
	}
	text, _, _ := strings.Cut(r.rest, "\n")
	r.runes = []rune(printable(masked(text)))
}

// column gives a mark's column in characters.
func (r *row) column(m mark) int {
	if !r.piece.inBytes {
		return m.column
	}
	text, _, _ := strings.Cut(r.rest, "\n")
	return 1 + utf8.RuneCountInString(text[:min(m.column-1, len(text))])
}

// excerpt shows a line of the file with a caret below the column; "" for a
// blank line.
func excerpt(runes []rune, line, column int) string {
	before, after := runes[:column-1], runes[column-1:]
	if blank(runes) {
		return ""
	}
	if len(runes) > shown && len(before) > shownBefore {
		before = append([]rune("…"), before[len(before)-shownBefore:]...)
	}
	if len(runes) > shown && len(after) > shownAfter {
		after = append(after[:shownAfter:shownAfter], '…')
	}
	number := strconv.Itoa(line)
	return fmt.Sprintf("  %s | %s%s\n  %*s | %s^", number, string(before), string(after), len(number), "", padding(before))
}

func blank(runes []rune) bool {
	return !slices.ContainsFunc(runes, func(r rune) bool { return !unicode.IsSpace(r) })
}

// padding is a blank as wide as the text: the ideographic space is as wide as
// the characters of Chinese, Japanese and Korean.
func padding(text []rune) string {
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.In(r, unicode.Mn, unicode.Cf):
			return -1
		case unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul) || r >= 0x3000 && r <= 0x303f || r >= 0xff01 && r <= 0xff60:
			return '\u3000'
		}
		return ' '
	}, string(text))
}

// printable replaces what a terminal would not show as one character.
func printable(text string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\t':
			return ' '
		case unicode.IsControl(r):
			return unicode.ReplacementChar
		}
		return r
	}, text)
}

// userinfo is what an address, or a slip of one, has before its @. After // and
// a colon it goes to the last @ of the line, for a password may hold anything.
var userinfo = regexp.MustCompile(`//[^/?#\s@:]*:.*@|//[^/?#\s@]*@|[^\s"'\[{(,:/]+:[^\s/@][^\s/]*@`)

// secret is a header whose value lets its holder in, up to that value.
var secret = regexp.MustCompile(`(?i)(^|[\s"'{,])((proxy-)?authorization|cookie|(x-)?api-?key|x-[a-z0-9-]*(key|token|secret)|[a-z0-9]+-token)["']?\s*:\s*["']?`)

// masked hides user names and passwords in addresses and the values of secret
// headers, keeping the length.
func masked(text string) string {
	if strings.Contains(text, ":") {
		if at := secret.FindStringIndex(text); at != nil {
			text = text[:at[1]] + strings.Repeat("*", len([]rune(text[at[1]:])))
		}
	}
	if !strings.Contains(text, "@") {
		return text
	}
	return userinfo.ReplaceAllStringFunc(text, func(found string) string {
		secret := strings.TrimSuffix(strings.TrimPrefix(found, "//"), "@")
		return strings.Replace(found, secret, strings.Repeat("*", len([]rune(secret))), 1)
	})
}

// quoted shows a value in a message.
func quoted(value string) string {
	if runes := []rune(masked(value)); len(runes) > 80 {
		return strconv.Quote(string(runes[:80]) + "…")
	}
	return strconv.Quote(masked(value))
}
