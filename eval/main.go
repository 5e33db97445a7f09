// Command eval measures the reader and the checks against labelled pages:
//
//	go run ./eval -data DIR [-set NAME] [-format text|json]
//
// DIR holds one folder for each question, with its own format. Every set that
// is there is run through the real page reader and the real checks, and its
// counts and misses are printed; what DIR lacks is said on stderr. Nothing of
// the data is kept.
//
// Start with sets.go, the table of the sets; look.go turns a labelled page into
// a visit and a verdict.
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
)

func main() {
	data := flag.String("data", "", "the `DIR` with the labelled pages, one folder a set")
	only := flag.String("set", "", "run this set alone, by its `NAME`")
	format := flag.String("format", "text", "text or json")
	flag.Parse()
	if err := run(*data, *only, *format); err != nil {
		fmt.Fprintln(os.Stderr, "eval:", err)
		os.Exit(2)
	}
}

func run(data, only, format string) error {
	write, ok := formats[format]
	if !ok {
		return fmt.Errorf("-format %q: want text or json", format)
	}
	if data == "" {
		return fmt.Errorf("-data: want the directory with the labelled pages")
	}
	if _, err := os.Stat(data); err != nil {
		return err
	}
	if only != "" && !slices.ContainsFunc(sets, func(s set) bool { return s.name == only }) {
		return fmt.Errorf("-set %q: want one of %v", only, names())
	}
	var results []result
	for _, s := range sets {
		if only != "" && s.name != only {
			continue
		}
		if lacking := s.lacks(data); lacking != "" {
			fmt.Fprintf(os.Stderr, "eval: %s: skipped, %s is not there\n", s.name, filepath.Join(data, lacking))
			continue
		}
		r, err := s.run(data)
		if err != nil {
			return fmt.Errorf("%s: %w", s.name, err)
		}
		r.set = s.name
		results = append(results, r)
	}
	return write(os.Stdout, results)
}
