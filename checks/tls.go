package checks

import (
	"fmt"
	"time"

	"linkwatch"
)

// certificateTrouble finds certificates that do not verify. One that ended
// longer ago than the confirm window is broken at once, another trouble once it
// is confirmed. A chain that lacks a certificate in the middle has no effect:
// browsers fetch what is missing. The page behind a bad certificate is judged
// by the other checks all the same.
func certificateTrouble(c Case) []linkwatch.Finding {
	v, ok := c.Last()
	if !ok || v.TLS.Error == "" {
		return nil
	}
	f := linkwatch.Finding{
		Detail: "The certificate " + troubles[v.TLS.Error] + ": browsers warn people away.",
		Hint:   "Tell the site's owner; until it is mended, look for another address of the same resource.",
		Evidence: []string{seen(v, fmt.Sprintf("certificate %s, issued by %q, ends %s",
			v.TLS.Error, v.TLS.Issuer, v.TLS.NotAfter.UTC().Format(time.DateOnly)))},
	}
	if v.TLS.Error == linkwatch.CertIncomplete {
		f.Health, f.Severity = linkwatch.Healthy, linkwatch.Warning
		f.Detail = "The server does not send its whole certificate chain: browsers mend that, other programs refuse the page."
		f.Hint = "Tell the site's owner to send the intermediate certificate too."
		return []linkwatch.Finding{f}
	}
	longExpired := v.TLS.Error == linkwatch.CertExpired && v.At.Sub(v.TLS.NotAfter) > c.Entry.Policy.Confirm.Over
	f.Health, f.Severity = believed(longExpired || c.confirmed())
	return c.flapping([]linkwatch.Finding{f})
}

var troubles = map[linkwatch.TLSError]string{
	linkwatch.CertExpired:     "has expired",
	linkwatch.CertNotYetValid: "is not valid yet",
	linkwatch.CertWrongHost:   "belongs to another site",
	linkwatch.CertUnknown:     "comes from an issuer that nobody vouches for",
	linkwatch.CertRevoked:     "was revoked by its issuer",
	linkwatch.CertInvalid:     "cannot be used",
}
