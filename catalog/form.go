package catalog

import (
	"regexp"
	"slices"
	"strings"

	"linkwatch"
)

// A form is how the values of one kind of leaf are written. The decoder goes by
// it, and so does catalog.schema.json.
type form struct {
	want        string         // in words, for messages
	sorts       sort           // what YAML may take it for
	pattern     *regexp.Regexp // of its text; nil for any
	words       []string       // the only ones; nil for any
	least, most int64          // of a bare number, where numeric is among the sorts
}

func (f *form) fits(text string) bool {
	return (f.pattern == nil || f.pattern.MatchString(text)) && (f.words == nil || slices.Contains(f.words, text))
}

// oneOf is the form of a leaf that takes a few words only.
func oneOf[T ~string](words []T) *form {
	f := &form{sorts: textual}
	for _, word := range words {
		f.words = append(f.words, string(word))
	}
	f.want = "one of " + strings.Join(f.words, ", ")
	return f
}

// A bare number may be as large as JSON keeps exact.
const maxNumber = 1<<53 - 1

var (
	versionForm  = &form{want: "1", sorts: numeric, pattern: regexp.MustCompile(`^1$`), least: 1, most: 1}
	idForm       = &form{want: "lower-case letters, digits and hyphens, like blue-campaign", sorts: textual, pattern: regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)}
	labelForm    = &form{want: "one line of text", sorts: textual, pattern: regexp.MustCompile(`\S`)}
	proseForm    = &form{want: "text", sorts: textual, pattern: regexp.MustCompile(`\S`)}
	addressForm  = &form{want: "an absolute http or https URL with a host", sorts: textual, pattern: regexp.MustCompile(`^[Hh][Tt][Tt][Pp][Ss]?://[^\s/?#]\S*$`)}
	durationForm = &form{want: "a duration like 90d", sorts: textual | numeric, pattern: regexp.MustCompile(`^(0|[0-9]{1,9}(ms|s|min|h|d|w|y))$`)}
	spanForm     = &form{want: "a duration like 5s, at most 1h", sorts: textual, pattern: regexp.MustCompile(`^[0-9]{1,9}(ms|s|min|h)$`)}
	dateForm     = &form{want: "a date like 2026-11-22", sorts: textual, pattern: regexp.MustCompile(`^[0-9]{4}-[0-9]{2}-[0-9]{2}$`)}
	editionForm  = &form{want: "2018, 2018-03 or 2018-03-05", sorts: textual | numeric, pattern: regexp.MustCompile(`^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$`), least: 1000, most: 9999}
	countForm    = &form{want: "a whole number from 1 to 1000", sorts: numeric, pattern: regexp.MustCompile(`^([1-9][0-9]{0,2}|1000)$`), least: 1, most: 1000}
	laneForm     = &form{want: "a whole number from 1 to 64", sorts: numeric, pattern: regexp.MustCompile(`^([1-9]|[1-5][0-9]|6[0-4])$`), least: 1, most: 64}
	hostForm     = &form{want: "a host's name like example.org, in lower case and without port", sorts: textual, pattern: regexp.MustCompile(`^([a-z0-9_-]+(\.[a-z0-9_-]+)*|[0-9a-f:]*:[0-9a-f:.]*)$`)}
	headerForm   = &form{want: "a header's name like X-Customer", sorts: textual, pattern: regexp.MustCompile("^[!#$%&'*+.^_`|~0-9A-Za-z-]+$")}
	includeForm  = &form{want: "a .yaml, .yml or .csv file below the catalog's folder, like lists/partners.csv", sorts: textual, pattern: regexp.MustCompile(`^[^/\\][^\\]*\.(yaml|yml|csv)$`)}
	toggleForm   = &form{want: "true or false", sorts: logical, pattern: regexp.MustCompile(`^(true|True|TRUE|false|False|FALSE)$`)}
	cronForm     = &form{want: `five cron fields like "17 3 * * *", or @daily and its like`, sorts: textual, pattern: regexp.MustCompile(`^(@[a-z]+( \S+)?|\S+(\s+\S+){4})$`)}
	zoneForm     = &form{want: "an IANA time zone like America/New_York", sorts: textual, pattern: regexp.MustCompile(`^[A-Za-z][A-Za-z0-9_+/-]*$`)}
	phoneForm    = &form{want: "a number like 1-888-373-7888", sorts: textual | numeric, pattern: regexp.MustCompile(`^[ ().+-]*[0-9]([ ().+-]*[0-9]){2,}[ ().+-]*$`), least: 100, most: maxNumber}
	emailForm    = &form{want: "an e-mail address", sorts: textual, pattern: regexp.MustCompile(`^[^\s@]+@[^\s@]+$`)}
	kindForm     = oneOf(linkwatch.EntryKinds)
	robotsForm   = oneOf([]linkwatch.Robots{linkwatch.ObeyRobots, linkwatch.IgnoreRobots})
	checkForm    = oneOf(linkwatch.CheckNames)
)
