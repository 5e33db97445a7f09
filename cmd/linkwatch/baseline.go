package main

import (
	"encoding/json"
	"fmt"
	"os"
	"slices"

	"linkwatch"
	"linkwatch/report"
)

// baseline is how entries stood at an earlier check; nil if there is none.
type baseline map[linkwatch.EntryID]linkwatch.Health

// readBaseline reads what --write-baseline or "check --format json" wrote.
// No file gives no baseline.
func readBaseline(file string) (baseline, error) {
	if file == "" {
		return nil, nil
	}
	text, err := os.ReadFile(file)
	if err != nil {
		return nil, fmt.Errorf("--baseline: %w", err)
	}
	var doc linkwatch.CheckDocument
	if err := json.Unmarshal(text, &doc); err != nil {
		return nil, fmt.Errorf("--baseline %s: want what \"check --write-baseline\" writes: %w", file, err)
	}
	if doc.Schema != linkwatch.CheckSchema {
		return nil, fmt.Errorf("--baseline %s: schema %q: want %q", file, doc.Schema, linkwatch.CheckSchema)
	}
	before := baseline{}
	for _, e := range doc.Entries {
		before[e.ID] = e.Health
	}
	return before, nil
}

// writeBaseline writes the check's result for a later readBaseline; no file, nothing.
func writeBaseline(file string, result report.Check) error {
	if file == "" {
		return nil
	}
	return writeFile(file, "json", result)
}

// worse reports whether an entry has one of the healths that fail, and did not
// stand as badly in the baseline already.
func (b baseline) worse(verdicts *verdictList, failOn []linkwatch.Health) bool {
	for i, health := range verdicts.healths() {
		if slices.Contains(failOn, health) && b[verdicts.catalog.ID(i)] < health {
			return true
		}
	}
	return false
}
