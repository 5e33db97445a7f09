package checks

import (
	"fmt"
	"time"

	"linkwatch"
)

// endsSoon is how long before its end a certificate is told of. Issuers of
// short-lived certificates renew them 30 days ahead, so that 14 days means that
// the renewal has failed.
const endsSoon = 14 * 24 * time.Hour

// certificateEnds finds good certificates that nobody has renewed in time.
func certificateEnds(c Case) []linkwatch.Finding {
	v, ok := c.Last()
	if !ok || v.TLS.Error != "" || v.TLS.NotAfter.IsZero() || v.TLS.NotAfter.Sub(c.Now) > endsSoon {
		return nil
	}
	ends := v.TLS.NotAfter.UTC().Format("2006-01-02")
	return []linkwatch.Finding{{
		Severity: linkwatch.Warning, Health: linkwatch.Healthy,
		Detail:   fmt.Sprintf("The certificate ends on %s and has not been renewed.", ends),
		Hint:     "Tell the site's owner: after that day browsers warn people away.",
		Evidence: []string{seen(v, fmt.Sprintf("certificate of %s ends %s", v.TLS.Issuer, ends))},
	}}
}
