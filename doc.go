// Package linkwatch holds the words the program is written in: an Entry is
// what the catalog promises, a Visit is what one round saw there, a Verdict is
// what that means.
//
// It does no input or output and imports only the standard library. Each folder
// beside it does one thing with these nouns (catalog reads them, crawler
// observes, store keeps, checks judges, report, web and metrics tell) and knows
// none of the other folders; cmd/linkwatch alone wires them.
//
// Start with entry.go, then visit.go, then verdict.go.
package linkwatch
