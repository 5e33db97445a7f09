package checks

import (
	"testing"
	"time"

	"linkwatch"
)

func certified(trouble linkwatch.TLSError, ends time.Duration) func(*linkwatch.Visit) {
	return func(v *linkwatch.Visit) {
		v.TLS = linkwatch.TLS{Issuer: "Test CA", NotAfter: today.Add(ends), Error: trouble}
	}
}

func TestCertificateTrouble(t *testing.T) {
	plain := entry()
	expired := certified(linkwatch.CertExpired, -day)
	judge(t, "tls", []judged{
		{"expired yesterday is unsure", plain, []linkwatch.Visit{visit(hours(1), expired)}, linkwatch.Unsure, "has expired"},
		{"expired for more than the confirm window is broken at once", plain,
			[]linkwatch.Visit{visit(hours(1), certified(linkwatch.CertExpired, -5*day))}, linkwatch.Broken, "has expired"},
		{"another site's certificate waits for confirm", plain,
			[]linkwatch.Visit{visit(hours(1), certified(linkwatch.CertWrongHost, 30*day))}, linkwatch.Unsure, "another site"},
		{"another site's certificate is broken when confirmed", plain, []linkwatch.Visit{
			visit(hours(1), certified(linkwatch.CertWrongHost, 30*day)), visit(hours(40), certified(linkwatch.CertWrongHost, 30*day)), visit(hours(80), certified(linkwatch.CertWrongHost, 30*day)),
		}, linkwatch.Broken, "another site"},
		{"a self-signed certificate is unsure", plain, []linkwatch.Visit{visit(hours(1), certified(linkwatch.CertUnknown, 30*day))}, linkwatch.Unsure, "nobody vouches for"},
		{"a self-signed certificate is broken when confirmed: browsers refuse it", plain, []linkwatch.Visit{
			visit(hours(1), certified(linkwatch.CertUnknown, 30*day)), visit(hours(40), certified(linkwatch.CertUnknown, 30*day)), visit(hours(80), certified(linkwatch.CertUnknown, 30*day)),
		}, linkwatch.Broken, "nobody vouches for"},
		{"a revoked certificate waits for confirm", plain,
			[]linkwatch.Visit{visit(hours(1), certified(linkwatch.CertRevoked, 30*day))}, linkwatch.Unsure, "was revoked"},
		{"a revoked certificate is broken when confirmed", plain, []linkwatch.Visit{
			visit(hours(1), certified(linkwatch.CertRevoked, 30*day)), visit(hours(40), certified(linkwatch.CertRevoked, 30*day)), visit(hours(80), certified(linkwatch.CertRevoked, 30*day)),
		}, linkwatch.Broken, "was revoked"},
		{"a chain that browsers mend has no effect", plain, []linkwatch.Visit{
			visit(hours(1), certified(linkwatch.CertIncomplete, 30*day)), visit(hours(40), certified(linkwatch.CertIncomplete, 30*day)), visit(hours(80), certified(linkwatch.CertIncomplete, 30*day)),
		}, linkwatch.Healthy, "browsers mend"},
		{"visits behind an incomplete chain do not help to confirm", plain, []linkwatch.Visit{
			visit(hours(1), expired), visit(hours(40), certified(linkwatch.CertIncomplete, 30*day)), visit(hours(80), certified(linkwatch.CertIncomplete, 30*day)),
		}, linkwatch.Unsure, "has expired"},
		{"a wrong certificate and timeouts in turn count together", plain, []linkwatch.Visit{
			visit(hours(1), certified(linkwatch.CertWrongHost, 30*day)), visit(hours(40), failed(linkwatch.Timeout, "headers", 2)), visit(hours(80), certified(linkwatch.CertWrongHost, 30*day)),
		}, linkwatch.Broken, "another site"},
		{"a 404 behind a bad certificate is a 404", plain,
			[]linkwatch.Visit{visit(hours(1), expired, answered(404, 404))}, linkwatch.Broken, "has expired"},
		{"a 404 behind an incomplete chain is a 404", plain,
			[]linkwatch.Visit{visit(hours(1), certified(linkwatch.CertIncomplete, 30*day), answered(404, 404))}, linkwatch.Broken, "browsers mend"},
	})
}

func TestCertificateEnds(t *testing.T) {
	judge(t, "certificate", []judged{
		{"ends in ten days", entry(), []linkwatch.Visit{visit(hours(1), certified("", 10*day))}, linkwatch.Healthy, "ends on 2026-12-02"},
		{"ends in a month", entry(), []linkwatch.Visit{visit(hours(1), certified("", 30*day))}, linkwatch.Healthy, ""},
		{"plain http has none", entry(), []linkwatch.Visit{visit(hours(1), func(v *linkwatch.Visit) { v.TLS = linkwatch.TLS{} })}, linkwatch.Healthy, ""},
	})
}
