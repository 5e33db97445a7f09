package checks

import (
	"fmt"
	"net/http"
	"strings"

	"linkwatch"
)

// walls names who stands behind the words of a Server header, and whether a 503
// of theirs turns visitors away; of the others it says that the site behind
// them is down. Sources: the vendors' own answers as graded in EDGI's
// web-monitoring records.
var walls = []struct {
	server, vendor string
	by503          bool
}{
	{"cloudflare", "Cloudflare", true},
	{"akamaighost", "Akamai", true},
	{"awselb", "Amazon's load balancer", false},
	{"cloudfront", "Amazon CloudFront", false},
	{"sucuri", "Sucuri", true},
	{"imperva", "Imperva", true},
	{"datadome", "DataDome", true},
}

// blockedBy reports whether the answer is that of a bot wall or firewall, and
// whose it is if that is known; "" otherwise. A plain 503 is a failing server.
func blockedBy(v linkwatch.Visit) (vendor string, wall bool) {
	if v.Failure.Kind != "" {
		return "", false
	}
	if v.Header.Mitigated != "" {
		return "Cloudflare", true
	}
	by503 := false
	for _, w := range walls {
		if strings.Contains(strings.ToLower(v.Header.Server), w.server) {
			vendor, by503 = w.vendor, w.by503
		}
	}
	switch v.Status {
	case http.StatusUnauthorized, http.StatusForbidden, http.StatusNotAcceptable, http.StatusTooManyRequests, 999:
		return vendor, true
	case http.StatusServiceUnavailable:
		return vendor, by503 || v.RetryAfter > 0
	}
	return "", false
}

// blocked finds answers that stand in for the page: they say neither that it
// lives nor that it is dead.
func blocked(c Case) []linkwatch.Finding {
	v, ok := c.Last()
	if !ok {
		return nil
	}
	vendor, wall := blockedBy(v)
	if !wall {
		return nil
	}
	who := "The server"
	if vendor != "" {
		who = "A wall in front of the site (" + vendor + ")"
	}
	return []linkwatch.Finding{{
		Severity: linkwatch.Warning, Health: linkwatch.Unsure,
		Detail: fmt.Sprintf("%s turns our visits away (status %d): we cannot tell how the page stands.", who, v.Status),
		Hint: "Open the page in a browser. If it is there, write last_verified into the catalog and waive \"blocked\" until a date; " +
			"you can also ask the site to let linkwatch in.",
		Evidence: attempts(v),
	}}
}
