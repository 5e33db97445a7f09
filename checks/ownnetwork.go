package checks

import (
	"fmt"
	"iter"
	"net/url"

	"linkwatch"
)

// The shares of hosts above which our own network is suspected (DESIGN,
// section 9), and how many hosts must have been tried for a share to mean anything.
const (
	fewestHosts     = 10
	suspectShare    = 0.5
	firstRoundShare = 0.8 // where no earlier round says who is dead anyway
)

// Outcomes tells for each host that a round tried whether every visit to it
// failed before HTTP. Visits that we refused to make do not count.
func Outcomes(visits iter.Seq[linkwatch.Visit]) map[string]bool {
	failed := map[string]bool{}
	for v := range visits {
		u, err := url.Parse(v.URL)
		if err != nil || v.Failure.Kind == linkwatch.Refused {
			continue
		}
		before, tried := failed[u.Host]
		failed[u.Host] = (before || !tried) && v.Failure.BeforeHTTP() && v.Status == 0 && len(v.Hops) == 0
	}
	return failed
}

// OwnNetwork says why our own network is suspected after a round, given the
// outcomes of its hosts and those of the last conclusive round, nil if there
// was none; "" if it is not.
func OwnNetwork(outcomes, before map[string]bool) string {
	share, newly := suspectShare, 0
	if before == nil {
		share = firstRoundShare
	}
	for host, failed := range outcomes {
		if failed && !before[host] {
			newly++
		}
	}
	if len(outcomes) < fewestHosts || float64(newly) <= share*float64(len(outcomes)) {
		return ""
	}
	return fmt.Sprintf("%d of %d sites could not be reached at all, which points to our own network and not to theirs", newly, len(outcomes))
}
