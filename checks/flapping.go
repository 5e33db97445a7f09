package checks

import (
	"fmt"
	"net/http"

	"linkwatch"
)

// An address flaps if it went from good to bad or back at least so often
// within its newest visits: no single outage does that.
const (
	flapVisits  = 10
	flapChanges = 3
)

// flaps counts the changes between good and bad within the newest visits that
// say either, and how many those visits are; 0 changes if they are too few to
// speak of flapping.
func (c Case) flaps() (changes, visits int) {
	if allWell(c.Visits[:min(len(c.Visits), flapVisits)]) { // as of nearly every entry
		return 0, 0
	}
	wasBad := false
	for i := range c.Visits {
		v := &c.Visits[i]
		if visits == flapVisits {
			break
		}
		if neutral(v) {
			continue
		}
		isBad := bad(v)
		if visits > 0 && isBad != wasBad {
			changes++
		}
		wasBad = isBad
		visits++
	}
	if changes < flapChanges {
		return 0, visits
	}
	return changes, visits
}

// allWell reports whether no visit can be bad.
func allWell(visits []linkwatch.Visit) bool {
	for i := range visits {
		if v := &visits[i]; v.Status/100 != 2 && v.Status != http.StatusNotModified || v.Failure.Kind != "" || v.TLS.Error != "" {
			return false
		}
	}
	return true
}

// flapping adds to the findings of a bad visit that the address comes and goes.
// It changes no health: one success resets, so what flaps stays unsure until it
// stays away for as long as the policy's confirm asks.
func (c Case) flapping(findings []linkwatch.Finding) []linkwatch.Finding {
	if changes, visits := c.flaps(); changes > 0 {
		for i := range findings {
			findings[i].Detail += fmt.Sprintf(" It comes and goes: %d changes within its last %d visits.", changes, visits)
		}
	}
	return findings
}

// recovering says of a good visit that the address came and went before it.
func (c Case) recovering() []linkwatch.Finding {
	changes, visits := c.flaps()
	if changes == 0 {
		return nil
	}
	f := linkwatch.Finding{
		Severity: linkwatch.Note, Health: linkwatch.Healthy,
		Detail: fmt.Sprintf("The page answers, but it comes and goes: %d changes within its last %d visits.", changes, visits),
		Hint:   "Nothing now; tell the site's owner if people depend on this page.",
	}
	for i := range c.Visits[:min(len(c.Visits), flapVisits)] {
		v := &c.Visits[i]
		if i == 0 || bad(v) != bad(&c.Visits[i-1]) {
			f.Evidence = append(f.Evidence, seen(v, outcome(v)))
		}
	}
	return []linkwatch.Finding{f}
}

// outcome tells how a visit ended.
func outcome(v *linkwatch.Visit) string {
	switch {
	case v.Failure.Kind != "":
		return fmt.Sprintf("%s: %s", v.Failure.Kind, v.Failure.Detail)
	case v.TLS.Error != "":
		return fmt.Sprintf("status %d behind a certificate %s", v.Status, v.TLS.Error)
	}
	return fmt.Sprintf("status %d", v.Status)
}
