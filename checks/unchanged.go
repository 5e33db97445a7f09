package checks

import (
	"fmt"
	"time"

	"linkwatch"
)

// closeReads is into how many parts the reads of a page divide the time over
// which it is said not to have changed: between two of them it may have been
// otherwise.
const closeReads = 4

// unchanged finds pages that do not say when they were modified and whose text is
// the same as it was longer than the policy's max_age ago, at every visit that read
// it since. Any difference that people can read gives the benefit of the doubt, and
// so does any long pause without a look. A page without words is a shell that
// scripts fill.
func (c Case) unchanged() []linkwatch.Finding {
	maxAge, newest := c.Entry.Policy.MaxAge, c.read()
	if newest == nil || newest.At.Sub(c.Visits[len(c.Visits)-1].At) <= maxAge || isHTML(&newest.Page) && len(newest.Page.Print.Blocks) == 0 {
		return nil
	}
	since, reads := newest, 1
	for i := range c.Visits {
		v := &c.Visits[i]
		if !v.At.Before(since.At) {
			continue
		}
		if !newest.SameText(v) {
			if saw(v) {
				break
			}
			continue
		}
		if since.At.Sub(v.At) > maxAge/closeReads {
			break
		}
		since, reads = v, reads+1
	}
	if newest.At.Sub(since.At) <= maxAge {
		return nil
	}
	from := since.At.UTC().Format(time.DateOnly)
	return []linkwatch.Finding{{
		Severity: linkwatch.Warning, Health: linkwatch.Stale,
		Detail:   fmt.Sprintf("The page does not say when it was last modified, and its text has not changed since %s at least; this entry's limit is %s.", from, inDays(maxAge)),
		Hint:     staleHint,
		Evidence: []string{fmt.Sprintf("read %d times from %s to %s, each time with the same text", reads, from, newest.At.UTC().Format(time.DateOnly))},
	}}
}
