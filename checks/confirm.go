package checks

import (
	"net/http"
	"slices"

	"linkwatch"
)

// good reports whether the visit saw the page, or was told that it is as it was.
func good(v linkwatch.Visit) bool {
	return v.Failure.Kind == "" && (v.Status/100 == 2 || v.Status == 304)
}

// neutral reports whether the visit tells neither life nor death: something
// stood in between.
func neutral(v linkwatch.Visit) bool {
	switch v.Failure.Kind {
	case linkwatch.RobotsKept, linkwatch.Refused, linkwatch.VisitPanicked:
		return true
	}
	_, wall := blockedBy(v)
	return wall || v.Status == 451
}

// bad reports whether the visit counts towards death. A page behind a
// certificate that browsers refuse counts too; an unknown issuer does not, for
// browsers mend a chain that we cannot.
func bad(v linkwatch.Visit) bool {
	return !neutral(v) && (!good(v) || v.TLS.Error != "" && v.TLS.Error != linkwatch.CertUnknown)
}

// run is the newest visits that are bad, without a good one in between;
// neutral visits are passed over.
func (c Case) run() []linkwatch.Visit {
	var run []linkwatch.Visit
	for _, v := range c.Visits {
		if neutral(v) {
			continue
		}
		if !bad(v) {
			break
		}
		run = append(run, v)
	}
	return run
}

// confirmed reports whether a trouble that may pass is to be believed: the run
// of bad visits is as long, and its ends are as far apart, as the policy asks
// (a tenth is forgiven, for rounds do not start to the minute), or a definite
// death was agreed in it, which only a good visit undoes.
func (c Case) confirmed() bool {
	run, confirm := c.run(), c.Entry.Policy.Confirm
	if len(run) == 0 {
		return false
	}
	lasted := run[0].At.Sub(run[len(run)-1].At)
	if len(run) >= confirm.Failures && lasted >= confirm.Over-confirm.Over/10 {
		return true
	}
	for i := range run {
		before := Case{c.Entry, run[i:], c.Now}
		if before.agreed(gone) || before.agreed(unknownName) {
			return true
		}
	}
	return false
}

// agreed reports whether the newest attempt says a definite thing, and an
// earlier one said it too with no success in between.
func (c Case) agreed(says func(linkwatch.Attempt) bool) bool {
	looks := 0
	for _, v := range c.Visits {
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
func seen(v linkwatch.Visit, what string) string {
	return v.At.UTC().Format("2006-01-02 15:04:05") + "Z: " + what
}
