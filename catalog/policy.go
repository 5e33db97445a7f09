package catalog

import "linkwatch"

// builtIn is the policy where the catalog says nothing.
var builtIn = linkwatch.Policy{
	Confirm: linkwatch.Confirm{Failures: 3, Over: 3 * day},
	Robots:  linkwatch.ObeyRobots,
}

// over gives the base with each field replaced that the file states.
func (p policy) over(base linkwatch.Policy) linkwatch.Policy {
	if p.MaxAge.given {
		base.MaxAge = p.MaxAge.length
	}
	if p.Every.given {
		base.Every = p.Every.length
	}
	if p.Confirm.Failures.given {
		base.Confirm.Failures = p.Confirm.Failures.n
	}
	if p.Confirm.Over.given {
		base.Confirm.Over = p.Confirm.Over.length
	}
	if p.Robots.given {
		base.Robots = linkwatch.Robots(p.Robots.text)
	}
	if p.VerifyEvery.given {
		base.VerifyEvery = p.VerifyEvery.length
	}
	if p.RequireDate.given {
		base.RequireDate = p.RequireDate.on
	}
	return base
}
