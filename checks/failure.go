package checks

import (
	"fmt"

	"linkwatch"
)

// failure finds visits to which no whole answer came. A name that does not
// exist is definite: two lookups that agree are believed at once. Everything
// else waits for the policy's confirm.
func failure(c Case) []linkwatch.Finding {
	v, ok := c.Last()
	if !ok {
		return nil
	}
	if v.Failure.Kind == "" || v.Failure.Kind == linkwatch.RobotsKept {
		return nil
	}
	f := linkwatch.Finding{Evidence: attempts(v)}
	switch v.Failure.Kind {
	case linkwatch.Refused:
		f.Health, f.Severity = linkwatch.Unsure, linkwatch.Warning
		f.Detail = fmt.Sprintf("We refuse to visit this address: %s.", v.Failure.Detail)
		f.Hint = "Correct the address in the catalog; an address inside a private network needs --allow-private."
		return []linkwatch.Finding{f}
	case linkwatch.VisitPanicked:
		f.Health, f.Severity = linkwatch.Unsure, linkwatch.Warning
		f.Detail = "linkwatch itself stumbled over this page; this says nothing about the page."
		f.Hint = "Please report it to the maintainers of linkwatch, with the address of the page."
		return []linkwatch.Finding{f}
	}
	f.Health, f.Severity = believed(c.agreed(unknownName) || c.confirmed())
	f.Detail = unreachable(v.Failure)
	f.Hint = "Nothing yet: the next visits decide."
	if f.Health == linkwatch.Broken {
		f.Hint = "Search for the organization's present address and put it into the catalog; if it has closed, remove the entry or replace it."
	}
	return c.flapping([]linkwatch.Finding{f})
}

// unreachable says in plain words why no answer came.
func unreachable(f linkwatch.Failure) string {
	switch f.Kind {
	case linkwatch.DNS:
		switch f.Detail {
		case linkwatch.NXDomain:
			return "The site's name no longer exists (DNS: nxdomain)."
		case linkwatch.NoAddress:
			return "The site's name has no address (DNS: no-address)."
		}
		return fmt.Sprintf("The site's name could not be looked up (DNS: %s).", f.Detail)
	case linkwatch.Connect:
		return fmt.Sprintf("The site's server could not be reached (%s).", f.Detail)
	case linkwatch.Timeout:
		return fmt.Sprintf("The site's server did not answer in time (%s).", f.Detail)
	case linkwatch.TLSHandshake:
		return fmt.Sprintf("No secure connection could be made (%s).", f.Detail)
	}
	return fmt.Sprintf("The server's answer broke off or made no sense (%s).", f.Detail)
}
