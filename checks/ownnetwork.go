package checks

import (
	"fmt"
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

// HostOutcomes tell for each host that a round tried whether every visit to it
// failed before HTTP.
type HostOutcomes map[string]bool

// Add counts a visit, unless we refused to make it.
func (o HostOutcomes) Add(v linkwatch.Visit) {
	u, err := url.Parse(v.URL)
	if err != nil || v.Failure.Kind == linkwatch.Refused {
		return
	}
	failed, tried := o[u.Host]
	o[u.Host] = (failed || !tried) && v.Failure.BeforeHTTP() && v.Status == 0 && len(v.Hops) == 0
}

// OwnNetwork says why our own network is suspected after a round, given the
// outcomes of its hosts and those of the last conclusive round, nil if there
// was none; "" if it is not.
func OwnNetwork(outcomes, before HostOutcomes) string {
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
