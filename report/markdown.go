package report

import (
	"fmt"
	"regexp"
	"strings"
)

var (
	markdownMarks = strings.NewReplacer(
		`\`, `\\`, "`", "\\`", `*`, `\*`, `_`, `\_`, `[`, `\[`, `]`, `\]`, `<`, `\<`, `>`, `\>`, `|`, `\|`,
		`~`, `\~`, `&`, `\&`, `#`, `\#`, `$`, `\$`, // $ is mathematics on GitHub and GitLab
		`://`, `:\//`, `www.`, `www\.`, // an address in a text is no link: it may be the hijacker's
	)
	markdownStart = regexp.MustCompile(`^(?:[-+=]|\d+[.)])`) // a list, a heading's underline
	mention       = regexp.MustCompile(`(^|[^\pL\pN.])@`)
)

// markdown escapes text so that it shows as it is, wherever it stands.
func markdown(s string) string {
	s = markdownMarks.Replace(s)
	s = markdownStart.ReplaceAllStringFunc(s, func(start string) string {
		return start[:len(start)-1] + `\` + start[len(start)-1:]
	})
	// A word joiner keeps a page's title from calling up strangers by @name.
	return mention.ReplaceAllString(s, "$1@\u2060")
}

// markdownAddress encodes what would end a link or a code span.
func markdownAddress(url string) string {
	var b strings.Builder
	for _, r := range url {
		if strings.ContainsRune(" <>\"`|\\", r) {
			fmt.Fprintf(&b, "%%%02X", r)
		} else {
			b.WriteRune(r)
		}
	}
	return b.String()
}
