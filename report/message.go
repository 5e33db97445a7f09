package report

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"

	"linkwatch"
)

// message tells one finding to a tool that shows it beside a line of the catalog.
func message(v linkwatch.Verdict, f linkwatch.Finding) string {
	return strings.TrimSpace(fmt.Sprintf("%s: %s %s", v.Entry.Title, sentence(f.Detail), f.Hint))
}

// fingerprints name findings so that a tool knows them again although lines
// move: by check and entry, and by number where one check says several things.
type fingerprints map[string]int

func (seen fingerprints) of(v linkwatch.Verdict, f linkwatch.Finding) string {
	name := f.Check + "\x00" + string(v.Entry.ID)
	seen[name]++
	if n := seen[name]; n > 1 {
		name = fmt.Sprintf("%s\x00%d", name, n)
	}
	sum := sha256.Sum256([]byte(name))
	return hex.EncodeToString(sum[:16])
}
