package checks

import "linkwatch"

// unlinked finds entries whose address nobody has found yet.
func unlinked(c Case) []linkwatch.Finding {
	if c.Entry.URL != "" {
		return nil
	}
	return []linkwatch.Finding{{
		Severity: linkwatch.Note, Health: linkwatch.Healthy,
		Detail: "Nobody knows this resource's address yet.",
		Hint:   "Search for it by its title and publisher, and put its url into the catalog.",
	}}
}
