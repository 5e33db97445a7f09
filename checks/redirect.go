package checks

import (
	"fmt"
	"time"

	"linkwatch"
)

// seenApart is how far apart two visits must lie for a move to be believed.
const seenApart = 24 * time.Hour

// redirect finds pages that have moved for good: the chain begins with permanent
// redirects, and where the last of them leads is the new address, however the
// site sends its visitors on from there. Two visits a day apart that agree on it
// make it a proposal, if its class is a safe one.
func redirect(c Case) []linkwatch.Finding {
	v, ok := c.Last()
	if !ok || len(v.Hops) == 0 || !saw(v) {
		return nil
	}
	to := movedTo(v)
	if to == "" {
		return nil
	}
	class := moveClass(v.URL, to)
	if onward := moveClass(to, v.FinalURL); to != v.FinalURL && !onward.page {
		class = onward // what stands at the new address is not the page
	}
	f := linkwatch.Finding{
		Severity: linkwatch.Note, Health: linkwatch.Healthy,
		Detail: fmt.Sprintf("The page has moved (%s).", class.words),
		Hint:   "Nothing yet: if it still leads there in a day, the new address is proposed.",
	}
	for _, h := range v.Hops {
		f.Evidence = append(f.Evidence, fmt.Sprintf("%d %s -> %s", h.Status, h.From, h.To))
	}
	if !c.movedBefore(v, to) {
		return []linkwatch.Finding{f}
	}
	f.Severity = linkwatch.Warning
	f.Hint = class.hint
	if class.named {
		f.Hint = fmt.Sprintf(class.hint, to)
	}
	return []linkwatch.Finding{f}
}

// movedTo is where a visit's permanent redirects led before the first other
// one; "" if it met none.
func movedTo(v *linkwatch.Visit) string {
	if v.FinalURL == v.URL {
		return "" // there and back, as to collect a cookie
	}
	to := ""
	for i, h := range v.Hops {
		if h.Kind != linkwatch.HTTPHop || h.Status != 301 && h.Status != 308 {
			break
		}
		to = h.To
		if i == len(v.Hops)-1 {
			to = v.FinalURL // as it was sent
		}
	}
	return to
}

// movedBefore reports whether an earlier visit, far enough back, was sent to the
// same place, and none since was sent anywhere else.
func (c Case) movedBefore(last *linkwatch.Visit, to string) bool {
	for i := range c.Visits[1:] {
		v := &c.Visits[1+i]
		if !saw(v) {
			continue
		}
		if v.URL != last.URL || movedTo(v) != to {
			return false
		}
		if last.At.Sub(v.At) >= seenApart {
			return true
		}
	}
	return false
}
