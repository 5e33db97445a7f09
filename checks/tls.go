package checks

import (
	"fmt"

	"linkwatch"
)

// certificateTrouble finds certificates that do not verify. One that ended
// longer ago than the confirm window is broken at once; an unknown issuer stays
// unsure, because browsers mend an incomplete chain where we cannot.
func certificateTrouble(c Case) []linkwatch.Finding {
	v, ok := c.Last()
	if !ok || v.TLS.Error == "" {
		return nil
	}
	longExpired := v.TLS.Error == linkwatch.CertExpired && v.At.Sub(v.TLS.NotAfter) > c.Entry.Policy.Confirm.Over
	confirmed := v.TLS.Error != linkwatch.CertUnknown && c.confirmed()
	f := linkwatch.Finding{
		Detail:   "The certificate " + troubles[v.TLS.Error] + ": browsers warn people away.",
		Hint:     "Tell the site's owner; until it is mended, look for another address of the same resource.",
		Evidence: []string{seen(v, fmt.Sprintf("certificate %s, issued by %s, ends %s", v.TLS.Error, v.TLS.Issuer, v.TLS.NotAfter.UTC().Format("2006-01-02")))},
	}
	f.Health, f.Severity = believed(longExpired || confirmed)
	return []linkwatch.Finding{f}
}

var troubles = map[linkwatch.TLSError]string{
	linkwatch.CertExpired:     "has expired",
	linkwatch.CertNotYetValid: "is not valid yet",
	linkwatch.CertWrongHost:   "belongs to another site",
	linkwatch.CertUnknown:     "comes from an issuer we do not know",
	linkwatch.CertInvalid:     "cannot be used",
}
