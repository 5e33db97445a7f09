package checks

import (
	"fmt"

	"linkwatch"
)

// robots finds entries that the site's robots.txt keeps us from visiting.
func robots(c Case) []linkwatch.Finding {
	v, ok := c.Last()
	if !ok || v.Failure.Kind != linkwatch.RobotsKept {
		return nil
	}
	return []linkwatch.Finding{{
		Severity: linkwatch.Warning, Health: linkwatch.Unsure,
		Detail:   fmt.Sprintf("The site's robots.txt keeps us out (%s): we cannot tell how the page stands.", v.Failure.Detail),
		Hint:     "Open the page in a browser and write last_verified into the catalog and waive \"robots\" until a date, or ask the site to let linkwatch in.",
		Evidence: attempts(v),
	}}
}
