package checks

import (
	"fmt"
	"net/http"
	"strings"

	"linkwatch"
)

// walls names who stands behind the words of a Server header. Sources: the
// vendors' own answers as graded in EDGI's web-monitoring records.
var walls = []struct{ server, vendor string }{
	{"cloudflare", "Cloudflare"},
	{"akamaighost", "Akamai"},
	{"awselb", "Amazon's load balancer"},
	{"cloudfront", "Amazon CloudFront"},
	{"sucuri", "Sucuri"},
	{"imperva", "Imperva"},
	{"datadome", "DataDome"},
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
	for _, w := range walls {
		if strings.Contains(strings.ToLower(v.Header.Server), w.server) {
			vendor = w.vendor
		}
	}
	switch v.Status {
	case http.StatusUnauthorized, http.StatusForbidden, http.StatusNotAcceptable, http.StatusTooManyRequests, 999:
		return vendor, true
	case http.StatusServiceUnavailable:
		return vendor, vendor != "" || v.RetryAfter > 0
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
