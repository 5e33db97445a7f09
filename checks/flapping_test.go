package checks

import (
	"testing"

	"linkwatch"
)

func TestFlapping(t *testing.T) {
	days := func(statuses ...int) []linkwatch.Visit {
		var visits []linkwatch.Visit
		for i, s := range statuses {
			visits = append(visits, visit(hours(1+24*i), answered(s)))
		}
		return visits
	}
	judge(t, "status", []judged{
		{"three changes are flapping", entry(), days(500, 200, 500, 200), linkwatch.Unsure, "comes and goes: 3 changes within its last 4 visits"},
		{"two changes are an outage", entry(), days(500, 200, 500, 500), linkwatch.Unsure, "It may pass."},
		{"what flapped is told after it recovered", entry(), days(200, 500, 200, 500, 200), linkwatch.Healthy, "it comes and goes: 4 changes"},
		{"one outage is not told after it", entry(), days(200, 500, 500, 200, 200), linkwatch.Healthy, ""},
		{"what flapped long ago is forgotten", entry(), days(200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 500, 200, 500, 200), linkwatch.Healthy, ""},
		{"walls in between are no change", entry(), days(200, 403, 200, 403, 200, 403, 200), linkwatch.Healthy, ""},
		{"flapping that stays away is broken as confirm asks", entry(), days(500, 500, 500, 500, 200, 500, 200), linkwatch.Broken, "comes and goes"},
	})
	judge(t, "failure", []judged{
		{"flapping is said of failures too", entry(), []linkwatch.Visit{
			visit(hours(1), failed(linkwatch.Timeout, "connect", 2)), visit(hours(25)), visit(hours(49), answered(500)), visit(hours(73)),
		}, linkwatch.Unsure, "comes and goes"},
	})
	judge(t, "tls", []judged{
		{"flapping is said of certificates too", entry(), []linkwatch.Visit{
			visit(hours(1), certified(linkwatch.CertWrongHost, 30*day)), visit(hours(25)), visit(hours(49), certified(linkwatch.CertWrongHost, 30*day)), visit(hours(73)),
		}, linkwatch.Unsure, "comes and goes"},
	})
}
