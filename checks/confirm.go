package checks

import (
	"fmt"
	"net/http"
	"slices"

	"linkwatch"
)

// saw reports whether a visit is a good one: it saw the page, or was told that it
// is as it was. A wall that answers in its place with status 200 is not the page.
func saw(v *linkwatch.Visit) bool {
	return v.Failure.Kind == "" && (v.Status/100 == 2 || v.Status == http.StatusNotModified) && !walled(v)
}

// neutral reports whether the visit tells neither life nor death: something
// stood in between.
func neutral(v *linkwatch.Visit) bool {
	switch v.Failure.Kind {
	case linkwatch.RobotsKept, linkwatch.Refused, linkwatch.VisitPanicked:
		return true
	}
	return walled(v) || v.Status == 451
}

// bad reports whether the visit counts towards death. A page behind a
// certificate that browsers refuse counts too; one behind a chain that they
// mend does not.
func bad(v *linkwatch.Visit) bool {
	return !neutral(v) && (!saw(v) || v.TLS.Error != "" && v.TLS.Error != linkwatch.CertIncomplete)
}

// confirmed reports whether a trouble that may pass is to be believed: the run
// of bad visits without a good one in between, neutral ones passed over, is as
// long, and its ends are as far apart, as the policy asks (a tenth is forgiven,
// for rounds do not start to the minute), or a definite death was agreed in it,
// which only a good visit undoes.
func (c Case) confirmed() bool {
	confirm := c.Entry.Policy.Confirm
	var newest *linkwatch.Visit
	length := 0
	for i := range c.Visits {
		v := &c.Visits[i]
		if neutral(v) {
			continue
		}
		if !bad(v) {
			return false
		}
		if length++; newest == nil {
			newest = v
		}
		before := Case{c.Entry, c.with(c.Visits[i:]), c.Now}
		if length >= confirm.Failures && newest.At.Sub(v.At) >= confirm.Over-confirm.Over/10 || before.agreed(gone) || before.agreed(unknownName) {
			return true
		}
	}
	return false
}

// agreed reports whether the newest attempt says a definite thing, and an
// earlier one said it too with no success in between.
func (c Case) agreed(says func(linkwatch.Attempt) bool) bool {
	looks := 0
	for i := range c.Visits {
		v := &c.Visits[i]
		if neutral(v) {
			continue
		}
		for _, a := range slices.Backward(v.Attempts) {
			switch {
			case says(a):
				if looks++; looks == 2 {
					return true
				}
			case looks == 0 || a.Status/100 == 2 || a.Status == 304:
				return false
			}
		}
	}
	return false
}

// gone and unknownName are the definite deaths.
func gone(a linkwatch.Attempt) bool {
	return a.Status == http.StatusNotFound || a.Status == http.StatusGone
}

func unknownName(a linkwatch.Attempt) bool {
	return a.Failure.Kind == linkwatch.DNS && a.Failure.Detail == linkwatch.NXDomain
}

// believed gives the health and severity of a trouble: broken once it is
// confirmed, unsure until then.
func believed(confirmed bool) (linkwatch.Health, linkwatch.Severity) {
	if confirmed {
		return linkwatch.Broken, linkwatch.Error
	}
	return linkwatch.Unsure, linkwatch.Warning
}

// seen tells one visit in a line of evidence.
func seen(v *linkwatch.Visit, what string) string {
	return v.At.UTC().Format("2006-01-02 15:04:05") + "Z: " + what
}

// pageSeen tells what page one visit saw in a line of evidence.
func pageSeen(v *linkwatch.Visit) string {
	return seen(v, fmt.Sprintf("%s, title %q, %d words", v.FinalURL, v.Page.Title, v.Page.Words))
}
