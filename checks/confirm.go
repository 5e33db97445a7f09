package checks

import "linkwatch"

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

// bad reports whether the visit counts towards death.
func bad(v linkwatch.Visit) bool { return !good(v) && !neutral(v) }

// confirmed reports whether a trouble that may pass is to be believed: the
// newest visits that have it, without one that has not in between, are as many
// and as far apart as the policy asks. Neutral visits are passed over.
func (c Case) confirmed(trouble func(linkwatch.Visit) bool) bool {
	var run []linkwatch.Visit
	for _, v := range c.Visits {
		if neutral(v) {
			continue
		}
		if !trouble(v) {
			break
		}
		run = append(run, v)
	}
	confirm := c.Entry.Policy.Confirm
	return len(run) > 0 && len(run) >= confirm.Failures && run[0].At.Sub(run[len(run)-1].At) >= confirm.Over
}

// agreed reports whether two looks that are apart in time say the same definite
// thing: two attempts of the newest visit, or its last one and the visit before.
func (c Case) agreed(says func(linkwatch.Attempt) bool) bool {
	last := c.Visits[0]
	n := len(last.Attempts)
	if n == 0 || !says(last.Attempts[n-1]) {
		return false
	}
	if n > 1 {
		return says(last.Attempts[n-2])
	}
	if len(c.Visits) < 2 {
		return false
	}
	before := c.Visits[1].Attempts
	return len(before) > 0 && says(before[len(before)-1])
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
	return v.At.UTC().Format("2006-01-02 15:04") + "Z: " + what
}
